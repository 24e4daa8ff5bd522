import type { Io } from './io.ts';
import type { ReportedFile, Reporter, Totals } from './reporters/types.ts';

/** Writes the findings of each file as it is checked; undefined where the reader went away before the end. */
export async function report(
  found: Iterable<ReportedFile>,
  reporter: Reporter,
  io: Io,
): Promise<Totals | undefined> {
  const output = new Output(io);
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  let files = 0;
  output.write(reporter.start);
  for (const file of found) {
    files++;
    for (const { severity } of file.findings) counts[severity]++;
    output.write(reporter.file(file));
    if (output.full && !(await output.flush())) return undefined;
  }
  output.write(reporter.end({ files, counts }));
  return (await output.flush()) ? { files, counts } : undefined;
}

/** In UTF-16 units. */
const LARGE = 64 * 1024;

/** Gathers what is written into large pieces: to write each file's findings takes as long as to find them. */
class Output {
  readonly #io: Io;
  #waiting = '';

  constructor(io: Io) {
    this.#io = io;
  }

  /** Whether so much is waiting that it should be handed on. */
  get full(): boolean {
    return this.#waiting.length >= LARGE;
  }

  write(text: string): void {
    this.#waiting += text;
  }

  /** Hands on what is waiting, and waits for a slow reader; false where the reader has gone. */
  async flush(): Promise<boolean> {
    if (this.#waiting !== '') this.#io.out(this.#waiting);
    this.#waiting = '';
    return (await this.#io.taken?.()) ?? true;
  }
}
