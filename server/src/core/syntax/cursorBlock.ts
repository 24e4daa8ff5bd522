import { scanFlow } from './cursorFlow.ts';
import type { Entry, Level } from './cursorLevels.ts';
import { OpenLevels } from './cursorLevels.ts';
import { HeaderLines, STEP } from './cursorLines.ts';
import type { Cursor, CursorPath } from './cursorPlaces.ts';
import { NOWHERE } from './cursorPlaces.ts';
import type { KeyToken, Token } from './cursorTokens.ts';
import {
  afterQuote,
  commentStart,
  emptyToken,
  isItem,
  opensFlow,
  quoteAt,
  readKey,
  skipBlanks,
  token,
  trimmedEnd,
} from './cursorTokens.ts';
import type { Span } from './span.ts';
import { span, touches } from './span.ts';

/** Lists in lists on one line, `- - - a`: beyond this many nothing is of interest. */
const DEPTH = 32;

/** One pass over the lines of a header, in search of the cursor; see `cursorContext`. */
export class BlockScan {
  /** Top-level keys with one-line values. */
  readonly values = new Map<string, string>();
  readonly #text: string;
  readonly #content: Span;
  readonly #offset: number;
  readonly #lines: HeaderLines;
  readonly #levels = new OpenLevels();
  /** Asked at the end, when the keys after the cursor are known too. */
  #found: () => Cursor = () => NOWHERE;
  /** A key without a colon, until the next line tells which map it may join. */
  #loose: { readonly level: Level; readonly key: KeyToken } | undefined;

  constructor(text: string, content: Span, offset: number) {
    this.#text = text;
    this.#content = content;
    this.#offset = offset;
    this.#lines = new HeaderLines(text, content);
  }

