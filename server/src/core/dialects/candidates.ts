import { basename, dirname } from '../workspace/paths.ts';
import { takes } from './patterns.ts';
import type { FilePattern, FilePlaces, FolderPattern } from './types.ts';

/**
 * Whether the path alone leaves it possible that a program reads the file: a cheap test for walks over whole trees,
 * with no answer of its own. `detect` decides.
 */
export function isCandidate(path: string, places: readonly FilePlaces[]): boolean {
  let test = tests.get(places);
  if (!test) {
    test = new CandidateTest(places);
    tests.set(places, test);
  }
  return test.accepts(path);
}

const tests = new WeakMap<readonly FilePlaces[], CandidateTest>();

/** Looks at the folders of a path once for all files of a folder, as long as they come one after the other. */
class CandidateTest {
  readonly #configFiles: ReadonlySet<string>;
  /** Patterns of files by the name that they want, those with a star apart. */
  readonly #named = new Map<string, readonly FilePattern[]>();
  readonly #starred: readonly FilePattern[];
  readonly #patterns: readonly FolderPattern[];
  readonly #folders: ReadonlySet<string>;
  #folder: string | undefined;
  /** The patterns that some folder on the way to the last path is meant by. */
  #around: readonly FolderPattern[] = [];

  constructor(places: readonly FilePlaces[]) {
    this.#configFiles = new Set(places.flatMap((one) => one.configFiles));
    const files = places.flatMap((one) => one.files ?? []);
    this.#starred = files.filter((one) => one.path.includes('*'));
    for (const one of files) {
      const name = basename(one.path);
      this.#named.set(name, [...(this.#named.get(name) ?? []), one]);
    }
    this.#patterns = places.flatMap((one) => one.patterns);
    this.#folders = new Set(this.#patterns.flatMap((one) => one.folders));
  }

  accepts(path: string): boolean {
    const name = basename(path);
    if (this.#configFiles.has(name)) return true;
    const isMeant = (one: FilePattern) => endsLike(path, one.path);
    if (this.#named.get(name)?.some(isMeant) || this.#starred.some(isMeant)) return true;
    return this.#patternsAround(dirname(path)).some((one) => takes(one, name));
  }

  #patternsAround(folder: string): readonly FolderPattern[] {
    if (folder !== this.#folder) {
      this.#folder = folder;
      // The first part is no folder: it stands before the root, or is a drive.
      const [, ...parts] = folder.split('/');
      const names = parts.filter((one) => this.#folders.has(one));
      this.#around =
        names.length === 0
          ? []
          : this.#patterns.filter(({ folders }) => folders.some((one) => names.includes(one)));
    }
    return this.#around;
  }
}

/** Whether a path ends like a pattern whose last part may begin with a star: `AGENTS.md`, `*.agent.md`. */
export function endsLike(path: string, pattern: string): boolean {
  const star = pattern.lastIndexOf('*');
  if (star < 0) return path.endsWith(pattern) && path.charAt(path.length - pattern.length - 1) === '/';
  if (!path.endsWith(pattern.slice(star + 1))) return false;
  return `${dirname(path)}/`.endsWith(`/${pattern.slice(0, star)}`);
}

/** The same test as globs, for editors that choose by pattern; each once. */
export function candidateGlobs(places: readonly FilePlaces[]): readonly string[] {
  const globs = places.flatMap(({ configFiles, files = [], patterns }) => [
    ...configFiles.map((name) => `**/${name}`),
    ...files.map(({ path }) => `**/${path}`),
    ...patterns.map(({ file, folders, recursive, depth }) => {
      const folder = folders.length > 1 ? `{${folders.join(',')}}` : folders[0];
      return `**/${folder}/${recursive || depth !== undefined ? '**/' : ''}${'name' in file ? file.name : `*${file.extension}`}`;
    }),
  ]);
  return [...new Set(globs)];
}
