import type { FenceLine } from './fenceLines.ts';
import type { Span } from './span.ts';
import { span } from './span.ts';

/**
 * The fenced blocks of a Markdown text that lie in no list or quote: all that goes on behind a blank line which a line
 * without indentation follows. Undefined where that is in doubt, or where there is HTML of the kinds that go on as well.
 * The text has plain line breaks; `fences` are all its fence lines.
 */
export function freeBlocks(text: string, fences: readonly FenceLine[]): readonly Span[] | undefined {
  const blocks = fencedBlocks(text, fences);
  return blocks && !hasLongHtml(text, blocks) ? blocks : undefined;
}

/**
 * The parts of a Markdown text that hold the offsets in `marks`, in order, none in another: each can be parsed without
 * what stands around it and gives the same tree, if the text defines no labels. Marks within the text's free blocks are
 * in none. A line without indentation behind a blank one ends every list, quote and paragraph: there a part may begin.
 */
export function sectionsAround(
  text: string,
  marks: readonly number[],
  blocks: readonly Span[],
): readonly Span[] {
  const found: Span[] = [];
  let block = 0;
  let floor = 0;
  for (const mark of marks) {
    for (let next = blocks[block]; next && next.end <= mark; next = blocks[++block])
      floor = Math.min(text.length, next.end + 1);
    if ((blocks[block]?.start ?? Number.POSITIVE_INFINITY) <= mark) continue;
    const last = found.at(-1);
    if (last && mark < last.end) continue;
    const start = sectionStart(text, mark, floor);
    const end = paragraphEnd(text, mark);
    if (!last || start >= last.end) found.push(span(start, end));
    else found[found.length - 1] = span(Math.min(start, last.start), end);
  }
  return found;
}

/** The fenced blocks that lie in no list or quote, from line to line; undefined where that is in doubt. */
function fencedBlocks(text: string, lines: readonly FenceLine[]): Span[] | undefined {
  const found: Span[] = [];
  for (let at = 0; at < lines.length; ) {
    const open = lines[at];
    if (!open || mayBeInHtml(text, open)) return undefined;
    if (indentOf(text, open) === 0) {
      let close = at + 1;
      while (close < lines.length && !closes(text, lines[close], open)) close++;
      const end = lines[close]?.marks.end;
      found.push(span(open.marks.start, end === undefined ? text.length : lineEnd(text, end)));
      at = close + 1;
    } else {
      // Part of a list, or a block of its own: either way it must end where its marks say.
      const close = lines[at + 1];
      if (!close || !isClosedInPlace(text, open, close)) return undefined;
      at += 2;
    }
  }
  return found;
}

function closes(text: string, line: FenceLine | undefined, open: FenceLine): boolean {
  if (!line || line.info || line.char !== open.char || line.length < open.length) return false;
  const indent = indentOf(text, line);
  return indent >= 0 && indent <= 3;
}

/** The blanks before a fence; -1 where other characters stand there. */
function indentOf(text: string, { marks: { start } }: FenceLine): number {
  let at = start;
  while (at > 0 && text.charCodeAt(at - 1) === SPACE) at--;
  return at === 0 || text.charCodeAt(at - 1) === LINE_FEED ? start - at : -1;
}

/** Whether the block ends with `close` for every reader, whatever list it may lie in: no line in it leaves the list. */
function isClosedInPlace(text: string, open: FenceLine, close: FenceLine): boolean {
  const indent = indentOf(text, open);
  if (indent < 0 || indentOf(text, close) !== indent) return false;
  if (close.info || close.char !== open.char || close.length < open.length) return false;
  for (let at = lineEnd(text, open.marks.end) + 1; at < close.marks.start; at = lineEnd(text, at) + 1) {
    if (!isBlankLine(text, at) && !startsWithBlanks(text, at, indent)) return false;
  }
  return true;
}

function startsWithBlanks(text: string, at: number, count: number): boolean {
  for (let i = 0; i < count; i++) if (text.charCodeAt(at + i) !== SPACE) return false;
  return true;
}

/** In a section of HTML, which a blank line ends, a fence is text. */
function mayBeInHtml(text: string, { marks: { start } }: FenceLine): boolean {
  for (let at = lineStart(text, start); at > 0; ) {
    at = lineStart(text, at - 1);
    if (isBlankLine(text, at)) return false;
    if (text.charCodeAt(contentStart(text, at)) === LESS) return true;
  }
  return false;
}

/** Where the text of a line begins, behind its indentation and the marks of lists and quotes. */
function contentStart(text: string, at: number): number {
  CONTAINERS.lastIndex = at;
  return at + (CONTAINERS.exec(text)?.[0].length ?? 0);
}

const CONTAINERS = /(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*/y;

/** HTML that goes on over blank lines. */
const LONG_HTML = /<(?:!|\?|(?:script|pre|style|textarea)(?![\w-]))/gi;

/** Whether HTML of those kinds begins a line outside of the blocks and does not end in the same line. */
function hasLongHtml(text: string, blocks: readonly Span[]): boolean {
  LONG_HTML.lastIndex = 0;
  for (let found = LONG_HTML.exec(text); found; found = LONG_HTML.exec(text)) {
    const at = found.index;
    if (contentStart(text, lineStart(text, at)) !== at) continue;
    if (blocks.some(({ start, end }) => start <= at && at < end)) continue;
    if (!text.startsWith('<!--', at)) return true;
    const close = text.indexOf('-->', at);
    if (close < 0 || close > lineEnd(text, at)) return true;
  }
  return false;
}

/** The last line up to the mark that stands free: behind a blank one and without indentation, or at the floor. */
function sectionStart(text: string, mark: number, floor: number): number {
  for (let at = lineStart(text, mark); at > floor; at = lineStart(text, at - 1)) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === TAB || code === LINE_FEED) continue;
    if (isBlankLine(text, lineStart(text, at - 1))) return at;
  }
  return floor;
}

/** The end of the last line before the next blank one. */
function paragraphEnd(text: string, mark: number): number {
  let end = lineEnd(text, mark);
  while (end < text.length && !isBlankLine(text, end + 1)) end = lineEnd(text, end + 1);
  return end;
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function isBlankLine(text: string, start: number): boolean {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) return true;
    if (code !== SPACE && code !== TAB) return false;
  }
  return true;
}

const TAB = 0x09;
const LINE_FEED = 0x0a;
const SPACE = 0x20;
const LESS = 0x3c;
