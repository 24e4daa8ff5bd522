import { basename, withoutExtension } from '../workspace/paths.ts';
import { endsLike } from './candidates.ts';
import { ownFolder } from './folders.ts';
import { kindSpec } from './lookup.ts';
import { betweenGlob, fileGlob, reaches } from './patterns.ts';
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
  constructor(dialect: Dialect, pattern: FolderPattern, parts: readonly string[], at: number) {
    this.kind = kindSpec(dialect, pattern.kind);
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

/** What is known of a dialect's folders by their names, with the ways that were asked for. */
class FolderIndex {
  readonly #dialect: Dialect;
  readonly #patterns = new Map<string, FolderPattern[]>();
  readonly #shared = new Map<string, FolderPattern[]>();
  readonly #ways = new Map<string, Ways>();

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
    const { patterns, shared } = dialect.places;
    for (const pattern of patterns)
      if (kindSpec(dialect, pattern.kind))
        for (const name of pattern.folders) add(this.#patterns, name, pattern);
    for (const { folder, pattern } of shared) add(this.#shared, folder, pattern);
  }

  waysInto(folder: string): Ways {
    let ways = this.#ways.get(folder);
    if (!ways) {
      ways = this.#find(folder);
      if (this.#ways.size >= LIMIT) this.#ways.clear();
      this.#ways.set(folder, ways);
    }
    return ways;
  }

  #find(folder: string): Ways {
    const parts = folder === '/' ? [''] : folder.split('/');
    const own: ConfigWays[] = [];
    const shared: (readonly Way[])[] = [];
    for (let at = parts.length - 1; at > 0; at--) {
      const ways = this.#waysAt(parts, at, this.#patterns.get(parts[at] ?? ''));
      const [first] = ways;
      if (first) own.push({ folder: first.folder, own: ownFolder(first.folder, this.#dialect), ways });
      // The first part is no folder: it stands before the root, or is a drive.
      const others = at > 1 ? this.#shared.get(parts[at - 1] ?? '') : undefined;
      const into = this.#waysAt(
        parts,
        at,
        others?.filter(({ folders }) => folders.includes(parts[at] ?? '')),
      );
      if (into.length > 0) shared.push(into);
    }
    return { own, shared, files: this.#files(folder) };
  }

  /** Those of the patterns that reach as deep as the path does. */
  #waysAt(parts: readonly string[], at: number, patterns: readonly FolderPattern[] = []): readonly Way[] {
    const between = parts.length - 1 - at;
    return patterns
      .filter((one) => reaches(one, between))
      .map((one) => new Way(this.#dialect, one, parts, at));
  }

  #files(folder: string): readonly FilePattern[] {
    const { files = [] } = this.#dialect.places;
    return files.filter(({ path }) => endsLike(`${folder}/${basename(path)}`, path));
  }
}

function add<T>(known: Map<string, T[]>, key: string, value: T): void {
  const all = known.get(key);
  if (all) all.push(value);
  else known.set(key, [value]);
}

/** More folders than a walk has to do with at a time. */
const LIMIT = 1024;

const indexes = new WeakMap<Dialect, FolderIndex>();

/** The ways into a folder, found out once for all of its files: nothing but its path is looked at. */
export function waysInto(folder: string, dialect: Dialect): Ways {
  let index = indexes.get(dialect);
  if (!index) {
    index = new FolderIndex(dialect);
    indexes.set(dialect, index);
  }
  return index.waysInto(folder);
}
