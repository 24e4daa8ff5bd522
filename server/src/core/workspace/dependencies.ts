import { FolderSet } from './folderSet.ts';
import { dirname, isWithin } from './paths.ts';

/** A path that counts, kept once however many files rest on it. */
interface Counted {
  readonly path: string;
  readonly files: Set<string>;
}

/** Which files' findings rest on which paths, and the way back. */
export class Dependencies {
  readonly #touched = new Map<string, readonly Counted[]>();
  readonly #paths = new Map<string, Counted>();
  /** Every folder above a path that counts, or whose entries do. */
  readonly #folders = new FolderSet();

  /** Replaces what is known of a file. */
  set(file: string, touched: ReadonlySet<string>): void {
    if (isSame(this.#touched.get(file), touched)) return;
    this.delete(file);
    const counted = [...touched].map((path) => this.#counted(path));
    for (const { files } of counted) files.add(file);
    this.#touched.set(file, counted);
  }

  delete(file: string): void {
    for (const { path, files } of this.#touched.get(file) ?? []) {
      files.delete(file);
      if (files.size === 0) this.#paths.delete(path);
    }
    this.#touched.delete(file);
  }

  /** Every file whose findings may be others after the path was changed, or, if `existence`, came or went. */
  affected(path: string, existence: boolean): ReadonlySet<string> {
    const found = new Set(this.#paths.get(path)?.files);
    if (!existence) return found;
    for (const file of this.#paths.get(`${dirname(path)}/`)?.files ?? []) found.add(file);
    if (!this.#folders.has(path)) return found;
    for (const other of this.#paths.values()) {
      if (isWithin(path, other.path)) for (const file of other.files) found.add(file);
    }
    return found;
  }

  #counted(path: string): Counted {
    const known = this.#paths.get(path);
    if (known) return known;
    const counted = { path, files: new Set<string>() };
    this.#paths.set(path, counted);
    this.#folders.addAbove(path.endsWith('/') ? `${path}*` : path);
    return counted;
  }
}

/** Most edits change nothing of what counts, not even the order in which it is asked for. */
function isSame(known: readonly Counted[] | undefined, touched: ReadonlySet<string>): boolean {
  if (known?.length !== touched.size) return false;
  let at = 0;
  for (const path of touched) if (known[at++]?.path !== path) return false;
  return true;
}
