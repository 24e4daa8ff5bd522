import type { Span } from './span.ts';
import { span } from './span.ts';

/** A line that is nothing but a fence, in whatever list or quote it stands. */
export interface FenceLine {
  readonly marks: Span;
  readonly char: string;
  readonly length: number;
  /** A word follows, so that it can only open. */
  readonly info: boolean;
  /** How many `>` stand before it. */
  readonly quotes: number;
  /** The list markers before it, `-`; empty without. In a block such a line is text, but may be meant as a fence. */
  readonly item: string;
  /** The column of the marks, counted from the last `>`. */
  readonly indent: number;
}

const FENCE_LINE = /([ \t>]*)((?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})(.*)/y;

/** Every fence of a text whose lines end in `\n`, in order. */
export function fenceLines(text: string): FenceLine[] {
  const lines: FenceLine[] = [];
  let ticks = text.indexOf('```');
  let tildes = text.indexOf('~~~');
  while (ticks >= 0 || tildes >= 0) {
    const at = ticks < 0 || (tildes >= 0 && tildes < ticks) ? tildes : ticks;
    const line = fenceAt(text, at);
    if (line) lines.push(line);
    const end = text.indexOf('\n', at);
    if (end < 0) break;
    if (ticks >= 0 && ticks < end) ticks = text.indexOf('```', end);
    if (tildes >= 0 && tildes < end) tildes = text.indexOf('~~~', end);
  }
  return lines;
}

/** The fence in whose line the first marks stand at the offset. */
function fenceAt(text: string, at: number): FenceLine | undefined {
  FENCE_LINE.lastIndex = text.lastIndexOf('\n', at) + 1;
  const lineStart = FENCE_LINE.lastIndex;
  const match = FENCE_LINE.exec(text);
  if (!match) return undefined;
  const [, before = '', item = '', marks = '', rest = ''] = match;
  const char = marks.charAt(0);
  if (char === '`' && rest.includes('`')) return undefined;
  const start = lineStart + before.length + item.length;
  const column = before.slice(before.lastIndexOf('>') + 1).replaceAll('\t', '    ').length + item.length;
  return {
    marks: span(start, start + marks.length),
    char,
    length: marks.length,
    info: rest.trim() !== '',
    quotes: before.length - before.replaceAll('>', '').length,
    item: item.trim(),
    indent: column,
  };
}
