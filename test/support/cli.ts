import { run } from '../../server/src/cli/run.ts';
import { withFolder } from './tempFolder.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface CliOptions {
  readonly input?: string;
  /** Before the run, in the folder. */
  readonly prepare?: (folder: string) => void;
  /** After it, while the folder is still there. */
  readonly after?: (folder: string) => void;
}

/** Runs the command line in a folder with these files. */
export function cli(
  files: Record<string, string | Uint8Array>,
  words: readonly string[],
  { input, prepare, after }: CliOptions = {},
): Promise<Ran> {
  return withFolder(files, async (folder) => {
    prepare?.(folder);
    return await cliIn(folder, words, input, () => after?.(folder));
  });
}

/** Runs the command line in a folder that is there; `after` while it is still the working folder. */
export async function cliIn(
  folder: string,
  words: readonly string[],
  input = '',
  after?: () => void,
): Promise<Ran> {
  const said = { out: '', err: '' };
  const before = process.cwd();
  process.chdir(folder);
  try {
    const code = await run(words, {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      input: async () => input,
      ended: new AbortController().signal,
      cwd: folder,
      color: false,
    });
    after?.();
    return { code, ...said };
  } finally {
    process.chdir(before);
  }
}
