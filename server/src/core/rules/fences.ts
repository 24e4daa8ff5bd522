import { afterBom } from '../syntax/frontmatter.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, span, trimSpan } from '../syntax/span.ts';
import { headerCut } from './headerCut.ts';
import { isHeaderLine, isKeyAt } from './headerLines.ts';
import { keysWhere } from './keyTable.ts';
import type { RuleContext } from './types.ts';

/** What is wrong with the lines that set a header off from the text. */
export type FenceFault =
  /** Something stands before the opening dashes; `dashes` is their line. */
  | { readonly is: 'not-first'; readonly span: Span; readonly blank: boolean; readonly dashes: Span }
  /** The header opens with more than three dashes; `others` are later lines of the same make. */
  | { readonly is: 'long'; readonly span: Span; readonly others: readonly Span[] }
  /** A word behind the opening dashes that names no parser; `key` where it is the header's first key. */
  | { readonly is: 'word'; readonly span: Span; readonly key: boolean }
  /** A line that was meant to close the header and does not. */
  | { readonly is: 'not-closing'; readonly span: Span }
  /** No line looks like the end; the header seems to end before `at`. */
  | { readonly is: 'unclosed'; readonly span: Span; readonly at: number }
  /** The line closes the header although it goes on; `indent` where it stands inside a block of text. */
  | { readonly is: 'early'; readonly span: Span; readonly indent: number; readonly glued: boolean }
  /** A second header after the first. */
  | { readonly is: 'second'; readonly span: Span }
  /** Text behind the closing dashes; `dashes` where it is only more of them. */
  | { readonly is: 'glued'; readonly span: Span; readonly dashes: boolean };

/** The first fault of the fences, if there is one. */
export function fenceFault(context: RuleContext): FenceFault | undefined {
  const { front, text } = context.file;
  if (!front) return beforeHeader(context) ?? refusedWord(context);
  // That is a fault of its own, and what looks like a second header below it is the rest of the first.
  if (context.loaded.header.state === 'code' || headerCut(context)) return undefined;
  return strangeWord(context) ?? (front.close ? afterClose(context) : unclosed(text, front.content));
}

/** Where a header that is never closed seems to end; the text's end where it is closed. */
export function seemingEnd({ file }: RuleContext): number {
  const { front, text } = file;
  if (!front || front.close) return text.length;
  const fault = unclosed(text, front.content);
  return fault.is === 'unclosed' ? fault.at : fault.span.start;
}

interface Line {
  readonly span: Span;
  readonly text: string;
}

function* linesOf(text: string, from: number, to = text.length): Generator<Line> {
  for (let at = from; at < to; ) {
    const { start, end } = lineSpan(text, at);
    yield { span: span(Math.max(start, from), end), text: text.slice(Math.max(start, from), end) };
    at = afterLine(text, end);
    if (end === text.length) return;
  }
}

/** Where the next line begins; the text's end where there is none. */
function afterLine(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
}

function isBlank(line: Line): boolean {
  return line.text.trim() === '';
}

