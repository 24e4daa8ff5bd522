import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { FolderSet } from '../core/workspace/folderSet.ts';
import { dirname, isWithin } from '../core/workspace/paths.ts';
import type { DirectoryEntry, FileText, FileView } from '../core/workspace/view.ts';
import { kindOnDisk, listOnDisk, textOnDisk } from './disk.ts';
import { corePath, platformPath } from './platform.ts';

/** What a stay in the cache depends on: places that somebody watches are forgotten by event, others by age. */
export interface DiskViewOptions {
  /** As core paths. */
  readonly folders: readonly string[];
  /** Whether `~` may be looked at. */
  readonly home: boolean;
  /** The text of an open document; it wins over the disk. */
  readonly overlay?: (path: string) => FileText | undefined;
  /** Whether changes of this path are reported through {@link DiskView.changed}. Default: none are. */
  readonly watched?: (path: string) => boolean;
  /** How long an unwatched answer holds, in milliseconds; `Infinity` for a program that runs once. */
  readonly keepMs: number;
  readonly now?: () => number;
}

interface Cached<T> {
  value: T;
  /** When it was last known to be true. */
  at: number;
  /** Whether a change would have been reported since. */
  watched: boolean;
}

interface CachedText {
  readonly file: FileText | undefined;
  readonly stamp: string;
}

/** More texts than any one file refers to; a whole workspace would not fit. */
const TEXT_LIMIT = 400;

/** The core's view of the real file system: synchronous, cached, and never throwing. */
export class DiskView implements FileView {
  /** The user may have the home folder left out. */
  homeVisible = true;
  #workspace: readonly string[];
  readonly #options: DiskViewOptions;
  readonly #now: () => number;
  readonly #kinds = new Map<string, Cached<'file' | 'directory' | undefined>>();
  readonly #lists = new Map<string, Cached<readonly DirectoryEntry[] | undefined>>();
  readonly #texts = new Map<string, Cached<CachedText>>();
  readonly #home: string | undefined;
  /** Every folder above something that was asked for; it only grows. */
  readonly #folders = new FolderSet();
  #touched: Set<string> | undefined;

  constructor(options: DiskViewOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#workspace = options.folders;
    this.#home = options.home ? corePath(homedir()) : undefined;
  }

  get folders(): readonly string[] {
    return this.#workspace;
  }

  /** Other folders may be watched now. */
  set folders(folders: readonly string[]) {
    this.#workspace = folders;
    for (const cache of [this.#kinds, this.#lists, this.#texts]) cache.clear();
  }

  get home(): string | undefined {
    return this.homeVisible ? this.#home : undefined;
  }

  kind(path: string): 'file' | 'directory' | undefined {
    this.#touched?.add(path);
    if (this.#options.overlay?.(path)) return 'file';
    return this.#cached(this.#kinds, path, () => kindOnDisk(path));
  }

  list(path: string): readonly DirectoryEntry[] | undefined {
    this.#touched?.add(listingOf(path));
    return this.#cached(this.#lists, path, () => listOnDisk(path));
  }

  read(path: string): FileText | undefined {
    this.#touched?.add(path);
    const open = this.#options.overlay?.(path);
    if (open) return open;
    const known = this.#texts.get(path);
    if (known && this.#holds(known)) return known.value.file;
    const stamp = stampOf(path);
    // The same object as long as the text is the same: what is derived from it stays cached.
    const value = known?.value.stamp === stamp ? known.value : { file: textOnDisk(path), stamp };
    this.#folders.addAbove(path);
    this.#texts.delete(path);
    this.#texts.set(path, this.#stamped(path, value));
    if (this.#texts.size > TEXT_LIMIT) this.#texts.delete(this.#texts.keys().next().value ?? '');
    return value.file;
  }

  /** The text on the disk, neither kept nor recorded: for those who look at every file once. */
  peek(path: string): string | undefined {
    const known = this.#texts.get(path);
    return known && this.#holds(known) ? known.value.file?.text : textOnDisk(path)?.text;
  }

  /** Forgets what is known of a path that was created, changed or deleted, and of everything below it. */
  changed(path: string): void {
    this.#lists.delete(dirname(path));
    for (const cache of [this.#kinds, this.#lists, this.#texts]) {
      cache.delete(path);
      if (!this.#folders.has(path)) continue;
      for (const key of cache.keys()) if (isWithin(path, key)) cache.delete(key);
    }
  }

  /**
   * Runs `work` and says what it asked for: paths whose existence or text counts, and, ending in `/`, folders whose
   * entries do.
   */
  record<T>(work: () => T): { readonly value: T; readonly touched: Set<string> } {
    const outer = this.#touched;
    const touched = new Set<string>();
    this.#touched = touched;
    try {
      return { value: work(), touched };
    } finally {
      this.#touched = outer;
      for (const path of touched) outer?.add(path);
    }
  }

  #cached<T>(cache: Map<string, Cached<T>>, path: string, look: () => T): T {
    const known = cache.get(path);
    if (known && this.#holds(known)) return known.value;
    const value = look();
    cache.set(path, this.#stamped(path, value));
    this.#folders.addAbove(path);
    return value;
  }

  #stamped<T>(path: string, value: T): Cached<T> {
    return { value, at: this.#now(), watched: this.#options.watched?.(path) === true };
  }

  #holds({ at, watched }: Cached<unknown>): boolean {
    return watched || this.#now() - at < this.#options.keepMs;
  }
}

/** How {@link DiskView.record} writes that a folder's entries count, not only the folder itself. */
export function listingOf(folder: string): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

function stampOf(path: string): string {
  try {
    const stats = statSync(platformPath(path), { throwIfNoEntry: false });
    return stats ? `${stats.mtimeMs} ${stats.size} ${stats.ino}` : '';
  } catch {
    return '';
  }
}
