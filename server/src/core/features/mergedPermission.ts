import { lineBreak, removeField, replace, writeScalar } from '../rules/edits.ts';
import type { TextEdit } from '../rules/types.ts';
import { lineSpan, span } from '../syntax/span.ts';
import type { Field, FieldMap } from '../syntax/tree.ts';
import type { Switch } from './toolsToPermission.ts';

/** One line (or more) of the new map, without its indentation, and the comments that stand above it. */
interface Entry {
  readonly comments: string[];
  lines: string;
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
  const lines = [...entries.values()].flatMap((entry) => [
    ...entry.comments,
    ...entry.lines.split(/\r\n|\n|\r/),
  ]);
  const head = `${key}:${commentAfter(text, owner.value?.kind === 'map' && !owner.value.flow ? owner.key.span.end + 1 : owner.span.end)}`;
  const block = [head, ...lines.map((line) => indent + line)].join(lineBreak(text));
  const edit = replace(span(owner.span.start, lineSpan(text, owner.span.end).end), block);
  return permission ? [edit, removeField(text, tools)] : [edit];
}

function standsAlone(text: string, { span: { start, end } }: Field): boolean {
  const rest = text.slice(end, lineSpan(text, end).end);
  return lineSpan(text, start).start === start && /^\s*(?:#.*)?$/.test(rest);
}

function columnOf(text: string, owners: readonly (Field | undefined)[]): number {
  const map = owners.map((owner) => owner?.value).find((value) => value?.kind === 'map' && !value.flow);
  return map ? map.span.start - lineSpan(text, map.span.start).start : 2;
}

function addSwitch(entries: Map<string, Entry>, text: string, tools: Field, one: Switch): void {
  const { field, key, action, value } = one;
  const map = mapOf(tools);
  const name =
    key === field.key.text ? text.slice(field.key.span.start, field.key.span.end) : writeScalar(key);
  const after = map?.flow ? '' : commentAfter(text, value.span.end);
  const comments = map ? commentsAbove(text, map, field) : [];
  const known = entries.get(key);
  if (!known) entries.set(key, { comments, lines: `${name}: ${action}${after}` });
  else {
    known.comments.push(...comments, ...(after === '' ? [] : [after.trim()]));
    known.lines = known.lines.replace(/: (?:allow|deny)/, `: ${action}`);
  }
}

function addPermission(entries: Map<string, Entry>, text: string, { value }: Field): boolean {
  if (value?.kind === 'scalar') {
    set(entries, '*', { comments: [], lines: `"*": ${text.slice(value.span.start, value.span.end)}` });
    return true;
  }
  if (value?.kind !== 'map') return false;
  for (const field of value.fields) {
    const end = value.flow ? field.span.end : lineSpan(text, field.span.end).end;
    const indent = field.span.start - lineSpan(text, field.span.start).start;
    const source = text.slice(field.span.start, end);
    const lines = value.flow ? source : source.replace(new RegExp(`^ {0,${indent}}`, 'gm'), '');
    set(entries, field.key.text, { comments: commentsAbove(text, value, field), lines });
  }
  return true;
}

function set(entries: Map<string, Entry>, key: string, entry: Entry): void {
  const known = entries.get(key);
  entries.set(key, { ...entry, comments: [...(known?.comments ?? []), ...entry.comments] });
}

function mapOf({ value }: Field): FieldMap | undefined {
  return value?.kind === 'map' ? value : undefined;
}

/** ` # why` behind a value, with the blanks before it. */
function commentAfter(text: string, offset: number): string {
  const rest = text.slice(offset, lineSpan(text, offset).end);
  return /^[ \t]+#.*/.exec(rest)?.[0].trimEnd() ?? '';
}

/** The comment lines between an entry and the one before it. */
function commentsAbove(text: string, map: FieldMap, field: Field): string[] {
  if (map.flow) return [];
  const before = map.fields[map.fields.indexOf(field) - 1];
  if (!before) return commentsBefore(text, map.span.start);
  const from = lineSpan(text, before.span.end).end;
  return text
    .slice(from, field.span.start)
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'));
}

/** The comment lines directly above an offset. */
function commentsBefore(text: string, offset: number): string[] {
  const found: string[] = [];
  for (let at = lineSpan(text, offset).start; at > 0; ) {
    const line = lineSpan(text, at - 1 - (text.startsWith('\r\n', at - 2) ? 1 : 0));
    const comment = text.slice(line.start, line.end).trim();
    if (!comment.startsWith('#') || line.start >= at) break;
    found.unshift(comment);
    at = line.start;
  }
  return found;
}
