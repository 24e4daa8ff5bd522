import { type Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import type { Ignore } from 'ignore';
import createIgnore from 'ignore';
import { dirname } from '../core/workspace/paths.ts';
import { platformPath } from './platform.ts';
import { errorCode } from './readText.ts';

export interface WalkOptions {
  /** Whether a file is worth finding; it is given the core path. Nothing is read to find out. */
  readonly wanted: (path: string) => boolean;
  /** Told of a wanted file that is one by a link, or lies behind one, with the path that it really has. */
  readonly onLink?: (path: string, real: string) => void;
  /** Told of folders that cannot be read, with Node's error code. */
  readonly onProblem?: (folder: string, code: string) => void;
}

/** Folders that hold other people's files or a program's own. */
const SKIPPED = new Set(['node_modules', '.git']);

/** Files that say what is left out; what the later one says counts. */
const IGNORE_FILES: readonly string[] = ['.gitignore', '.agentfilesignore'];

/** The rules of one `.gitignore`, for paths below `folder` (with a `/` at its end). */
interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

interface Place {
  readonly path: string;
  /** From the outermost folder to the innermost. */
  readonly ignores: readonly IgnoreRules[];
  /** Real paths of the folders on the way here, as far as links led to them. */
  readonly trail: readonly string[];
}

/**
 * Walks a folder and yields the files that are wanted, one list a folder visited, often an empty one: the caller may
 * stop or rest between them. Leaves out `node_modules`, `.git` and what `.gitignore` and `.agentfilesignore` files exclude, those of the
 * folders above up to the repository's root included. Follows links to folders, each once, and never in a circle.
 * Sorted by name, so that the order is the same everywhere. Never throws.
 */
export function* walk(root: string, options: WalkOptions): Generator<readonly string[], void> {
  const links = new Set<string>();
  const pending: Place[] = [{ path: root, ignores: ignoresAbove(root), trail: [realPath(root)] }];
  for (let place = pending.pop(); place; place = pending.pop()) {
    const entries = readFolder(place.path, options);
    if (!entries) continue;
    const ignores = withOwnRules(place, entries);
    const found: string[] = [];
    const folders: Place[] = [];
    for (const entry of entries) {
      const path = place.path === '/' ? `/${entry.name}` : `${place.path}/${entry.name}`;
      const kind = kindOf(entry, path);
      if (!kind) continue;
      if (kind === 'file') {
        if (!options.wanted(path) || isIgnored(path, ignores)) continue;
        found.push(path);
        if (entry.isSymbolicLink() || place.trail.length > 1) options.onLink?.(path, realPath(path));
      } else if (!SKIPPED.has(entry.name) && !isIgnored(`${path}/`, ignores)) {
        const trail = entry.isSymbolicLink() ? follow(place, path, links) : place.trail;
        if (trail) folders.push({ path, ignores, trail });
      }
    }
    pending.push(...folders.reverse());
    yield found;
  }
}

function readFolder(path: string, options: WalkOptions): Dirent[] | undefined {
  try {
    const entries = readdirSync(platformPath(path), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    options.onProblem?.(path, errorCode(error));
    return undefined;
  }
}

function kindOf(entry: Dirent, path: string): 'file' | 'directory' | undefined {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  if (!entry.isSymbolicLink()) return undefined;
  try {
    const stats = statSync(platformPath(path), { throwIfNoEntry: false });
    return stats?.isDirectory() ? 'directory' : stats?.isFile() ? 'file' : undefined;
  } catch {
    return undefined;
  }
}

/** The trail behind a link to a folder; undefined where it leads back to where it started, or was followed before. */
function follow(place: Place, path: string, links: Set<string>): readonly string[] | undefined {
  const link = `${realPath(place.path)}\0${path.slice(place.path.length)}`;
  const target = realPath(path);
  const back = `${target}/`;
  const circular = [...place.trail, realPath(place.path)].some((one) => `${one}/`.startsWith(back));
  if (circular || links.has(link)) return undefined;
  links.add(link);
  return [...place.trail, target];
}

/** With `/`, whatever the system writes. */
function realPath(path: string): string {
  try {
    return realpathSync(platformPath(path)).replaceAll('\\', '/');
  } catch {
    return path;
  }
}

function withOwnRules(place: Place, entries: readonly Dirent[]): readonly IgnoreRules[] {
  if (!entries.some((entry) => IGNORE_FILES.includes(entry.name) && entry.isFile())) return place.ignores;
  const own = readRules(place.path);
  return own ? [...place.ignores, own] : place.ignores;
}

/** The rules that hold in a folder because of those above it, up to the root of its repository. */
function ignoresAbove(root: string): readonly IgnoreRules[] {
  const found: IgnoreRules[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    const rules = folder === root ? undefined : readRules(folder);
    // Who asks for a folder wants its files, although git ignores it.
    if (rules && !isIgnored(`${root}/`, [rules])) found.unshift(rules);
    if (exists(`${folder}/.git`)) return found;
    // Outside a repository the folders above have no say.
    if (folder === dirname(folder) || !folder.includes('/')) return [];
  }
}

function readRules(folder: string): IgnoreRules | undefined {
  const texts = IGNORE_FILES.flatMap((name) => {
    try {
      return readFileSync(platformPath(`${folder}/${name}`), 'utf8');
    } catch {
      return [];
    }
  });
  if (texts.length === 0) return undefined;
  const rules = createIgnore();
  for (const text of texts) rules.add(text);
  return { folder: folder.endsWith('/') ? folder : `${folder}/`, rules };
}

function exists(path: string): boolean {
  try {
    return statSync(platformPath(path), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Folders end in `/`. The innermost rules that say anything count, as in git. */
function isIgnored(path: string, ignores: readonly IgnoreRules[]): boolean {
  for (let i = ignores.length - 1; i >= 0; i--) {
    const one = ignores[i];
    if (!one) continue;
    const { ignored, unignored } = one.rules.test(path.slice(one.folder.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

/**
 * Whether a walk of `root` would leave out a path below it, a folder where it ends in `/`: for paths that somebody else
 * has come across.
 */
export function leftOut(root: string, path: string): boolean {
  let ignores = ignoresAbove(root);
  for (let folder = root; ; ) {
    const own = readRules(folder);
    if (own) ignores = [...ignores, own];
    const cut = path.indexOf('/', folder.length + 1);
    if (cut < 0) return isIgnored(path, ignores);
    const next = path.slice(0, cut);
    if (SKIPPED.has(next.slice(folder.length + 1)) || isIgnored(`${next}/`, ignores)) return true;
    if (cut === path.length - 1) return false;
    folder = next;
  }
}
