import type { FenceClose } from '../../syntax/frontmatter.ts';
import type { DialectId, Evidence, Fact } from './basics.ts';
import type { HookTable } from './hooks.ts';
import type { ForeignKey, ValueSpec } from './keys.ts';
import type { KindSpec } from './kinds.ts';
import type { EffortFamily, EffortProvider, ForeignModel } from './models.ts';
import type { FilePlaces, Signature } from './places.ts';
import type {
  ForeignServerTool,
  ForeignTool,
  ForeignToolForm,
  GoneTool,
  PermissionForm,
  PermissionKeySpec,
  ToolAlias,
  ToolRename,
  ToolSpec,
} from './tools.ts';

/** Everything that is known of one program, or of a specification. */
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
  /** What `/name` runs when somebody types it, the one that counts before another of that name first; undefined: a command. */
  readonly slash?: { readonly runs: readonly ('command' | 'skill')[]; readonly evidence: Evidence };
  readonly goneTools: readonly GoneTool[];
  readonly foreignTools: readonly ForeignTool[];
  readonly foreignServerTool?: ForeignServerTool;
  /** How another program writes a rule where names alone are taken here: the first group is the tool's name. */
  readonly foreignRule?: ForeignToolForm;
  /** What a name that the table does not have may stand for, in a sentence; undefined: for nothing. */
  readonly otherTools?: string;
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
