import type { Kind } from '../core/dialects/types.ts';
import { applyEdits } from '../core/rules/edits.ts';
import { replaceFile } from '../node/replaceFile.ts';
import type { OptionSpecs } from './args.ts';
import { readArguments } from './args.ts';
import { Checker } from './check.ts';
import { FILE_OPTIONS } from './checkCommand.ts';
import type { ExitCode, Io } from './io.ts';
import { CONFIG_OPTIONS, projectSettings, viewOf } from './project.ts';
import { targets } from './targets.ts';
import { unifiedDiff } from './unifiedDiff.ts';

export const FIX_OPTIONS: OptionSpecs = {
  'dry-run': { type: 'boolean', help: 'write nothing; print what would change as a unified diff' },
  unsafe: { type: 'boolean', help: 'take the fixes, too, that are one answer among several' },
  ...FILE_OPTIONS,
  ...CONFIG_OPTIONS,
};

/** Applies fixes to the files that are given. Exit code 2 where a file could not be written. */
export function runFix(words: readonly string[], io: Io): ExitCode {
  const { options, paths } = readArguments(words, FIX_OPTIONS);
  const view = viewOf(io.cwd);
  const settings = projectSettings(view, io.cwd, {
    file: options['config'] as string | undefined,
    none: options['no-config'] === true,
  });
  const warn = (line: string) => io.err(`${line}\n`);
  const checker = new Checker({
    cwd: io.cwd,
    view,
    settings,
    dialect: options['dialect'] as string | undefined,
    kind: options['kind'] as Kind | undefined,
    warn,
  });
  const tell = (path: string, message: string) => warn(`${checker.name(path)}: ${message}`);
  const dryRun = options['dry-run'] === true;
  let files = 0;
  let changed = 0;
  let failed = false;
  for (const target of targets(paths, view, tell)) {
    const readers = checker.readers(target);
    const [open] = readers;
    if (!open) continue;
    files++;
    const before = open.file.text;
    const after = applyEdits(before, checker.service.fixReaders(readers, options['unsafe'] === true));
    if (after === before) continue;
    const name = checker.name(target.path);
    const problem = dryRun ? undefined : replaceFile(target.path, before, after);
    if (problem === undefined) {
      changed++;
      io.out(dryRun ? unifiedDiff(name, before, after) : `fixed ${name}\n`);
    } else {
      failed = true;
      tell(target.path, problem);
    }
  }
  if (files === 0) io.err('No agent file found.\n');
  else
    io.err(
      `${changed} of ${files} ${files === 1 ? 'file' : 'files'} ${dryRun ? 'would change' : 'changed'}.\n`,
    );
  return failed ? 2 : 0;
}
