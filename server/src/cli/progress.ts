import type { Io } from './io.ts';
import { columnsOf, oneLine } from './reporters/printable.ts';
import type { ReportedFile } from './reporters/types.ts';

/** How long nothing is said: who waits for less needs no news. */
const PATIENCE_MS = 1000;
/** How long a line stays. */
const STAYS_MS = 100;

/** Of a terminal that does not know its own width. */
const USUAL_COLUMNS = 80;

const ERASE = '\r\u001b[2K';

/**
 * Says on a terminal how far a long check has come, on one line that is gone when it is over. It is written to standard
 * error alone, so that no format on standard output is touched; `io` erases it before anything else is written, as both
 * may be the same screen.
 */
export class Progress {
  readonly io: Io;
  readonly #terminal: Io['terminal'];
  readonly #now: () => number;
  #next: number;
  #shown = false;

  constructor(io: Io, now: () => number = () => process.uptime() * 1000) {
    this.#terminal = io.terminal;
    this.#now = now;
    this.#next = now() + PATIENCE_MS;
    const clear =
      (write: (text: string) => void): typeof write =>
      (text) => {
        if (text !== '') this.#clear();
        write(text);
      };
    this.io = this.#terminal ? { ...io, out: clear(io.out), err: clear(io.err) } : io;
  }

  /** The same files, one by one. */
  over(files: Iterable<ReportedFile>): Iterable<ReportedFile> {
    return this.#terminal ? this.#told(files) : files;
  }

  *#told(files: Iterable<ReportedFile>): Generator<ReportedFile> {
    let number = 0;
    try {
      for (const file of files) {
        number++;
        if (this.#now() >= this.#next)
          this.#show(`${number} ${number === 1 ? 'file' : 'files'} checked: ${file.name}`);
        yield file;
      }
    } finally {
      this.#clear();
    }
  }

  #show(text: string): void {
    const { columns = 0, write } = this.#terminal ?? {};
    write?.(ERASE + fitting(oneLine(text), (columns > 0 ? columns : USUAL_COLUMNS) - 1));
    this.#shown = true;
    this.#next = this.#now() + STAYS_MS;
  }

  #clear(): void {
    if (this.#shown) this.#terminal?.write(ERASE);
    this.#shown = false;
  }
}

/** A line that wraps could not be erased. */
function fitting(text: string, columns: number): string {
  let used = 0;
  let shown = '';
  for (const letter of text) {
    used += columnsOf(letter);
    if (used > columns) break;
    shown += letter;
  }
  return shown;
}
