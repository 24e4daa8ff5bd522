import type { FieldSpec, KindSpec } from '../dialects/types.ts';
import type { FieldMap } from '../syntax/tree.ts';

type KeyTable = ReadonlyMap<string, FieldSpec>;

/** What the table says of a key at the top of such a file. */
export function specOf({ fields }: KindSpec, key: string): FieldSpec | undefined {
  return tableOf(fields).get(key);
}

/** The same of a key in a list of keys: those below another one. */
export function specIn(fields: readonly FieldSpec[], key: string): FieldSpec | undefined {
  return tableOf(fields).get(key);
}

/** Whether a map has any of these keys. */
export function hasAny(map: FieldMap | undefined, keys: ReadonlyMap<string, unknown>): boolean {
  if (!map || keys.size === 0) return false;
  for (const { key } of map.fields) if (keys.has(key.text)) return true;
  return false;
}

/** The keys of which something is true, found once for each kind of file: most rules are about a few of them. */
export function keysWhere(holds: (spec: FieldSpec) => boolean): (kind: KindSpec) => KeyTable {
  const found = new WeakMap<KindSpec, KeyTable>();
  return (kind) => {
    let keys = found.get(kind);
    if (!keys) {
      keys = byKey(kind.fields.filter(holds));
      found.set(kind, keys);
    }
    return keys;
  };
}

/** The names of all keys, in the order of the table. */
export function keyNames({ fields }: KindSpec): readonly string[] {
  let names = named.get(fields);
  if (!names) {
    names = fields.map((spec) => spec.key);
    named.set(fields, names);
  }
  return names;
}

const tables = new WeakMap<readonly FieldSpec[], KeyTable>();
const named = new WeakMap<readonly FieldSpec[], readonly string[]>();

function tableOf(fields: readonly FieldSpec[]): KeyTable {
  let table = tables.get(fields);
  if (!table) {
    table = byKey(fields);
    tables.set(fields, table);
  }
  return table;
}

function byKey(fields: readonly FieldSpec[]): KeyTable {
  return new Map(fields.map((spec) => [spec.key, spec]));
}
