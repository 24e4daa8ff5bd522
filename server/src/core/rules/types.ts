import type { Dialect, DialectId, Kind, KindSpec } from '../dialects/types.ts';
import type { Loaded } from '../loaders/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import type { Span } from '../syntax/span.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * error: the program refuses to start, or loses the file or its header, or runs code from it. warning: something
 * written has no effect, or another one than it says, or a reference is broken. information and hint: it works, but is
 * deprecated, not portable, or worth knowing.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type RuleCategory = 'syntax' | 'keys' | 'tools' | 'references' | 'security';

export interface RuleExample {
  /** Where the file lies, from the workspace root; `.opencode/agent/example.md` if left out. */
  readonly path?: string;
  readonly text: string;
  /** Further files, path to text, that must be there. */
  readonly files?: Readonly<Record<string, string>>;
  /** Other rules that a bad example cannot but report as well. */
  readonly also?: readonly string[];
}

export interface RuleMeta {
  /** Kebab case; the diagnostic's code. */
  readonly id: string;
  /** One line: what it finds. */
  readonly title: string;
  readonly category: RuleCategory;
  /** The severity that most findings have; a report may name another one. */
  readonly severity: Severity;
  readonly since: string;
  readonly fix: 'none' | 'safe' | 'unsafe';
  readonly dialects: readonly DialectId[];
  /**
   * The kinds of file in which VS Code's own service for prompt files reports the same by itself. Where that service is
   * at work on a document (language ids `chatagent`, `prompt`, `instructions`, `skill`) and is to be complemented, these
   * findings are left out; a report may say otherwise.
   */
  readonly builtin?: readonly KindName[];
  readonly docs: {
    /** Why it matters: one or two paragraphs of Markdown. */
    readonly why: string;
    /** Each reports this rule, and no other one. */
    readonly bad: readonly RuleExample[];
    /** Each reports nothing at all. */
    readonly good: readonly RuleExample[];
  };
}

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export interface Fix {
  /** In the imperative: "Rename to `webfetch`". */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Whether fix all may apply it: it has one right answer and changes nothing that works. */
  readonly safe: boolean;
  /** Whether it is the answer that the editor should offer first. */
  readonly preferred: boolean;
}

export interface Related {
  readonly span: Span;
  /** The file that the span lies in; undefined: the one that is reported on. */
  readonly path?: string;
  readonly message: string;
}

export interface Report {
  readonly span: Span;
  /** What the program does, and the remedy, in one or two sentences. */
  readonly message: string;
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
  readonly tags?: readonly ('unnecessary' | 'deprecated')[];
  /** Whether VS Code's own service reports this very thing, whatever the rule's `builtin` says. */
  readonly builtin?: boolean;
}

export interface RuleContext {
  readonly file: AgentFile;
  readonly dialect: Dialect;
  readonly kind: KindSpec;
  /** What the program makes of the file; computed on first use. */
  readonly loaded: Loaded;
  readonly workspace: Workspace;
  /** What rules have worked out for each other; see `perContext`. */
  readonly kept: unknown[];
}

/**
 * One rule. `needs: 'header'` rules run only where the program reads the header (as it stands, or repaired): a header
 * that is lost is one finding, not twenty.
 */
export interface Rule {
  readonly meta: RuleMeta;
  readonly needs: 'text' | 'header' | 'body';
  /** Whether all that it says of a file rests on the file's header, and on other files. */
  readonly headerAlone?: true;
  /** Whether it looks at entries of configuration files as well, which all `header` rules do. */
  readonly entries?: true;
  /** In all of its dialects, or in one: `agent`, `claude-code:skill`. */
  readonly kinds: readonly KindName[];
  check(context: RuleContext): Iterable<Report>;
}

/** A kind of file, in all dialects of a rule or in one: `agent`, `claude-code:skill`. */
export type KindName = Kind | `${DialectId}:${Kind}`;

/** A report with its rule and severity settled: what the adapters show. */
export interface Finding extends Report {
  readonly rule: string;
  readonly severity: Severity;
  readonly fixes: readonly Fix[];
  /** The program that it is about. */
  readonly dialect: DialectId;
  /** Other programs that read the file and of which the same is true. */
  readonly alsoFor: readonly DialectId[];
}
