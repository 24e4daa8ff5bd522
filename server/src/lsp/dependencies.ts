import { FolderSet } from '../core/workspace/folderSet.ts';
import { dirname, isWithin } from '../core/workspace/paths.ts';

/** Which files' findings rest on which paths, and the way back. */
export class Dependencies {
  readonly #touched = new Map<string, ReadonlySet<string>>();
  readonly #files = new Map<string, Set<string>>();
  /** Every folder above a path that counts, or whose entries do. */
  readonly #folders = new FolderSet();

  /** Replaces what is known of a file. */
  set(file: string, touched: ReadonlySet<string>): void {
    this.delete(file);
    this.#touched.set(file, touched);
    for (const path of touched) {
      const files = this.#files.get(path);
      if (files) files.add(file);
      else {
        this.#files.set(path, new Set([file]));
        this.#folders.addAbove(path.endsWith('/') ? `${path}*` : path);
      }
    }
  }

  delete(file: string): void {
    for (const path of this.#touched.get(file) ?? []) {
      const files = this.#files.get(path);
      files?.delete(file);
      if (files?.size === 0) this.#files.delete(path);
    }
    this.#touched.delete(file);
  }

  /** Every file whose findings may be others after the path was changed, or, if `existence`, came or went. */
  affected(path: string, existence: boolean): ReadonlySet<string> {
    const found = new Set(this.#files.get(path));
    if (!existence) return found;
    for (const file of this.#files.get(`${dirname(path)}/`) ?? []) found.add(file);
    if (!this.#folders.has(path)) return found;
    for (const [other, files] of this.#files) {
      if (isWithin(path, other)) for (const file of files) found.add(file);
    }
    return found;
  }
}
