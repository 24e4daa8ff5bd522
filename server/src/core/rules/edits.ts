import type { Span } from '../syntax/span.ts';
import { lineSpan, span } from '../syntax/span.ts';
import type { Field, FieldMap, Scalar } from '../syntax/tree.ts';
import type { TextEdit } from './types.ts';

/** The text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)
    .reduce((done, { span: at, newText }) => done.slice(0, at.start) + newText + done.slice(at.end), text);
}

export function replace(at: Span, newText: string): TextEdit {
  return { span: at, newText };
}

export function insert(offset: number, newText: string): TextEdit {
  return { span: span(offset, offset), newText };
}

/** Gives a key another name; its value and what stands around it stay. */
export function renameKey(field: Field, to: string): TextEdit {
  const { style } = field.key;
  return replace(
    field.key.span,
    style === 'plain' ? keyText(to) : quoted(to, style === 'single' ? "'" : '"'),
  );
}

/**
 * Takes a key and its value out: whole lines in a block map, one entry and its comma in a flow map. Whoever takes the
 * last entry of a block map leaves an empty key behind, which is a value of its own: take that key out instead.
 */
export function removeField(text: string, field: Field): TextEdit {
  const end = field.value ? field.span.end : afterColon(text, field.key.span.end);
  const next = skipBlank(text, end);
  if (text[next] === ',') return replace(span(field.span.start, skipSpaces(text, next + 1)), '');
  if (text[next] === '}') return replace(span(commaBefore(text, field.span.start), end), '');
  return replace(span(lineSpan(text, field.span.start).start, afterLine(text, end)), '');
}

/** Writes an entry (`"*": false`) in front of the others of a map. */
export function insertFirst(text: string, map: FieldMap, entry: string): TextEdit {
  if (map.flow) return insert(map.span.start + 1, map.fields.length > 0 ? `${entry}, ` : entry);
  const column = map.span.start - lineSpan(text, map.span.start).start;
  return insert(map.span.start, entry + lineBreak(text) + ' '.repeat(column));
}

/**
 * Moves an entry of a block map in front of an earlier one. Undefined where either of them shares its lines with
 * something else (flow maps), so that moving whole lines would tear it.
 */
export function moveBefore(text: string, field: Field, target: Field): TextEdit[] | undefined {
  const [from, to] = [wholeLines(text, field), wholeLines(text, target)];
  if (!from || !to || from.start < to.end) return undefined;
  const lines = text.slice(from.start, from.end);
  const moved = /[\r\n]$/.test(lines) ? lines : lines + lineBreak(text);
  return [insert(to.start, moved), replace(from, '')];
}

/** The lines of an entry, where nothing else stands on them. */
function wholeLines(text: string, field: Field): Span | undefined {
  const { start } = lineSpan(text, field.span.start);
  const end = field.value ? field.span.end : afterColon(text, field.key.span.end);
  const alone =
    text.slice(start, field.span.start).trim() === '' &&
    /^[ \t]*(?:#[^\r\n]*)?(?:[\r\n]|$)/.test(text.slice(end));
  return alone ? span(start, afterLine(text, end)) : undefined;
}

/** The break that the file's lines end with: that of its first line. */
export function lineBreak(text: string): '\r\n' | '\n' {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}

/**
 * A text as a quoted YAML scalar on one line: in double quotes, or in single ones where the text itself has double
 * quotes or backslashes.
 */
export function quoted(text: string, mark?: '"' | "'"): string {
  const plain = !/[\p{Cc}\u2028\u2029]/u.test(text);
  const single = mark ? mark === "'" : /["\\]/.test(text) && !text.includes("'");
  return single && plain ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}

/** Puts what stands there, taken letter by letter, in quotes. */
export function quote(text: string, at: Span): TextEdit {
  return replace(at, quoted(text.slice(at.start, at.end)));
}

/** A value as it is written after a key: plain where YAML reads plain text back as this very text, else quoted. */
export function writeScalar(text: string): string {
  const plain = /^[A-Za-z][\w ./-]*$/.test(text) || /^[\p{L}][\p{L}\p{N} _./-]*$/u.test(text);
  return plain && !/\s$/.test(text) && !RESERVED.test(text) ? text : quoted(text);
}

/** Gives a scalar another text, in its own quotes if it has some. */
export function changeScalar(scalar: Scalar, to: string): TextEdit {
  if (scalar.style === 'single') return replace(scalar.span, quoted(to, "'"));
  return replace(scalar.span, scalar.style === 'double' ? quoted(to, '"') : writeScalar(to));
}

const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** Whether what stands there may hold a comment, which an edit that replaces it would lose. */
export function mayHoldComment(text: string, at: Span): boolean {
  return /(?:^|[ \t])#/m.test(text.slice(at.start, at.end));
}

function keyText(name: string): string {
  const plain = /^[A-Za-z_$][\w$./-]*$/.test(name) || /^[\p{L}_$][\p{L}\p{N}_$./-]*$/u.test(name);
  return plain && !RESERVED.test(name) ? name : quoted(name);
}

function afterColon(text: string, from: number): number {
  const at = skipSpaces(text, from);
  return text[at] === ':' ? at + 1 : from;
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

/** Past white space, line breaks and comments. */
function skipBlank(text: string, from: number): number {
  const blank = /(?:\s+(?:#[^\n]*)?)*/y;
  blank.lastIndex = from;
  return from + (blank.exec(text)?.[0].length ?? 0);
}

/** Where the comma before an entry stands, or the entry itself where it is the first. */
function commaBefore(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text[at - 1] ?? '')) at--;
  return text[at - 1] === ',' ? at - 1 : start;
}

function afterLine(text: string, offset: number): number {
  const { end } = lineSpan(text, offset);
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : Math.min(end + 1, text.length);
}
