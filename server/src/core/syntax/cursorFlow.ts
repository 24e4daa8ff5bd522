import type { Cursor, CursorPath } from './cursorPlaces.ts';
import type { Token } from './cursorTokens.ts';
import {
  afterQuote,
  BREAK,
  commentStart,
  emptyToken,
  indexOf,
  opensFlow,
  quoteAt,
  token,
  trimmedEnd,
} from './cursorTokens.ts';
import type { Span } from './span.ts';
import { span, touches } from './span.ts';

export interface FlowResult {
  /** Where the list or map ends, or the range does. */
  readonly end: number;
  /** Asked when the scan is over; undefined where the cursor is elsewhere or at no place of the flow. */
  readonly found: (() => Cursor) | undefined;
}

/** Reads `{…}` or `[…]` at the beginning of the range, closed or not, in search of the cursor. */
export function scanFlow(text: string, range: Span, path: CursorPath, offset: number): FlowResult {
  const scan = new FlowScan(text, range.end, offset);
  return { end: scan.read(range.start, path), found: scan.found };
}

/** Beyond this depth nothing is of interest, and nobody writes it. */
const DEPTH = 32;

const KEY_END = /[,[\]{}]|:(?=[\s,[\]{}]|$)/g;
const VALUE_END = /[,[\]{}]/g;
const SEPARATOR = /[,\]}]/g;

class FlowScan {
  found: (() => Cursor) | undefined;
  readonly #text: string;
  readonly #end: number;
  readonly #offset: number;
  #depth = 0;

  constructor(text: string, end: number, offset: number) {
    this.#text = text;
    this.#end = end;
    this.#offset = offset;
  }

  /** Answers the offset after the closing bracket. */
  read(open: number, path: CursorPath): number {
    if (++this.#depth > DEPTH) return this.#end;
    const end = this.#text[open] === '{' ? this.#map(open + 1, path) : this.#list(open + 1, path);
    this.#depth--;
    return end;
  }

  #map(from: number, path: CursorPath): number {
    const keys: Token[] = [];
    return this.#entries(
      from,
      () => this.#keyFound(path, keys, emptyToken(this.#offset), false),
      (at) => this.#pair(at, path, keys),
    );
  }

  /** Calls `gap` where the cursor stands where an entry is missing, and `entry` at each one. */
  #entries(from: number, gap: () => void, entry: (at: number) => number): number {
    let at = from;
    for (let expected = true; ; ) {
      const next = this.#skip(at);
      if (expected && this.#inGap(at, next)) gap();
      if (next >= this.#end) return this.#end;
      if (this.#text[next] === '}' || this.#text[next] === ']') return next + 1;
      expected = this.#text[next] === ',';
      at = expected ? next + 1 : entry(next);
    }
  }

  #pair(from: number, path: CursorPath, keys: Token[]): number {
    const key = this.#scalar(from, true);
    const colon = this.#skip(key.span.end);
    const hasColon = this.#text[colon] === ':' && colon < this.#end;
    if (touches(key.span, this.#offset)) this.#keyFound(path, keys, key, hasColon);
    keys.push(key);
    if (!hasColon) return this.#separator(Math.max(key.span.end, from + 1));
    const own = [...path, key.text];
    const at = this.#skip(colon + 1);
    const first = this.#text[at];
    if (at >= this.#end || first === ',' || first === '}' || first === ']') {
      if (this.#inGap(colon + 1, at)) this.#valueFound(own, emptyToken(this.#offset), colon + 1);
      return at;
    }
    if (opensFlow(this.#text, at)) return this.#separator(this.read(at, own));
    const value = this.#scalar(at, false);
    if (touches(value.span, this.#offset)) this.#valueFound(own, value, colon + 1);
    return this.#separator(Math.max(value.span.end, at + 1));
  }

  #list(from: number, path: CursorPath): number {
    const items: Token[] = [];
    let index = 0;
    return this.#entries(
      from,
      () => this.#itemFound(path, items, emptyToken(this.#offset)),
      (at) => {
        if (opensFlow(this.#text, at)) return this.#separator(this.read(at, [...path, index++]));
        const item = this.#scalar(at, false);
        index++;
        if (touches(item.span, this.#offset)) this.#itemFound(path, items, item);
        items.push(item);
        return this.#separator(Math.max(item.span.end, at + 1));
      },
    );
  }

  #keyFound(path: CursorPath, keys: readonly Token[], key: Token, colon: boolean): void {
    const typed = this.#typed(key);
    this.found = () => ({
      kind: 'key',
      ...key,
      typed,
      path,
      siblings: textsBut(keys, key),
      colon,
      flow: true,
      indent: 0,
      misplaced: undefined,
      waiting: undefined,
    });
  }

  #valueFound(path: CursorPath, value: Token, afterColon: number): void {
    const glued = value.span.start === afterColon;
    const typed = this.#typed(value);
    this.found = () => ({ kind: 'value', ...value, typed, path, glued, flow: true, indent: 0 });
  }

  #itemFound(path: CursorPath, items: readonly Token[], item: Token): void {
    const typed = this.#typed(item);
    this.found = () => ({ kind: 'item', ...item, typed, path, siblings: textsBut(items, item), flow: true });
  }

  #typed({ span: { start }, quote }: Token): string {
    return this.#text.slice(start + quote.length, Math.max(start + quote.length, this.#offset));
  }

  /** Between two offsets that only blanks and comments separate; not in a comment. */
  #inGap(from: number, to: number): boolean {
    if (this.#offset < from || this.#offset > to) return false;
    const line =
      this.#text
        .slice(from, this.#offset)
        .split(/[\r\n]/)
        .at(-1) ?? '';
    return !line.includes('#');
  }

  #scalar(from: number, isKey: boolean): Token {
    const lineEnd = this.#lineEnd(from);
    if (quoteAt(this.#text, from) !== '') {
      const closed = afterQuote(this.#text, from, lineEnd) ?? this.#plainEnd(from, lineEnd, isKey);
      return token(this.#text, span(from, closed));
    }
    return token(
      this.#text,
      span(from, this.#plainEnd(from, commentStart(this.#text, from, lineEnd), isKey)),
    );
  }

  #plainEnd(from: number, end: number, isKey: boolean): number {
    return trimmedEnd(this.#text, from, indexOf(this.#text, isKey ? KEY_END : VALUE_END, from, end));
  }

  /** Past what should not be there, to the next comma or closing bracket. */
  #separator(from: number): number {
    return indexOf(this.#text, SEPARATOR, from, this.#end);
  }

  /** Past blanks, line breaks and comments. */
  #skip(from: number): number {
    const blank = /(?:\s|(?<=\s)#[^\r\n]*)*/y;
    blank.lastIndex = from;
    return Math.min(this.#end, from + (blank.exec(this.#text)?.[0].length ?? 0));
  }

  #lineEnd(from: number): number {
    return indexOf(this.#text, BREAK, from, this.#end);
  }
}

function textsBut(tokens: readonly Token[], but: Token): string[] {
  return tokens.filter((one) => one.span.start !== but.span.start).map((one) => one.text);
}
