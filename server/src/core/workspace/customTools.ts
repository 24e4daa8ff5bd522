import type { Dialect } from '../dialects/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import { dirname, resolvePath, withoutExtension } from './paths.ts';
import { onceSettledAt } from './settled.ts';
import type { FileView } from './view.ts';

/**
 * Whether something in sight may bring a tool of that name along: a script in a `tool/` folder, or any plugin at all,
 * of a configuration directory that this file is read together with. A file that no configuration claims may go to one
 * that has such tools, but nothing says so.
 */
export function declaresTools(view: FileView, file: AgentFile, name: string): boolean {
  const { dialect, configFolder } = file.reading;
  return configurationFolders(view, dialect, configFolder ?? dirname(file.path)).some(
    (folder) =>
      scriptsIn(view, dialect, folder).some((stem) => isNamed(stem, name)) ||
      hasPlugins(view, dialect, folder),
  );
}

/** The names of the scripts in the `tool/` folders of a configuration directory, without their extensions. */
const scriptsIn = onceSettledAt((view, { places }: Dialect, folder): readonly string[] =>
  places.toolFolders.flatMap((one) =>
    (view.list(resolvePath(folder, one)) ?? []).map((script) => withoutExtension(script.name)),
  ),
);

function isNamed(stem: string, tool: string): boolean {
  return stem === tool || tool.startsWith(`${stem}_`);
}

const hasPlugins = onceSettledAt((view, { places }: Dialect, folder): boolean => {
  const { pluginFolders, pluginKey, configFiles } = places;
  if (pluginFolders.some((one) => (view.list(resolvePath(folder, one)) ?? []).length > 0)) return true;
  if (!pluginKey) return false;
  return [folder, dirname(folder)].some((place) =>
    configFiles.some((config) => view.read(resolvePath(place, config))?.text.includes(`"${pluginKey}"`)),
  );
});

/** The file's own one, those above it, and the home folder's where the adapter looks there. */
const configurationFolders = onceSettledAt((view, { places }: Dialect, start): readonly string[] => {
  const { projectFolders, homeFolders } = places;
  const found: string[] = [];
  for (let folder = start; folder.includes('/'); folder = dirname(folder)) {
    if (folder === start) found.push(folder);
    found.push(...projectFolders.map((name) => resolvePath(folder, name)));
    if (folder === dirname(folder)) break;
  }
  const { home } = view;
  return home === undefined ? found : [...found, ...homeFolders.map((one) => resolvePath(home, one))];
});
