import { fieldSpec, fieldsBelow, permissionKey } from '../dialects/lookup.ts';
import type { Reading } from '../dialects/reading.ts';
import type { FieldSpec, PermissionKeySpec } from '../dialects/types.ts';
import type { CursorPath, KeyCursor } from '../syntax/cursor.ts';

/** What the keys of a map in the header are. */
export type MapPlace =
  | { readonly is: 'fields'; readonly fields: readonly FieldSpec[] }
  | { readonly is: 'switches' }
  | { readonly is: 'permissions' }
  | { readonly is: 'patterns'; readonly key: string; readonly spec: PermissionKeySpec | undefined };

/** What a value in the header says. */
export type ValuePlace =
  | { readonly is: 'field'; readonly field: FieldSpec }
  | { readonly is: 'switch'; readonly tool: string }
  | { readonly is: 'action'; readonly key: string; readonly pattern: string | undefined };

/** What stands below the keys of a path; undefined where the dialect says nothing about it. */
export function mapPlace({ dialect, kind }: Reading, path: CursorPath): MapPlace | undefined {
  const [first, key, ...deeper] = path;
  if (first === undefined) return { is: 'fields', fields: kind.fields };
  const top = fieldSpec(dialect, kind.kind, [first]);
  if (top?.shape === 'tool-switches') return key === undefined ? { is: 'switches' } : undefined;
  if (top?.shape !== 'permission') {
    const spec = fieldSpec(dialect, kind.kind, path);
    // A list is no map: only its entries have keys.
    if (!spec || (spec.shape === 'list' && typeof path.at(-1) !== 'number')) return undefined;
    const fields = fieldsBelow(dialect, spec);
    return fields && { is: 'fields', fields };
  }
  if (key === undefined) return { is: 'permissions' };
  const spec = permissionKey(dialect, String(key));
  return deeper.length === 0 && spec?.patterns !== false
    ? { is: 'patterns', key: String(key), spec }
    : undefined;
}

/** What the value at a path says; undefined where the dialect knows no such key. */
export function valuePlace({ dialect, kind }: Reading, path: CursorPath): ValuePlace | undefined {
  const [first, key, pattern] = path;
  if (first === undefined) return undefined;
  const top = fieldSpec(dialect, kind.kind, [first]);
  if (top?.shape === 'tool-switches' && key !== undefined) {
    return path.length === 2 ? { is: 'switch', tool: String(key) } : undefined;
  }
  if (top?.shape === 'permission' && key !== undefined) {
    if (path.length > 3) return undefined;
    return { is: 'action', key: String(key), pattern: pattern === undefined ? undefined : String(pattern) };
  }
  const field = fieldSpec(dialect, kind.kind, path);
  return field && { is: 'field', field };
}

/** Whether what is typed may become a key: not a dash, and at the top of the header no prose, only one word. */
export function mayBecomeKey({ typed, path }: KeyCursor): boolean {
  return /^(?:[\p{L}\p{N}_*~./].*)?$/u.test(typed) && (path.length > 0 || !/\s/.test(typed));
}
