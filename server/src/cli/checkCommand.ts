import { isCandidate } from '../core/dialects/candidates.ts';
import { ALL_PLACES } from '../core/dialects/places.ts';
import type { Kind } from '../core/dialects/types.ts';
import { DIALECTS } from '../core/index.ts';
import { isWithin, resolvePath } from '../core/workspace/paths.ts';
import type { FileView } from '../core/workspace/view.ts';
import type { DiskView } from '../node/fileView.ts';
import { corePath } from '../node/platform.ts';
import type { OptionSpecs } from './args.ts';
import { readArguments, UsageError } from './args.ts';
import type { Baseline } from './baseline.ts';
import { BASELINE_FILE, readBaseline, writeBaseline } from './baseline.ts';
import { changedFiles } from './changed.ts';
import { Checker } from './check.ts';
import type { ExitCode, Io } from './io.ts';
import { asLongRun } from './longRun.ts';
import { rulePages } from './pages.ts';
import { Progress } from './progress.ts';
import { CONFIG_OPTIONS, onceViewOf, projectSettings, viewOf } from './project.ts';
import { report } from './report.ts';
import { githubReporter } from './reporters/github.ts';
import { jsonReporter } from './reporters/json.ts';
import { junitReporter } from './reporters/junit.ts';
import { sarifReporter } from './reporters/sarif.ts';
import { textReporter } from './reporters/text.ts';
import type { ReportedFile, Reporter } from './reporters/types.ts';
import { LEVELS, levels, withRules } from './ruleFlags.ts';
import type { Target } from './targets.ts';
import { targets } from './targets.ts';
import { version } from './version.ts';
import { Watcher } from './watch.ts';

const KINDS = [...new Set(DIALECTS.flatMap((dialect) => dialect.kinds.map(({ kind }) => kind)))];

/** How files are read whose place does not tell. */
export const FILE_OPTIONS: OptionSpecs = {
  dialect: {
    type: 'string',
    value: 'ID',
    oneOf: DIALECTS.map(({ id }) => id),
    help: 'which program reads a file that is given by name and whose place does not tell',
  },
  kind: {
    type: 'string',
    value: 'KIND',
    oneOf: KINDS,
    help: `what a file given by name is: ${KINDS.join(', ')}`,
  },
};

const FORMATS: Readonly<Record<string, (io: Io) => Reporter>> = {
  text: (io) => textReporter(io.color),
  json: jsonReporter,
  sarif: () => sarifReporter({ version: version(), ...rulePages() }),
  github: githubReporter,
  junit: junitReporter,
};

export const CHECK_OPTIONS: OptionSpecs = {
  format: {
    type: 'string',
    value: Object.keys(FORMATS).join('|'),
    oneOf: Object.keys(FORMATS),
    help: 'how findings are written; text by default',
  },
  ...FILE_OPTIONS,
  ...CONFIG_OPTIONS,
  rule: {
    type: 'string',
    multiple: true,
    value: 'ID=LEVEL',
    help: `another severity for a rule, or none: ${LEVELS.join(', ')}; may be repeated`,
  },
  'max-warnings': { type: 'string', value: 'N', help: 'exit with 1 where there are more warnings than that' },
  changed: {
    type: 'string',
    optional: true,
    value: '=REF',
    help: 'only files that differ from a commit in git, or that are not committed',
  },
  'write-baseline': {
    type: 'boolean',
    help: `write every finding into ${BASELINE_FILE}: it is known from now on`,
  },
  'no-baseline': { type: 'boolean', help: 'tell known findings, too' },
  watch: { type: 'boolean', help: 'go on, and tell what changes as files do; Ctrl+C ends it' },
  stdin: { type: 'boolean', help: 'check one text from standard input, as the file of --stdin-filename' },
  'stdin-filename': { type: 'string', value: 'PATH', help: 'where the text of --stdin would lie' },
};

/** Writes what is wrong with the files that are given, as it is found. */
export async function runCheck(words: readonly string[], given: Io): Promise<ExitCode> {
  const progress = new Progress(given);
  const { io } = progress;
  const { options, paths } = readArguments(words, CHECK_OPTIONS);
  const most = maxWarnings(options['max-warnings'] as string | undefined);
  const writes = options['write-baseline'] === true;
  if (options['watch'] === true) {
    refuseBesideWatch(options);
    return watchFiles(checkerFor(viewOf(io.cwd), options, io), paths, io);
  }
  const checker = checkerFor(onceViewOf(io.cwd), options, io);
  const found = options['stdin']
    ? await fromInput(checker, options['stdin-filename'] as string | undefined, paths, io)
    : progress.over(
        checkAll(
          checker,
          options['changed'] === undefined
            ? targets(paths, checker.view, (path, message) => io.err(`${checker.name(path)}: ${message}\n`))
            : changedTargets(checker, paths, textOf(options['changed']), io.cwd),
        ),
      );
  if (writes) {
    const written = writeBaseline(io.cwd, found);
    io.err(
      `${written} ${written === 1 ? 'finding is' : 'findings are'} known from now on, in ${BASELINE_FILE}.\n`,
    );
    return 0;
  }
  const baseline = options['no-baseline'] === true ? undefined : readBaseline(io.cwd);
  const reporter = (FORMATS[String(options['format'] ?? 'text')] ?? jsonReporter)(io);
  const totals = await report(baseline ? withoutKnown(found, baseline) : found, reporter, io);
  if (!totals) return 0;
  if (totals.files === 0) io.err('No agent file found.\n');
  const { error, warning } = totals.counts;
  if (warning > most) {
    const warnings = warning === 1 ? '1 warning is' : `${warning} warnings are`;
    io.err(`${warnings} more than the ${most} of --max-warnings.\n`);
    return 1;
  }
  return error > 0 ? 1 : 0;
}

