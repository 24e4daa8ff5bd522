import { replace } from '../rules/edits.ts';
import type { TextEdit } from '../rules/types.ts';
import { span } from '../syntax/span.ts';
import { writePath } from '../syntax/writePath.ts';
import { basename, dirname, isWithin, relativePath, resolvePath } from '../workspace/paths.ts';
import type { FileView } from '../workspace/view.ts';
import { isPlainLink } from './markdownService.ts';
import type { Edge } from './types.ts';
import type { Use, Web } from './web.ts';

/** A file or folder that goes to another place. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What is to be done to a workspace: the edits count in the files where they lie before the moves. */
export interface WorkspaceChange {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly moves: readonly Move[];
}

/** More files than anybody moves at once and wants mended. */
const MOST_FILES = 5_000;

/**
 * The edits after which every reference from and to what moves leads where it led before. References that led nowhere,
 * and those that cannot be written at their place, stay as they are; so do plain links from and to files for which
 * another service mends them, but for their labels.
 */
export function mendMoves(
  web: Web,
  view: FileView,
  moves: readonly Move[],
  mendedElsewhere: (moved: string) => boolean = () => false,
): ReadonlyMap<string, readonly TextEdit[]> {
  const moved = moves.flatMap(({ from }) => filesBelow(view, from));
  const uses = new Map<string, Use & { readonly labelOnly: boolean }>();
  const add = (use: Use, elsewhere: boolean) => {
    const key = `${use.path} ${use.edge.whole.start} ${use.edge.span.start}`;
    const labelOnly = uses.get(key)?.labelOnly || (elsewhere && isPlainLink(use));
    uses.set(key, { ...use, labelOnly });
  };
  for (const file of moved) {
    const elsewhere = mendedElsewhere(file);
    for (const use of web.usesOfFile(file)) add(use, elsewhere);
    for (const edge of web.summary(file).edges) add({ path: file, edge }, elsewhere);
  }
  const edits = new Map<string, TextEdit[]>();
  for (const { path, edge, labelOnly } of uses.values()) {
    const all = mended(web, path, edge, (one) => movedPath(one, moves));
    const found = labelOnly ? all.slice(1) : all;
    if (found.length > 0) edits.set(path, [...(edits.get(path) ?? []), ...found]);
  }
  return edits;
}

/** Where a path lies after the moves. */
export function movedPath(path: string, moves: readonly Move[]): string {
  const move = moves.find(({ from }) => isWithin(from, path));
  return move ? move.to + path.slice(move.from.length) : path;
}

function filesBelow(view: FileView, path: string, found: string[] = []): string[] {
  if (found.length >= MOST_FILES) return found;
  const entries = view.kind(path) === 'directory' ? view.list(path) : undefined;
  if (!entries) found.push(path);
  for (const { name } of entries ?? []) {
    if (name !== '.git' && name !== 'node_modules') filesBelow(view, resolvePath(path, name), found);
  }
  return found;
}

/** The edit of the path, and behind it that of the label. */
function mended(web: Web, path: string, edge: Edge, moved: (path: string) => string): TextEdit[] {
  const { target, written } = edge;
  if (target.is !== 'file' || written.as !== 'path' || written.path === '') return [];
  if (target.state !== 'found' && target.state !== 'case') return [];
  const better = rewritten(written.path, path, moved(path), target.path, moved(target.path));
  if (better === undefined) return [];
  const newText = writePath(better, written.place);
  if (newText === undefined) return [];
  return [
    replace(edge.span, newText),
    ...relabelled(web.text(path) ?? '', edge, basename(target.path), basename(better)),
  ];
}

/** A label that names the file follows its target: `[@RULES.md](../RULES.md)`. */
function relabelled(text: string, { written }: Edge, from: string, to: string): TextEdit[] {
  const label = written.as === 'path' ? written.label : undefined;
  const at = label && from !== to ? text.slice(label.start, label.end).indexOf(from) : -1;
  if (!label || at < 0) return [];
  return [replace(span(label.start + at, label.start + at + from.length), to)];
}

/**
 * The path as it has to be written after a move, in its own form: from the file's folder, from the folder above that it
 * counted from, or from a root. Undefined where it may stay as it is, or cannot say it.
 */
function rewritten(
  written: string,
  file: string,
  newFile: string,
  target: string,
  newTarget: string,
): string | undefined {
  const plain = written.replace(/\/$/, '');
  if (plain.startsWith('~/')) {
    const home = target.endsWith(plain.slice(1)) ? target.slice(0, -(plain.length - 1)) : undefined;
    if (home === undefined || !isWithin(home, newTarget) || newTarget === target) return undefined;
    return `~/${relativePath(home, newTarget)}`;
  }
  const fromFolder = resolvePath(dirname(file), `./${plain}`) === target && !plain.startsWith('/');
  const base = fromFolder ? dirname(newFile) : baseOf(plain, target);
  if (base === undefined) return undefined;
  if (resolvePath(base, `./${plain}`) === newTarget) return undefined;
  const relative = relativePath(base, newTarget);
  if (plain.startsWith('/')) return isWithin(base, newTarget) ? `/${relative}` : undefined;
  // Only a path from its own folder climbs.
  if (relative.startsWith('../')) return relativePath(dirname(newFile), newTarget);
  return plain.startsWith('./') ? `./${relative}` : relative;
}

/** The folder that a path counts from which does not count from its own file's. */
function baseOf(written: string, target: string): string | undefined {
  const path = written.replace(/^\.?\//, '');
  return target.endsWith(`/${path}`) ? target.slice(0, -path.length - 1) || '/' : undefined;
}
