import { span } from './span.ts';
import type { FieldList, Scalar } from './tree.ts';

export const SPACE = 0x20;
export const HASH = 0x23;
const COLON = 0x3a;
const COMMA = 0x2c;
const CLOSED = 0x5d;
const BACKSLASH = 0x5c;
const DOUBLE = 0x22;
const SINGLE = 0x27;

/** What a word without quotes may not begin with here, by character; YAML allows a few of these in some places. */
const INDICATORS = new Set(Array.from('-?:,[]{}#&*!|>\'"%@`=<.+\\ ', (letter) => letter.charCodeAt(0)));

export function isIndicator(code: number): boolean {
  return code < 0x7f && INDICATORS.has(code);
}

/** The offset of the first character from `at` on that is no space. */
export function skipSpaces(text: string, at: number): number {
  let to = at;
  while (text.charCodeAt(to) === SPACE) to++;
  return to;
}

/** Whether a colon at the offset ends a key: the line ends after it, or a space follows. */
export function isKeyColon(text: string, at: number, end: number): boolean {
  return at < end && text.charCodeAt(at) === COLON && (at + 1 === end || text.charCodeAt(at + 1) === SPACE);
}

/** Where the colon stands that makes a key of what is before it; -1 where a stretch of a line holds none. */
export function keyColon(text: string, start: number, end: number): number {
  let at = text.indexOf(':', start);
  while (at >= 0 && at < end && !isKeyColon(text, at, end)) at = text.indexOf(':', at + 1);
  return at < end ? at : -1;
}

/** The end of what a line says without quotes: before a comment, and before the spaces in front of it. */
export function commentStart(text: string, start: number, end: number): number {
  let hash = text.indexOf('#', start);
  while (hash >= 0 && hash < end && text.charCodeAt(hash - 1) !== SPACE) hash = text.indexOf('#', hash + 1);
  if (hash < 0 || hash >= end) return end;
  let to = hash;
  while (to > start && text.charCodeAt(to - 1) === SPACE) to--;
  return to;
}

export function isQuote(code: number): boolean {
  return code === DOUBLE || code === SINGLE;
}

/** A text in quotes that ends before `limit`; what follows is left to the caller. Undefined where it is not simple. */
export function quotedScalar(text: string, start: number, limit: number): Scalar | undefined {
  const double = text.charCodeAt(start) === DOUBLE;
  const close = double ? closingDouble(text, start + 1) : closingSingle(text, start + 1);
  if (close < 0 || close >= limit) return undefined;
  const inner = joined(text.slice(start + 1, close));
  const value = inner === undefined ? undefined : double ? unescaped(inner) : inner.replaceAll("''", "'");
  if (value === undefined) return undefined;
  return { kind: 'scalar', span: span(start, close + 1), text: value, style: double ? 'double' : 'single' };
}

function closingSingle(text: string, from: number): number {
  let close = text.indexOf("'", from);
  while (close >= 0 && text.charCodeAt(close + 1) === SINGLE) close = text.indexOf("'", close + 2);
  return close;
}

function closingDouble(text: string, from: number): number {
  let close = text.indexOf('"', from);
  while (close >= 0 && isEscaped(text, from, close)) close = text.indexOf('"', close + 1);
  return close;
}

/** Whether an odd number of backslashes stands before the offset. */
function isEscaped(text: string, from: number, at: number): boolean {
  let slashes = at;
  while (slashes > from && text.charCodeAt(slashes - 1) === BACKSLASH) slashes--;
  return (at - slashes) % 2 === 1;
}

/** Lines of a text in quotes put together: a line break is a space, blank lines are line breaks. */
function joined(inner: string): string | undefined {
  if (!inner.includes('\n')) return inner;
  if (/\\\r?\n/.test(inner)) return undefined;
  return inner.replace(/ *\r?\n(?: *\r?\n)* */g, (gap) => foldedGap(gap.split('\n').length - 2));
}

/** What stands between two lines of a folded text with so many blank ones between them. */
export function foldedGap(blanks: number): string {
  return blanks === 0 ? ' ' : '\n'.repeat(blanks);
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '"': '"',
  '\\': '\\',
  '/': '/',
};

function unescaped(inner: string): string | undefined {
  if (!inner.includes('\\')) return inner;
  let known = true;
  const value = inner.replace(/\\(.?)/g, (_, letter: string) => {
    const meant = ESCAPES[letter];
    if (meant === undefined) known = false;
    return meant ?? '';
  });
  return known ? value : undefined;
}

/** `[a, "b"]` on one line, which ends there or before; what follows is left to the caller. */
export function flowList(text: string, start: number, end: number): FieldList | undefined {
  const items: Scalar[] = [];
  for (let at = skipSpaces(text, start + 1); at < end; ) {
    if (items.length === 0 && text.charCodeAt(at) === CLOSED) return listOf(items, start, at + 1);
    const item = isQuote(text.charCodeAt(at)) ? quotedScalar(text, at, end) : flowWord(text, at, end);
    if (!item) return undefined;
    items.push(item);
    at = skipSpaces(text, item.span.end);
    if (text.charCodeAt(at) === CLOSED) return listOf(items, start, at + 1);
    if (text.charCodeAt(at) !== COMMA) return undefined;
    at = skipSpaces(text, at + 1);
  }
  return undefined;
}

function listOf(items: Scalar[], start: number, end: number): FieldList {
  return { kind: 'list', span: span(start, end), items, flow: true };
}

function flowWord(text: string, start: number, end: number): Scalar | undefined {
  let stop = start;
  while (stop < end && text.charCodeAt(stop) !== COMMA && text.charCodeAt(stop) !== CLOSED) stop++;
  while (stop > start && text.charCodeAt(stop - 1) === SPACE) stop--;
  if (stop === start || isIndicator(text.charCodeAt(start))) return undefined;
  const word = text.slice(start, stop);
  return /[:[\]{}"'#]/.test(word)
    ? undefined
    : { kind: 'scalar', span: span(start, stop), text: word, style: 'plain' };
}
