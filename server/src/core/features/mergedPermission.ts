import { lineBreak, removeField, replace, writeScalar } from '../rules/edits.ts';
import type { TextEdit } from '../rules/types.ts';
import { lineSpan, span } from '../syntax/span.ts';
import type { Field } from '../syntax/tree.ts';
import type { Switch } from './toolsToPermission.ts';

/** One key of the new map. */
interface Entry {
  /** The comment lines above it. */
  readonly comments: readonly string[];
  /** The key and its value, without indentation. */
  readonly lines: string;
  /** The comment behind it, with the blanks before that. */
  readonly after: string;
}

/**
 * Lays `permission` over `tools`, as the program does, in one block map: an equal key keeps its place and takes the
 * value of `permission`; of several switches for one permission the last counts. Undefined where one of the two keys
 * does not stand on lines of its own.
 */
export function mergedPermission(
  text: string,
  key: string,
  tools: Field,
  switches: readonly Switch[],
  permission: Field | undefined,
): TextEdit[] | undefined {
  if (![tools, permission ?? tools].every((owner) => standsAlone(text, owner))) return undefined;
  const entries = new Map<string, Entry>();
  for (const one of switches) addSwitch(entries, text, tools, one);
  if (permission && !addPermission(entries, text, permission)) return undefined;
  const owner = permission ?? tools;
  const indent = ' '.repeat(columnOf(text, [permission, tools]));
  const lines = [
    ...(permission ? lineOf(headComment(text, tools)) : []),
    ...[...entries.values()].flatMap(({ comments, lines, after }) => [
      ...comments,
      ...(lines + after).split(/\r\n|\n|\r/),
    ]),
  ];
  const head = `${key}:${headComment(text, owner)}`;
  const block = [head, ...lines.map((line) => indent + line)].join(lineBreak(text));
  const edit = replace(span(owner.span.start, lineSpan(text, owner.span.end).end), block);
  return permission ? [edit, removeField(text, tools)] : [edit];
}

/** The comment on the line of a key: behind the colon of a block map, else behind the value. */
function headComment(text: string, { key, value, span: whole }: Field): string {
  const isBlock = value?.kind === 'map' && !value.flow;
  return commentAfter(text, isBlock ? text.indexOf(':', key.span.end) + 1 : whole.end);
}

/** Whether whole lines may be moved; a comment between braces would get lost on the way. */
function standsAlone(text: string, { span: { start, end }, value }: Field): boolean {
  const rest = text.slice(end, lineSpan(text, end).end);
  const inner = value?.kind === 'map' && value.flow ? text.slice(value.span.start, value.span.end) : '';
  return lineSpan(text, start).start === start && /^\s*(?:#.*)?$/.test(rest) && !/\s#/.test(inner);
}

function columnOf(text: string, owners: readonly (Field | undefined)[]): number {
  const map = owners.map((owner) => owner?.value).find((value) => value?.kind === 'map' && !value.flow);
  return map ? map.span.start - lineSpan(text, map.span.start).start : 2;
}

function addSwitch(entries: Map<string, Entry>, text: string, tools: Field, one: Switch): void {
  const { field, key, action, value } = one;
  const flow = tools.value?.kind === 'map' && tools.value.flow;
  const written =
    key === field.key.text ? text.slice(field.key.span.start, field.key.span.end) : writeScalar(key);
  const known = entries.get(key);
  const after = flow ? '' : commentAfter(text, value.span.end);
  const comments = commentsAbove(text, tools, field);
  // The first of several keeps its place and its words, the last one decides.
  if (known)
    set(
      entries,
      key,
      { comments: [...comments, ...lineOf(after)], lines: `${nameOf(known)}: ${action}`, after: known.after },
      known.comments,
    );
  else set(entries, key, { comments, lines: `${written}: ${action}`, after });
}

function nameOf({ lines }: Entry): string {
  return lines.slice(0, lines.lastIndexOf(':'));
}

function addPermission(entries: Map<string, Entry>, text: string, owner: Field): boolean {
  const { value } = owner;
  if (value?.kind === 'scalar') {
    overlay(entries, '*', {
      comments: [],
      lines: `"*": ${text.slice(value.span.start, value.span.end)}`,
      after: '',
    });
    return true;
  }
  if (value?.kind !== 'map') return false;
  for (const field of value.fields) {
    const end = value.flow ? field.span.end : lineSpan(text, field.span.end).end;
    const indent = field.span.start - lineSpan(text, field.span.start).start;
    const source = text.slice(field.span.start, end);
    const lines = value.flow ? source : source.replace(new RegExp(`^ {0,${indent}}`, 'gm'), '');
    overlay(entries, field.key.text, { comments: commentsAbove(text, owner, field), lines, after: '' });
  }
  return true;
}

/** Puts an entry in the place of an equal one, whose comments stay. */
function overlay(entries: Map<string, Entry>, key: string, entry: Entry): void {
  const known = entries.get(key);
  set(entries, key, entry, known ? [...known.comments, ...lineOf(known.after)] : []);
}

function set(entries: Map<string, Entry>, key: string, entry: Entry, comments: readonly string[] = []): void {
  entries.set(key, { ...entry, comments: [...comments, ...entry.comments] });
}

function lineOf(comment: string): string[] {
  return comment === '' ? [] : [comment.trim()];
}

/** ` # why` behind a value, with the blanks before it. */
function commentAfter(text: string, offset: number): string {
  const rest = text.slice(offset, lineSpan(text, offset).end);
  return /^[ \t]+#.*/.exec(rest)?.[0].trimEnd() ?? '';
}

/** The comment lines between an entry and the one before it, or the key of the map. */
function commentsAbove(text: string, { key, value }: Field, field: Field): string[] {
  if (value?.kind !== 'map' || value.flow) return [];
  const before = value.fields[value.fields.indexOf(field) - 1];
  const from = lineSpan(text, before ? before.span.end : key.span.end).end;
  return text
    .slice(from, field.span.start)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'));
}
