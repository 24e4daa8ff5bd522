import { existsSync } from 'node:fs';
import { isCandidate } from '../core/dialects/candidates.ts';
import { ALL_PLACES } from '../core/dialects/places.ts';
import { walk } from '../node/discover.ts';
import type { DiskView } from '../node/fileView.ts';
import { corePath } from '../node/platform.ts';
import { UsageError } from './args.ts';

export interface Target {
  /** As in core/workspace/paths.ts. */
  readonly path: string;
  /** Whether the user named this very file. */
  readonly named: boolean;
}

/**
 * The files behind the paths that were given: files as they are, folders walked for what may be an agent file, each
 * file once. Throws a {@link UsageError} for a path that does not exist; tells `onProblem` of folders it cannot read.
 */
export function* targets(
  given: readonly string[],
  view: DiskView,
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
  const seen = new Set<string>();
  for (const root of roots) {
    for (const path of root.kind === 'file' ? [root.path] : below(root.path, onProblem)) {
      if (seen.has(path)) continue;
      seen.add(path);
      yield { path, named: root.kind === 'file' };
    }
  }
}

function* below(folder: string, onProblem: (path: string, message: string) => void): Generator<string> {
  const found = walk(folder, {
    wanted: (path) => isCandidate(path, ALL_PLACES),
    onProblem: (path, code) => onProblem(path, `This folder cannot be read (${code}).`),
  });
  for (const files of found) yield* files;
}
