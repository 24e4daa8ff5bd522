import type { Dialect, KindSpec } from './types.ts';

/**
 * How a file comes to be read by a program. `loaded`: it lies where the program looks; `loose`: in a folder of that
 * name that some configuration may be copied from, told by its keys; `setting`: the user says so; `named`: the command
 * line was given this file.
 */
export type Place = 'loaded' | 'loose' | 'setting' | 'named';

/** One program's reading of one file. A file that several programs read has several. */
export interface Reading {
  readonly dialect: Dialect;
  readonly kind: KindSpec;
  readonly place: Place;
  /** What the path alone calls it: `team/lead`. */
  readonly name: string;
  /** The configuration directory that holds it (`/repo/.opencode`), where there is one. */
  readonly configFolder: string | undefined;
  /** Why, in sentences: what `agent-files why` prints. */
  readonly reasons: readonly string[];
  /** The glob of the user's setting that says so, if one does. */
  readonly setting?: string;
  /** The other readers that stand before this one; undefined for the owner. */
  readonly before?: readonly Dialect[];
}
