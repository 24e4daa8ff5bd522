/** What the real program makes of a file. Names as in `agent-files explain`. */
export type Outcome =
  | 'ok'
  | 'header-ignored'
  | 'skipped'
  | 'config-error'
  | 'disabled'
  | 'runs-code'
  // Claude Code: no agent, skill or command comes of the file; or one that can never be started.
  | 'not-loaded'
  | 'refused';

export type KeyPath = readonly (string | number)[];

/** A value that the program refuses. */
export interface LoadProblem {
  /** From the top of the header: `['permission', 'bash', 'git *']`. */
  readonly path: KeyPath;
  /**
   * `wrong-form`: something of a configuration file, or of hooks, that no single value of an entry is to blame for;
   * `misplaced`: a key that does not count in files of this place, whatever its value.
   */
  readonly code: 'wrong-type' | 'wrong-value' | 'out-of-range' | 'wrong-form' | 'misplaced';
  /** What the program wants, in words: "a boolean". */
  readonly expected: string;
  /** What it read, as the program sees it: `no` unquoted is the string "no". */
  readonly actual: unknown;
  /** What the program does because of it, where it loses neither the file nor the header: "VS Code marks this as an error". */
  readonly effect?: string;
}

/** One rule of the resolved list; the last one that matches counts. */
export interface PermissionRule {
  readonly permission: string;
  readonly pattern: string;
  readonly action: 'allow' | 'ask' | 'deny';
  /** Where it was written: a path into the header; undefined for the program's own defaults. */
  readonly from: KeyPath | undefined;
}

/** Why the program cannot read the header as it stands. */
export interface ParseFailure {
  /** The parser's own reason, first line. */
  readonly message: string;
  /** Offset in the whole text where the parser gave up; undefined where it did not say. */
  readonly offset: number | undefined;
}

/** How the program reads the block between the fences. */
export interface HeaderReading {
  /** `none`: it sees no header; `empty`: no key in it; `ignored`: whole text becomes the prompt; `dropped`: none of it counts. */
  readonly state: 'none' | 'empty' | 'read' | 'repaired' | 'ignored' | 'dropped' | 'code';
  /** Keys and values as the program's YAML reader gives them, before any schema. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The first failure of its parser, also where the repair then helped. */
  readonly failure: ParseFailure | undefined;
  /** Values (spans in the whole text) that the repair turned into plain text. */
  readonly repaired: readonly { readonly start: number; readonly end: number }[];
}

/**
 * One entry of a list of tools. `given`: it gives the agent tools; `server`: those of an MCP server, connected or not;
 * `denied`: taken away again; `unavailable`: a tool that no such agent has; `unknown`: no tool of the program.
 */
export interface ToolEntryFate {
  readonly entry: string;
  readonly fate: 'given' | 'server' | 'denied' | 'unavailable' | 'unknown';
}

/** The tools of an agent in a program whose headers list them by name. */
export interface ToolAccess {
  /** Every tool, or the built-in ones that the entries come to, in the order of the table. */
  readonly tools: 'all' | readonly string[];
  /** The built-in ones that are taken away again. */
  readonly denied: readonly string[];
  /** Those of `tools` that the program leaves out where it searches with the shell; nothing is amiss with them. */
  readonly covered?: readonly string[];
  /** What each entry of the key comes to, in the order of writing; none where all tools are given. */
  readonly entries?: readonly ToolEntryFate[];
  /** Undefined: that of the session. */
  readonly model: string | undefined;
  readonly effort: string | number | undefined;
}

/** What the program does with one file on its own. Do not spread it: some of it is only worked out when asked for. */
export interface Loaded {
  readonly outcome: Outcome;
  /** In sentences, for people. */
  readonly reasons: readonly string[];
  readonly name: string;
  /** Who may run it, as the program ends up with: written, or its default. Only where the program has agents with modes. */
  readonly mode?: string | undefined;
  readonly header: HeaderReading;
  /** The keys that the program knows, with the values it ends up with. */
  readonly keys: Readonly<Record<string, unknown>>;
  /** What goes to the model's provider. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Defaults first, then the file's own rules; also beside a refused value, where that is not one of theirs. */
  readonly permission: readonly PermissionRule[];
  /** Only of a program whose headers list tools by name. */
  readonly access?: ToolAccess | undefined;
  /** Every tool that the program lists for this agent, on or off; empty where headers list tools by name. */
  readonly tools: Readonly<Record<string, boolean>>;
  /** A value that the program takes when it starts, and then fails on whenever any agent is to work. */
  readonly breaks?: LoadProblem | undefined;
  /** Every value that the program refuses, in the order of its own check. */
  readonly problems: readonly LoadProblem[];
}

export interface LoadInput {
  readonly text: string;
  /** What the path alone would call it: `team/lead`. */
  readonly name: string;
  /** Whether it lies in a plugin, which some programs treat otherwise. */
  readonly plugin?: boolean;
}
