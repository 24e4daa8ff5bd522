import { foldedGap, SPACE, skipSpaces } from './plainScalars.ts';

/** A block of text below a key. */
export interface BlockText {
  readonly text: string;
  /** Where its last line ends, blanks at the end left out; -1 where it has none. */
  readonly end: number;
  /** Where the first line begins that is not part of it. */
  readonly next: number;
}

interface BlockStart {
  /** What stands behind the key: `|`, `>-`. */
  readonly mark: string;
  /** Where the line below begins. */
  readonly from: number;
  readonly limit: number;
  /** How far in the key stands. */
  readonly indent: number;
}

const RETURN = 0x0d;

/** Reads a block marked `|` or `>`, with or without `-`. Undefined for other marks, and where its lines are not simple. */
export function readBlock(text: string, { mark, from, limit, indent }: BlockStart): BlockText | undefined {
  const folded = mark === '>' || mark === '>-';
  if (!folded && mark !== '|' && mark !== '|-') return undefined;
  let value = '';
  let margin = -1;
  let end = -1;
  let blanks = 0;
  let widest = 0;
  let at = from;
  for (let stop = at; at < limit; at = stop + 1) {
    const found = text.indexOf('\n', at);
    stop = found < 0 || found > limit ? limit : found;
    const lineEnd = stop > at && text.charCodeAt(stop - 1) === RETURN ? stop - 1 : stop;
    const start = Math.min(skipSpaces(text, at), lineEnd);
    if (start === lineEnd) {
      blanks++;
      widest = Math.max(widest, lineEnd - at);
      continue;
    }
    if (start - at <= indent) break;
    const first = margin < 0;
    if (first) margin = start - at;
    // Blank lines that are wider than the block, and lines that are further in where lines are folded, mean more.
    if (widest > margin || start - at < margin) return undefined;
    if (folded && (start - at > margin || text.charCodeAt(lineEnd - 1) === SPACE)) return undefined;
    value += gap(first, folded, blanks) + text.slice(at + margin, lineEnd);
    end = lineEnd;
    blanks = 0;
  }
  if (margin >= 0 && widest > margin) return undefined;
  const whole = margin < 0 || mark.endsWith('-') ? value : `${value}\n`;
  return { text: whole, end: end < 0 ? -1 : trimmedEnd(text, end), next: Math.min(at, limit) };
}

function gap(first: boolean, folded: boolean, blanks: number): string {
  if (first) return '\n'.repeat(blanks);
  return folded ? foldedGap(blanks) : '\n'.repeat(blanks + 1);
}

function trimmedEnd(text: string, end: number): number {
  let to = end;
  while (text.charCodeAt(to - 1) === SPACE) to--;
  return to;
}
