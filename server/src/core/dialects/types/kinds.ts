import type { Evidence, Fact, Kind } from './basics.ts';
import type { BodyReferences } from './bodies.ts';
import type { FieldSpec, ValueSpec } from './keys.ts';
import type { ToolRename } from './tools.ts';

/** What a program reads from one kind of file. */
export interface KindSpec {
  readonly kind: Kind;
  /** For people: "agent". */
  readonly title: string;
  /** The key that says for which program of the family the file is; without it, it is for all of them. */
  readonly target?: { readonly key: string; readonly programs: readonly TargetSpec[] };
  /** Files of this kind have been replaced by others. */
  readonly deprecated?: { readonly use: string; readonly doc: string };
  readonly fields: readonly FieldSpec[];
  /** `json`: a file of settings, without a body; Markdown if left out. */
  readonly format?: 'json';
  /**
   * What the program does with a key that it does not know; `ignored-aloud`: it says so in a log or an editor;
   * `left-alone`: it says nothing, or another reader of the same file may know the key, so that only slips are a fault.
   */
  readonly unknownKeys: 'provider-options' | 'ignored' | 'ignored-aloud' | 'left-alone';
  /** The same in words. */
  readonly unknownKey: Fact;
  /** What becomes of the names of another program's tools that such a file lists; others are dropped. */
  readonly toolNames?: readonly ToolRename[];
  /** What a name should look like that is good everywhere, where the program itself takes others. */
  readonly naming?: NamingSpec;
  /**
   * Authors and other programs put keys of their own into such files: one that this program does not know is worth a
   * remark, and no more.
   */
  readonly extended?: true;
  /** Several programs read such a file as one format: completion and hover know the keys of all its readers. */
  readonly common?: true;
  /** The keys that a new file begins with. */
  readonly starter: readonly string[];
  readonly references: BodyReferences;
}

/** A program of a family that reads the same files, as the header names it. */
export interface TargetSpec extends ValueSpec {
  /** For messages: "VS Code". */
  readonly title: string;
}

/** A rule for the name of a file's subject, beyond what programs need. */
export interface NamingSpec {
  readonly key: string;
  readonly match: RegExp;
  /** In words: "1 to 64 lower-case letters". */
  readonly wants: string;
  /** Who minds another name, and who does not, in a sentence. */
  readonly doc: string;
  /** The same of a name that is not that of the folder. */
  readonly folderDoc: string;
  readonly evidence: Evidence;
}
