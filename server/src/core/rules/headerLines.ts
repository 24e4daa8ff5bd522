/** A line that begins with a key: `mode: all`, `"mode":`. */
export const KEY_LINE = /^["']?[\p{L}_$][\p{L}\p{N}_$.-]*["']?:(?:\s|$)/u;

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
      return line.includes(':') && KEY_LINE.test(line);
  }
}

/** Whether a line begins at the offset. */
export function beginsLine(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  return offset === 0 || before === 0x0a || before === 0x0d;
}
