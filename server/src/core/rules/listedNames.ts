import type { Span } from '../syntax/span.ts';
import { lineSpan, span, trimSpan } from '../syntax/span.ts';
import type { Field, FieldList, Scalar, Value } from '../syntax/tree.ts';
import { changeScalar, lineBreak, replace } from './edits.ts';
import type { TextEdit } from './types.ts';

/** One name of a list, or of a text with commas: `search` in `tools: 'search, edit'`. */
export interface ListedName {
  readonly field: Field;
  readonly name: string;
  readonly span: Span;
  readonly scalar: Scalar;
  /** The list that it stands in; undefined for a text. */
  readonly list: FieldList | undefined;
}

/** The names that a key lists, in the order of the text. A text is divided at its commas alone. */
export function listedNames(text: string, field: Field): ListedName[] {
  const { value } = field;
  if (value?.kind === 'list') {
    return value.items.flatMap((item) =>
      item.kind === 'scalar' && item.text !== ''
        ? [{ field, name: item.text, span: item.span, scalar: item, list: value }]
        : [],
    );
  }
  return value?.kind === 'scalar' ? parts(text, field, value) : [];
}

function parts(text: string, field: Field, scalar: Scalar): ListedName[] {
  const quoted = scalar.style === 'single' || scalar.style === 'double' ? 1 : 0;
  const within = span(scalar.span.start + quoted, scalar.span.end - quoted);
  const raw = text.slice(within.start, within.end);
  // Escapes and lines put the letters elsewhere.
  if (raw !== scalar.text) return [];
  const found: ListedName[] = [];
  let at = within.start;
  for (const part of raw.split(',')) {
    const where = trimSpan(text, span(at, at + part.length));
    const name = text.slice(where.start, where.end);
    if (name !== '') found.push({ field, name, span: where, scalar, list: undefined });
    at += part.length + 1;
  }
  return found;
}

/** Writes one name or several in place of another, as the list is written. */
export function renameListed(
  text: string,
  { scalar, list, span: at }: ListedName,
  to: readonly string[],
): TextEdit {
  if (!list) return replace(at, to.join(', '));
  const names = to.map((name) => changeScalar(scalar, name).newText);
  if (list.flow) return replace(at, names.join(', '));
  const line = lineSpan(text, at.start);
  const [dash = '- '] = /^[ \t]*-[ \t]+/.exec(text.slice(line.start, at.start)) ?? [];
  return replace(at, names.join(lineBreak(text) + dash));
}

/** Takes a name out of a list that has others; undefined where it is the only one, or shares its line. */
export function removeListed(text: string, { list, scalar, span: at }: ListedName): TextEdit | undefined {
  if (!list) return replace(at, '');
  const index = list.items.indexOf(scalar);
  const next = list.items[index + 1];
  const previous = list.items[index - 1];
  if (list.flow) {
    if (next) return replace(span(at.start, next.span.start), '');
    return previous && replace(span(previous.span.end, at.end), '');
  }
  const line = lineSpan(text, at.start);
  return previous || next ? replace(span(line.start, afterBreak(text, line.end)), '') : undefined;
}

function afterBreak(text: string, end: number): number {
  return text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length);
}

/** Whether a value is a text or a list that names something at all. */
export function isListed(value: Value | undefined): boolean {
  return value?.kind === 'scalar' || value?.kind === 'list';
}
