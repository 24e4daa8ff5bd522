import type { Span } from './span.ts';

/** What stands at a place in the front matter. Values as the program reads them come from the loader, not from here. */
export type Value = Scalar | FieldList | FieldMap;

export type ScalarStyle = 'plain' | 'single' | 'double' | 'block' | 'alias';

export interface Scalar {
  readonly kind: 'scalar';
  /** For `mode: "all"`: `"all"` with its quotes. Empty, right after the colon's blank, where nothing is written. */
  readonly span: Span;
  /** The text without quotes, escapes resolved: `all`. */
  readonly text: string;
  readonly style: ScalarStyle;
}

export interface FieldList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Value[];
  /** Written as `[a, b]`. */
  readonly flow: boolean;
}

export interface FieldMap {
  readonly kind: 'map';
  readonly span: Span;
  /** In the order of the text; duplicates are kept. */
  readonly fields: readonly Field[];
  /** Written as `{a: b}`. */
  readonly flow: boolean;
}

/** For `mode: all`: key `mode`, value `all`, span the whole of it. */
export interface Field {
  readonly key: Scalar;
  /** Undefined for a bare `mode:`. */
  readonly value: Value | undefined;
  readonly span: Span;
}

/** A fault that the YAML parser saw; `code` is the `yaml` library's own. */
export interface YamlProblem {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

export const EMPTY_MAP: FieldMap = { kind: 'map', span: { start: 0, end: 0 }, fields: [], flow: false };

/** The last field of that key, which is the one that counts where a program takes duplicates. */
export function fieldOf(map: Value | undefined, key: string): Field | undefined {
  if (map?.kind !== 'map') return undefined;
  return map.fields.findLast((field) => field.key.text === key);
}

/** The text of a scalar value; undefined for lists, maps and nothing. */
export function scalarText(value: Value | undefined): string | undefined {
  return value?.kind === 'scalar' ? value.text : undefined;
}

/** The field or list item at a path such as `['permission', 'bash', 'git *']`; undefined where the tree has none. */
export function valueAt(root: Value | undefined, path: readonly (string | number)[]): Value | undefined {
  let at = root;
  for (const step of path) {
    at = typeof step === 'number' && at?.kind === 'list' ? at.items[step] : fieldOf(at, String(step))?.value;
  }
  return at;
}

/** The field at a path whose last step is a key. */
export function fieldAt(root: Value | undefined, path: readonly (string | number)[]): Field | undefined {
  const last = path.at(-1);
  return last === undefined ? undefined : fieldOf(valueAt(root, path.slice(0, -1)), String(last));
}
