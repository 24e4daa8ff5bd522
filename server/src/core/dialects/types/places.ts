import type { Evidence, Kind } from './basics.ts';

/** Where a program looks for files. */
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

/** What tells a kind of file by its header. */
export interface Signature {
  readonly kind: Kind;
  readonly keys: readonly SignatureKey[];
}

/** A key of a signature: one of them is enough. */
export interface SignatureKey {
  readonly key: string;
  /** The key counts with one of these values … */
  readonly values?: readonly string[];
  /** … or as a map of booleans, or with any value at all. */
  readonly map?: 'boolean' | 'any';
  /** … or as a text that looks so, or a list whose entries do with commas between them. */
  readonly match?: RegExp;
}
