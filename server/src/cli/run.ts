import { commandOf, help } from './commands.ts';
import type { ExitCode, Io } from './io.ts';
import { version } from './version.ts';

/** Runs `agent-files` with the words of the command line. Never throws: what went wrong is one line and exit code 2. */
export async function run(words: readonly string[], io: Io): Promise<ExitCode> {
  const [verb, ...rest] = words;
  try {
    if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help') {
      io.out(help(rest[0]));
      return verb === undefined ? 2 : 0;
    }
    if (verb === '--version' || verb === '-v') {
      io.out(`${version()}\n`);
      return 0;
    }
    const command = commandOf(verb);
    if (asksForHelp(rest)) {
      io.out(help(verb));
      return 0;
    }
    return await command.run(rest, io);
  } catch (error) {
    io.err(`agent-files: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

/** Behind `--` stand paths alone. */
function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h');
}
