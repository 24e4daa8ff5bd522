import type { AgentFile } from '../syntax/agentFile.ts';
import { lookUp } from './lookUp.ts';
import { basename, dirname, isAbsolute, isWithin, relativePath, resolvePath } from './paths.ts';
import { isPlaceholder } from './placeholders.ts';
import { onceSettled } from './settled.ts';
import { suggestPath } from './suggestPath.ts';
import type { FileView } from './view.ts';

/**
 * `case`: it is there under a name in other letter case; `unknown`: nobody can tell (a folder that cannot be read, a
 * home folder out of sight, a placeholder); `external`: an address.
 */
export type TargetState = 'found' | 'missing' | 'case' | 'unknown' | 'external';

export interface Resolved {
  readonly state: TargetState;
  /** Where the target lies, or where it should have been; for `case`, in the letters that are there. */
  readonly path: string;
  /** What lies there, where it was found. */
  readonly kind: 'file' | 'directory' | undefined;
}

/** How a path is written decides where it is looked up. */
export type ReferenceForm = 'link' | 'at';

/** The folders that a path may count from, and the path below them. */
interface Candidates {
  readonly bases: readonly string[];
  readonly rest: string;
}

/**
 * What a path in a body means; percent encoding undone, without fragment. Links count from the file's folder; where
 * nothing is there, from the root of the worktree or workspace, where OpenCode's model starts to look. `/x` counts from
 * those roots. `@path` counts from the file's folder, any folder above it within the root, and the root; where the
 * program attaches files, from the root of the worktree or the working folder alone, which is not known for files that
 * many projects share; where it imports them, from the file's folder alone.
 */
export function resolveReference(
  view: FileView,
  file: AgentFile,
  written: string,
  form: ReferenceForm,
): Resolved {
  if (/^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(written)) return nowhere('external');
  if (isPlaceholder(written)) return nowhere('unknown');
  const from = dirname(file.path);
  const { bases, rest } = candidates(view, file, written, form);
  let first: Resolved | undefined;
  let otherCase: Resolved | undefined;
  for (const base of bases) {
    const resolved = lookUp(view, from, below(base, rest));
    if (resolved.state === 'found') return resolved;
    if (resolved.state === 'case') otherCase ??= resolved;
    first ??= resolved;
  }
  if (otherCase) return otherCase;
  if (isAttached(file, form) && !isOfProject(file)) return nowhere('unknown');
  return first ?? nowhere('unknown');
}

/** Whether the program itself looks for the file and attaches it. */
function isAttached({ reading }: AgentFile, form: ReferenceForm): boolean {
  return form === 'at' && reading.kind.references.atBase !== 'file';
}

/** Whether the program puts the file in the place of the reference. */
function isImported({ reading }: AgentFile, form: ReferenceForm): boolean {
  return form === 'at' && reading.kind.references.at === 'imported';
}

/** Whether the file is used in the worktree that it lies in, and not copied or shared elsewhere. */
function isOfProject({ reading: { configFolder, dialect } }: AgentFile): boolean {
  return configFolder !== undefined && dialect.places.projectFolders.includes(basename(configFolder));
}

/** What should be written instead of a path that leads nowhere, in its own form; undefined where nothing is near. */
export function suggestReference(
  view: FileView,
  file: AgentFile,
  written: string,
  form: ReferenceForm,
): string | undefined {
  const from = dirname(file.path);
  const elsewhere = isImported(file, form) ? fromRoots(view, file, written) : undefined;
  if (elsewhere !== undefined) return rewritten('', from, elsewhere, false);
  const { bases, rest } = candidates(view, file, written, form);
  for (const base of bases) {
    const path = below(base, rest);
    const { state, path: actual } = lookUp(view, from, path);
    const better = state === 'case' ? actual : suggestPath(view, from, path);
    if (better !== undefined) return rewritten(written, base, better, view.kind(better) === 'directory');
  }
  return undefined;
}

/** The file that a path leads to from a root: many authors take imports to count from there. */
function fromRoots(view: FileView, file: AgentFile, written: string): string | undefined {
  if (/^(?:[~/]|\.\.?\/)/.test(written)) return undefined;
  const paths = rootFolders(view, file.path).map((root) => resolvePath(root, written));
  return paths.find((path) => lookUp(view, dirname(file.path), path).state === 'found' && view.kind(path));
}

