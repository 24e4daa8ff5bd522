import { lazy } from '../syntax/lazy.ts';

/** Most keys are ASCII; a pattern for the letters of all languages costs a millisecond before its first use. */
const ASCII_KEY = /["']?[A-Za-z_$][\w$.-]*["']?:(?:\s|$)/y;
const anyKey = lazy(() => /["']?[\p{L}_$][\p{L}\p{N}_$.-]*["']?:(?:\s|$)/uy);

/** Whether a key stands at the offset: `mode: all`, `"mode":`. */
export function isKeyAt(text: string, offset: number): boolean {
  ASCII_KEY.lastIndex = offset;
  if (ASCII_KEY.test(text)) return true;
  const pattern = anyKey();
  pattern.lastIndex = offset;
  return pattern.test(text);
}

/** A line that can belong to a header: a key, a list item, something indented, a closing bracket. */
export function isHeaderLine(line: string): boolean {
  switch (line.charAt(0)) {
    case ' ':
    case '\t':
    case ']':
    case '}':
      return true;
    case '-':
      return /^-(?:\s|$)/.test(line);
    case '#':
      return line.charAt(1) !== '#';
    default:
      return line.includes(':') && isKeyAt(line, 0);
  }
}

/** Whether a line begins at the offset. */
export function beginsLine(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  return offset === 0 || before === 0x0a || before === 0x0d;
}
