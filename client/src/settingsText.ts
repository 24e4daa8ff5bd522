import type { Node } from 'jsonc-parser';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';

/**
 * The text of a settings file with more entries at the end of an object; everything else stays as it is, comments and
 * indentation included. Undefined where the object is not there or empty.
 */
export function withEntries(
  text: string,
  path: readonly string[],
  entries: Readonly<Record<string, string>>,
): string | undefined {
  const last = objectAt(text, path)?.children?.at(-1);
  if (!last) return undefined;
  const end = last.offset + last.length;
  const line = /(?:^|(\r?\n))([ \t]*)$/.exec(text.slice(0, last.offset));
  const between = line ? `,${line[1] ?? '\n'}${line[2]}` : ', ';
  const added = Object.entries(entries).map(
    ([name, value]) => `${between}${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return text.slice(0, end) + added.join('') + text.slice(end);
}

/** The text without these entries of an object; undefined where one of them is not there. */
export function withoutEntries(
  text: string,
  path: readonly string[],
  names: readonly string[],
): string | undefined {
  return [...names].reverse().reduce<string | undefined>((before, name) => {
    return before === undefined ? undefined : withoutEntry(before, path, name);
  }, text);
}

function withoutEntry(text: string, path: readonly string[], name: string): string | undefined {
  const object = objectAt(text, path);
  const properties = object?.children ?? [];
  const at = properties.findIndex(({ children }) => children?.[0]?.value === name);
  const entry = properties[at];
  if (!object || !entry) return undefined;
  const after = properties[at + 1];
  const before = properties[at - 1];
  if (after) return text.slice(0, entry.offset) + text.slice(after.offset);
  const rest = text.slice(entry.offset + entry.length);
  if (!before) return text.slice(0, object.offset + 1).concat(rest.trimStart());
  const end = before.offset + before.length;
  // A comment behind the entry before it stays; its comma goes.
  const kept = text.slice(end, entry.offset).replace(/^\s*,/, '').trimEnd();
  return text.slice(0, end) + kept + rest;
}

function objectAt(text: string, path: readonly string[]): Node | undefined {
  const root = parseTree(text, [], { allowTrailingComma: true });
  const node = root && findNodeAtLocation(root, [...path]);
  return node?.type === 'object' ? node : undefined;
}
