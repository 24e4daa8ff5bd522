import { dirname } from './paths.ts';

/** The folders above a growing number of paths: tells at once that nothing known lies below a path. */
export class FolderSet {
  readonly #folders = new Set<string>();

  /** Adds every folder above a path up to the root. */
  addAbove(path: string): void {
    let folder = dirname(path);
    while (!this.#folders.has(folder)) {
      this.#folders.add(folder);
      folder = dirname(folder);
    }
  }

  has(folder: string): boolean {
    return this.#folders.has(folder);
  }
}
