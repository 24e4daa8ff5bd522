import type { Loaded } from '../loaders/types.ts';
import type { TextEdit } from '../rules/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import type { Span } from '../syntax/span.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** What every feature is given. All of it is plain data or immediate look-ups. */
export interface FeatureContext {
  readonly file: AgentFile;
  readonly workspace: Workspace;
  readonly loaded: () => Loaded;
}

export type CompletionKind =
  | 'key'
  | 'value'
  | 'tool'
  | 'pattern'
  | 'model'
  | 'file'
  | 'folder'
  | 'heading'
  | 'header'
  | 'agent'
  | 'placeholder'
  | 'color';

export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One short line beside the label. */
  readonly detail?: string;
  /** Markdown of our own making; texts from files are escaped. */
  readonly documentation?: string;
  /**
   * Replaces this span, which lies in one line; a snippet where `snippet` says so. Lines after the first are indented
   * relative to the line it is accepted in, as editors expect.
   */
  readonly edit: TextEdit;
  /** Applied with it, elsewhere in the same line: puts the line's indentation right. */
  readonly also?: TextEdit;
  readonly snippet?: boolean;
  /** Items are offered in this order. */
  readonly rank: number;
  /** What the editor compares with the typed text, where that is not the label. */
  readonly filterText?: string;
  readonly deprecated?: boolean;
  /** Whether accepting it should ask for completion again (a key whose values are known). */
  readonly again?: boolean;
}

/** What else is at work on a document. */
export interface Beside {
  /**
   * VS Code's own service for prompt files, which is to be complemented: what it says, offers and shows by itself is left
   * out. It serves the language ids `chatagent`, `prompt`, `instructions` and `skill`.
   */
  readonly builtin?: boolean;
}

/** What the editor wants of completion. */
export interface CompletionOptions extends Beside {
  /** Whether the targets of links are completed; `false` where another service of the editor does that already. */
  readonly linkTargets: boolean;
}

export interface Hover {
  readonly span: Span;
  /** Markdown; texts from files are escaped. */
  readonly markdown: string;
}

/** A place in another file (or this one), for definition. */
export interface Location {
  /** What was clicked. */
  readonly origin: Span;
  readonly path: string;
  /** Where in the target: the whole heading line, or the first character. Undefined: the file's beginning. */
  readonly target: Span | undefined;
}

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'key' | 'heading' | 'front-matter';
  readonly span: Span;
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** A colour as the LSP wants it: 0 to 1. */
export interface ColorMark {
  readonly span: Span;
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}
