import { OPENCODE } from '../dialects/data/opencode/index.ts';
import type { FieldSpec, Kind, KindSpec } from '../dialects/types.ts';
import type { Outcome } from './types.ts';

/** How OpenCode treats a kind of file, as far as its table does not say so. */
export interface Written {
  readonly kind: Kind;
  /** The key that the text below the header overwrites before anything is checked. */
  readonly bodyKey: string | undefined;
  /** What a value that the schema refuses does to the file. */
  readonly refused: Outcome;
  readonly agent: boolean;
  readonly forcedMode?: string;
}

/** The same with what follows from the table. */
export interface Treatment extends Written {
  readonly spec: KindSpec;
  /** The fields that are checked. */
  readonly checked: readonly FieldSpec[];
  /** Those of them whose values count as they are: `permission` and `options` stand on their own. */
  readonly taken: readonly FieldSpec[];
  /** Old names of keys with the new ones: `maxSteps` and `steps`. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

export function treatment(written: Written): Treatment {
  const spec = specOf(written.kind);
  const known = knownFields(spec);
  const checked = known.filter((field) => field.key !== written.bodyKey);
  const taken = checked.filter(({ shape }) => shape !== 'permission' && shape !== 'map');
  return { ...written, spec, checked, taken, renamed: renamedKeys(known) };
}

/** The fields that OpenCode itself reads; the table also lists those that it only hands on. */
export function knownFields(spec: KindSpec): FieldSpec[] {
  return spec.fields.filter((field) => field.passes !== 'provider');
}

export function specOf(kind: Kind): KindSpec {
  const spec = OPENCODE.kinds.find((candidate) => candidate.kind === kind);
  if (!spec) throw new Error(`the table has no kind ${kind}`);
  return spec;
}

function renamedKeys(known: readonly FieldSpec[]): Treatment['renamed'] {
  const shapes = new Map(known.map((spec) => [spec.key, spec.shape]));
  return known.flatMap(({ key, deprecated, shape }) =>
    deprecated && shapes.get(deprecated.use) === shape ? [{ from: key, to: deprecated.use ?? key }] : [],
  );
}
