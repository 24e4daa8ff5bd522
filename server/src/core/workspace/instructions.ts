import type { AgentFile } from '../syntax/agentFile.ts';
import type { Scalar } from '../syntax/tree.ts';
import { fieldOf } from '../syntax/tree.ts';
import { isAbsolute, resolvePath } from './paths.ts';
import { rootFolders } from './resolve.ts';
import { scopeOf } from './scope.ts';
import type { FileView } from './view.ts';

/** The entries of `instructions` in a configuration file; none in other files and in the parts of one. */
export function instructions(file: AgentFile): readonly Scalar[] {
  if (file.format !== 'json' || file.at.length > 0) return [];
  const list = fieldOf(file.front?.root, 'instructions')?.value;
  return list?.kind === 'list' ? list.items.flatMap((item) => (item.kind === 'scalar' ? [item] : [])) : [];
}

/** Where an entry of `instructions` is looked for, and what lies there; undefined where nothing does. */
export interface Instructed {
  readonly folder: string;
  readonly found: string | undefined;
}

/**
 * Looks for a plain relative path as OpenCode does: in its working folder and those above it, up to the root of the
 * worktree (source: `Instruction`, which hands the entry to `globUp`). Undefined for patterns, addresses and other paths,
 * and for configurations that are not those of a whole worktree or workspace folder: samples, shared ones, and those of a
 * part, where nobody knows the working folder.
 */
export function instructed(view: FileView, file: AgentFile, written: string): Instructed | undefined {
  const isPlain = /^[^*?[\]{}()!|\\$<>:]+$/.test(written) && !isAbsolute(written) && !written.startsWith('~');
  const folder = isPlain ? scopeOf(file)?.from : undefined;
  if (folder === undefined) return undefined;
  const roots = rootFolders(view, resolvePath(folder, 'x'));
  if (roots[0] !== folder) return undefined;
  const paths = roots.map((root) => resolvePath(root, written));
  return { folder, found: paths.find((path) => view.kind(path) !== undefined) };
}
