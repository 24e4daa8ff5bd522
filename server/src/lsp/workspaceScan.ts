import { isWithin } from '../core/workspace/paths.ts';
import { guard } from './guard.ts';
import type { Report } from './report.ts';
import { NOTHING, reportOn } from './report.ts';
import type { Session } from './session.ts';

/** How long the scan works before it lets requests through. */
const SLICE_MS = 4;

/** Told of every answer; `anew` where the client may hold one that it never got from the scan. */
type Listener = (path: string, report: Report, anew: boolean) => void;

/**
 * The findings of the workspace's agent files that are not open: found once, looked at again only when something that
 * they rest on changed. Works in short slices; with nothing to do it does nothing at all.
 */
export class WorkspaceScan {
  readonly #session: Session;
  readonly #listener: Listener;
  readonly #queue = new Map<string, { readonly anew: boolean }>();
  readonly #walks: { readonly folder: string; readonly files: Iterator<readonly string[], void> }[] = [];
  readonly #found = new Map<string, string>();
  /** Files found by an earlier walk that the present one has not come to. */
  #unseen = new Set<string>();
  #running = false;
  #stopped = false;
  #idle: (() => void)[] = [];

  constructor(session: Session, listener: Listener) {
    this.#session = session;
    this.#listener = listener;
  }

  /** Looks at every file of the workspace, and drops those that a walk does not come across any more. */
  start(): void {
    this.#walks.length = 0;
    this.#unseen = new Set(this.#found.keys());
    for (const folder of this.#session.view.folders) this.walk(folder);
    if (this.#walks.length === 0) this.clear();
  }

  /** Forgets everything; the files that had findings have none now. */
  clear(): void {
    this.#walks.length = 0;
    this.#queue.clear();
    for (const path of [...this.#found.keys()]) this.#drop(path);
  }

  /** Looks for files in a folder that has appeared, or may hold others than before. */
  walk(folder: string): void {
    const wanted = (path: string): boolean => this.#session.services.mayRead(path);
    this.#walks.push({ folder, files: this.#session.host.find(folder, wanted) });
    this.#wake();
  }

  /** Looks at one file again, whether or not it is known. */
  check(path: string, anew = false): void {
    this.#queue.set(path, { anew: anew || this.#queue.get(path)?.anew === true });
    this.#wake();
  }

  /** Every file found so far with the id of its findings. */
  get found(): ReadonlyMap<string, string> {
    return this.#found;
  }

  get busy(): boolean {
    return this.#running;
  }

  /** Whether the scan answers for this path while it is not open. */
  covers(path: string): boolean {
    const { services, view, host } = this.#session;
    if (!services.mayRead(path)) return false;
    const folder = view.folders.find((one) => isWithin(one, path));
    return folder !== undefined && !host.leftOut(folder, path);
  }

  /** Resolves when there is nothing left to do. */
  whenIdle(): Promise<void> {
    return this.#running ? new Promise((resolve) => this.#idle.push(resolve)) : Promise.resolve();
  }

  stop(): void {
    this.#stopped = true;
  }

  #drop(path: string): void {
    this.#found.delete(path);
    this.#unseen.delete(path);
    this.#queue.delete(path);
    this.#listener(path, NOTHING, false);
  }

  #wake(): void {
    if (this.#running) return;
    this.#running = true;
    void this.#run();
  }

  async #run(): Promise<void> {
    while (!this.#stopped && (this.#queue.size > 0 || this.#walks.length > 0)) {
      // What is waiting at the door goes first.
      await new Promise((resolve) => setImmediate(resolve));
      const end = performance.now() + SLICE_MS;
      while (
        performance.now() < end &&
        guard(this.#session, 'workspace/diagnostic', undefined, () => this.#step(), true)
      );
    }
    this.#running = false;
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** One file, or one folder of a walk. False where there was nothing to do. */
  #step(): boolean {
    const [next] = this.#queue;
    if (next) {
      this.#queue.delete(next[0]);
      guard(
        this.#session,
        'workspace/diagnostic',
        next[0],
        () => this.#look(next[0], next[1].anew),
        undefined,
      );
      return true;
    }
    const walk = this.#walks[0];
    if (!walk) return false;
    const { value, done } = walk.files.next();
    for (const path of value ?? []) if (this.#unseen.delete(path) || !this.#found.has(path)) this.check(path);
    if (done) this.#walks.shift();
    if (this.#walks.length === 0) for (const path of this.#unseen) this.#drop(path);
    return true;
  }

  #look(path: string, anew: boolean): void {
    const { documents, view } = this.#session;
    if (documents.atPath(path)) return;
    const file = view.read(path);
    if (!file) {
      this.#found.delete(path);
      this.#listener(path, NOTHING, anew);
      return;
    }
    const report = reportOn(this.#session, path, documents.uriOf(path), file);
    this.#found.set(path, report.resultId);
    this.#listener(path, report, anew);
  }
}