/** The root of the worktree that holds the file, and the workspace folder; nearest first. */
export function rootFolders(view: FileView, path: string): readonly string[] {
  return rootsAbove(view, dirname(path));
}

const rootsAbove = onceSettled((view, from: string): readonly string[] => {
  const roots: string[] = [];
  for (let folder = from; ; folder = dirname(folder)) {
    const isRoot = view.folders.includes(folder) || view.kind(resolvePath(folder, '.git')) !== undefined;
    if (isRoot) roots.push(folder);
    if (folder === dirname(folder) || !folder.includes('/')) return roots;
  }
});

/**
 * The folders whose entries may follow what is typed of a path (`../docs/`, or nothing yet). Of a link only those that
 * editors follow as well.
 */
export function foldersToComplete(
  view: FileView,
  file: AgentFile,
  typed: string,
  form: ReferenceForm,
): readonly string[] {
  const { bases, rest } = candidates(view, file, typed, form);
  const found = bases.map((base) => below(base, rest));
  if (typed.startsWith('/')) return found.slice(0, -1);
  return form === 'link' ? found.slice(0, 1) : [...new Set(found)];
}

function candidates(view: FileView, file: AgentFile, written: string, form: ReferenceForm): Candidates {
  if (written.startsWith('~/'))
    return { bases: view.home === undefined ? [] : [view.home], rest: written.slice(2) };
  return { bases: basesOf(view, file, written, form), rest: written };
}

function basesOf(view: FileView, file: AgentFile, written: string, form: ReferenceForm): readonly string[] {
  const from = dirname(file.path);
  const roots = rootFolders(view, file.path);
  if (isAttached(file, form) || isImported(file, form))
    return written.startsWith('/') ? ['/'] : programFolders(view, file, form, roots);
  if (written.startsWith('/')) return [...(roots.length > 0 ? roots : [from]), '/'];
  if (/^[A-Za-z]:[\\/]/.test(written)) return [];
  const folders = form === 'at' ? foldersAbove(file, from, roots) : [];
  return /^\.\.?(?:\/|$)/.test(written) ? [from] : [...new Set([from, ...folders, ...roots])];
}

/** Counted from the folder, also where it is written as if from the root. */
function below(base: string, path: string): string {
  return resolvePath(base, isAbsolute(path) ? `./${path}` : path);
}

/** The folders that the program itself counts `@path` from, the most likely one first. */
function programFolders(
  view: FileView,
  file: AgentFile,
  form: ReferenceForm,
  roots: readonly string[],
): string[] {
  const from = dirname(file.path);
  if (isImported(file, form)) return [from];
  const root = worktree(view, roots) ?? from;
  const { kind, configFolder } = file.reading;
  const own = configFolder === undefined ? root : dirname(configFolder);
  if (kind.references.atBase === 'worktree' || !isWithin(root, own)) return [root];
  const found = [root];
  for (let folder = own; folder !== root; folder = dirname(folder)) found.push(folder);
  return found;
}

/** The repository's root; without one the workspace folder stands for it. */
function worktree(view: FileView, roots: readonly string[]): string | undefined {
  return roots.find((root) => view.kind(resolvePath(root, '.git')) !== undefined) ?? roots.at(-1);
}

/** The folders above the file's own that belong to the same project or configuration. */
function foldersAbove(file: AgentFile, from: string, roots: readonly string[]): string[] {
  const top = roots.at(-1) ?? file.reading.configFolder;
  const found: string[] = [];
  for (let folder = dirname(from); top !== undefined && isWithin(top, folder); folder = dirname(folder)) {
    found.push(folder);
    if (folder === dirname(folder)) break;
  }
  return found;
}

function rewritten(written: string, base: string, path: string, isFolder: boolean): string {
  const relative = relativePath(base, path) + (isFolder && written.endsWith('/') ? '/' : '');
  if (written.startsWith('/')) return `/${relative}`;
  if (written.startsWith('~/')) return `~/${relative}`;
  return written.startsWith('./') && !relative.startsWith('../') ? `./${relative}` : relative;
}

function nowhere(state: 'external' | 'unknown'): Resolved {
  return { state, path: '', kind: undefined };
}
