import type { Kind } from '../core/dialects/types.ts';
import type { Finding, LanguageService, OpenFile, Settings } from '../core/index.ts';
import { createLanguageService, DIALECTS, readingAs } from '../core/index.ts';
import type { LineIndex, Span } from '../core/syntax/span.ts';
import { lineSpan } from '../core/syntax/span.ts';
import { relativePath } from '../core/workspace/paths.ts';
import type { FileView } from '../core/workspace/view.ts';
import { corePath } from '../node/platform.ts';
import { readText } from '../node/readText.ts';
import type { ReportedFile, ReportedFinding, TextRange } from './reporters/types.ts';
import type { Target } from './targets.ts';

export interface CheckOptions<View extends FileView> {
  readonly cwd: string;
  readonly view: View;
  readonly settings: Settings;
  /** For files whose place does not tell. */
  readonly dialect?: string | undefined;
  readonly kind?: Kind | undefined;
  /** One line about a file or folder that could not be checked. */
  readonly warn: (line: string) => void;
}

/** Checks files one after the other; what it keeps of them is the view's cache of the files around. */
export class Checker<View extends FileView = FileView> {
  readonly view: View;
  readonly #options: CheckOptions<View>;
  readonly #root: string;
  readonly #service: LanguageService;

  constructor(options: CheckOptions<View>) {
    this.#options = options;
    this.#root = corePath(options.cwd);
    this.view = options.view;
    this.#service = createLanguageService(this.view, options.settings);
  }

  get service(): LanguageService {
    return this.#service;
  }

  /** From the working folder. */
  name(path: string): string {
    return relativePath(this.#root, path) || '.';
  }

  /** The findings of all readers of a file; undefined for one that no program reads or that cannot be read. */
  check(target: Target, text?: string): ReportedFile | undefined {
    const readers = this.readers(target, text);
    const [open] = readers;
    return open && this.report(open, readers);
  }

  /** As its readers see it, the owner first. `text` in place of what the disk has. */
  readers(target: Target, text?: string): readonly OpenFile[] {
    if (text !== undefined) return this.#open(target, text);
    const read = readText(target.path, !target.named);
    if ('text' in read) return this.#open(target, read.text);
    this.#warn(target.path, read.message);
    return [];
  }

  report(open: OpenFile, readers: readonly OpenFile[]): ReportedFile {
    const found = this.#service.diagnoseAll(readers);
    return { name: this.name(open.file.path), findings: found.map((one) => reported(one, open, readers)) };
  }

  #open({ path, named, links }: Target, text: string): readonly OpenFile[] {
    const { dialect, kind } = this.#options;
    const found = this.#service.open(path, text, undefined, links);
    if (!named) return found;
    if (found.length > 0) return kind ? found.map((open) => this.#asKind(open, kind)) : found;
    if (dialect === undefined) {
      const known = DIALECTS.map(({ id }) => id).join(', ');
      this.#warn(
        path,
        `Nothing here says which program reads it, so it is not checked; name one with --dialect (${known}).`,
      );
      return [];
    }
    const readings = readingAs(path, dialect, kind, 'named', ['The command line says so.']);
    return readings.map((reading) => this.#service.openAs(path, text, reading));
  }

  #asKind({ file }: OpenFile, kind: Kind): OpenFile {
    const spec = file.reading.dialect.kinds.find((one) => one.kind === kind);
    const reading = spec ? { ...file.reading, kind: spec } : file.reading;
    return this.#service.openAs(file.path, file.text, reading);
  }

  #warn(path: string, message: string): void {
    this.#options.warn(`${this.name(path)}: ${message}`);
  }
}

function reported(finding: Finding, { file }: OpenFile, readers: readonly OpenFile[]): ReportedFinding {
  const { rule, severity, message, dialect, alsoFor, span, fixes } = finding;
  const { lines, text } = file;
  const line = lineSpan(text, span.start);
  return {
    rule,
    severity,
    message,
    dialect,
    alsoFor,
    kind: kindFor(dialect, readers) ?? file.reading.kind.kind,
    range: rangeOf(span, lines),
    line: text.slice(line.start, line.end),
    fixes: fixes.map(({ title, safe, preferred, edits }) => ({
      title,
      safe,
      preferred,
      edits: edits.map((edit) => ({ range: rangeOf(edit.span, lines), newText: edit.newText })),
    })),
  };
}

/** What a program takes the file for; its last reading, if it has several. */
function kindFor(dialect: string, readers: readonly OpenFile[]): Kind | undefined {
  return readers.findLast(({ file }) => file.reading.dialect.id === dialect)?.file.reading.kind.kind;
}

function rangeOf({ start, end }: Span, lines: LineIndex): TextRange {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}
