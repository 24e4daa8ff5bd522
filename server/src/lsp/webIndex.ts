import { isCandidate } from '../core/dialects/candidates.ts';
import { ALL_PLACES } from '../core/dialects/places.ts';
import { lazy } from '../core/syntax/lazy.ts';
import { isDocument } from '../core/web/sight.ts';
import { Web } from '../core/web/web.ts';
import { guard } from './guard.ts';
import type { Session } from './session.ts';

/** How long the index works before it lets requests through. */
const SLICE_MS = 4;

/** The first document's answers go first. */
const START_AFTER_MS = 1000;

/**
 * The web of the workspace, built in the background once the client has its first answers, and kept by what the client
 * says of files. Answers never wait for it, but for those that would be wrong if a file were left out: see `complete`.
 */
export class WebIndex {
  readonly #web: () => Web;
  readonly #session: Session;
  readonly #queue: string[] = [];
  readonly #edited = new Set<string>();
  #walks: Iterator<readonly string[], void>[] = [];
  #startTimer: NodeJS.Timeout | undefined;
  #running = false;
  #started = false;
  #stopped = false;
  #waiting: (() => void)[] = [];

  constructor(session: Session) {
    this.#session = session;
    const { services, view, documents, events } = session;
    this.#web = lazy(
      () =>
        new Web({
          get workspace() {
            return services.at('/').workspace;
          },
          open: (path, text) => services.at(path).open(path, text),
        }),
    );
    services.names = {
      resolve: (target, from) => this.now().resolve(target, from),
      inSight: (kind, dialect, from) => this.now().inSight(kind, dialect, from),
    };
    documents.onChange(({ path }) => {
      if (path !== undefined) this.#edited.add(path);
      this.#startTimer ??= setTimeout(() => this.#started || this.start(), START_AFTER_MS);
    });
    documents.onClose(({ path }) => path !== undefined && this.#edited.add(path));
    events.filesChanged.on((changes) => {
      if (!this.#started) return;
      this.web.forget(changes.map(({ path }) => path));
      for (const { path, type } of changes) {
        if (type === 'deleted') this.#drop(path);
        else if (view.kind(path) === 'directory') this.#walk(path);
        else this.#edited.add(path);
      }
    });
    events.reconfigured.on(() => this.#started && this.start());
    events.shutdown.on(() => {
      clearTimeout(this.#startTimer);
      this.#stopped = true;
    });
  }

  get web(): Web {
    return this.#web();
  }

  /** Looks at every file of the workspace folders. */
  start(): void {
    this.#started = true;
    for (const path of [...this.web.paths]) this.web.delete(path);
    this.#queue.length = 0;
    this.#walks = [];
    for (const folder of this.#session.view.folders) this.#walk(folder);
  }

  /** The web with every edit in it; files that the walk has not come to are missing. */
  now(): Web {
    for (const path of this.#edited) this.#read(path);
    this.#edited.clear();
    return this.web;
  }

  /** The whole web. */
  async complete(): Promise<Web> {
    if (!this.#started) this.start();
    if (this.#running) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.now();
  }

  #walk(folder: string): void {
    this.#walks.push(this.#session.host.find(folder, (path) => this.#wants(path)));
    if (this.#running) return;
    this.#running = true;
    void this.#run();
  }

  #wants(path: string): boolean {
    return isDocument(path) || isCandidate(path, ALL_PLACES) || this.#session.services.mayRead(path);
  }

  async #run(): Promise<void> {
    while (!this.#stopped && (this.#queue.length > 0 || this.#walks.length > 0)) {
      // What is waiting at the door goes first.
      await new Promise((resolve) => setImmediate(resolve));
      const end = performance.now() + SLICE_MS;
      while (performance.now() < end && guard(this.#session, 'index', undefined, () => this.#step(), true));
    }
    this.#running = false;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #step(): boolean {
    const next = this.#queue.pop();
    if (next !== undefined) {
      this.#read(next);
      return true;
    }
    const [walk] = this.#walks;
    if (!walk) return false;
    const { value, done } = walk.next();
    this.#queue.push(...(value ?? []).toReversed());
    if (done) this.#walks.shift();
    return true;
  }

  #read(path: string): void {
    const { documents, view } = this.#session;
    const open = documents.atPath(path);
    if (!open && !this.#wants(path)) return;
    const text = open?.text ?? view.peek(path);
    if (text === undefined) this.web.delete(path);
    else this.web.set(path, text);
  }

  /** A file or folder that is gone. */
  #drop(gone: string): void {
    for (const path of [...this.web.paths])
      if (path === gone || path.startsWith(`${gone}/`)) this.web.delete(path);
  }
}
