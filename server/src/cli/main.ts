import { text } from 'node:stream/consumers';
import { run } from './run.ts';

const color = process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';

// A reader that goes away (`agent-files check | head`) is no fault of ours.
let gone = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE' && !gone)
    process.stderr.write(`agent-files: The output cannot be written (${error.code}).\n`);
  gone = true;
  process.exitCode = error.code === 'EPIPE' ? 0 : 2;
});

/** What is written comes after all that is on its way. */
function taken(): Promise<boolean> {
  return new Promise((resolve) => {
    process.stdout.write('', (error) => resolve(!gone && !error));
  });
}

const { columns, isTTY } = process.stderr;
const terminal =
  isTTY && process.env['TERM'] !== 'dumb'
    ? { columns, write: (text: string) => void process.stderr.write(text) }
    : undefined;

const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    ended.abort();
    // What is no watching ends at once.
    setImmediate(() => process.exit(128 + (signal === 'SIGINT' ? 2 : 15)));
  });
}

const code = run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  taken,
  input: () => text(process.stdin),
  ended: ended.signal,
  cwd: process.cwd(),
  color,
  terminal,
});
// Set, not exited with: what is still on its way to a pipe would be lost.
code.then((exit) => {
  if (!gone) process.exitCode = exit;
});
