import createIgnore from 'ignore';
import { isWithin } from '../core/workspace/paths.ts';

/**
 * A glob as a test on core paths. Read as in a `.gitignore`, `{a,b}` besides, from each of the folders: one without `/`
 * is a file's name anywhere below. `~/` and absolute ones are taken as they are.
 */
export function globTest(
  pattern: string,
  folders: readonly string[],
  home: string | undefined,
  windows: boolean,
): (path: string) => boolean {
  const slashed = windows ? pattern.replaceAll('\\', '/') : pattern;
  const rooted = slashed.startsWith('~/') && home !== undefined ? home + slashed.slice(1) : slashed;
  const absolute = /^(?:\/|[A-Za-z]:\/)/.test(rooted);
  // `./x.md` is that file alone, `x.md` one of that name anywhere below.
  const relative = absolute ? rooted.replace(/^\//, '') : rooted.replace(/^\.\//, '/');
  const globs = createIgnore({ ignorecase: windows }).add(alternatives(relative));
  const roots = absolute ? [''] : folders;
  return (path) => roots.some((root) => globs.ignores(below(root, path) ?? NO_FILE));
}

/** A path that no glob of a user's means; the library takes no empty one. */
const NO_FILE = '\0';

/** `a/{b,c}.md` → `a/b.md`, `a/c.md`; the inner braces of nested ones first. */
function alternatives(glob: string): string[] {
  const braces = /\{([^{}]*,[^{}]*)\}/.exec(glob);
  if (!braces) return [glob];
  const [all, inner = ''] = braces;
  const before = glob.slice(0, braces.index);
  const after = glob.slice(braces.index + all.length);
  return inner.split(',').flatMap((one) => alternatives(before + one + after));
}

/** The path without the folder and the slash behind it; undefined where it does not lie below. */
function below(folder: string, path: string): string | undefined {
  if (folder === '') return path.replace(/^\//, '') || undefined;
  if (path === folder || !isWithin(folder, path)) return undefined;
  return path.slice(folder.endsWith('/') ? folder.length : folder.length + 1);
}
