import { readBlock } from './plainBlock.ts';
import { isOdd } from './plainLetters.ts';
import {
  commentStart,
  flowList,
  foldedGap,
  HASH,
  isIndicator,
  isKeyColon,
  isQuote,
  keyColon,
  quotedScalar,
  SPACE,
  skipSpaces,
} from './plainScalars.ts';
import type { Span } from './span.ts';
import { overlaps, span } from './span.ts';
import type { Field, FieldList, FieldMap, Scalar, Value } from './tree.ts';

/** Longer keys are no keys for some readers. */
const LONGEST_KEY = 200;

/** Longer headers are left to the full parsers. */
const LONGEST_HEADER = 16 * 1024;

/** That YAML refuses a header for certain: a value without quotes holds a colon that makes a key of what is before it. */
export const BROKEN = 'broken';

/**
 * The tree of a header that holds nothing but `key: value` lines with texts, blocks of text, lists on one line, and
 * lists and maps of such lines. Undefined for every other header, and wherever there is any doubt: then a full parser
 * has to read it. What is answered is what that parser would say. `opaque` as in yaml.ts.
 */
export function readPlainHeader(
  text: string,
  content: Span,
  opaque: readonly Span[] = [],
): FieldMap | typeof BROKEN | undefined {
  const { start, end } = content;
  if (opaque.length > 0) return readAnew(text, content, opaque);
  if (last?.text !== text || last.start !== start || last.end !== end)
    last = { text, start, end, read: readAnew(text, content, opaque) };
  return last.read;
}

/** What was read last: the tree, the loader and the other readers of a text ask for the same, one after the other. */
let last:
  | {
      readonly text: string;
      readonly start: number;
      readonly end: number;
      readonly read: FieldMap | typeof BROKEN | undefined;
    }
  | undefined;

function readAnew(
  text: string,
  content: Span,
  opaque: readonly Span[],
): FieldMap | typeof BROKEN | undefined {
  if (content.end - content.start > LONGEST_HEADER || isOdd(text, content)) return undefined;
  // Without the body, which no search needs to run through.
  return new PlainReader(text.slice(0, content.end), content, opaque).read();
}

/** Stands at one line, the first that is not read yet. Every method answers undefined where it is not sure. */
class PlainReader {
  readonly #text: string;
  readonly #limit: number;
  readonly #opaque: readonly Span[];
  /** Of the line it stands at: its first and last character, blanks at its end left out. */
  #start = 0;
  #end = 0;
  #indent = -1;
  /** How many blank lines lie before it, and how far in a comment does; -1 where none does. */
  #blanks = 0;
  #comment = -1;
  #done = false;
  /** Where the next line begins. */
  #next: number;
  /** The end of the last line that is read. */
  #last = 0;
  #hidden = 0;
  #broken = false;
  #doubtful = false;

  constructor(text: string, { start, end }: Span, opaque: readonly Span[]) {
    this.#text = text;
    this.#limit = end;
    this.#opaque = opaque;
    this.#next = start;
  }