const BEFORE_HEADER =
  /^\uFEFF?((?:[\s\u200B]|<!--(?:(?!-->)[\s\S])*-->|```[\w-]*\r?\n|#{1,6} [^\n]*\n)*)(-{3,})[ \t]*\r?\n\s*/;

/** The program sees no header, but the text has one: further down, or behind too many dashes. */
function beforeHeader({ file: { text }, kind }: RuleContext): FenceFault | undefined {
  const [all, before = '', dashes = ''] = BEFORE_HEADER.exec(text) ?? [];
  const line = all === undefined ? '' : lineText(text, all.length);
  if (!isKeyAt(line, 0)) return undefined;
  const start = afterBom(text);
  const at = start + before.length;
  if (before === '')
    return { is: 'long', span: lineOf(text, at), others: longLines(text, at + dashes.length) };
  const blank = /^[\s\u200B]*$/.test(before);
  // Below a heading or a comment a line of dashes is mostly a rule: only a key that is known tells.
  if (!blank && !kind.fields.some((field) => line.startsWith(`${field.key}:`))) return undefined;
  return { is: 'not-first', span: lineOf(text, blank ? at : start), blank, dashes: lineOf(text, at) };
}

function lineText(text: string, offset: number): string {
  return text.slice(offset, lineSpan(text, offset).end);
}

function lineOf(text: string, offset: number): Span {
  return trimSpan(text, span(offset, lineSpan(text, offset).end));
}

/** The next line of dashes only, if it has too many as well. */
function longLines(text: string, from: number): Span[] {
  for (const line of linesOf(text, from)) {
    if (/^-{3,}\s*$/.test(line.text)) return /^-{4}/.test(line.text) ? [trimSpan(text, line.span)] : [];
  }
  return [];
}

/** `---yaml`, where the program wants nothing behind the dashes. */
function refusedWord({ file: { text } }: RuleContext): FenceFault | undefined {
  const [opening = '', word = ''] = /^\uFEFF?---[ \t]*(\p{L}[^\r\n]*)/u.exec(text) ?? [];
  if (word === '') return undefined;
  const [, below] = linesOf(text, 0);
  const key = isKeyAt(word, 0);
  if (!key && !isKeyAt(below?.text ?? '', 0)) return undefined;
  return { is: 'word', span: trimSpan(text, span(opening.length - word.length, opening.length)), key };
}

function strangeWord({ file, loaded }: RuleContext): FenceFault | undefined {
  const word = file.front?.language;
  if (!word || word.start === word.end || !/engine/.test(loaded.header.failure?.message ?? ''))
    return undefined;
  return { is: 'word', span: word, key: isKeyAt(file.text.slice(word.start, word.end), 0) };
}

const NEARLY_CLOSING = /^\s*(?:\.\.\.|-{2,}|[-–—]{1,3}|\*{3,}|_{3,}|={3,}|~{3,}|\+{3,})\s*$/;

/** The line where a header without an end stops to look like one. */
function unclosed(text: string, content: Span): FenceFault {
  let at = content.start;
  let blankBefore = false;
  let goesOn = false;
  for (const line of linesOf(text, content.start, content.end)) {
    if (isBlank(line)) {
      blankBefore = true;
      continue;
    }
    const nearly = NEARLY_CLOSING.test(line.text) && line.text.trim() !== '-';
    if (nearly) return { is: 'not-closing', span: trimSpan(text, line.span) };
    const isIndented = /^[ \t]/.test(line.text);
    // Below a blank line, a heading is no comment, and indented text is only a value that goes on.
    if (blankBefore && (line.text.startsWith('#') || (isIndented && !goesOn))) break;
    if (!isHeaderLine(line.text)) break;
    if (!isIndented) goesOn = /:\s*(?:[|>][-+\d]*\s*)?$/.test(line.text);
    blankBefore = false;
    at = afterLine(text, line.span.end);
  }
  return { is: 'unclosed', span: span(content.start, content.start), at };
}

/** The keys that tell a header: any word may be a request option. */
const knownKeys = keysWhere((spec) => !spec.passes);

function afterClose(context: RuleContext): FenceFault | undefined {
  const { front, text } = context.file;
  if (!front?.close) return undefined;
  const indent = blockIndent(context);
  const rest = linesBelow(
    text,
    afterLine(text, lineSpan(text, front.close.end).end),
    knownKeys(context.kind),
    indent,
  );
  if (rest?.is === 'early') {
    const line = span(front.close.start, front.glued?.end ?? front.close.end);
    return { is: 'early', span: line, indent, glued: front.glued !== undefined };
  }
  if (rest && !front.glued) return { is: 'second', span: rest.span };
  if (!front.glued) return undefined;
  const dashes = /^-+$/.test(text.slice(front.glued.start, front.glued.end));
  return { is: 'glued', span: dashes ? span(front.close.start, front.glued.end) : front.glued, dashes };
}

/**
 * Whether header lines go on below the closing dashes, up to another line of dashes: at once (`early`), or after such a
 * line of their own (`second`). Only a key that the program knows tells, or lines that are indented as far as the block of
 * text above the dashes.
 */
function linesBelow(
  text: string,
  from: number,
  known: ReadonlyMap<string, unknown>,
  indent: number,
): { readonly is: 'early' | 'second'; readonly span: Span } | undefined {
  if (!mayGoOn(text, from)) return undefined;
  let opened: Span | undefined;
  let goesOn = indent > 0 && lineText(text, from).search(/\S/) >= indent;
  for (const line of linesOf(text, from)) {
    if (isBlank(line)) continue;
    if (line.text.startsWith('---') && /^---\s*$/.test(line.text)) {
      if (goesOn) return opened ? { is: 'second', span: opened } : { is: 'early', span: line.span };
      if (opened) return undefined;
      opened = trimSpan(text, line.span);
      continue;
    }
    if (line.text.startsWith('#') || !isHeaderLine(line.text)) return undefined;
    goesOn ||= known.has(/^[\w$]+(?=:)/.exec(line.text)?.[0] ?? '');
  }
  return undefined;
}

const BLANK_LINES = /(?:[^\S\r\n]*(?:\r\n?|\n))*/y;

/** Whether the first line with a word on it can belong to a header at all; mostly it is a heading or a sentence. */
function mayGoOn(text: string, from: number): boolean {
  BLANK_LINES.lastIndex = from;
  BLANK_LINES.test(text);
  const start = BLANK_LINES.lastIndex;
  if (/[\s\-\]}]/.test(text.charAt(start))) return true;
  return isKeyAt(text, start);
}

/** How far the last value is indented where it is a block of text, which the closing dashes then tore; else 0. */
function blockIndent({ file: { front, text } }: RuleContext): number {
  const value = front?.root.fields.at(-1)?.value;
  if (value?.kind !== 'scalar' || value.style !== 'block') return 0;
  const [, indent = ''] = /\n([ ]+)\S/.exec(text.slice(value.span.start, value.span.end)) ?? [];
  return indent.length;
}
