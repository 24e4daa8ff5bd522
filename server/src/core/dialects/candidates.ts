import { basename, dirname } from '../workspace/paths.ts';
import type { FilePlaces } from './types.ts';

/**
 * Whether the path alone leaves it possible that a program reads the file: a cheap test for walks over whole trees,
 * with no answer of its own. `detect` decides.
 */
export function isCandidate(path: string, places: readonly FilePlaces[]): boolean {
  const name = basename(path);
  return places.some(
    ({ configFiles, files, patterns }) =>
      configFiles.includes(name) ||
      files?.some((one) => endsLike(path, one.path)) ||
      patterns.some(
        ({ file, folders }) =>
          ('name' in file ? name === file.name : name.endsWith(file.extension)) && hasFolder(path, folders),
      ),
  );
}

/** Whether a path ends like a pattern whose last part may begin with a star: `AGENTS.md`, `*.agent.md`. */
export function endsLike(path: string, pattern: string): boolean {
  const star = pattern.lastIndexOf('*');
  if (star < 0) return path.endsWith(`/${pattern}`);
  const folder = pattern.slice(0, star);
  return path.endsWith(pattern.slice(star + 1)) && `${dirname(path)}/`.endsWith(`/${folder}`);
}

function hasFolder(path: string, names: readonly string[]): boolean {
  for (let folder = dirname(path); folder.includes('/') && folder !== '/'; folder = dirname(folder)) {
    if (names.includes(basename(folder))) return true;
  }
  return false;
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
