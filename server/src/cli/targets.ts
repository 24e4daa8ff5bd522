import { existsSync } from 'node:fs';
import { isCandidate } from '../core/dialects/candidates.ts';
import { filesListedBy } from '../core/dialects/listed.ts';
import { ALL_PLACES } from '../core/dialects/places.ts';
import { isWithin } from '../core/workspace/paths.ts';
import type { FileView } from '../core/workspace/view.ts';
import { walk } from '../node/discover.ts';
import { corePath } from '../node/platform.ts';
import { UsageError } from './args.ts';

export interface Target {
  /** As in core/workspace/paths.ts. */
  readonly path: string;
  /** Whether the user named this very file. */
  readonly named: boolean;
  /** Other paths that links make of it: a program that looks there reads the same file. */
  readonly links: readonly string[];
}

/**
 * The files behind the paths that were given: files as they are, folders walked for what may be an agent file, each
 * file once, under whatever paths links make of it. Throws a {@link UsageError} for a path that does not exist; tells `onProblem` of folders it cannot read.
 */
export function* targets(
  given: readonly string[],
  view: FileView,
  onProblem: (path: string, message: string) => void,
): Generator<Target> {
  const roots = (given.length > 0 ? given : ['.']).map((written) => {
    const path = corePath(written);
    if (written === '') throw new UsageError('a path is empty');
    // Pipes and devices are neither; reading them says why they cannot be checked.
    const kind = view.kind(path) ?? (existsSync(written) ? 'file' : undefined);
    if (!kind) throw new UsageError(`${written}: there is no such file or folder`);
    return { path, kind };
  });
  const real = new Map<string, string>();
  const named = new Map<string, boolean>();
  for (const root of roots) {
    const paths = root.kind === 'file' ? [root.path] : below(root.path, real, onProblem);
    for (const path of paths) {
      named.set(path, named.get(path) === true || root.kind === 'file');
      for (const other of root.kind === 'file' ? [] : listedBy(path, view))
        if (isWithin(root.path, other) && !named.has(other)) named.set(other, false);
    }
  }
  const links = linksByFile(named, real);
  for (const [path, isNamed] of named) {
    if (isNamed || !isLinkOf(path, real, links)) yield { path, named: isNamed, links: links.get(path) ?? [] };
  }
}

/** The files that a manifest names, whatever folders they lie in. */
function listedBy(path: string, view: FileView): readonly string[] {
  return ALL_PLACES.flatMap((places) => filesListedBy(path, places, view));
}

/** Of the paths that lead to one file, the one that stands for all of them, with the others: its own, else the first. */
function linksByFile(
  paths: ReadonlyMap<string, boolean>,
  real: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const byFile = new Map<string, string[]>();
  for (const [path, file] of real) {
    if (!paths.has(path)) continue;
    const known = byFile.get(file) ?? [];
    byFile.set(file, [...known, path]);
  }
  const entries = [...byFile].map(([file, links]): [string, readonly string[]] => {
    const [first = file, ...rest] = links;
    return paths.has(file) ? [file, links] : [first, rest];
  });
  return new Map(entries);
}

/** Whether another path stands for the file. */
function isLinkOf(
  path: string,
  real: ReadonlyMap<string, string>,
  links: ReadonlyMap<string, readonly string[]>,
): boolean {
  return real.has(path) && !links.has(path);
}

function* below(
  folder: string,
  real: Map<string, string>,
  onProblem: (path: string, message: string) => void,
): Generator<string> {
  const found = walk(folder, {
    wanted: (path) => isCandidate(path, ALL_PLACES),
    onLink: (path, file) => real.set(path, file),
    onProblem: (path, code) => onProblem(path, `This folder cannot be read (${code}).`),
  });
  for (const files of found) yield* files;
}
