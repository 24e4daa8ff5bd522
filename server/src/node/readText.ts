import { readFileSync, statSync } from 'node:fs';
import { platformPath } from './platform.ts';

/** Larger files are no agent files, and reading them would hold everything up. */
export const MAX_FILE_BYTES = 1024 * 1024;

const SNIFFED_BYTES = 8192;

export type Unreadable = 'missing' | 'not-a-file' | 'too-large' | 'binary' | 'denied';

export type ReadResult =
  | { readonly text: string }
  | {
      readonly problem: Unreadable;
      /** One sentence for people, without the path: "It is larger than 1 MiB." */
      readonly message: string;
    };

/** Reads a file as UTF-8, a BOM included. Never throws: why it could not be read is part of the answer. */
export function readText(path: string): ReadResult {
  try {
    const file = platformPath(path);
    // Asked before the file is opened: opening a named pipe would wait for its writer.
    const stats = statSync(file);
    if (!stats.isFile()) return { problem: 'not-a-file', message: 'It is no ordinary file.' };
    if (stats.size > MAX_FILE_BYTES) return { problem: 'too-large', message: 'It is larger than 1 MiB.' };
    const bytes = readFileSync(file);
    // No text in UTF-8 has a NUL; binary formats and UTF-16 have one at once.
    if (bytes.subarray(0, SNIFFED_BYTES).includes(0))
      return { problem: 'binary', message: 'It is no text in UTF-8.' };
    return { text: bytes.toString('utf8') };
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): ReadResult {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'missing', message: 'It does not exist.' };
  if (code === 'EACCES' || code === 'EPERM')
    return { problem: 'denied', message: 'Reading it is not permitted.' };
  return { problem: 'denied', message: `It cannot be read${code && ` (${code})`}.` };
}

/** Node's name for a failure of the file system, `ENOENT`; empty for any other error. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
