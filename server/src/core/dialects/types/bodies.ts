import type { Fact } from './basics.ts';

/** What a program does with the `@path`, placeholders and shell calls in a body of this kind. */
export interface BodyReferences extends Fact {
  readonly at: 'literal' | 'attached' | 'imported';
  /**
   * How the program tells an `@path` from other words; undefined: it does not, and an ending as files have them decides.
   * `import`: in prose, at the beginning of a run of text or after white space, up to the next white space. `prompt`: in
   * code as well, after white space, up to the last letter before the next white space, or in double quotes.
   */
  readonly atSyntax?: 'import' | 'prompt';
  /**
   * What `@path` is resolved against; Markdown links are always relative to their file. `working-folder`: where the
   * program is started, which may be any folder from the one that holds the configuration up to the worktree's root.
   */
  readonly atBase: 'file' | 'worktree' | 'working-folder';
  /** Whether an `@word` that names no file may name an agent. */
  readonly agents?: true;
  /** How many files deep imports are followed. */
  readonly hops?: number;
  /** Endings of files that hold text, and are not imported all the same: `.mdc`. */
  readonly refusedEndings?: readonly string[];
  /** Where `@path` is literal: what to do so that the file is known, in a sentence. */
  readonly remedy?: string;
  /** What stands before the path of a file and the name of a tool, in any case: `#file:`, `#tool:`. */
  readonly hash?: HashForms;
  /** What else the program replaces in the text. */
  readonly forms?: readonly BodyForm[];
}

/** References that begin with a word between `#` and `:`. */
export interface HashForms {
  readonly file: string;
  readonly tool: string;
}

/** Something in a body that the program replaces before the model sees it: `$ARGUMENTS`. */
export interface BodyForm extends Fact {
  /** For people: "arguments". */
  readonly title: string;
  /** Every place where it counts, in code as well; global. */
  readonly match: RegExp;
  /** What completion proposes after the first letter. */
  readonly proposals?: readonly string[];
  /** What completion writes for a form that is no fixed text, a snippet in the LSP's syntax: `` !`$0` ``. */
  readonly snippet?: string;
  /** The key whose value lists the names for which a `$name` counts. */
  readonly namesIn?: string;
  /** The key of the header that shows what may be typed: `[file] [line]`. */
  readonly hintIn?: string;
  /** It stands for one argument: the number of the first one. */
  readonly firstIndex?: 0 | 1;
  /** It runs a command. */
  readonly shell?: true;
  /** It counts only in files of a plugin: those below a folder with one of the dialect's marker files. */
  readonly plugin?: true;
}
