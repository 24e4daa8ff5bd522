import type { FileText, FileView } from '../core/workspace/view.ts';

/** The file system as the server uses it. Paths are core paths. */
export interface TrackedView extends FileView {
  folders: readonly string[];
  /** Whether `home` is told at all. */
  homeVisible: boolean;
  /** Forgets what is known of a path and of everything below it. */
  changed(path: string): void;
  /** The text at a path as it is on the disk, without keeping it; undefined where there is none to read. */
  peek(path: string): string | undefined;
  /** Runs `work` and says which paths its answer rests on; a listing of a folder is written with a `/` at its end. */
  record<T>(work: () => T): { readonly value: T; readonly touched: Set<string> };
}

export interface ViewOptions {
  readonly folders: readonly string[];
  /** The text of an open document. */
  readonly overlay: (path: string) => FileText | undefined;
  /** Whether changes of the path reach us as events. */
  readonly watched: (path: string) => boolean;
}

/** What the server needs of the machine that it runs on. */
export interface Host {
  readonly windows: boolean;
  createView(options: ViewOptions): TrackedView;
  /** The files below a folder that `wanted` accepts, one list at a time so that the caller may rest in between. */
  find(folder: string, wanted: (path: string) => boolean): Iterator<readonly string[], void>;
  /** Whether `find` would leave the file out: ignored by git, or in somebody else's folder. */
  leftOut(folder: string, path: string): boolean;
  /** The address of a rule's documentation; undefined where there is none. */
  rulePage(rule: string): string | undefined;
}
