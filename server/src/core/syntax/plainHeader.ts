import type { Span } from './span.ts';
import { overlaps, span } from './span.ts';
import type { Field, FieldList, FieldMap, Scalar, Value } from './tree.ts';

/** One line that is not blank, without its indentation, the blanks at its end and its line break. */
interface Line {
  readonly start: number;
  readonly end: number;
  readonly indent: number;
}

/** What a word without quotes may not begin with here; YAML allows a few of these in some places. */
const INDICATORS = new Set([...'-?:,[]{}#&*!|>\'"%@`=<.+\\ ']);

/** Longer keys are no keys for some readers. */
const LONGEST_KEY = 200;

/**
 * The tree of a header that holds nothing but `key: value` lines, with short values, lists of such values, and maps of such
 * lines. Undefined for every other header, and wherever there is any doubt: then a full parser has to read it.
 * What is answered is what that parser would say. `opaque` as in yaml.ts.
 */
export function readPlainHeader(
  text: string,
  content: Span,
  opaque: readonly Span[] = [],
): FieldMap | undefined {
  if (isOdd(text, content)) return undefined;
  const lines = linesOf(text, content);
  if (lines[0]?.indent !== 0) return undefined;
  const reader = new PlainReader(text, lines, opaque);
  const root = reader.map(0);
  return root && reader.done ? root : undefined;
}

/** Whether there are tabs, comments, odd line breaks, or characters that YAML or a reader of it takes for no letter. */
function isOdd(text: string, { start, end }: Span): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === HASH) {
      if (at === start || text.charCodeAt(at - 1) <= SPACE) return true;
    } else if (code < SPACE) {
      if (code !== LINE_FEED && (code !== RETURN || at + 1 === end || text.charCodeAt(at + 1) !== LINE_FEED))
        return true;
    } else if (code > 0x7e && isOddLetter(code)) {
      if (!isPair(code, text.charCodeAt(at + 1)) || at + 1 === end) return true;
      at++;
    }
  }
  return false;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;

/** Control characters, separators, marks of byte order, and halves of characters. */
function isOddLetter(code: number): boolean {
  if (code < 0xa0) return true;
  if (code < 0x2000) return false;
  return (
    code === 0x2028 ||
    code === 0x2029 ||
    (code >= 0xd800 && code < 0xe000) ||
    code === 0xfeff ||
    code > 0xfffd
  );
}

function isPair(high: number, low: number): boolean {
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
}

function linesOf(text: string, { start, end }: Span): Line[] {
  const lines: Line[] = [];
  for (let at = start; at < end; ) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 || next > end ? end : next;
    let from = at;
    let to = stop;
    while (from < stop && text.charCodeAt(from) === 0x20) from++;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    if (to > from) lines.push({ start: from, end: to, indent: from - at });
    at = stop + 1;
  }
  return lines;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0d;
}

/** Every method answers undefined where it is not sure. */
class PlainReader {
  readonly #text: string;
  readonly #lines: readonly Line[];
  readonly #opaque: readonly Span[];
  #at = 0;
  #hidden = 0;

  constructor(text: string, lines: readonly Line[], opaque: readonly Span[]) {
    this.#text = text;
    this.#lines = lines;
    this.#opaque = opaque;
  }

  /** Whether all lines are read, and every opaque span is the value of one. */
  get done(): boolean {
    return this.#at === this.#lines.length && this.#hidden === this.#opaque.length;
  }

  map(indent: number): FieldMap | undefined {
    const fields: Field[] = [];
    for (let line = this.#lines[this.#at]; line && line.indent >= indent; line = this.#lines[this.#at]) {
      const field = line.indent === indent ? this.#field(line) : undefined;
      if (!field) return undefined;
      fields.push(field);
    }
    const first = fields[0]?.span.start;
    if (first === undefined) return undefined;
    const last = this.#lines[this.#at - 1]?.end ?? first;
    return { kind: 'map', span: span(first, last), fields, flow: false };
  }

  #field(line: Line): Field | undefined {
    const key = this.#key(line);
    if (!key) return undefined;
    const colon = key.span.end;
    this.#at++;
    if (colon + 1 < line.end) {
      const value = this.#withMore(this.#inline(this.#skipBlanks(colon + 1), line.end), line.indent);
      return value && { key, value, span: span(key.span.start, value.span.end) };
    }
    const next = this.#lines[this.#at];
    const nothing = !next || next.indent < line.indent + (this.#isItem(next) ? 0 : 1);
    if (nothing) return { key, value: undefined, span: key.span };
    const value = this.#isItem(next) ? this.#list(next.indent) : this.map(next.indent);
    return value && { key, value, span: span(key.span.start, value.span.end) };
  }

