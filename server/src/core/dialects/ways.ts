import { dirname, withoutExtension } from '../workspace/paths.ts';
import { ownFolder } from './folders.ts';
import { kindSpec } from './lookup.ts';
import { betweenGlob, fileGlob, reaches } from './patterns.ts';
import { DIALECTS } from './registry.ts';
import type { Dialect, FilePattern, FolderPattern, KindSpec } from './types.ts';

/** A pattern of a program that the folders on the way to a file match; the file's own name is left to be looked at. */
export class Way {
  readonly kind: KindSpec | undefined;
  readonly pattern: FolderPattern;
  /** The configuration directory, or another program's folder, that the pattern counts from. */
  readonly folder: string;
  /** The pattern's folder, as it is called here: `agents`. */
  readonly first: string;
  readonly #between: readonly string[];
  #why: string | undefined;
  #reasons: readonly string[] = [];

  /** `at`: where the pattern's folder stands among the parts of the path. */
  constructor(kind: KindSpec | undefined, pattern: FolderPattern, parts: readonly string[], at: number) {
    this.kind = kind;
    this.pattern = pattern;
    this.folder = parts.slice(0, at).join('/') || '/';
    this.first = parts[at] ?? '';
    this.#between = parts.slice(at + 1);
  }

  /** What the path below the folder calls the file. */
  nameOf(file: string): string {
    const { pattern } = this;
    if ('name' in pattern.file && pattern.kind === 'skill')
      return this.#between.at(-1) ?? withoutExtension(file);
    const path = [...this.#between, file].join(pattern.separator ?? '/');
    return 'name' in pattern.file ? withoutExtension(path) : path.slice(0, -pattern.file.extension.length);
  }

  /** For people: the pattern with the folder that is here. */
  get glob(): string {
    return `${this.first}/${betweenGlob(this.pattern)}${fileGlob(this.pattern)}`;
  }

  /** The reasons of all files on this way, made once: why the folder counts, and what `says` adds. */
  reasons(why: string, says: (way: this) => string): readonly string[] {
    if (why !== this.#why) {
      this.#why = why;
      this.#reasons = [why, says(this)];
    }
    return this.#reasons;
  }
}

/** What the folders on the way to a file say for one program, whatever the file is called. */
export interface Ways {
  /** Those into its configuration directories, the innermost first. */
  readonly own: readonly ConfigWays[];
  /** Those into other programs' folders, by folder, the innermost first. */
  readonly shared: readonly (readonly Way[])[];
  /** The patterns of files that are read wherever they lie, as far as their folder is the right one. */
  readonly files: readonly FilePattern[];
}

export interface ConfigWays {
  readonly folder: string;
  /** Why the folder is one of the program's own, whatever lies in it. */
  readonly own: string | undefined;
  readonly ways: readonly Way[];
}

/** A pattern with the kind of its files. */
interface Signpost {
  readonly pattern: FolderPattern;
  readonly kind: KindSpec | undefined;
}

/** The patterns of a dialect by the names of folders that they are about. */
class Signposts {
  readonly dialect: Dialect;
  readonly #own = new Map<string, Signpost[]>();
  /** By the other program's folder. */
  readonly #shared = new Map<string, Signpost[]>();
  readonly #files: readonly { readonly pattern: FilePattern; readonly ending: string }[];
  readonly #anywhere: readonly FilePattern[];

  constructor(dialect: Dialect) {
    this.dialect = dialect;
    const { patterns, shared, files = [] } = dialect.places;
    for (const pattern of patterns) {
      const kind = kindSpec(dialect, pattern.kind);
      for (const name of kind ? pattern.folders : []) add(this.#own, name, { pattern, kind });
    }
    for (const { folder, pattern } of shared)
      add(this.#shared, folder, { pattern, kind: kindSpec(dialect, pattern.kind) });
    this.#files = files.map((pattern) => ({ pattern, ending: folderEnding(pattern) }));
    this.#anywhere = files.filter((pattern) => folderEnding(pattern) === '');
  }

  waysInto(folder: string, parts: readonly string[]): Ways {
    let own: ConfigWays[] | undefined;
    let shared: (readonly Way[])[] | undefined;
    for (let at = parts.length - 1; at > 0; at--) {
      const into = ways(this.#own.get(parts[at] ?? ''), parts, at);
      const [first] = into;
      if (first) {
        own ??= [];
        own.push({ folder: first.folder, own: ownFolder(first.folder, this.dialect), ways: into });
      }
      // The first part is no folder: it stands before the root, or is a drive.
      const others = at > 1 ? ways(this.#shared.get(parts[at - 1] ?? ''), parts, at) : NONE;
      if (others.length > 0) {
        shared ??= [];
        shared.push(others);
      }
    }
    return { own: own ?? NONE, shared: shared ?? NONE, files: this.#filesIn(folder) };
  }

  #filesIn(folder: string): readonly FilePattern[] {
    const isSpecial = this.#files.some(({ ending }) => ending !== '' && folder.endsWith(ending));
    if (!isSpecial) return this.#anywhere;
    return this.#files.filter(({ ending }) => folder.endsWith(ending)).map(({ pattern }) => pattern);
  }
}

/** What the folder of such a file ends with: `/.claude` for `.claude/settings.json`; empty for any folder. */
function folderEnding({ path }: FilePattern): string {
  return path.includes('/') ? `/${dirname(path)}` : '';
}

/** Those of the patterns whose folder is the one at that place, and that reach as deep as the path does. */
function ways(posts: readonly Signpost[] | undefined, parts: readonly string[], at: number): readonly Way[] {
  const name = parts[at] ?? '';
  const between = parts.length - 1 - at;
  const fitting = posts?.filter(({ pattern }) => pattern.folders.includes(name) && reaches(pattern, between));
  return fitting?.map(({ pattern, kind }) => new Way(kind, pattern, parts, at)) ?? NONE;
}

function add<T>(known: Map<string, T[]>, key: string, value: T): void {
  const all = known.get(key);
  if (all) all.push(value);
  else known.set(key, [value]);
}

const NONE: readonly never[] = [];

/** More folders than a walk has to do with at a time. */
const LIMIT = 128;

const known = new Map<string, ReadonlyMap<Dialect, Ways>>();
let signposts: readonly Signposts[] | undefined;

/** Each program's ways into a folder, found out once for all of its files: nothing but its path is looked at. */
export function waysInto(folder: string): ReadonlyMap<Dialect, Ways> {
  let found = known.get(folder);
  if (!found) {
    signposts ??= DIALECTS.map((dialect) => new Signposts(dialect));
    const parts = folder === '/' ? [''] : folder.split('/');
    found = new Map(signposts.map((one) => [one.dialect, one.waysInto(folder, parts)]));
    if (known.size >= LIMIT) known.clear();
    known.set(folder, found);
  }
  return found;
}
