import type { OpenDocument } from './documents.ts';
import type { Session } from './session.ts';

/** How long the client must have asked for nothing before a step is taken. */
const QUIET_MS = 8;

/** All the time that the steps may take together. */
const BUDGET_MS = 400;

/**
 * Goes through the first file once more, as if somebody typed in it, so that the engine has compiled the way of an edit
 * before the first real one comes. In single steps, and only while the client asks for nothing; what comes of it is
 * thrown away.
 */
export class WarmUp {
  readonly #session: Session;
  #begun = false;
  #left = BUDGET_MS;
  #timer: NodeJS.Timeout | undefined;

  constructor(session: Session) {
    this.#session = session;
    session.events.shutdown.on(() => clearTimeout(this.#timer));
  }

  /** The client has the findings of a document. Only the first one counts. */
  begin({ path, text }: OpenDocument): void {
    if (this.#begun || path === undefined) return;
    this.#begun = true;
    const steps = this.#steps(path, text);
    const next = (): void => {
      const waited = performance.now() - this.#session.files.usedAt;
      if (waited < QUIET_MS) this.#later(next, QUIET_MS - waited);
      else if (this.#take(steps)) this.#later(next, 0);
    };
    this.#later(next, QUIET_MS);
  }

  #later(work: () => void, afterMs: number): void {
    this.#timer = setTimeout(work, afterMs);
    this.#timer.unref();
  }

  /** False when there is nothing left to do, or a step has failed: then a real edit will tell. */
  #take(steps: Iterator<void>): boolean {
    const start = performance.now();
    try {
      if (steps.next().done) return false;
    } catch {
      return false;
    }
    this.#left -= performance.now() - start;
    return this.#left > 0;
  }

  *#steps(path: string, text: string): Generator<void> {
    const service = this.#session.services.at(path);
    let [open] = service.open(path, text);
    const places = [open?.file.front?.content.end ?? 0, text.length];
    for (let typed = 1; open; typed++) {
      const at = Math.max(0, (places[typed % places.length] ?? 0) - 1);
      const readers = service.open(path, text.slice(0, at) + 'x'.repeat(typed) + text.slice(at), open);
      [open] = readers;
      yield;
      const found = service.diagnoseAll(readers);
      yield void JSON.stringify(found);
      if (open) service.completion(open, at, { linkTargets: true });
      yield;
      if (open) service.hover(open, at);
      yield;
    }
  }
}
