import type { Dialect } from '../dialects/types.ts';
import { isRecord } from '../loaders/opencodeSchema.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import { parseJsonc } from '../syntax/jsonc.ts';
import { basename, dirname, isWithin, resolvePath } from './paths.ts';
import { onceSettled } from './settled.ts';
import type { FileText, FileView } from './view.ts';

/** From where one looks: OpenCode started in this folder sees other sources than in that one. */
export interface Scope {
  readonly dialect: Dialect;
  /** The working folder; undefined for files of the home folder, which every project shares. */
  readonly from: string | undefined;
  /** A folder that is a configuration directory by its layout alone, to be copied somewhere. */
  readonly loose: string | undefined;
}

/** The scope of a file: the folder that holds its configuration directory. Undefined where nothing claims the file. */
export function scopeOf(file: AgentFile): Scope | undefined {
  const { configFolder, dialect } = file.reading;
  if (configFolder === undefined) return undefined;
  if (dialect.places.projectFolders.includes(basename(configFolder)))
    return scope(dialect, dirname(configFolder), undefined);
  const shared = dialect.places.homeFolders.some((one) => configFolder.endsWith(`/${one}`));
  if (shared) return scope(dialect, undefined, undefined);
  // A configuration file belongs to the project whose folder it lies in; an `agent/` folder beside one, to be copied.
  return file.format === 'json'
    ? scope(dialect, configFolder, undefined)
    : scope(dialect, undefined, configFolder);
}

const scopes = new WeakMap<Dialect, Map<string, Scope>>();
const LIMIT = 128;

/** One object for all files of a scope, by which what is found out for one of them is known for the others. */
function scope(dialect: Dialect, from: string | undefined, loose: string | undefined): Scope {
  let known = scopes.get(dialect);
  if (!known) {
    known = new Map();
    scopes.set(dialect, known);
  }
  const key = from ?? `\0${loose ?? ''}`;
  let found = known.get(key);
  if (!found) {
    found = { dialect, from, loose };
    if (known.size >= LIMIT) known.clear();
    known.set(key, found);
  }
  return found;
}

/** `.opencode` folders from the working folder up to the repository's root, the outer ones last. */
export const configFolders = onceSettled((view, { dialect, from, loose }: Scope): readonly string[] => {
  const { projectFolders, homeFolders } = dialect.places;
  if (loose !== undefined) return [loose];
  const project = from === undefined ? [] : ancestors(view, from);
  const local = project.flatMap((folder) => projectFolders.map((name) => resolvePath(folder, name)));
  const [global, ...others] = view.home === undefined ? [] : homeFolders.map((one) => `${view.home}/${one}`);
  const found = [...(global === undefined ? [] : [global]), ...local, ...others];
  return found.filter((folder) => view.kind(folder) === 'directory');
});

/** The configuration files in sight: the global ones, the project's from the root inwards, then those in `.opencode` folders. */
export const configFiles = onceSettled((view, scope: Scope): readonly string[] => {
  const { configFiles: names, homeFolders, projectFolders } = scope.dialect.places;
  const global =
    view.home === undefined || scope.loose !== undefined
      ? []
      : homeFolders.slice(0, 1).map((one) => `${view.home}/${one}`);
  const project =
    scope.loose !== undefined
      ? [scope.loose]
      : scope.from === undefined
        ? []
        : ancestors(view, scope.from).toReversed();
  const folders = configFolders(view, scope).filter((folder) => projectFolders.includes(basename(folder)));
  return [...global, ...project, ...folders].flatMap((folder) => {
    // Asked by name: by a listing, every file that comes and goes in a folder above would bear on the answer.
    const paths = names.map((name) => resolvePath(folder, name));
    return paths.filter((path) => view.kind(path) === 'file');
  });
});

/** The folder and those above it, up to the repository's root or, outside one, to the workspace folder. */
export const ancestors = onceSettled((view, from: string): readonly string[] => {
  const found: string[] = [];
  for (let folder = from; ; folder = dirname(folder)) {
    found.push(folder);
    if (view.kind(resolvePath(folder, '.git')) !== undefined) return found;
    if (folder === dirname(folder) || !folder.includes('/')) break;
  }
  const roots = view.folders.filter((root) => isWithin(root, from));
  return found.filter((folder) => roots.some((root) => isWithin(root, folder)));
});

const configs = new WeakMap<FileText, Readonly<Record<string, unknown>>>();

/** What a configuration file says; empty where it is missing or no JSON object. */
export function readConfig(view: FileView, path: string): Readonly<Record<string, unknown>> {
  const file = view.read(path);
  if (!file) return {};
  let data = configs.get(file);
  if (!data) {
    const parsed = parseJsonc(file.text).data;
    data = isRecord(parsed) ? parsed : {};
    configs.set(file, data);
  }
  return data;
}
