import type { Fact, Kind } from './basics.ts';

/**
 * What a value must look like. `permission`: an action, or a map of permission keys; `tool-switches`: a map of tool ids
 * to booleans; `tool-list`, `names` and `globs`: a text that the program splits, or a list; `hooks`: events to matchers;
 * `servers`: names of MCP servers, or their settings.
 */
export type Shape =
  | 'string'
  | 'number'
  | 'positive-integer'
  | 'boolean'
  | 'enum'
  | 'color'
  | 'model'
  | 'agent'
  | 'effort'
  | 'map'
  | 'list'
  | 'string-list'
  | 'tool-switches'
  | 'tool-list'
  | 'names'
  | 'globs'
  | 'hooks'
  | 'servers'
  | 'permission'
  | 'any';

/** A value that a key may have. */
export interface ValueSpec extends Fact {
  readonly value: string;
  /** Other spellings that the program takes for it: `med` for `medium`. */
  readonly also?: readonly string[];
}

/** A key of a header or of a settings file. */
export interface FieldSpec extends Fact {
  readonly key: string;
  readonly shape: Shape;
  /** What its words are the names of, also where they stand in a list. */
  readonly names?: 'agent' | 'skill' | 'command' | 'server';
  /** Where the shape allows a text and a list: the only one of the two that is taken. */
  readonly form?: 'text' | 'list';
  /** What its keys give a name to. */
  readonly defines?: 'server';
  /**
   * What becomes of the tools that a `tool-list` names: `only`: an agent has these and no others; `not`: they are taken
   * away from it. Undefined: its entries are rules, whose names the program does not resolve.
   */
  readonly access?: 'only' | 'not';
  /** Known values. Closed for the shapes `enum`, `color`, `boolean`; elsewhere proposals. */
  readonly values?: readonly ValueSpec[];
  /** What applies where the key is missing, in words: "`all`", "the session's model". */
  readonly default?: string;
  readonly deprecated?: { readonly since?: string; readonly use: string; readonly doc: string };
  readonly required?: boolean;
  /** Values of the kind's target key under which the key is read; undefined: under all of them. */
  readonly targets?: readonly string[];
  /** What the program puts in its place whatever is written; a key that says `value` already says no other thing. */
  readonly overwritten?: { readonly by: string; readonly value?: string };
  /** Sub-keys of a map with known keys; of a list, those of the maps in it. */
  readonly fields?: readonly FieldSpec[];
  /** What completion writes after `key: `, a snippet in the LSP's syntax; nothing for most keys. */
  readonly insert?: string;
  /** `provider`: OpenCode hands it to the model's provider as a request option. */
  readonly passes?: 'provider';
  /** `false`: completion does not offer it first-class although it is read (deprecated or internal keys). */
  readonly offered?: boolean;
  /** What other programs that read the same file do with the key, in a sentence. */
  readonly elsewhere?: string;
  /** The titles of other programs that make nothing of such a file without the key. */
  readonly neededBy?: readonly string[];
  /** How many characters the text may have, together with that of the key `with`, and what becomes of a longer one. */
  readonly length?: { readonly max: number; readonly with?: string; readonly doc: string };
}

/** A key of another program, or a near miss, that authors write here. */
export interface ForeignKey extends Fact {
  readonly key: string;
  /** Where the key belongs: "Claude Code". */
  readonly program: string;
  /** The kinds of file in which this is true; undefined: in all. */
  readonly kinds?: readonly Kind[];
  /** This dialect's key for the same thing, if there is one. */
  readonly use?: string;
  /** What to do instead where no single key says the same: "Write `subtask: true`". */
  readonly remedy?: string;
  /** The program refuses to start where an entry of a configuration file has the key. */
  readonly refusedInConfig?: true;
  /** The form of value for which `use` and `renames` hold; undefined: any. */
  readonly whenValueIs?: 'map';
  /** Whether renaming the key alone is right (the values mean the same). */
  readonly renames: boolean;
  /** The program itself says that `use` may be meant. */
  readonly suggested?: true;
  /** Files of this kind are written for that program as well: the key is no finding. */
  readonly expected?: true;
}
