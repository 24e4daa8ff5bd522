import type { DialectId, Kind } from '../dialects/types.ts';
import type { Span } from '../syntax/span.ts';
import type { PathPlace } from '../syntax/writePath.ts';
import type { ReferenceForm, TargetState } from '../workspace/resolve.ts';

/** What a name may stand for. */
export type NamedKind = 'agent' | 'skill' | 'command' | 'server';

/** Something that has a name and that other files may call by it. */
export interface WebSymbol {
  readonly kind: NamedKind;
  readonly name: string;
  readonly dialect: DialectId;
  /** The kind of file, or of entry, that defines it: a mode is an agent by another name. */
  readonly fileKind: Kind;
  readonly path: string;
  /** The keys that lead to the entry of a configuration file; empty for a file of its own. */
  readonly at: readonly (string | number)[];
  /** What names it: the value of `name`, the key of an entry, or the opening dashes where the path does. */
  readonly span: Span;
  /** The entry of a configuration file, as a whole. */
  readonly entry: Span | undefined;
  /** Whether the path names it: then the file is renamed with it. */
  readonly byPath: boolean;
  /** From where it can be called: this folder and all below it; undefined from everywhere. */
  readonly scope: string | undefined;
  readonly description: string | undefined;
  /** Who may run it, in the program’s word; empty where there are no modes. */
  readonly mode: string;
  /** What it may do, in a few words: "all tools but `bash`"; empty where that is not known. */
  readonly abilities: string;
}

export type EdgeTarget =
  | {
      readonly is: 'file';
      /** As resolved: where the file lies, or should have been. */
      readonly path: string;
      readonly state: TargetState;
      /** The slug behind `#`, as written. */
      readonly fragment: string | undefined;
    }
  | NamedTarget;

/** Something by its name. */
export interface NamedTarget {
  readonly is: NamedKind;
  readonly name: string;
  readonly dialect: DialectId;
  /** What it is where nothing in sight has the name as that, the first of them that there is. */
  readonly or?: readonly { readonly is: NamedKind; readonly dialect: DialectId }[];
}

/** One mention of another file or of a named thing, in a header, a body or a configuration file. */
export interface Edge {
  /** The written path or name. */
  readonly span: Span;
  /** For links and `@path`: the whole reference. */
  readonly whole: Span;
  readonly target: EdgeTarget;
  /** How it is written: in the text as a path, in the text as a word, or as a key or value of the header. */
  readonly written:
    | {
        readonly as: 'path';
        readonly form: ReferenceForm;
        readonly path: string;
        readonly place: PathPlace;
        readonly label: Span | undefined;
        readonly fragment: Span | undefined;
      }
    | { readonly as: 'mention' }
    | { readonly as: 'key' | 'value' }
    /** The server that the names of tools begin with, or a wildcard that stands for them. */
    | { readonly as: 'prefix' | 'pattern' };
}

/** What one file says of itself and of others, as its owner reads it. */
export interface FileSummary {
  readonly path: string;
  readonly symbols: readonly WebSymbol[];
  readonly edges: readonly Edge[];
}
