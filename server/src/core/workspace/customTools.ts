import type { AgentFile } from '../syntax/agentFile.ts';
import { dirname, resolvePath, withoutExtension } from './paths.ts';
import type { FileView } from './view.ts';

/**
 * Whether something in sight may bring a tool of that name along: a script in a `tool/` folder, or any plugin at all,
 * of a configuration directory that this file is read together with. A file that no configuration claims may go to one
 * that has such tools, but nothing says so.
 */
export function declaresTools(view: FileView, file: AgentFile, name: string): boolean {
  const { places } = file.reading.dialect;
  return configurationFolders(view, file).some((folder) => {
    const scripts = places.toolFolders.flatMap((one) => view.list(resolvePath(folder, one)) ?? []);
    if (scripts.some((script) => isNamed(withoutExtension(script.name), name))) return true;
    return hasPlugins(view, file, folder);
  });
}

function isNamed(stem: string, tool: string): boolean {
  return stem === tool || tool.startsWith(`${stem}_`);
}

function hasPlugins(view: FileView, file: AgentFile, folder: string): boolean {
  const { pluginFolders, pluginKey, configFiles } = file.reading.dialect.places;
  if (pluginFolders.some((one) => (view.list(resolvePath(folder, one)) ?? []).length > 0)) return true;
  if (!pluginKey) return false;
  return [folder, dirname(folder)].some((place) =>
    configFiles.some((config) => view.read(resolvePath(place, config))?.text.includes(`"${pluginKey}"`)),
  );
}

/** The file's own one, those above it, and the home folder's where the adapter looks there. */
function configurationFolders(view: FileView, file: AgentFile): string[] {
  const { projectFolders, homeFolders } = file.reading.dialect.places;
  const found: string[] = [];
  const start = file.reading.configFolder ?? dirname(file.path);
  for (let folder = start; folder.includes('/'); folder = dirname(folder)) {
    if (folder === start) found.push(folder);
    found.push(...projectFolders.map((name) => resolvePath(folder, name)));
    if (folder === dirname(folder)) break;
  }
  const { home } = view;
  return home === undefined ? found : [...found, ...homeFolders.map((one) => resolvePath(home, one))];
}
