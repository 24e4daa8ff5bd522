/** A file's text. The object stays the same one while the text does, so that what is derived from it can be cached. */
export interface FileText {
  readonly text: string;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly directory: boolean;
}

/**
 * What the core may know of other files: the only way out. Answers are immediate; the adapter behind it caches and
 * forgets as files change. Open documents win over the disk. Paths as in paths.ts.
 */
export interface FileView {
  /** What lies at the path, its name compared as the file system does; undefined where there is nothing. */
  kind(path: string): 'file' | 'directory' | undefined;
  /** The entries of a folder; undefined where it cannot be read or is none. */
  list(path: string): readonly DirectoryEntry[] | undefined;
  /** Undefined where the file is missing, unreadable, binary or larger than 1 MiB. */
  read(path: string): FileText | undefined;
  /** The user's home folder, where the adapter may look at it; the command line never does. */
  readonly home: string | undefined;
  /** The workspace folders, or the working folder on the command line. */
  readonly folders: readonly string[];
  /** Nothing changes as long as the view lives, and nobody records what is asked: answers may be kept. */
  readonly settled?: boolean;
}

/** A view of nothing: every reference is unknown rather than broken. */
export const NO_FILES: FileView = {
  kind: () => undefined,
  list: () => undefined,
  read: () => undefined,
  home: undefined,
  folders: [],
};
