import { basename, dirname, isWithin, resolvePath } from '../workspace/paths.ts';
import { onceSettledAt } from '../workspace/settled.ts';
import type { FileView } from '../workspace/view.ts';
import type { Reading } from './reading.ts';
import type { Dialect, FilePattern, Kind } from './types.ts';

/** Why a folder is one that the program reads configuration from; undefined if it is none. */
export function configurationFolder(folder: string, dialect: Dialect, view: FileView): string | undefined {
  return ownFolder(folder, dialect) ?? markedFolder(view, dialect, folder);
}

/** Why a configuration directory is one of the program's own, whatever lies in it; undefined for any other folder. */
export function ownFolder(folder: string, { title, places }: Dialect): string | undefined {
  const name = basename(folder);
  if (places.projectFolders.includes(name)) return `It lies in a \`${name}\` folder.`;
  const home = places.homeFolders.find((one) => folder.endsWith(`/${one}`));
  return home && `It lies in \`${home}\`, where ${title} keeps its global configuration.`;
}

/** Why a folder of the workspace is a configuration directory by what lies in it. */
export const markedFolder = onceSettledAt((view, { places }: Dialect, folder) => {
  if (!view.folders.some((root) => isWithin(root, folder))) return undefined;
  const { configFiles, markers } = places;
  // Asked by name, not by listing: what becomes of the folder's other files then has no bearing on the answer.
  const config = [...configFiles, ...(markers ?? [])].find(
    (name) => view.kind(resolvePath(folder, name)) === 'file',
  );
  return config && `Its folder lies beside \`${config}\`.`;
});

/** Where the program's own configuration lies, in the folder or one above it in the workspace; undefined without any. */
export function usedIn(folder: string, dialect: Dialect, view: FileView): string | undefined {
  return usedAt(view, dialect, folder);
}

const usedAt = onceSettledAt((view, dialect: Dialect, folder): string | undefined => {
  if (!view.folders.some((root) => isWithin(root, folder))) return undefined;
  const { projectFolders, configFiles, signs } = dialect.places;
  const own =
    (signs ?? projectFolders).find((name) => view.kind(resolvePath(folder, name)) !== undefined) ??
    configFiles.find((name) => view.kind(resolvePath(folder, name)) === 'file');
  if (own) return `${dialect.title} is used here: there is \`${own}\`.`;
  return folder === dirname(folder) ? undefined : usedAt(view, dialect, dirname(folder));
});

/** The file that the program reads in place of this one, in its folder or in one above it. */
export function supersededBy(path: string, pattern: FilePattern, view: FileView): string | undefined {
  return pattern.unless && supersededIn(view, pattern, dirname(path));
}

const supersededIn = onceSettledAt((view, { unless = [] }: FilePattern, folder) => {
  for (let at = folder; ; at = dirname(at)) {
    const found = unless.map((name) => resolvePath(at, name)).find((one) => view.kind(one) === 'file');
    if (found) return found;
    if (at === dirname(at) || !view.folders.some((root) => isWithin(root, at))) return undefined;
  }
});

/** The nearest folder that is called `agent`, `commands` and so on, and where the name below it begins. */
export function folderOfKind(path: string, dialect: Dialect): { kind: Kind; start: number } | undefined {
  for (let folder = dirname(path); folder !== '/' && folder.includes('/'); folder = dirname(folder)) {
    const pattern = dialect.places.patterns.find((one) => one.folders.includes(basename(folder)));
    if (pattern) return { kind: pattern.kind, start: folder.length + 1 };
  }
  return undefined;
}

/** The folder that files such as this one lie in, as people speak of it: `.claude/skills`. */
export function folderOfReading(path: string, { configFolder, kind }: Reading): string {
  if (configFolder === undefined) return dirname(kind.kind === 'skill' ? dirname(path) : path);
  const [first = '', ...rest] = path.slice(configFolder.length + 1).split('/');
  return rest.length === 0 ? configFolder : resolvePath(configFolder, first);
}
