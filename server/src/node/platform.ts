import { resolve } from 'node:path';
import { toCorePath } from '../core/workspace/paths.ts';

/** Whether paths have drive letters and backslashes here. */
export const WINDOWS = process.platform === 'win32';

/** The core's form of a path of this system; relative ones start at the working folder. */
export function corePath(path: string): string {
  return fromPlatformPath(resolve(path), WINDOWS);
}

/** What Node's functions take for a core path. */
export function platformPath(path: string): string {
  return toPlatformPath(path, WINDOWS);
}

/** An absolute path of the system in the core's form. The network share `\\server\share` becomes `/server/share`. */
export function fromPlatformPath(path: string, windows: boolean): string {
  const core = toCorePath(path, windows);
  return windows && core.startsWith('//') ? core.slice(1) : core;
}

/** The way back: on Windows a core path without a drive letter is a network share. */
export function toPlatformPath(path: string, windows: boolean): string {
  if (!windows) return path;
  const written = path.replaceAll('/', '\\');
  if (/^[a-z]:$/i.test(written)) return `${written}\\`;
  return written.startsWith('\\') ? `\\${written}` : written;
}
