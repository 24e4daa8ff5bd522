import type { Severity } from '../../core/index.ts';
import type { LineColumn } from '../../core/syntax/span.ts';

export interface TextRange {
  readonly start: LineColumn;
  readonly end: LineColumn;
}

export interface ReportedFix {
  readonly title: string;
  readonly safe: boolean;
  readonly preferred: boolean;
  readonly edits: readonly { readonly range: TextRange; readonly newText: string }[];
}

/** One finding, free of the file that it was found in. Lines and characters count from zero, in UTF-16 units. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly dialect: string;
  readonly alsoFor: readonly string[];
  readonly kind: string;
  readonly range: TextRange;
  /** The line that it begins in. */
  readonly line: string;
  readonly fixes: readonly ReportedFix[];
}

export interface ReportedFile {
  /** From the working folder, with `/`. */
  readonly name: string;
  readonly findings: readonly ReportedFinding[];
}

export interface Totals {
  readonly files: number;
  readonly counts: Readonly<Record<Severity, number>>;
}

/** Writes findings as they come: nothing of a file is kept once it is written. */
export interface Reporter {
  readonly start: string;
  /** What is to be written for one file; empty for none. */
  file(file: ReportedFile): string;
  end(totals: Totals): string;
}
