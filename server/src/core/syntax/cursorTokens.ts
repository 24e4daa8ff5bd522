import type { Quote } from './cursorPlaces.ts';
import type { Span } from './span.ts';
import { span } from './span.ts';

/** A scalar as far as one line shows it. */
export interface Token {
  /** With its quotes. */
  readonly span: Span;
  readonly text: string;
  readonly quote: Quote;
}

export interface KeyToken extends Token {
  /** Offset of the colon; undefined where none follows. */
  readonly colon: number | undefined;
}

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text[at])) at++;
  return at;
}

/** The end of what stands before `end`, without blanks. */
export function trimmedEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && isBlank(text[at - 1])) at--;
  return at;
}

function isBlank(char: string | undefined): boolean {
  return char === ' ' || char === '\t' || char === '\r';
}

/** Offset of the `#` that begins a comment, else `end`. */
export function commentStart(text: string, from: number, end: number): number {
  for (let at = text.indexOf('#', from); at >= 0 && at < end; at = text.indexOf('#', at + 1)) {
    if (at > from && isBlank(text[at - 1])) return at;
  }
  return end;
}

export function quoteAt(text: string, at: number): Quote {
  const char = text[at];
  return char === '"' || char === "'" ? char : '';
}

/** Offset after the quote that closes the one at `from`; undefined where none does before `end`. */
export function afterQuote(text: string, from: number, end: number): number | undefined {
  const quote = text[from];
  for (let at = from + 1; at < end; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (quote === '"' || text[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return undefined;
}

/** The token that takes up `range`; its closing quote may be missing. */
export function token(text: string, range: Span): Token {
  const quote = quoteAt(text, range.start);
  if (quote === '') return { span: range, text: text.slice(range.start, range.end), quote };
  const closed = afterQuote(text, range.start, range.end) === range.end;
  const inner = text.slice(range.start + 1, closed ? range.end - 1 : range.end);
  return {
    span: range,
    text: quote === '"' ? inner.replace(/\\(.)/g, '$1') : inner.replaceAll("''", "'"),
    quote,
  };
}

/**
 * The key at the beginning of a line's content: up to a colon that a blank or the line's end follows; of a single word
 * also up to a colon that nothing separates from the value (`mode:all`).
 */
export function readKey(text: string, from: number, lineEnd: number): KeyToken {
  const closed = quoteAt(text, from) === '' ? undefined : afterQuote(text, from, lineEnd);
  if (closed !== undefined) {
    const at = skipBlanks(text, closed, lineEnd);
    return { ...token(text, span(from, closed)), colon: text[at] === ':' ? at : undefined };
  }
  const end = commentStart(text, from, lineEnd);
  const colon = plainColon(text, from, end);
  return { ...token(text, span(from, trimmedEnd(text, from, colon ?? end))), colon };
}

function plainColon(text: string, from: number, end: number): number | undefined {
  for (let at = text.indexOf(':', from); at >= 0 && at < end; at = text.indexOf(':', at + 1)) {
    if (at + 1 === end || isBlank(text[at + 1])) return at;
  }
  const word = /[A-Za-z_][\w-]*:/y;
  word.lastIndex = from;
  const glued = word.exec(text);
  return glued && from + glued[0].length <= end ? from + glued[0].length - 1 : undefined;
}

export function emptyToken(offset: number): Token {
  return { span: span(offset, offset), text: '', quote: '' };
}

export const BREAK = /[\r\n]/g;

/** Where the pattern (with flag `g`) matches first between two offsets, else `end`. */
export function indexOf(text: string, pattern: RegExp, from: number, end: number): number {
  pattern.lastIndex = from;
  const at = pattern.exec(text)?.index ?? end;
  return Math.min(at, end);
}

/** `- a`, and a dash alone on its line. */
export function isItem(text: string, from: number, lineEnd: number): boolean {
  return text[from] === '-' && from < lineEnd && (from + 1 === lineEnd || isBlank(text[from + 1]));
}

export function opensFlow(text: string, from: number): boolean {
  return text[from] === '{' || text[from] === '[';
}
