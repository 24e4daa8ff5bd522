import type { NestedFence } from './body.ts';
import type { Span } from './span.ts';
import { span } from './span.ts';

/** A line that is nothing but a fence, in whatever list or quote it stands. */
interface FenceLine {
  readonly marks: Span;
  readonly char: string;
  /** A word follows, so that it can only open. */
  readonly info: boolean;
}

const FENCE_LINE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$/gm;

/** Files with more unbalanced fences than this are left to the letter of the specification. */
const PATIENCE = 32;

/**
 * Fences whose author wrote a fenced sample inside with the same number of marks. By the letter the sample's closing
 * fence ends the outer block, and everything after it changes sides. They are told by an opening line with an info string
 * inside an open block; the reading as nested counts only where it closes the outer block before the text ends.
 */
export function nestedFences(text: string): NestedFence[] {
  if (!text.includes('```') && !text.includes('~~~')) return [];
  const lines = fenceLines(text);
  const found: NestedFence[] = [];
  let failures = 0;
  for (let at = 0; at < lines.length && failures < PATIENCE; ) {
    const plain = closedAt(lines, at, false);
    if (plain < 0) break;
    const suspect = opensBetween(lines, at, plain);
    const meant = suspect ? closedAt(lines, at, true) : -1;
    if (meant > plain) found.push(nested(lines, at, meant));
    else if (suspect) failures++;
    at = Math.max(plain, meant) + 1;
  }
  return found;
}

/** The text with the inner fences blotted out, same length: a parser then sees what the author meant. */
export function blotInner(text: string, fences: readonly NestedFence[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of fences.flatMap((fence) => fence.inner)) {
    parts.push(text.slice(from, start), 'x'.repeat(end - start));
    from = end;
  }
  return parts.join('') + text.slice(from);
}

function fenceLines(text: string): FenceLine[] {
  const lines: FenceLine[] = [];
  for (const match of text.matchAll(FENCE_LINE)) {
    const [line, marks = '', rest = ''] = match;
    const char = marks.charAt(0);
    if (char === '`' && rest.includes('`')) continue;
    const start = match.index + line.length - rest.length - marks.length;
    lines.push({ marks: span(start, start + marks.length), char, info: rest.trim() !== '' });
  }
  return lines;
}

function length(line: FenceLine): number {
  return line.marks.end - line.marks.start;
}

function reaches(line: FenceLine, open: FenceLine): boolean {
  return line.char === open.char && length(line) >= length(open);
}

/** The line that closes the block opened at `at`, or -1; with `nesting`, openers inside need closers of their own. */
function closedAt(lines: readonly FenceLine[], at: number, nesting: boolean): number {
  const stack = lines.slice(at, at + 1);
  for (let index = at + 1; index < lines.length; index++) {
    const line = lines[index];
    const open = stack.at(-1);
    if (!line || !open || !reaches(line, open)) continue;
    if (!line.info) stack.pop();
    else if (nesting) stack.push(line);
    if (stack.length === 0) return index;
  }
  return -1;
}

function opensBetween(lines: readonly FenceLine[], from: number, to: number): boolean {
  const open = lines[from];
  return open !== undefined && lines.slice(from + 1, to).some((line) => line.info && reaches(line, open));
}

function nested(lines: readonly FenceLine[], from: number, to: number): NestedFence {
  const [open, ...rest] = lines.slice(from, to + 1);
  const marks = rest.filter((line) => open && reaches(line, open)).map((line) => line.marks);
  const opening = open?.marks ?? span(0, 0);
  return { open: opening, close: marks.at(-1) ?? opening, inner: marks.slice(0, -1) };
}
