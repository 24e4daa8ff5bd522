import type { Kind } from '../core/dialects/types.ts';
import type { Finding, LanguageService, OpenFile } from '../core/index.ts';
import { createLanguageService, DEFAULT_SETTINGS, DIALECTS, readingAs } from '../core/index.ts';
import { relativePath } from '../core/workspace/paths.ts';
import { DiskView } from '../node/fileView.ts';
import { corePath } from '../node/platform.ts';
import { readText } from '../node/readText.ts';
import type { Target } from './targets.ts';
import { targets } from './targets.ts';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** For files whose place does not tell. */
  readonly dialect?: string | undefined;
  readonly kind?: Kind | undefined;
  /** One line about a file or folder that could not be checked. */
  readonly warn: (line: string) => void;
}

/** The findings of all readers of one file. */
export interface CheckedFile {
  /** From the working folder, with `/`. */
  readonly name: string;
  /** As the program that owns its place reads it. */
  readonly open: OpenFile;
  /** The kind of file that each of its readers takes it for, by dialect. */
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly findings: readonly Finding[];
}

/**
 * Checks files and folders, in the order of their paths. Throws a UsageError where a path does not exist; whatever
 * else cannot be read is told to `warn`, and the rest is checked.
 */
export function* check(options: CheckOptions): Generator<CheckedFile> {
  const root = corePath(options.cwd);
  const view = new DiskView({ folders: [root], home: false, keepMs: Number.POSITIVE_INFINITY });
  const service = createLanguageService(view, DEFAULT_SETTINGS);
  const name = (path: string) => relativePath(root, path) || '.';
  const warn = (path: string, message: string) => options.warn(`${name(path)}: ${message}`);
  for (const target of targets(options.paths, view, warn)) {
    const readers = openTarget(target, service, options, warn);
    const [open] = readers;
    if (!open) continue;
    const kinds = new Map(readers.map(({ file: { reading } }) => [reading.dialect.id, reading.kind.kind]));
    yield { name: name(target.path), open, kinds, findings: service.diagnoseAll(readers) };
  }
}

function openTarget(
  { path, named, links }: Target,
  service: LanguageService,
  { dialect, kind }: CheckOptions,
  warn: (path: string, message: string) => void,
): readonly OpenFile[] {
  const read = readText(path);
  if (!('text' in read)) {
    warn(path, read.message);
    return [];
  }
  const { text } = read;
  const found = service.open(path, text, undefined, links);
  if (!named) return found;
  if (found.length > 0) return kind ? found.map((open) => asKind(open, kind, service)) : found;
  if (dialect === undefined) {
    warn(
      path,
      `Nothing here says which program reads it, so it is not checked; name one with --dialect (${DIALECTS.map(({ id }) => id).join(', ')}).`,
    );
    return [];
  }
  const readings = readingAs(path, dialect, kind, 'named', ['The command line says so.']);
  return readings.map((reading) => service.openAs(path, text, reading));
}

function asKind({ file }: OpenFile, kind: Kind, service: LanguageService): OpenFile {
  const spec = file.reading.dialect.kinds.find((one) => one.kind === kind);
  return service.openAs(file.path, file.text, spec ? { ...file.reading, kind: spec } : file.reading);
}
