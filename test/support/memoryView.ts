import { dirname } from '../../server/src/core/workspace/paths.ts';
import type { DirectoryEntry, FileText, FileView } from '../../server/src/core/workspace/view.ts';

/** A file system in memory that counts what is asked of it. */
export class MemoryView implements FileView {
  readonly reads: string[] = [];
  readonly home: string | undefined;
  readonly folders: readonly string[];
  readonly #files = new Map<string, FileText>();

  constructor(
    files: Readonly<Record<string, string>>,
    options: { home?: string; folders?: readonly string[] } = {},
  ) {
    this.home = options.home;
    this.folders = options.folders ?? ['/'];
    for (const [path, text] of Object.entries(files)) this.#files.set(path, { text });
  }

  kind(path: string): 'file' | 'directory' | undefined {
    if (this.#files.has(path)) return 'file';
    return this.list(path) ? 'directory' : undefined;
  }

  list(path: string): readonly DirectoryEntry[] | undefined {
    const prefix = path === '/' ? '/' : `${path}/`;
    const entries = new Map<string, DirectoryEntry>();
    for (const file of this.#files.keys()) {
      if (!file.startsWith(prefix)) continue;
      const [name = '', ...deeper] = file.slice(prefix.length).split('/');
      entries.set(name, { name, directory: deeper.length > 0 });
    }
    return entries.size > 0 || path === dirname(path) ? [...entries.values()] : undefined;
  }

  read(path: string): FileText | undefined {
    this.reads.push(path);
    return this.#files.get(path);
  }

  /** Replaces a file's text, as an edit or a save would. */
  write(path: string, text: string): void {
    this.#files.set(path, { text });
  }

  /** Every path, for assertions on what was found. */
  get paths(): readonly string[] {
    return [...this.#files.keys()];
  }
}
