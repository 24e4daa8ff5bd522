import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** What an earlier run of a program has compiled of one bundle. */
export interface Compiled {
  readonly code: Buffer;
  /** CPU time of that run in milliseconds: one that worked for longer has compiled more. */
  readonly cpuMs: number;
}

/** In front of the code: one line of JSON, filled up with spaces. */
export const HEADER_BYTES = 256;

interface Header {
  readonly key: string;
  readonly cpuMs: number;
  /** Of the code: the engine trusts what it is given, and would crash on code that was damaged. */
  readonly checksum: number;
}

/**
 * Compiled code in files of the user's own cache folder. Whatever is wrong there (no such folder, no right to write,
 * another version, somebody else's file) means that there is nothing: the program compiles its code itself, as always.
 */
export class CodeCache {
  readonly #folder: string | undefined;

  constructor(folder: string | undefined) {
    this.#folder = folder;
  }

  get keeps(): boolean {
    return this.#folder !== undefined;
  }

  /** @param key what the code was compiled from and by; an entry with another one does not count */
  read(name: string, key: string): Compiled | undefined {
    if (this.#folder === undefined) return undefined;
    try {
      const bytes = readOwnFile(join(this.#folder, name));
      const header: Header = JSON.parse(bytes.toString('utf8', 0, HEADER_BYTES));
      const code = bytes.subarray(HEADER_BYTES);
      return header.key === key && header.checksum === checksumOf(code)
        ? { code, cpuMs: header.cpuMs }
        : undefined;
    } catch {
      return undefined;
    }
  }

  write(name: string, key: string, { code, cpuMs }: Compiled): void {
    if (this.#folder === undefined) return;
    const header = JSON.stringify({ key, cpuMs, checksum: checksumOf(code) } satisfies Header).padEnd(
      HEADER_BYTES,
    );
    const file = join(this.#folder, name);
    const unfinished = `${file}.${process.pid}`;
    const bytes = new Uint8Array(HEADER_BYTES + code.length);
    bytes.set(new TextEncoder().encode(header));
    bytes.set(code, HEADER_BYTES);
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    } catch {
      return;
    }
    try {
      writeFileSync(unfinished, bytes, { mode: 0o600, flag: 'wx' });
      renameSync(unfinished, file);
    } catch {
      rmSync(unfinished, { force: true });
    }
  }
}

/** Words between two that are looked at: disks and file systems lose sectors of 512 bytes and more. */
const STRIDE = 16;

/** Of a part of the words in each sector. Node's own hashes take longer to load than most of a start. */
function checksumOf(code: Buffer): number {
  const words = new Int32Array(code.buffer, code.byteOffset, code.length >> 2);
  let sum = code.length;
  for (let i = 0; i < words.length; i += STRIDE) sum = Math.imul(sum ^ (words[i] ?? 0), 0x01000193);
  return sum;
}

/** Code is run from there, so it must be a file that nobody else can have written. */
function readOwnFile(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    const { uid, mode } = fstatSync(descriptor);
    const own = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    return own ? readFileSync(descriptor) : Buffer.alloc(0);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The folder for compiled code: what `AGENT_FILES_CACHE` says, else `agent-files` where the system keeps what programs can
 * make again. Undefined where none is wanted.
 */
export function cacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homeFolder(),
): string | undefined {
  const { AGENT_FILES_CACHE: chosen, NODE_DISABLE_COMPILE_CACHE: disabled, XDG_CACHE_HOME: xdg } = env;
  if (disabled) return undefined;
  if (chosen !== undefined) return chosen || undefined;
  if (platform === 'win32') return env['LOCALAPPDATA'] && join(env['LOCALAPPDATA'], 'agent-files');
  if (platform === 'darwin') return home ? join(home, 'Library', 'Caches', 'agent-files') : undefined;
  const base = xdg && isAbsolute(xdg) ? xdg : home ? join(home, '.cache') : undefined;
  return base === undefined ? undefined : join(base, 'agent-files');
}

/** In containers a user may have none, which Node throws for. */
function homeFolder(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined;
  }
}
