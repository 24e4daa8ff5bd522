import type { FenceClose } from '../syntax/frontmatter.ts';

/** Where a fact comes from. Every entry of a dialect table has one; hover and the documentation show it. */
export interface Evidence {
  /** `observed` on the real program, read in its `source`, or stated in its `docs`. */
  readonly kind: 'docs' | 'source' | 'observed';
  /** What was read or run: a page, a module of the program, a command. */
  readonly source: string;
  /** The program's version. */
  readonly version: string;
  /** The day it was checked, `2026-11-22`. */
  readonly checked: string;
}

/** A table entry that people see: one paragraph of Markdown, and where it comes from. */
export interface Fact {
  readonly doc: string;
  readonly evidence: Evidence;
}

export type DialectId = string;
export type Kind =
  | 'agent'
  | 'mode'
  | 'command'
  | 'skill'
  | 'config'
  | 'memory'
  | 'rule'
  | 'prompt'
  | 'instructions'
  | 'foreign-agent'
  | 'style'
  | 'plugin'
  | 'marketplace'
  | 'hooks'
  | 'mcp';

/**
 * What a value must look like. `pattern-actions`: an action, or a map of patterns to actions; `permission`: an action,
 * or a map of permission keys; `tool-switches`: a map of tool ids to booleans; `tool-list`, `names` and `globs`: a text
 * that the program splits, or a list; `hooks`: events to matchers; `servers`: names of MCP servers, or their settings.
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

export interface ValueSpec extends Fact {
  readonly value: string;
  /** Other spellings that the program takes for it: `med` for `medium`. */
  readonly also?: readonly string[];
}

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

/** One way to write a rule about the use of a tool: `Bash(npm run *)`. */
export interface PermissionForm extends Fact {
  readonly form: string;
}

/** What may stand under a `hooks` key. */
export interface HookTable {
  readonly events: readonly ValueSpec[];
  /** What a matcher is compared with. */
  readonly matcher: Fact;
  /** The values of `type`, each with the keys that belong to it, required ones marked. */
  readonly handlers: readonly HookHandler[];
}

