/** Where a command reads from and writes to; tests give it their own. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Resolves when there is room for more on `out`: true, or false where nobody reads it any more. */
  readonly taken?: () => Promise<boolean>;
  /** The working folder, as the system writes it. */
  readonly cwd: string;
  /** All of standard input. */
  readonly input: () => Promise<string>;
  /** Aborted when the user ends the program. */
  readonly ended: AbortSignal;
  /** Where `err` is a terminal: what may be drawn there and erased again. */
  readonly terminal?: { readonly columns: number; readonly write: (text: string) => void } | undefined;
  /** Whether colours may be used on `out`. */
  readonly color: boolean;
}

/** 0: no error found; 1: errors found; 2: could not run. */
export type ExitCode = 0 | 1 | 2;
