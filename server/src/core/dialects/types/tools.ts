import type { Fact } from './basics.ts';

/** A tool that the program has. */
export interface ToolSpec extends Fact {
  readonly id: string;
  /** The permission key that the program asks for this tool. */
  readonly permission: string;
  /** In words; undefined where every agent has it. */
  readonly condition?: string;
  /** Whether the program lists it for an offline custom agent with no rules of its own. */
  readonly listed: boolean;
  /** On `provider/model` as the header names it: the models that get the tool; undefined where the model does not matter. */
  readonly models?: RegExp;
  /** Whether a custom agent without rules may use it. */
  readonly on: boolean;
  /** Whether it makes sense to name it in a header; `false` for internal sinks. */
  readonly offered: boolean;
  /** `false`: no agent that another one starts ever gets it, whatever its header says. */
  readonly inAgents?: false;
  /** As in `FieldSpec`. */
  readonly targets?: readonly string[];
  /** What stands in brackets behind it: `Agent(reviewer)`. */
  readonly specifier?: 'agent' | 'skill';
  /** The argument of a call that names the same, as texts for a model show it: `subagent_type`. */
  readonly nameArgument?: string;
}

/** A name under which the program still finds a tool of another name. */
export interface ToolAlias extends Fact {
  readonly name: string;
  readonly id: string;
  /** As in `FieldSpec`. */
  readonly targets?: readonly string[];
}

/** A former name of a tool that the program still takes, but no longer shows. */
export interface ToolRename extends Fact {
  readonly name: string;
  /** What it is called now; several where a set of tools was divided. */
  readonly use: readonly string[];
  /** As in `FieldSpec`. */
  readonly targets?: readonly string[];
}

/** A tool id that existed once, or a permission key that no tool asks any more. */
export interface GoneTool extends Fact {
  readonly id: string;
  /** In words: "removed in v1.1.50". */
  readonly since?: string;
  readonly use?: string;
}

/** A tool of another program that authors write here by habit. */
export interface ForeignTool {
  readonly name: string;
  /** The program it belongs to: "Claude Code". */
  readonly program: string;
  /** What this dialect calls the same thing, if it has it. */
  readonly use?: string;
}

/** How another program writes something about tools that is written otherwise here. */
export interface ForeignToolForm {
  /** "Claude Code". */
  readonly program: string;
  /** On a whole entry. */
  readonly match: RegExp;
}

/** How another program names the tools of MCP servers. */
export interface ForeignServerTool extends ForeignToolForm {
  /** What such a tool is called here, with `$1` and so on for the groups of `match`. */
  readonly use: string;
}

/** One way to write a rule about the use of a tool: `Bash(npm run *)`. */
export interface PermissionForm extends Fact {
  readonly form: string;
}

/** A key below `permission`. */
export interface PermissionKeySpec extends Fact {
  readonly key: string;
  /** Whether a map of patterns is accepted below the key. */
  readonly patterns: boolean;
  /** What the patterns are matched against: "the shell command". */
  readonly matches?: string;
  /** A pattern without a wildcard names one of these. */
  readonly names?: 'agent' | 'skill';
  /** `false`: accepted, but no tool ever asks for it; `use` says what governs instead. */
  readonly effective: boolean;
  readonly use?: string;
  /** Patterns that completion proposes. */
  readonly samples?: readonly string[];
}
