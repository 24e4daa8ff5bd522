import { basename, dirname, isWithin, resolvePath } from '../workspace/paths.ts';
import type { FileView } from '../workspace/view.ts';
import type { Reading } from './reading.ts';
import type { Dialect, FilePattern, Kind } from './types.ts';

/** Why a folder is one that the program reads configuration from; undefined if it is none. */
export function configurationFolder(folder: string, dialect: Dialect, view: FileView): string | undefined {
  const { projectFolders, homeFolders, configFiles, markers } = dialect.places;
  const name = basename(folder);
  if (projectFolders.includes(name)) return `It lies in a \`${name}\` folder.`;
  const home = homeFolders.find((one) => folder.endsWith(`/${one}`));
  if (home) return `It lies in \`${home}\`, where ${dialect.title} keeps its global configuration.`;
  if (!view.folders.some((root) => isWithin(root, folder))) return undefined;
  // Asked by name, not by listing: what becomes of the folder's other files then has no bearing on the answer.
  const config = [...configFiles, ...(markers ?? [])].find(
    (name) => view.kind(resolvePath(folder, name)) === 'file',
  );
  return config && `Its folder lies beside \`${config}\`.`;
}

/** Whether a configuration directory is one of the program's own, and none that a file in it makes one. */
export function isOwnFolder(folder: string, { places }: Dialect): boolean {
  return (
    places.projectFolders.includes(basename(folder)) ||
    places.homeFolders.some((one) => folder.endsWith(`/${one}`))
  );
}

/** Where the program's own configuration lies, in the folder or one above it in the workspace; undefined without any. */
export function usedIn(folder: string, dialect: Dialect, view: FileView): string | undefined {
  const { projectFolders, configFiles, signs } = dialect.places;
  for (let at = folder; view.folders.some((root) => isWithin(root, at)); at = dirname(at)) {
    const own =
      (signs ?? projectFolders).find((name) => view.kind(resolvePath(at, name)) !== undefined) ??
      configFiles.find((name) => view.kind(resolvePath(at, name)) === 'file');
    if (own) return `${dialect.title} is used here: there is \`${own}\`.`;
    if (at === dirname(at)) return undefined;
  }
  return undefined;
}

/** The file that the program reads in place of this one, in its folder or in one above it. */
export function supersededBy(path: string, { unless }: FilePattern, view: FileView): string | undefined {
  if (!unless) return undefined;
  for (let at = dirname(path); ; at = dirname(at)) {
    const found = unless.map((name) => resolvePath(at, name)).find((one) => view.kind(one) === 'file');
    if (found) return found;
    if (at === dirname(at) || !view.folders.some((root) => isWithin(root, at))) return undefined;
  }
}

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
