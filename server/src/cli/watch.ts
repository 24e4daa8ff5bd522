import { watch } from 'node:fs';
import { isCandidate } from '../core/dialects/candidates.ts';
import { ALL_PLACES } from '../core/dialects/places.ts';
import { Dependencies } from '../core/workspace/dependencies.ts';
import { isWithin, resolvePath } from '../core/workspace/paths.ts';
import { leftOut } from '../node/discover.ts';
import type { DiskView } from '../node/fileView.ts';
import { corePath, platformPath } from '../node/platform.ts';
import type { Checker } from './check.ts';
import type { ReportedFile } from './reporters/types.ts';
import type { Target } from './targets.ts';

/** How long changes are gathered: editors write a file in several steps. */
const GATHER_MS = 100;

/**
 * Checks files again as they or what they rest on change, until `signal` ends it. `tell` gets what is new of a file:
 * nothing is read that did not change.
 */
export class Watcher {
  readonly #checker: Checker<DiskView>;
  readonly #root: string;
  readonly #targets = new Map<string, Target>();
  readonly #dependencies = new Dependencies();
  readonly #told = new Map<string, string>();

  constructor(checker: Checker<DiskView>, cwd: string) {
    this.#checker = checker;
    this.#root = corePath(cwd);
  }

  /** Checks a file and remembers what its findings rest on; undefined for one that no program reads. */
  check(target: Target): ReportedFile | undefined {
    const { view } = this.#checker;
    const { value, touched } = view.record(() => this.#checker.check(target));
    if (!value) {
      this.#forget(target.path);
      return undefined;
    }
    this.#targets.set(target.path, target);
    this.#dependencies.set(target.path, new Set([...touched, target.path]));
    this.#told.set(target.path, JSON.stringify(value.findings));
    return value;
  }

  /** The files whose findings are others after these paths changed. */
  changed(paths: ReadonlySet<string>): ReportedFile[] {
    const { view } = this.#checker;
    const affected = new Set<string>();
    for (const path of paths) {
      view.changed(path);
      for (const file of this.#dependencies.affected(path, true)) affected.add(file);
      const isNew = isCandidate(path, ALL_PLACES) && view.kind(path) === 'file' && !leftOut(this.#root, path);
      if (isNew) affected.add(path);
    }
    return [...affected].sort().flatMap((path) => {
      const before = this.#told.get(path);
      const exists = view.kind(path) === 'file';
      const file = exists && this.check(this.#targets.get(path) ?? { path, named: false, links: [] });
      if (file) return JSON.stringify(file.findings) === before ? [] : [file];
      this.#forget(path);
      return before === undefined || before === '[]'
        ? []
        : [{ name: this.#checker.name(path), findings: [] }];
    });
  }

  #forget(path: string): void {
    this.#told.delete(path);
    this.#targets.delete(path);
    this.#dependencies.delete(path);
  }

  /** Calls `tell` after every change below the working folder, until the signal. */
  run(tell: (files: readonly ReportedFile[]) => void, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const changes = new Set<string>();
      let timer: NodeJS.Timeout | undefined;
      const watcher = watch(platformPath(this.#root), { recursive: true, signal }, (_, name) => {
        if (name === null) return;
        const path = resolvePath(this.#root, name.replaceAll('\\', '/'));
        if (['node_modules', '.git'].some((folder) => isWithin(resolvePath(this.#root, folder), path)))
          return;
        changes.add(path);
        clearTimeout(timer);
        timer = setTimeout(() => {
          const all = new Set(changes);
          changes.clear();
          tell(this.changed(all));
        }, GATHER_MS);
      });
      watcher.on('error', reject);
      watcher.on('close', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
