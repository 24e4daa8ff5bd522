import type { Field, FieldMap, Scalar } from '../syntax/tree.ts';
import { fieldAt, fieldOf } from '../syntax/tree.ts';
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
export function writtenLevels({ file, dialect, kind }: RuleContext): WrittenLevel[] {
  const root = file.front?.root;
  const below = kind.fields.filter((spec) => spec.shape === 'map' && !spec.passes);
  const maps = [root, ...below.map((spec) => fieldOf(root, spec.key)?.value)].filter(
    (map) => map?.kind === 'map',
  );
  const paths = new Map(dialect.effortProviders.map(({ path }) => [path.join('.'), path]));
  return maps.flatMap((map) =>
    [...paths.values()].flatMap((path) => {
      const top = fieldOf(map, path[0] ?? '');
      const value = fieldAt(map, path)?.value;
      return top && value?.kind === 'scalar' && value.text !== '' ? [{ path, map, top, value }] : [];
    }),
  );
}
