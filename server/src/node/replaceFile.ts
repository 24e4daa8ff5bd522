import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { platformPath } from './platform.ts';
import { errorCode } from './readText.ts';

/**
 * Puts another text into a file in one step: who reads it sees the old one or the new one, never a part. Permissions
 * stay, and a link stays a link. Nothing happens where the file no longer says `before`, byte by byte.
 * Returns why it was not written, one sentence; undefined where it was.
 */
export function replaceFile(path: string, before: string, after: string): string | undefined {
  let temporary: string | undefined;
  try {
    const file = realpathSync(platformPath(path));
    if (!holds(file, before))
      return 'It was changed meanwhile, or holds bytes that are no UTF-8; nothing was written.';
    const { mode } = statSync(file);
    temporary = join(dirname(file), `.agent-files-${process.pid}-${Date.now()}.tmp`);
    writeFileSync(temporary, after, { flag: 'wx', mode });
    chmodSync(temporary, mode);
    // As late as can be: the time in which somebody else's change could be lost is one call long.
    if (!holds(file, before)) {
      rmSync(temporary, { force: true });
      return 'It was changed meanwhile; nothing was written.';
    }
    renameSync(temporary, file);
    return undefined;
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    return `It cannot be written${errorCode(error) && ` (${errorCode(error)})`}.`;
  }
}

/** Byte by byte. */
function holds(file: string, text: string): boolean {
  return readFileSync(file, 'latin1') === Buffer.from(text, 'utf8').toString('latin1');
}
