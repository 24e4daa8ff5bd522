import type { Span } from './span.ts';
import { lineSpan, span } from './span.ts';

/** Where a program sees the end of the block: at a line that starts with `---`, or at the first `---` anywhere. */
export type FenceClose = 'line-start' | 'anywhere';

/** How a text divides into front matter and body, as one program's fence rules see it. */
export interface FrontMatterSplit {
  /** The opening dashes: `---`. */
  readonly open: Span;
  /** What follows the opening dashes on their line, trimmed: `yaml`, `js`; empty for most files. */
  readonly language: Span;
  /** From the line after the opening one to the closing dashes; what the YAML parser reads. */
  readonly content: Span;
  /** The closing dashes; undefined where the block is never closed. */
  readonly close: Span | undefined;
  /** Text glued to the closing dashes on their line (`---# Title`): it is the body's beginning. */
  readonly glued: Span | undefined;
}

const FENCE = '---';

/** Offset of the first character after a byte order mark. */
export function afterBom(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/**
 * Divides a text. Undefined where the program would not look for front matter: the text does not begin with exactly
 * three dashes (a byte order mark before them is allowed), or, for `anywhere`, with more than that on their line.
 * Source: gray-matter 4.0.3 (`line-start`), Claude Code as observed (`anywhere`).
 */
export function splitFrontMatter(text: string, closeAt: FenceClose): FrontMatterSplit | undefined {
  const start = afterBom(text);
  if (!text.startsWith(FENCE, start) || text[start + 3] === '-') return undefined;
  const openLine = lineSpan(text, start);
  const language = trimmed(text, start + 3, openLine.end);
  // Claude Code: nothing may follow the dashes on their line.
  if (closeAt === 'anywhere' && language.start < language.end) return undefined;
  const contentStart = afterBreak(text, openLine.end);
  const close = findClose(text, openLine.end, contentStart, closeAt);
  const glued = close && trimmed(text, close.end, lineSpan(text, close.end).end);
  return {
    open: span(start, start + 3),
    language,
    content: span(contentStart, Math.max(contentStart, close ? close.start : text.length)),
    close,
    glued: glued && glued.end > glued.start ? glued : undefined,
  };
}

function findClose(
  text: string,
  lineEnd: number,
  contentStart: number,
  closeAt: FenceClose,
): Span | undefined {
  const found =
    closeAt === 'anywhere'
      ? text.indexOf(FENCE, contentStart)
      : afterNewline(text.indexOf(`\n${FENCE}`, lineEnd));
  return found < 0 || lineEnd >= text.length ? undefined : span(found, found + 3);
}

function afterNewline(index: number): number {
  return index < 0 ? -1 : index + 1;
}

/** Where the body begins: after the closing line's break, or at the text glued to the closing dashes. */
export function bodyStart(text: string, split: FrontMatterSplit | undefined): number {
  if (!split) return afterBom(text);
  if (!split.close) return text.length;
  if (split.glued) return split.close.end;
  return afterBreak(text, lineSpan(text, split.close.end).end);
}

function afterBreak(text: string, lineEnd: number): number {
  if (text.charCodeAt(lineEnd) === 0x0d && text.charCodeAt(lineEnd + 1) === 0x0a) return lineEnd + 2;
  return Math.min(lineEnd + 1, text.length);
}

function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return span(from, to);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d;
}
