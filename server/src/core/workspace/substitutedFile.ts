import type { AgentFile } from '../syntax/agentFile.ts';
import type { Substitution } from '../syntax/substitutions.ts';
import { dirname, resolvePath } from './paths.ts';
import type { FileView } from './view.ts';

/** The file that `{file:…}` names: relative to the configuration file, `~/` in the home folder where that is in sight. */
export function substitutedFile(view: FileView, file: AgentFile, { name }: Substitution): string | undefined {
  const path = name.trim();
  if (!path.startsWith('~/')) return resolvePath(dirname(file.path), path);
  return view.home === undefined ? undefined : resolvePath(view.home, path.slice(2));
}
