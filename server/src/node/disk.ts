import { type Dirent, readdirSync, statSync } from 'node:fs';
import type { DirectoryEntry, FileText } from '../core/workspace/view.ts';
import { platformPath } from './platform.ts';
import { readText } from './readText.ts';

export type EntryKind = 'file' | 'directory' | undefined;

/** What lies at a path, links followed; undefined for nothing and for what is neither, such as a pipe. */
export function kindOnDisk(path: string): EntryKind {
  try {
    const stats = statSync(platformPath(path), { throwIfNoEntry: false });
    if (stats?.isDirectory()) return 'directory';
    return stats?.isFile() ? 'file' : undefined;
  } catch {
    return undefined;
  }
}

/** The entries of a folder as the system lists them; undefined where it cannot be read or is none. */
export function entriesOnDisk(path: string): Dirent[] | undefined {
  try {
    return readdirSync(platformPath(path), { withFileTypes: true });
  } catch {
    return undefined;
  }
}

/** What an entry is, links followed. Asks the disk only where the listing does not tell. */
export function kindOfEntry(entry: Dirent, path: string): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? kindOnDisk(path) : undefined;
}

export function listOnDisk(path: string): readonly DirectoryEntry[] | undefined {
  const folder = path.endsWith('/') ? path : `${path}/`;
  return entriesOnDisk(path)?.map((entry) => ({
    name: entry.name,
    directory: kindOfEntry(entry, `${folder}${entry.name}`) === 'directory',
  }));
}

export function textOnDisk(path: string): FileText | undefined {
  const read = readText(path);
  return 'text' in read ? { text: read.text } : undefined;
}