  run(): Cursor {
    let at = this.#content.start;
    while (at <= this.#content.end) at = this.#line(span(at, this.#lines.end(at)));
    return this.#found();
  }

  /** Reads a line, with those that its value goes on in; answers where the next one begins. */
  #line(line: Span): number {
    const from = skipBlanks(this.#text, line.start, line.end);
    if (from === line.end) this.#blankLine(line);
    else if (this.#text[from] !== '#') return this.#structure(line, from);
    return this.#lines.next(line.end);
  }

  #blankLine(line: Span): void {
    if (!touches(line, this.#offset)) return;
    const level = this.#levels.peek(this.#lines.column(line.start, this.#offset), 'map');
    if (level) this.#keyFound(level, { ...emptyToken(this.#offset), colon: undefined });
  }

  #structure(line: Span, from: number): number {
    const column = this.#lines.column(line.start, from);
    const inList = isItem(this.#text, from, line.end);
    const key = inList || opensFlow(this.#text, from) ? undefined : readKey(this.#text, from, line.end);
    // A word without a colon may still become anything: it ends nothing.
    const isWord = key !== undefined && key.colon === undefined;
    const level = isWord
      ? this.#levels.peek(column, 'map')
      : this.#levels.at(column, inList ? 'list' : 'map');
    this.#settle(level, column, isWord);
    if (!level) return this.#lines.next(line.end);
    if (inList) return this.#item(level, from, line);
    return key ? this.#entry(level, key, line.end) : this.#flow(level, level.path, from, line.end);
  }

  /** A key still to be written must not cut a map in two: with deeper lines below, it belongs to what they go on with. */
  #settle(level: Level | undefined, column: number, isWord: boolean): void {
    const loose = this.#loose;
    this.#loose = undefined;
    if (!loose) return;
    if (!level) {
      if (isWord && column > loose.level.indent) this.#found = () => NOWHERE;
    } else if (!isWord && level.path.length > loose.level.path.length) {
      if (level.kind === 'map') this.#found = this.#keyAt(level, loose.key);
      else this.#found = () => NOWHERE;
    }
  }

  #item(level: Level, from: number, line: Span): number {
    const entry: Entry = { key: level.entries.length, span: span(from, from + 1), text: '', tail: 'empty' };
    level.entries.push(entry);
    const rest = skipBlanks(this.#text, from + 1, line.end);
    const column = level.indent + rest - from;
    if (isItem(this.#text, rest, line.end) && level.path.length < DEPTH) {
      return this.#item(this.#levels.open(level, entry, column, 'list'), rest, line);
    }
    const key = opensFlow(this.#text, rest) ? undefined : readKey(this.#text, rest, line.end);
    if (key?.colon === undefined || this.#isGlued(key.colon, line.end)) {
      return this.#value(level, entry, from + 1, line.end);
    }
    return this.#entry(this.#levels.open(level, entry, column, 'map'), key, line.end);
  }

  #entry(level: Level, key: KeyToken, lineEnd: number): number {
    const from = key.span.start;
    if (key.colon === undefined) {
      const end = commentStart(this.#text, from, lineEnd);
      const here = { ...key, span: span(from, Math.min(end, Math.max(key.span.end, this.#offset))) };
      if (touches(here.span, this.#offset)) this.#keyFound(level, here);
      return this.#lines.next(lineEnd);
    }
    if (touches(key.span, this.#offset)) this.#keyFound(level, key);
    const entry: Entry = { key: key.text, span: key.span, text: key.text, tail: 'empty' };
    level.entries.push(entry);
    return this.#value(level, entry, key.colon + 1, lineEnd);
  }

  #value(level: Level, entry: Entry, from: number, lineEnd: number): number {
    const at = skipBlanks(this.#text, from, lineEnd);
    const first = this.#text[at];
    if (at === lineEnd || (first === '#' && at > from)) return this.#noValue(level, entry, from, at, lineEnd);
    entry.tail = 'done';
    if (opensFlow(this.#text, at)) return this.#flow(level, this.#pathOf(level, entry), at, lineEnd);
    if (quoteAt(this.#text, at) !== '') return this.#quotedValue(level, entry, from, at, lineEnd);
    if (/^[|>][-+\d]*[ \t]*(?:#.*)?$/.test(this.#text.slice(at, lineEnd))) {
      entry.tail = 'text';
      return this.#lines.next(this.#lines.deeperEnd(level.indent, lineEnd));
    }
    const end = commentStart(this.#text, at, lineEnd);
    const plain = token(this.#text, span(at, trimmedEnd(this.#text, at, end)));
    entry.tail = /^[&!]\S*$/.test(plain.text) ? 'empty' : 'text';
    this.#valueRead(level, entry, plain, from, end);
    return this.#lines.next(lineEnd);
  }

  #noValue(level: Level, entry: Entry, from: number, at: number, lineEnd: number): number {
    const here = this.#offset >= from && (at === lineEnd ? this.#offset <= at : this.#offset < at);
    const end = at === lineEnd ? at : this.#offset;
    if (here)
      this.#valueFound(level, entry, { ...emptyToken(this.#offset), span: span(this.#offset, end) }, from);
    return this.#lines.next(lineEnd);
  }

  #flow(level: Level, path: CursorPath, at: number, lineEnd: number): number {
    const range = span(at, this.#lines.deeperEnd(level.indent, lineEnd));
    const { end, found } = scanFlow(this.#text, range, path, this.#offset);
    if (found) this.#found = found;
    return this.#lines.next(this.#lines.end(end));
  }

  #quotedValue(level: Level, entry: Entry, from: number, at: number, lineEnd: number): number {
    const onLine = afterQuote(this.#text, at, lineEnd);
    const below = onLine ?? afterQuote(this.#text, at, this.#lines.deeperEnd(level.indent, lineEnd));
    if (onLine === undefined && below !== undefined) return this.#lines.next(this.#lines.end(below));
    const end = onLine ?? trimmedEnd(this.#text, at, lineEnd);
    this.#valueRead(level, entry, token(this.#text, span(at, end)), from, onLine ?? lineEnd);
    return this.#lines.next(lineEnd);
  }

  /** `end` is how far a cursor still belongs to the value. */
  #valueRead(level: Level, entry: Entry, value: Token, from: number, end: number): void {
    if (level.kind === 'list') entry.text = value.text;
    else if (level.path.length === 0) this.values.set(String(entry.key), value.text);
    const reach = span(value.span.start, Math.max(value.span.end, Math.min(this.#offset, end)));
    if (touches(reach, this.#offset)) this.#valueFound(level, entry, { ...value, span: reach }, from);
  }

  #keyFound(level: Level, key: KeyToken): void {
    this.#found = this.#keyAt(level, key);
    if (key.colon === undefined) this.#loose = { level, key };
  }

  #keyAt(level: Level, key: KeyToken): () => Cursor {
    const { path, entries } = level;
    const above = entries.at(-1);
    const typed = this.#typed(key);
    const lead = this.#lines.lead(key.span.start);
    const blanks = lead && this.#text.slice(lead.start, lead.end);
    return () => ({
      kind: 'key',
      ...key,
      typed,
      path,
      siblings: entries.filter((entry) => entry.span.start !== key.span.start).map((entry) => entry.text),
      colon: key.colon !== undefined,
      flow: false,
      indent: level.indent,
      misplaced: blanks === ' '.repeat(level.indent) ? undefined : lead,
      waiting:
        above?.tail === 'empty' && key.colon === undefined
          ? { path: [...path, above.key], indent: level.indent + STEP }
          : undefined,
    });
  }

  #valueFound(level: Level, entry: Entry, value: Token, from: number): void {
    const typed = this.#typed(value);
    const shared = { ...value, typed, path: this.#pathOf(level, entry), flow: false };
    const glued = value.span.start === from;
    if (level.kind === 'map') this.#found = () => ({ kind: 'value', ...shared, glued, indent: level.indent });
    else if (!glued) {
      const others = () =>
        level.entries.filter((one) => one !== entry && one.text !== '').map((one) => one.text);
      this.#found = () => ({ kind: 'item', ...shared, path: level.path, siblings: others() });
    }
  }

  #typed({ span: { start }, quote }: Token): string {
    return this.#text.slice(start + quote.length, Math.max(start + quote.length, this.#offset));
  }

  #pathOf(level: Level, entry: Entry): CursorPath {
    return [...level.path, entry.key];
  }

  #isGlued(colon: number, lineEnd: number): boolean {
    return colon + 1 < lineEnd && !/[ \t]/.test(this.#text.charAt(colon + 1));
  }
}
