import type { ReadConfig } from '../config/projectConfig.ts';
import { findProjectConfig, readProjectConfig, withProjectConfig } from '../config/projectConfig.ts';
import type { Settings } from '../core/index.ts';
import { DEFAULT_SETTINGS } from '../core/index.ts';
import { LineIndex } from '../core/syntax/span.ts';
import { relativePath } from '../core/workspace/paths.ts';
import type { FileView } from '../core/workspace/view.ts';
import { DiskView } from '../node/fileView.ts';
import { OnceView } from '../node/onceView.ts';
import { corePath, WINDOWS } from '../node/platform.ts';
import type { OptionSpecs } from './args.ts';
import { UsageError } from './args.ts';

export const CONFIG_OPTIONS: OptionSpecs = {
  config: {
    type: 'string',
    value: 'FILE',
    help: 'the configuration; by default agent-files.json, or the key agent-files of package.json, here or above',
  },
  'no-config': { type: 'boolean', help: 'look for no configuration' },
};

/** The files as the command line sees them: those below the working folder, never the home folder. */
export function viewOf(cwd: string): DiskView {
  return new DiskView({ folders: [corePath(cwd)], home: false, keepMs: Number.POSITIVE_INFINITY });
}

/** The same for a command that looks once and writes nothing: what it has seen holds until it ends. */
export function onceViewOf(cwd: string): OnceView {
  return new OnceView([corePath(cwd)]);
}

/** The settings of the project. Throws a UsageError that names every place of a configuration that cannot be meant. */
export function projectSettings(
  view: FileView,
  cwd: string,
  { file, none }: { readonly file: string | undefined; readonly none: boolean },
): Settings {
  if (none) return DEFAULT_SETTINGS;
  const found = file === undefined ? findProjectConfig(view, corePath(cwd)) : named(view, file);
  if (!found) return DEFAULT_SETTINGS;
  if (found.problems.length > 0) throw new UsageError(complaint(found, view, corePath(cwd)));
  return withProjectConfig(DEFAULT_SETTINGS, found.config, WINDOWS);
}

function named(view: FileView, file: string): ReadConfig {
  const path = corePath(file);
  const text = view.read(path)?.text;
  if (text === undefined) throw new UsageError(`--config ${file}: there is no such file that can be read`);
  return readProjectConfig(text, path);
}

function complaint({ problems }: ReadConfig, view: FileView, root: string): string {
  const lines = problems.map(({ path, span, message }) => {
    const { line, character } = new LineIndex(view.read(path)?.text ?? '').positionAt(span.start);
    return `${relativePath(root, path)}:${line + 1}:${character + 1}: ${message}`;
  });
  return lines.join('\n');
}