/** What has no meaning while files are watched: it would be ignored without a word. */
const NOT_BESIDE_WATCH = ['stdin', 'changed', 'max-warnings', 'write-baseline'];

function refuseBesideWatch(options: ReturnType<typeof readArguments>['options']): void {
  const other = NOT_BESIDE_WATCH.find((name) => options[name] !== undefined);
  if (other) throw new UsageError(`--watch and --${other} do not go together: leave one of them out`);
  const format = options['format'];
  if (format !== undefined && format !== 'text')
    throw new UsageError(`--watch writes text only: leave --format ${String(format)} out`);
}

/** A checker of the project's files, as the flags want it. */
function checkerFor<View extends FileView>(
  view: View,
  options: ReturnType<typeof readArguments>['options'],
  io: Io,
): Checker<View> {
  const settings = projectSettings(view, io.cwd, {
    file: options['config'] as string | undefined,
    none: options['no-config'] === true,
  });
  const own = levels(options['rule'] as readonly string[] | undefined);
  return new Checker({
    cwd: io.cwd,
    view,
    settings: withRules(settings, own),
    dialect: options['dialect'] as string | undefined,
    kind: options['kind'] as Kind | undefined,
    warn: (line) => io.err(`${line}\n`),
  });
}

function* withoutKnown(found: Iterable<ReportedFile>, baseline: Baseline): Generator<ReportedFile> {
  for (const file of found) yield baseline.without(file);
}

/** What a change brings, file by file, as text. */
async function watchFiles(checker: Checker<DiskView>, paths: readonly string[], io: Io): Promise<ExitCode> {
  const reporter = textReporter(io.color);
  const watcher = new Watcher(checker, io.cwd);
  const found = targets(paths, checker.view, (path, message) =>
    io.err(`${checker.name(path)}: ${message}\n`),
  );
  let files = 0;
  for (const target of found) {
    const file = watcher.check(target);
    if (!file) continue;
    files++;
    io.out(reporter.file(file));
  }
  io.err(`${files} ${files === 1 ? 'file' : 'files'} checked; waiting for changes.\n`);
  const tell = (changed: readonly ReportedFile[]) => {
    for (const file of changed)
      io.out(file.findings.length > 0 ? reporter.file(file) : `${file.name}: nothing to report\n`);
  };
  await watcher.run(tell, io.ended);
  return 0;
}

function* checkAll(checker: Checker, found: Iterable<Target>): Generator<ReportedFile> {
  for (const target of asLongRun(found)) {
    const file = checker.check(target);
    if (file) yield file;
  }
}

/** The files of the paths that were given that git knows to differ from a commit, as far as a program may read them. */
function changedTargets(
  checker: Checker,
  paths: readonly string[],
  since: string | undefined,
  cwd: string,
): Target[] {
  const root = corePath(cwd);
  const within = paths.map((path) => corePath(path));
  return changedFiles(cwd, since)
    .map((name) => resolvePath(root, name))
    .filter((path) => within.length === 0 || within.some((folder) => isWithin(folder, path)))
    .filter((path) => isCandidate(path, ALL_PLACES) && checker.view.kind(path) === 'file')
    .map((path) => ({ path, named: false, links: [] }));
}

async function fromInput(
  checker: Checker,
  name: string | undefined,
  paths: readonly string[],
  io: Io,
): Promise<ReportedFile[]> {
  if (name === undefined)
    throw new UsageError('--stdin needs --stdin-filename PATH: the place tells which program reads the file');
  if (paths.length > 0) throw new UsageError(`${paths[0]}: --stdin takes no paths`);
  const file = checker.check({ path: corePath(name), named: true, links: [] }, await io.input());
  return file ? [file] : [];
}

/** The value of a flag that may stand without one. */
function textOf(option: string | boolean | readonly string[] | undefined): string | undefined {
  return typeof option === 'string' ? option : undefined;
}

function maxWarnings(written: string | undefined): number {
  if (written === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d+$/.test(written)) throw new UsageError(`--max-warnings ${written}: write a whole number`);
  return Number(written);
}
