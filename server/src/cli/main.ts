import { text } from 'node:stream/consumers';
import { run } from './run.ts';

const color = process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';

// A reader that goes away (`agent-files check | head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exitCode = error.code === 'EPIPE' ? 0 : 2;
});

const code = run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: () => text(process.stdin),
  cwd: process.cwd(),
  color,
});
// Set, not exited with: what is still on its way to a pipe would be lost.
code.then((exit) => {
  process.exitCode = exit;
});
