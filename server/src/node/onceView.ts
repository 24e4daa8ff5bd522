import { isWithin } from '../core/workspace/paths.ts';
import type { DirectoryEntry, FileText, FileView } from '../core/workspace/view.ts';
import type { EntryKind } from './disk.ts';
import { entriesOnDisk, kindOfEntry, kindOnDisk } from './disk.ts';
import { WINDOWS } from './platform.ts';
import { readText } from './readText.ts';

/** How much is kept of each sort: more than the walk needs at a time. What is kept for long is dear to collect. */
const LIMITS = { kinds: 512, listings: 128, texts: 50 } as const;

interface Listing {
  readonly entries: readonly DirectoryEntry[];
  readonly kinds: ReadonlyMap<string, EntryKind>;
  /** The names in lower case, made when a name is asked for that is not there. */
  lower: ReadonlySet<string> | undefined;
}

/**
 * The file system as a program sees it that runs once: what was found stays so, and a folder is listed instead of asked
 * about each of its files. Never looks into the home folder, never throws.
 */
export class OnceView implements FileView {
  readonly settled = true;
  readonly home = undefined;
  readonly folders: readonly string[];
  readonly #kinds = new Map<string, EntryKind>();
  readonly #listings = new Map<string, Listing | undefined>();
  readonly #texts = new Map<string, FileText | undefined>();
  /** How often a folder was asked about one of its names. */
  readonly #asked = new Map<string, number>();

  /** `folders` as core paths. */
  constructor(folders: readonly string[]) {
    this.folders = folders;
  }

  kind(path: string): EntryKind {
    const known = this.#kinds.get(path);
    if (known !== undefined || this.#kinds.has(path)) return known;
    const kind = this.#listedKind(path) ?? { is: kindOnDisk(path) };
    keep(this.#kinds, path, kind.is, LIMITS.kinds);
    return kind.is;
  }

  list(path: string): readonly DirectoryEntry[] | undefined {
    return this.#listing(path)?.entries;
  }

  read(path: string): FileText | undefined {
    const known = this.#texts.get(path);
    if (known !== undefined || this.#texts.has(path)) return known;
    const read = this.kind(path) === 'file' ? readText(path, true) : undefined;
    const file = read && 'text' in read ? { text: read.text } : undefined;
    keep(this.#texts, path, file, LIMITS.texts);
    return file;
  }

  /** What its folder says of a path; undefined where it leaves that open. */
  #listedKind(path: string): { readonly is: EntryKind } | undefined {
    const cut = path.lastIndexOf('/');
    const folder = cut <= 0 ? '/' : path.slice(0, cut);
    const listing = this.#listings.get(folder) ?? this.#worthListing(folder);
    if (listing === 'nothing') return { is: undefined };
    if (!listing) return undefined;
    const name = path.slice(cut + 1);
    const is = listing.kinds.get(name);
    if (is !== undefined || listing.kinds.has(name)) return { is };
    return isAbsent(listing, name) ? { is: undefined } : undefined;
  }

  /** From the third question about a folder on, listing it pays. Folders above the workspace may be large. */
  #worthListing(folder: string): Listing | 'nothing' | undefined {
    if (!this.folders.some((root) => isWithin(root, folder))) return undefined;
    const times = (this.#asked.get(folder) ?? 0) + 1;
    keep(this.#asked, folder, times, LIMITS.listings);
    if (times < 2) return undefined;
    if (this.kind(folder) !== 'directory') return 'nothing';
    return times > 2 ? this.#listing(folder) : undefined;
  }

  #listing(path: string): Listing | undefined {
    const known = this.#listings.get(path);
    if (known || this.#listings.has(path)) return known;
    const listing = listingOnDisk(path);
    keep(this.#listings, path, listing, LIMITS.listings);
    return listing;
  }
}

/** The oldest goes where there are too many. */
function keep<T>(known: Map<string, T>, path: string, value: T, limit: number): void {
  known.set(path, value);
  if (known.size > limit) known.delete(known.keys().next().value ?? '');
}

function listingOnDisk(path: string): Listing | undefined {
  const found = entriesOnDisk(path);
  if (!found) return undefined;
  const folder = path.endsWith('/') ? path : `${path}/`;
  const kinds = new Map<string, EntryKind>();
  const entries = found.map((entry): DirectoryEntry => {
    const kind = kindOfEntry(entry, folder + entry.name);
    kinds.set(entry.name, kind);
    return { name: entry.name, directory: kind === 'directory' };
  });
  return { entries, kinds, lower: undefined };
}

/**
 * Whether a name that is not listed means nothing there, whatever the file system takes for the same name: letter case
 * may not count, nor how letters beyond ASCII are composed, and Windows knows files by further names.
 */
function isAbsent(listing: Listing, name: string): boolean {
  if (WINDOWS || name === '' || name === '.' || name === '..' || !isAscii(name)) return false;
  listing.lower ??= new Set([...listing.kinds.keys()].map((one) => one.toLowerCase()));
  return !listing.lower.has(name.toLowerCase());
}

function isAscii(name: string): boolean {
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) > 127) return false;
  return true;
}