  read(): FieldMap | typeof BROKEN | undefined {
    this.#seek();
    if (this.#done || this.#indent !== 0) return undefined;
    const root = this.#map();
    if (this.#doubtful) return undefined;
    if (this.#broken) return BROKEN;
    return root && this.#done && this.#hidden === this.#opaque.length ? root : undefined;
  }

  /** Goes on to the next line that says something. */
  #seek(): void {
    const text = this.#text;
    this.#blanks = 0;
    this.#comment = -1;
    while (this.#next < this.#limit) {
      const from = this.#next;
      const found = text.indexOf('\n', from);
      const stop = found < 0 || found > this.#limit ? this.#limit : found;
      const start = Math.min(skipSpaces(text, from), stop);
      let end = stop;
      while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
      this.#next = stop + 1;
      if (end === start) this.#blanks++;
      else if (text.charCodeAt(start) === HASH) this.#noteComment(start - from);
      else {
        this.#standAt(start, end, start - from);
        return;
      }
    }
    this.#done = true;
    this.#standAt(0, 0, -1);
  }

  #standAt(start: number, end: number, indent: number): void {
    this.#start = start;
    this.#end = end;
    this.#indent = indent;
    if (this.#comment >= 0 && this.#comment !== Math.max(indent, 0)) this.#doubtful = true;
  }

  /** Comments that stand elsewhere than the line below them may count to what is before them. */
  #noteComment(indent: number): void {
    if (this.#comment >= 0 && this.#comment !== indent) this.#doubtful = true;
    this.#comment = indent;
  }

  /** Leaves the line behind. */
  #pass(): void {
    this.#last = this.#end;
    this.#seek();
  }

  #map(): FieldMap | undefined {
    const start = this.#start;
    const indent = this.#indent;
    const fields: Field[] = [];
    do {
      const field = this.#field(indent);
      if (!field) return undefined;
      fields.push(field);
    } while (this.#indent === indent);
    if (this.#indent > indent) return undefined;
    return { kind: 'map', span: span(start, this.#last), fields, flow: false };
  }

  #field(indent: number): Field | undefined {
    const key = this.#key();
    if (!key) return undefined;
    const at = skipSpaces(this.#text, key.span.end + 1);
    const beside = at < this.#end && this.#text.charCodeAt(at) !== HASH;
    const value = beside ? this.#value(at, indent) : this.#below(indent);
    if (value === undefined) return undefined;
    if (value === NOTHING) return { key, value: undefined, span: key.span };
    return { key, value, span: span(key.span.start, value.span.end) };
  }

  /** What stands on the lines below a key. */
  #below(indent: number): Value | typeof NOTHING | undefined {
    this.#pass();
    const isItem = this.#isItem();
    if (this.#indent < indent + (isItem ? 0 : 1)) return this.#comment < 0 ? NOTHING : undefined;
    if (isItem) return this.#list();
    return this.#hasKey(this.#start) ? this.#map() : this.#value(this.#start, indent);
  }

  /** Whether a key begins at an offset of the line. */
  #hasKey(start: number): boolean {
    const quoted = this.#quotedWord(start);
    if (quoted) return isKeyColon(this.#text, quoted.span.end, this.#end);
    return keyColon(this.#text, start, this.#end) >= 0;
  }

  #quotedWord(start: number): Scalar | undefined {
    return isQuote(this.#text.charCodeAt(start)) ? quotedScalar(this.#text, start, this.#end) : undefined;
  }

  #key(): Scalar | undefined {
    const text = this.#text;
    const start = this.#start;
    const quoted = this.#quotedWord(start);
    const colon = quoted?.span.end ?? keyColon(text, start, this.#end);
    if (colon <= start || colon - start > LONGEST_KEY) return undefined;
    if (quoted) return isKeyColon(text, colon, this.#end) ? quoted : undefined;
    if (isIndicator(text.charCodeAt(start)) || text.charCodeAt(colon - 1) === SPACE) return undefined;
    if (commentStart(text, start, colon) !== colon) return undefined;
    return { kind: 'scalar', span: span(start, colon), text: text.slice(start, colon), style: 'plain' };
  }

  /** A value that begins on this line, with the lines that go on with it: further in than `indent`. */
  #value(start: number, indent: number): Value | undefined {
    if (this.#isHidden(span(start, this.#end))) return this.#hiddenValue(start, indent);
    switch (this.#text.charAt(start)) {
      case '"':
      case "'":
        return this.#quoted(start, indent);
      case '[':
        return this.#alone(flowList(this.#text, start, this.#end), indent);
      case '{':
        return this.#alone(this.#emptyMap(start), indent);
      case '|':
      case '>':
        return this.#block(start, indent);
      default:
        return this.#plain(start, indent);
    }
  }

  #isHidden(range: Span): boolean {
    return this.#opaque.length > 0 && this.#opaque.some((one) => overlaps(one, range));
  }

  #hiddenValue(start: number, indent: number): Value | undefined {
    const end = this.#end;
    if (!this.#opaque.some((one) => one.start === start && one.end === end)) return undefined;
    this.#hidden++;
    const value = { kind: 'scalar', text: this.#text.slice(start, end), style: 'plain' } as const;
    return this.#alone({ ...value, span: span(start, end) }, indent);
  }

  #emptyMap(start: number): FieldMap | undefined {
    const whole = span(start, start + 2);
    return this.#text.startsWith('{}', start)
      ? { kind: 'map', span: whole, fields: [], flow: true }
      : undefined;
  }

  /** The value, if nothing but a comment follows it, and no line goes on with it. */
  #alone<V extends Value>(value: V | undefined, indent: number): V | undefined {
    if (!value || commentStart(this.#text, value.span.end, this.#end) !== value.span.end) return undefined;
    this.#pass();
    return this.#indent > indent ? undefined : value;
  }

  /** A text in quotes; lines that it goes on with must be further in, too. */
  #quoted(start: number, indent: number): Scalar | undefined {
    const value = quotedScalar(this.#text, start, this.#limit);
    while (value && value.span.end > this.#end) {
      this.#pass();
      if (this.#indent <= indent || this.#comment >= 0) return undefined;
    }
    return this.#alone(value, indent);
  }

  #plain(start: number, indent: number): Scalar | undefined {
    const text = this.#text;
    if (isIndicator(text.charCodeAt(start))) return undefined;
    let end = commentStart(text, start, this.#end);
    if (keyColon(text, start, end) >= 0) {
      this.#broken = true;
      return undefined;
    }
    let written = text.slice(start, end);
    for (let whole = end === this.#end; ; whole = end === this.#end) {
      this.#pass();
      if (this.#indent <= indent) break;
      end = commentStart(text, this.#start, this.#end);
      if (!whole || this.#comment >= 0 || keyColon(text, this.#start, end) >= 0) return undefined;
      written += foldedGap(this.#blanks) + text.slice(this.#start, end);
    }
    return { kind: 'scalar', span: span(start, end), text: written, style: 'plain' };
  }

  #block(start: number, indent: number): Scalar | undefined {
    const mark = this.#text.slice(start, this.#end);
    const block = readBlock(this.#text, { mark, from: this.#next, limit: this.#limit, indent });
    if (!block) return undefined;
    this.#last = block.end < 0 ? this.#end : block.end;
    this.#next = block.next;
    this.#seek();
    return { kind: 'scalar', span: span(start, this.#last), text: block.text, style: 'block' };
  }

  #isItem(): boolean {
    return this.#text.startsWith('- ', this.#start) && this.#start + 1 < this.#end && !this.#done;
  }

  #list(): FieldList | undefined {
    const start = this.#start;
    const indent = this.#indent;
    const items: Value[] = [];
    while (this.#indent === indent && this.#isItem()) {
      const item = this.#item(indent);
      if (!item) return undefined;
      items.push(item);
    }
    return this.#indent > indent
      ? undefined
      : { kind: 'list', span: span(start, this.#last), items, flow: false };
  }

  /** A value behind a dash, or a map whose first key stands there. */
  #item(indent: number): Value | undefined {
    const start = skipSpaces(this.#text, this.#start + 1);
    const lineStart = this.#start - this.#indent;
    if (!this.#hasKey(start) || this.#isHidden(span(start, this.#end))) return this.#value(start, indent);
    this.#start = start;
    this.#indent = start - lineStart;
    return this.#map();
  }
}

/** A key without a value. */
const NOTHING = 'nothing';

function isBlank(code: number): boolean {
  return code === SPACE || code === 0x0d;
}
