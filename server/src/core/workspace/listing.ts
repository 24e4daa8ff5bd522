import type { DirectoryEntry } from './view.ts';

/** The entries of one listing by their names, in each of the ways in which names are compared; made as far as asked for. */
export class Listing {
  readonly #entries: readonly DirectoryEntry[];
  #exact: ReadonlyMap<string, DirectoryEntry> | undefined;
  #composed: ReadonlyMap<string, DirectoryEntry> | undefined;
  #folded: ReadonlyMap<string, DirectoryEntry> | undefined;

  constructor(entries: readonly DirectoryEntry[]) {
    this.#entries = entries;
  }

  /** The entry of that very name; where there is none, the first whose letters are composed in another way. */
  exact(name: string): DirectoryEntry | undefined {
    this.#exact ??= byName(this.#entries, (one) => one);
    const found = this.#exact.get(name);
    if (found) return found;
    this.#composed ??= byName(this.#entries, composed);
    return this.#composed.get(composed(name));
  }

  /** The first entry whose name is the same but for letter case. */
  folded(name: string): DirectoryEntry | undefined {
    this.#folded ??= byName(this.#entries, folded);
    return this.#folded.get(folded(name));
  }
}

const known = new WeakMap<readonly DirectoryEntry[], Listing>();

/** The listing of these entries, the same one as long as the array is. */
export function listingOf(entries: readonly DirectoryEntry[]): Listing {
  let listing = known.get(entries);
  if (!listing) {
    listing = new Listing(entries);
    known.set(entries, listing);
  }
  return listing;
}

function byName(
  entries: readonly DirectoryEntry[],
  form: (name: string) => string,
): ReadonlyMap<string, DirectoryEntry> {
  const found = new Map<string, DirectoryEntry>();
  for (const entry of entries) {
    const name = form(entry.name);
    if (!found.has(name)) found.set(name, entry);
  }
  return found;
}

function composed(name: string): string {
  return name.normalize();
}

/** Letter case apart, as file systems that ignore it compare names. */
export function folded(name: string): string {
  return name.normalize().toLowerCase();
}
