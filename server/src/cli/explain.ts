import type { Kind } from '../core/dialects/types.ts';
import type { ToolDecision, WrittenAt } from '../core/features/explain.ts';
import type { Explanation, LanguageService, OpenFile } from '../core/index.ts';
import { createLanguageService, explainReport, PLAIN, readingAs } from '../core/index.ts';
import { relativePath } from '../core/workspace/paths.ts';
import { DiskView } from '../node/fileView.ts';
import { corePath } from '../node/platform.ts';
import { readText } from '../node/readText.ts';
import { UsageError } from './args.ts';

export interface ExplainOptions {
  readonly paths: readonly string[];
  readonly cwd: string;
  /** The reader that is asked; the owner of the place if undefined. */
  readonly dialect: string | undefined;
  readonly kind: Kind | undefined;
  /** Whether agents of the home folder count, as they do for the program. */
  readonly home: boolean;
}

interface Explained {
  readonly name: string;
  readonly explanation: Explanation;
  /** Other programs that read the file too. */
  readonly readers: readonly string[];
}

/**
 * One entry a path. Throws a UsageError for a path that is no readable file, and for one that no program is known to
 * read.
 */
export function explainFiles(options: ExplainOptions): readonly Explained[] {
  if (options.paths.length === 0) throw new UsageError('explain needs a file: agent-files explain FILE…');
  const root = corePath(options.cwd);
  const view = new DiskView({ folders: [root], home: options.home, keepMs: Number.POSITIVE_INFINITY });
  const service = createLanguageService(view);
  return options.paths.map((written) => {
    const path = corePath(written);
    const [first, ...others] = openFile(written, path, service, options);
    if (!first)
      throw new UsageError(`${written}: nothing here says which program reads it; name one with --dialect`);
    return {
      name: relativePath(root, path),
      explanation: service.explain(first),
      readers: others.map(({ file }) => file.reading.dialect.id),
    };
  });
}

function openFile(
  written: string,
  path: string,
  service: LanguageService,
  options: ExplainOptions,
): readonly OpenFile[] {
  const read = readText(path);
  if (!('text' in read)) throw new UsageError(`${written}: ${read.message}`);
  const placed = service.open(path, read.text);
  const { dialect = placed[0]?.file.reading.dialect.id, kind } = options;
  if (dialect === undefined) return [];
  const asked = placed.find(({ file }) => file.reading.dialect.id === dialect);
  if (asked && !kind) return [asked, ...placed.filter((one) => one !== asked)];
  const readings = readingAs(path, dialect, kind, 'named', ['The command line says so.']);
  return readings.map((reading) => service.openAs(path, read.text, reading));
}

/** `{ version, files }` as the README describes it. */
export function explainJson(explained: readonly Explained[], cwd: string): string {
  const root = corePath(cwd);
  const files = explained.map(({ name, explanation, readers }) => {
    const { dialect, kind, outcome, reasons, mode, keys, options, tools } = explanation;
    const entry = {
      file: name,
      dialect,
      kind,
      name: explanation.name,
      outcome,
      reasons,
      mode,
      keys,
      options,
      tools,
      ...access(explanation),
      ...origins(explanation, (path) => relativePath(root, path)),
    };
    return readers.length > 0 ? { ...entry, readers } : entry;
  });
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
}

/** Of a program whose headers list tools by name: `"all"` or their names, and what else settles how the agent works. */
function access({ access }: Explanation): object {
  if (!access) return {};
  const { tools, denied, model, effort } = access;
  return { tools, denied, model, effort };
}

/**
 * What gives the answers: the files, where every key comes from, and for every tool the rule that settles it as a whole,
 * then those for single calls. Lines count from zero; a rule without a place is the program's own.
 */
function origins(
  { sources, values, passed, decisions, ignored }: Explanation,
  show: (path: string) => string,
): object {
  const place = ({ path, keys, line }: WrittenAt) => ({ file: show(path), key: keys, line });
  const rows = [
    ...values.map(({ key, at }) => [key, place(at)]),
    ...passed.map(({ key, at }) => [`options.${key}`, place(at)]),
  ];
  const rulesOf = ({ rules }: ToolDecision) =>
    rules.map(({ pattern, action, at }) => ({ action, pattern, ...(at ? place(at) : {}) }));
  return {
    sources: sources.map(({ path, keys }) => ({ file: show(path), ...(keys ? { key: keys } : {}) })),
    origins: Object.fromEntries(rows),
    decisions: Object.fromEntries(decisions.map((one) => [one.tool, rulesOf(one)])),
    ignored: ignored.map(({ keys, why }) => ({ key: keys, why })),
  };
}

export function explainText(explained: readonly Explained[], cwd: string): string {
  const root = corePath(cwd);
  const show = (path: string) => relativePath(root, path);
  return explained.map(({ explanation }) => explainReport(explanation, show, PLAIN)).join('\n');
}
