import type { Dialect } from '../dialects/types.ts';
import type { Field, FieldMap, Scalar, Value } from '../syntax/tree.ts';
import { fieldAt, fieldOf } from '../syntax/tree.ts';
import { hasAny, keysWhere } from './keyTable.ts';
import type { RuleContext } from './types.ts';

/** A level as it is written: `effort: high`, `reasoning: { effort: high }`, also below `options`. */
export interface WrittenLevel {
  readonly path: readonly string[];
  /** The map that holds the first key of the path. */
  readonly map: FieldMap;
  /** The field of the path's first key. */
  readonly top: Field;
  readonly value: Scalar;
}

/** Every level of effort in the header, whatever key the author took for it. */
export function writtenLevels({ file, dialect, kind }: RuleContext): readonly WrittenLevel[] {
  const root = file.front?.root;
  if (!root) return [];
  const found: WrittenLevel[] = [];
  collect(root, dialect, found);
  if (!hasAny(root, mapKeys(kind))) return found;
  for (const key of mapKeys(kind).keys()) collect(fieldOf(root, key)?.value, dialect, found);
  return found;
}

/** The maps of the author's own keys. */
const mapKeys = keysWhere((spec) => spec.shape === 'map' && !spec.passes);

function collect(map: Value | undefined, dialect: Dialect, found: WrittenLevel[]): void {
  const { paths, tops } = levelPaths(dialect);
  if (map?.kind !== 'map' || !hasAny(map, tops)) return;
  for (const path of paths) {
    const top = fieldOf(map, path[0] ?? '');
    const value = fieldAt(map, path)?.value;
    if (top && value?.kind === 'scalar' && value.text !== '') found.push({ path, map, top, value });
  }
}

interface LevelPaths {
  /** Each once. */
  readonly paths: readonly (readonly string[])[];
  /** By their first keys. */
  readonly tops: ReadonlyMap<string, unknown>;
}

const pathsOf = new WeakMap<Dialect, LevelPaths>();

function levelPaths(dialect: Dialect): LevelPaths {
  const known = pathsOf.get(dialect);
  if (known) return known;
  const paths = [...new Map(dialect.effortProviders.map(({ path }) => [path.join('.'), path])).values()];
  const made = { paths, tops: new Map(paths.map((path) => [path[0] ?? '', path])) };
  pathsOf.set(dialect, made);
  return made;
}