  /** The value with the lines that go on with it: further in than its key, and without a blank line between. */
  #withMore(value: Value | undefined, indent: number): Value | undefined {
    const more: string[] = [];
    let end = value?.span.end ?? 0;
    for (let line = this.#lines[this.#at]; line && line.indent > indent; line = this.#lines[this.#at]) {
      const last = this.#text.indexOf('\n', end) + 1;
      const next = this.#isHidden(line) ? undefined : this.#plain(line.start, line.end);
      if (!next || line.start - line.indent !== last) return undefined;
      more.push(next.text);
      end = line.end;
      this.#at++;
    }
    if (more.length === 0) return value;
    if (value?.kind !== 'scalar' || value.style !== 'plain' || this.#isHidden(value.span)) return undefined;
    return { ...value, span: span(value.span.start, end), text: [value.text, ...more].join(' ') };
  }

  #isHidden(range: Span): boolean {
    return this.#opaque.some((one) => overlaps(one, range));
  }

  #key({ start, end }: Line): Scalar | undefined {
    const quoted = this.#quoted(start, end);
    if (quoted) return this.#isColon(quoted.span.end, end) ? quoted : undefined;
    let colon = this.#text.indexOf(':', start);
    while (colon >= 0 && colon < end && !this.#isColon(colon, end))
      colon = this.#text.indexOf(':', colon + 1);
    if (colon < 0 || colon >= end || colon - start > LONGEST_KEY) return undefined;
    const key = this.#plain(start, colon);
    return key?.span.end === colon ? key : undefined;
  }

  #isColon(at: number, end: number): boolean {
    return at < end && this.#text[at] === ':' && (at + 1 === end || this.#text[at + 1] === ' ');
  }

  /** A value from its first character to the end of its line. */
  #inline(start: number, end: number): Value | undefined {
    const whole = span(start, end);
    if (this.#isHidden(whole)) {
      if (!this.#opaque.some((one) => one.start === start && one.end === end)) return undefined;
      this.#hidden++;
      return { kind: 'scalar', span: whole, text: this.#text.slice(start, end), style: 'plain' };
    }
    if (end - start === 2 && this.#text.startsWith('[]', start))
      return { kind: 'list', span: whole, items: [], flow: true };
    if (end - start === 2 && this.#text.startsWith('{}', start))
      return { kind: 'map', span: whole, fields: [], flow: true };
    if (this.#text[start] === '[') return this.#flowList(start, end);
    const value = this.#quoted(start, end) ?? this.#plain(start, end);
    return value?.span.end === end ? value : undefined;
  }

  /** A word in quotes without escapes; what follows it is left to the caller. */
  #quoted(start: number, end: number): Scalar | undefined {
    const quote = this.#text[start];
    if (quote !== '"' && quote !== "'") return undefined;
    const close = this.#text.indexOf(quote, start + 1);
    if (close < 0 || close >= end || (quote === "'" && this.#text[close + 1] === "'")) return undefined;
    const inner = this.#text.slice(start + 1, close);
    if (inner.includes('\\')) return undefined;
    const style = quote === '"' ? 'double' : 'single';
    return { kind: 'scalar', span: span(start, close + 1), text: inner, style };
  }

  #plain(start: number, end: number): Scalar | undefined {
    if (start >= end || INDICATORS.has(this.#text.charAt(start))) return undefined;
    if (this.#text[end - 1] === ' ' || this.#text[end - 1] === ':') return undefined;
    const written = this.#text.slice(start, end);
    if (written.includes(': ')) return undefined;
    return { kind: 'scalar', span: span(start, end), text: written, style: 'plain' };
  }

  #flowList(start: number, end: number): FieldList | undefined {
    if (this.#text[end - 1] !== ']') return undefined;
    const items: Scalar[] = [];
    for (let at = start + 1; at < end; ) {
      const from = this.#skipBlanks(at);
      const item = this.#quoted(from, end) ?? this.#flowWord(from, end);
      if (!item) return undefined;
      items.push(item);
      const after = this.#skipBlanks(item.span.end);
      if (after === end - 1) return { kind: 'list', span: span(start, end), items, flow: true };
      if (this.#text[after] !== ',') return undefined;
      at = after + 1;
    }
    return undefined;
  }

  #flowWord(start: number, end: number): Scalar | undefined {
    let stop = start;
    while (stop < end - 1 && this.#text[stop] !== ',') stop++;
    while (stop > start && this.#text[stop - 1] === ' ') stop--;
    const word = this.#plain(start, stop);
    return word && !/[:[\]{}"'#]/.test(word.text) ? word : undefined;
  }

  #isItem({ start, end }: Line): boolean {
    return this.#text[start] === '-' && start + 1 < end && this.#text[start + 1] === ' ';
  }

  #list(indent: number): FieldList | undefined {
    const items: Value[] = [];
    const first = this.#lines[this.#at];
    let end = first?.end ?? 0;
    for (let line = first; line && line.indent >= indent; line = this.#lines[this.#at]) {
      if (line.indent > indent) return undefined;
      if (!this.#isItem(line)) break;
      const item = this.#inline(this.#skipBlanks(line.start + 1), line.end);
      if (!item) return undefined;
      items.push(item);
      end = line.end;
      this.#at++;
    }
    return first && { kind: 'list', span: span(first.start, end), items, flow: false };
  }

  #skipBlanks(at: number): number {
    let to = at;
    while (this.#text.charCodeAt(to) === 0x20) to++;
    return to;
  }
}
