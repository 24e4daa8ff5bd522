import { atPathAt } from './atReference.ts';
import type { AtReference, Link } from './body.ts';
import { splitTarget } from './linkTarget.ts';
import type { Span } from './span.ts';
import { span } from './span.ts';

/** What is found in one section; in the order of the text. */
export interface PlainReferences {
  readonly links: readonly Link[];
  readonly atReferences: readonly AtReference[];
}

/** Longer ones are left to the parser, which has a limit of its own. */
const LONGEST = 4096;

/** Escapes, HTML, quotes, tables, images, definitions, fences, code over several backticks, and lines that may be code. */
const ODD = /[\\<|~\t]|!\[|\]:|``|\][ \t]*\n?[ \t]*\[| {4}|^ *>/m;

/** A link whose label has no brackets, with a target of its own and nothing else. */
const LINK = /\[([^[\]]*)\]\(([^\s()"'<>]+)\)/g;

/**
 * The references of a part of Markdown that holds nothing but lines of prose, headings and lists, with simple links and
 * code between single backticks. Undefined for every other part: then the parser has to read it. What is answered is what
 * the parser would say. `source` has the text's offsets less `base`, and plain line breaks.
 */
export function readPlainSection(
  source: string,
  { start, end }: Span,
  base: number,
): PlainReferences | undefined {
  if (end - start > LONGEST) return undefined;
  const part = source.slice(start, end);
  if (ODD.test(part)) return undefined;
  const code = codeIn(part);
  if (!code) return undefined;
  const links: Link[] = [];
  let known = 0;
  for (const match of part.matchAll(LINK)) {
    const [whole, label = '', target = ''] = match;
    const at = match.index;
    known++;
    const place = placeOf(at, at + 1 + label.length, at + whole.length, code);
    if (place === 'across') return undefined;
    if (place === 'code') continue;
    const from = base + start + at;
    const labelEnd = from + 1 + label.length;
    const parts = splitTarget(target, labelEnd + 2);
    links.push({
      span: span(from, from + whole.length),
      label: span(from + 1, labelEnd),
      ...parts,
      image: false,
    });
  }
  // Every other such pair is a link of another make, or none.
  if (known !== occurrences(part, '](')) return undefined;
  return { links, atReferences: paths(part, base + start, [...code, ...links.map(relative(base + start))]) };
}

/** What lies between single backticks; undefined where a line has one without its like. */
function codeIn(part: string): Span[] | undefined {
  const found: Span[] = [];
  let line = part.indexOf('\n');
  for (let open = part.indexOf('`'); open >= 0; ) {
    while (line >= 0 && line < open) line = part.indexOf('\n', line + 1);
    const close = part.indexOf('`', open + 1);
    if (close < 0 || (line >= 0 && close > line)) return undefined;
    found.push(span(open, close + 1));
    open = part.indexOf('`', close + 1);
  }
  return found;
}

/** Where a link stands to code: in it, around or beside it, or partly in it. */
function placeOf(start: number, labelEnd: number, end: number, code: readonly Span[]) {
  for (const one of code) {
    if (one.end <= start || one.start >= end) continue;
    if (one.start <= start && end <= one.end) return 'code';
    if (one.start < start || one.end > labelEnd) return 'across';
  }
  return 'text';
}

function occurrences(text: string, what: string): number {
  let count = 0;
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) count++;
  return count;
}

function relative(base: number): (link: Link) => Span {
  return ({ span: { start, end } }) => span(start - base, end - base);
}

/** The `@path` references outside of code and links. */
function paths(part: string, base: number, taken: readonly Span[]): AtReference[] {
  const found: AtReference[] = [];
  for (let at = part.indexOf('@'); at >= 0; at = part.indexOf('@', at + 1)) {
    if (taken.some(({ start, end }) => start <= at && at < end)) continue;
    const one = atPathAt(part, at);
    if (!one) continue;
    const start = base + at;
    const pathSpan = span(start + 1, start + 1 + one.path.length);
    const end = start + one.length;
    const fragment = one.fragment === undefined ? undefined : span(pathSpan.end + 1, end);
    found.push({ span: span(start, end), pathSpan, path: one.path, fragment });
  }
  return found;
}
