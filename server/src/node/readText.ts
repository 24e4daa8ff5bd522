import { closeSync, constants, openSync, readSync, statSync } from 'node:fs';
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

/** To open what has become a named pipe meanwhile would wait for its writer. */
const AT_ONCE = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const NOT_A_FILE: ReadResult = { problem: 'not-a-file', message: 'It is no ordinary file.' };
const TOO_LARGE: ReadResult = { problem: 'too-large', message: 'It is larger than 1 MiB.' };

/**
 * Reads a file as UTF-8, a BOM included. Never throws: why it could not be read is part of the answer. `listed` spares a
 * look where a listing has just shown an ordinary file.
 */
export function readText(path: string, listed = false): ReadResult {
  try {
    const file = platformPath(path);
    return (listed ? undefined : unfit(file)) ?? readOpened(file) ?? unfit(file) ?? { text: '' };
  } catch (error) {
    return refusal(error);
  }
}

/** Asked before the file is opened: opening a named pipe would wait for its writer. */
function unfit(file: string): ReadResult | undefined {
  const stats = statSync(file);
  if (!stats.isFile()) return NOT_A_FILE;
  return stats.size > MAX_FILE_BYTES ? TOO_LARGE : undefined;
}

/** Every file is read into the same place; one byte more than is taken tells of a file that is too large. */
let bytes: Uint8Array<ArrayBuffer> | undefined;

/** Undefined where nothing could be read: what was listed as a file may be a pipe by now. */
function readOpened(path: string): ReadResult | undefined {
  const file = openSync(path, AT_ONCE);
  try {
    bytes ??= new Uint8Array(MAX_FILE_BYTES + 1);
    const length = readInto(bytes, file);
    if (length === 0) return undefined;
    if (length > MAX_FILE_BYTES) return TOO_LARGE;
    // No text in UTF-8 has a NUL; binary formats and UTF-16 have one at once.
    if (bytes.subarray(0, Math.min(length, SNIFFED_BYTES)).includes(0))
      return { problem: 'binary', message: 'It is no text in UTF-8.' };
    return { text: Buffer.from(bytes.buffer, 0, length).toString('utf8') };
  } finally {
    closeSync(file);
  }
}

/** The number of bytes that were read. */
function readInto(into: Uint8Array, file: number): number {
  let length = 0;
  while (length < into.length) {
    const more = readSync(file, into, length, into.length - length, null);
    if (more === 0) break;
    length += more;
  }
  return length;
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
