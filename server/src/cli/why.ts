import type { Why } from '../core/index.ts';
import { createLanguageService } from '../core/index.ts';
import { relativePath } from '../core/workspace/paths.ts';
import { DiskView } from '../node/fileView.ts';
import { corePath } from '../node/platform.ts';
import { readText } from '../node/readText.ts';
import { UsageError } from './args.ts';
import { targets } from './targets.ts';

export interface WhyOptions {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** One line about a file or folder that could not be read. */
  readonly warn: (line: string) => void;
}

export interface FileWhy extends Why {
  /** From the working folder, with `/`. */
  readonly name: string;
}

/**
 * Every file that is given by name, and in folders those that some program reads or nearly reads. Throws a UsageError
 * where no path is given, or one that does not exist.
 */
export function* whyFiles({ paths, cwd, warn }: WhyOptions): Generator<FileWhy> {
  if (paths.length === 0) throw new UsageError('why needs a file or folder: agent-files why PATH…');
  const root = corePath(cwd);
  const view = new DiskView({ folders: [root], home: false, keepMs: Number.POSITIVE_INFINITY });
  const service = createLanguageService(view);
  const nameOf = (path: string) => relativePath(root, path) || '.';
  const tell = (path: string, message: string) => warn(`${nameOf(path)}: ${message}`);
  for (const { path, named, links } of targets(paths, view, tell)) {
    const text = () => {
      const read = readText(path);
      return 'text' in read ? read.text : '';
    };
    const why = service.why(path, text, links);
    const near = why.readings.length > 0 || why.misses.some(({ faint }) => !faint);
    if (named || near) yield { name: nameOf(path), ...why };
  }
}

/** `{ version, files }` as the README describes it. */
export function whyJson(files: readonly FileWhy[]): string {
  const shown = files.map(({ name, readings, misses }) => ({
    file: name,
    readers: readings.map(({ dialect, kind, name: called, reasons }) => ({
      dialect: dialect.id,
      kind: kind.kind,
      name: called,
      reasons,
    })),
    others: misses.map(({ dialect, reason }) => ({ dialect: dialect.id, reason })),
  }));
  return `${JSON.stringify({ version: 1, files: shown }, null, 2)}\n`;
}

/** What people read: the file, below it each reader with its reasons, then who nearly reads it. */
export function whyText(files: readonly FileWhy[]): string {
  return files.map((one) => `${[one.name, ...lines(one)].join('\n')}\n`).join('\n');
}

function lines({ readings, misses }: FileWhy): string[] {
  const readers = readings.map(
    ({ dialect, kind, name, reasons }) =>
      `  ${dialect.title}: ${kind.title} ${plain(name)}. ${plain(reasons.join(' '))}`,
  );
  // Where anything else is to be said, a folder of some name says nothing.
  const clear = misses.filter(({ faint }) => !faint);
  const told = readings.length + clear.length > 0 ? clear : misses;
  const others = told.map(({ dialect, reason }) => `  not ${dialect.title}: ${plain(reason)}`);
  const nobody = 'No program is known to read this file: neither its place nor its name speaks for one.';
  if (readers.length + others.length === 0) return [`  ${nobody}`];
  return [...(readers.length === 0 ? ['  No program is known to read this file.'] : readers), ...others];
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}