export interface HookHandler extends Fact {
  readonly type: string;
  readonly fields: readonly FieldSpec[];
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

/** Models that take the same effort levels, recognised by their id. The first family that matches counts. */
export interface EffortFamily {
  readonly id: string;
  /** For messages: "GPT-5.1". */
  readonly title: string;
  /** Whose models they are; providers are chosen by it: "OpenAI". */
  readonly maker: string;
  /** On the model's id without the provider, lower case. */
  readonly match: RegExp;
  /** In rising order; empty where the family takes no level. */
  readonly levels: readonly string[];
  /** Whether it takes a number of tokens in place of a level. */
  readonly budget?: boolean;
  /** The program puts the next lower level in the place of one that these models do not have. */
  readonly fallsBack?: true;
  readonly note?: string;
  readonly evidence: Evidence;
}

/** A word that authors write for a model by habit, although it names none here. */
export interface ForeignModel extends Fact {
  readonly word: string;
  /** Where the word means something: "Claude Code". */
  readonly program: string;
  /** Whether leaving the key out says the same. */
  readonly removes: boolean;
}

/** Providers that take the effort under the same header key. The first one that matches counts. */
export interface EffortProvider {
  /** For messages: "Amazon Bedrock". */
  readonly title: string;
  /** On the provider's id, lower case. */
  readonly match: RegExp;
  /** Whose models this is true of; undefined: of every model that the provider has. */
  readonly maker?: string;
  /** From the top of the header to the level: `['reasoning', 'effort']`. */
  readonly path: readonly string[];
  /** What an author writes: `reasoning: { effort: medium }`. */
  readonly sample: string;
  /** The same for families that take a number of tokens. */
  readonly budgetSample?: string;
  /** The levels where the provider itself decides them for all its models. */
  readonly levels?: readonly string[];
  readonly evidence: Evidence;
}

/** Folders below a configuration directory whose files are loaded: `agent/team/lead.md`. */
export interface FolderPattern {
  readonly kind: Kind;
  readonly folders: readonly string[];
  readonly recursive: boolean;
  /** How many folders lie between, where the number is fixed: 1 for `skills/NAME/SKILL.md`. */
  readonly depth?: number;
  /** What stands between the parts of a name, `/` if left out: `:` makes `git/commit.md` into `git:commit`. */
  readonly separator?: string;
  /** `lead.md` → by extension; or an exact name such as `SKILL.md`. */
  readonly file: { readonly extension: string } | { readonly name: string };
  /** `own`: only in the program's own folders; `marked`: only beside a marker. Undefined: in both. */
  readonly within?: 'own' | 'marked';
  readonly evidence: Evidence;
}

/** A folder that belongs to another program, with the files in it that are read. */
export interface SharedFolder {
  /** `.claude` */
  readonly folder: string;
  readonly pattern: FolderPattern;
}

/** Files that are read wherever they lie, by the end of their path. */
export interface FilePattern {
  readonly kind: Kind;
  /** `CLAUDE.md`, `.claude-plugin/plugin.json`; the last part may begin with a star: `*.agent.md`. */
  readonly path: string;
  /** It is read only where none of these lies in its folder or in one above it. */
  readonly unless?: readonly string[];
  /** Many programs read it: this one counts where the project shows that it is used. */
  readonly shared?: true;
  readonly evidence: Evidence;
}

export interface FilePlaces {
  /** Folders of a project that hold configuration: `.opencode`. */
  readonly projectFolders: readonly string[];
  /** The same in the user's home, relative to it: `.config/opencode`. */
  readonly homeFolders: readonly string[];
  /** Files that make the folder they lie in a configuration directory: `opencode.json`. */
  readonly configFiles: readonly string[];
  /** Further files that make a folder a configuration directory, from that folder: `.claude-plugin/plugin.json`. */
  readonly markers?: readonly string[];
  /**
   * Files and folders that show, from the folder of a project, that the program is used there, where its project folders
   * do not: `.github/agents`, since every other project has a `.github`.
   */
  readonly signs?: readonly string[];
  readonly files?: readonly FilePattern[];
  /** A file that names others to be read, from the folder that it makes a configuration directory. */
  readonly listing?: {
    readonly file: string;
    /** What the files that it names end with. */
    readonly extension: string;
    /** Keys that hold a path or a list of paths; `replaces`: the kind's folders do not count beside it. */
    readonly keys: readonly { readonly key: string; readonly kind: Kind; readonly replaces: boolean }[];
    readonly evidence: Evidence;
  };
  readonly patterns: readonly FolderPattern[];
  /** Folders of other programs that this one reads as well: `.claude/skills`. */
  readonly shared: readonly SharedFolder[];
  /** Folders whose scripts add tools, named after the file: `tool/deploy.ts` is `deploy`, or `deploy_export`. */
  readonly toolFolders: readonly string[];
  /** Folders whose scripts may add tools of any name. */
  readonly pluginFolders: readonly string[];
  /** The key of a configuration file that names such plugins. */
  readonly pluginKey?: string;
  readonly evidence: Evidence;
}

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
  /** Whether `#file:path` and `#tool:name` are references. */
  readonly hash?: true;
  /** What else the program replaces in the text. */
  readonly forms?: readonly BodyForm[];
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

export interface Signature {
  readonly kind: Kind;
  readonly keys: readonly SignatureKey[];
}

export interface SignatureKey {
  readonly key: string;
  /** The key counts with one of these values … */
  readonly values?: readonly string[];
  /** … or as a map of booleans, or with any value at all. */
  readonly map?: 'boolean' | 'any';
  /** … or as a text that looks so, or a list whose entries do with commas between them. */
  readonly match?: RegExp;
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

export interface Dialect {
  readonly id: DialectId;
  /** "OpenCode". */
  readonly title: string;
  /** No program, but what programs are to keep to: nothing that it says is more than a warning. */
  readonly specification?: true;
  readonly homepage: string;
  /** The version that the table was checked on. */
  readonly version: string;
  readonly fence: FenceClose;
  readonly places: FilePlaces;
  /** Keys that only this program's files have: they tell a file in a folder that no configuration claims. */
  readonly signatures?: readonly Signature[];
  readonly kinds: readonly KindSpec[];
  readonly tools: readonly ToolSpec[];
  readonly toolAliases?: readonly ToolAlias[];
  readonly toolRenames?: readonly ToolRename[];
  /** Agents also come from places that no file of the project shows, so that a name which no file has is no fault. */
  readonly agentsElsewhere?: true;
  /**
   * A reader that takes values as text which YAML refuses, in words: what it does, and what others of the family do; what
   * becomes of a header that it cannot read either; the target that means it alone.
   */
  readonly lenient?: {
    readonly reads: string;
    readonly others: string;
    readonly lost: string;
    /** The same of a header that has no end. */
    readonly unclosed: string;
    readonly target: string;
  };
  /** On the name of a tool in a list: the first group is the MCP server that it belongs to. */
  readonly serverTool?: RegExp;
  /** How a list names all tools of an MCP server: `mcp__server`. */
  readonly serverForm?: string;
  readonly goneTools: readonly GoneTool[];
  readonly foreignTools: readonly ForeignTool[];
  /** Keys of other programs and near misses that no spelling distance finds: `allowed-tools` → `permission`. */
  readonly foreignKeys: readonly ForeignKey[];
  /** Words in place of a model: `inherit`, `sonnet`. */
  readonly foreignModels: readonly ForeignModel[];
  /** Words that the program turns into a model of the day. */
  readonly modelAliases?: readonly ValueSpec[];
  readonly hooks?: HookTable;
  /** How a rule about the use of a tool may be written, where rules are texts. */
  readonly permissionForms?: readonly PermissionForm[];
  readonly permissionKeys: readonly PermissionKeySpec[];
  /** How the patterns below a permission key are matched. */
  readonly patterns?: Fact;
  /** Names under `tools` that set a permission of another name, `write` → `edit`; every other name sets its own. */
  readonly switchAliases: Readonly<Record<string, string>>;
  readonly actions: readonly ValueSpec[];
  readonly efforts: readonly EffortFamily[];
  readonly effortProviders: readonly EffortProvider[];
  /** Every level that some model takes, in rising order. */
  readonly effortLevels: readonly ValueSpec[];
}

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
