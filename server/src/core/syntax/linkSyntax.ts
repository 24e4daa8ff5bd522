import type { DelimiterType, Element, InlineContext, InlineParser } from '@lezer/markdown';

/** The parser's own marks for an open `[` and `![`. */
export interface LinkDelimiters {
  readonly link: DelimiterType;
  readonly image: DelimiterType;
}

/** What follows the closing bracket and makes the brackets a link: `(../RULES.md "title")`, `[rules]`, or nothing. */
interface Tail {
  readonly end: number;
  readonly elements: readonly Element[];
}

const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const LESS = 60;
const GREATER = 62;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;

const DEFINITION = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*\[((?:[^[\]\\]|\\[\s\S]){1,999})\]:/gm;

/** The labels, normalised, that lines of the text look to define: `[rules]: ../RULES.md`. */
export function definedLabels(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!text.includes(']:')) return labels;
  for (const [, label = ''] of text.matchAll(DEFINITION)) labels.add(normalLabel(label));
  return labels;
}

/** Labels are the same whatever their case and white space. */
export function normalLabel(label: string): string {
  return label
    .trim()
    .replace(/[\s>]+/g, ' ')
    .toLowerCase()
    .toUpperCase();
}

/** A footnote's label (`[^1]`) is no link's. */
export function isFootnote(label: string): boolean {
  return label.startsWith('^');
}

/**
 * What the parser does at a `]`. Unlike its own, this one knows which labels are defined, so that brackets in prose are
 * no links and do not keep the brackets around them from being one: `[rules [old]](../RULES.md)`.
 */
export function linkEnd(delimiters: LinkDelimiters, isDefined: (label: string) => boolean): InlineParser {
  /** Openers before this offset would put a link into a link. */
  const closedBefore = new WeakMap<InlineContext, number>();
  const parse = (cx: InlineContext, next: number, pos: number): number => {
    if (next !== CLOSE_BRACKET) return -1;
    const at = Math.max(
      cx.findOpeningDelimiter(delimiters.link) ?? -1,
      cx.findOpeningDelimiter(delimiters.image) ?? -1,
    );
    const open = cx.getDelimiterAt(at);
    if (!open) return -1;
    const image = open.type === delimiters.image;
    const allowed = image || open.from >= (closedBefore.get(cx) ?? 0);
    const tail = allowed ? (resource(cx, pos + 1) ?? reference(cx, open.to, pos, isDefined)) : undefined;
    const content = cx.takeContent(at);
    if (!tail) {
      for (const element of content) cx.addElement(element);
      return -1;
    }
    if (!image) closedBefore.set(cx, open.from);
    const marks = [cx.elt('LinkMark', open.from, open.to), cx.elt('LinkMark', pos, pos + 1)] as const;
    const children = [marks[0], ...content, marks[1], ...tail.elements];
    return cx.addElement(cx.elt(image ? 'Image' : 'Link', open.from, tail.end, children));
  };
  return { name: 'LinkEnd', parse };
}

/** `(target "title")` */
function resource(cx: InlineContext, start: number): Tail | undefined {
  if (cx.char(start) !== OPEN_PAREN) return undefined;
  let pos = cx.skipSpace(start + 1);
  const elements = [cx.elt('LinkMark', start, start + 1)];
  const target = destination(cx, pos);
  if (target > pos) {
    elements.push(cx.elt('URL', pos, target));
    pos = cx.skipSpace(target);
    const titleEnd = pos > target ? title(cx, pos) : -1;
    if (titleEnd > 0) {
      elements.push(cx.elt('LinkTitle', pos, titleEnd));
      pos = cx.skipSpace(titleEnd);
    }
  }
  if (cx.char(pos) !== CLOSE_PAREN) return undefined;
  elements.push(cx.elt('LinkMark', pos, pos + 1));
  return { end: pos + 1, elements };
}

/** The end of `<a b>` or of a word with balanced parentheses; the start itself where there is neither. */
function destination(cx: InlineContext, start: number): number {
  if (cx.char(start) === LESS) return bracketed(cx, start);
  let depth = 0;
  let pos = start;
  for (; pos < cx.end; pos++) {
    const char = cx.char(pos);
    if (char <= 32 || char === 127) break;
    if (char === BACKSLASH && isPunctuation(cx.char(pos + 1))) pos++;
    else if (char === OPEN_PAREN) depth++;
    else if (char === CLOSE_PAREN && --depth < 0) break;
    if (depth > 32) return start;
  }
  return depth > 0 ? start : pos;
}

function bracketed(cx: InlineContext, start: number): number {
  for (let pos = start + 1; pos < cx.end; pos++) {
    const char = cx.char(pos);
    if (char === GREATER) return pos + 1;
    if (char === LESS || char === 10) return start;
    if (char === BACKSLASH && isPunctuation(cx.char(pos + 1))) pos++;
  }
  return start;
}

/** The end of `"…"`, `'…'` or `(…)`; -1 where there is none. */
function title(cx: InlineContext, start: number): number {
  const open = cx.char(start);
  if (open !== 34 && open !== 39 && open !== OPEN_PAREN) return -1;
  const close = open === OPEN_PAREN ? CLOSE_PAREN : open;
  for (let pos = start + 1; pos < cx.end; pos++) {
    const char = cx.char(pos);
    if (char === close) return pos + 1;
    if (char === OPEN_PAREN && open === OPEN_PAREN) return -1;
    if (char === BACKSLASH) pos++;
  }
  return -1;
}

/** `[rules]` after the brackets, `[]`, or the brackets alone, where their label is defined. */
function reference(
  cx: InlineContext,
  from: number,
  to: number,
  isDefined: (label: string) => boolean,
): Tail | undefined {
  const labelled = cx.char(to + 1) === OPEN_BRACKET ? labelEnd(cx, to + 1) : -1;
  const label = cx.slice(to + 2, labelled - 1);
  if (labelled > 0 && label.trim() !== '') {
    return isDefined(label)
      ? { end: labelled, elements: [cx.elt('LinkLabel', to + 1, labelled)] }
      : undefined;
  }
  if (to - from > 999 || !isDefined(cx.slice(from, to))) return undefined;
  const collapsed = cx.char(to + 1) === OPEN_BRACKET && cx.char(to + 2) === CLOSE_BRACKET;
  return { end: collapsed ? to + 3 : to + 1, elements: [] };
}

/** The end of a `[label]` that starts here; -1 where there is none. */
function labelEnd(cx: InlineContext, start: number): number {
  const last = Math.min(cx.end, start + 1001);
  for (let pos = start + 1; pos < last; pos++) {
    const char = cx.char(pos);
    if (char === CLOSE_BRACKET) return pos + 1;
    if (char === OPEN_BRACKET) return -1;
    if (char === BACKSLASH) pos++;
  }
  return -1;
}

function isPunctuation(char: number): boolean {
  return (
    (char >= 33 && char <= 47) ||
    (char >= 58 && char <= 64) ||
    (char >= 91 && char <= 96) ||
    (char >= 123 && char <= 126)
  );
}
