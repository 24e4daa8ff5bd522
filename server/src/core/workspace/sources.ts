import { NATIVE_AGENTS } from '../dialects/data/opencode/defaults.ts';
import type { Dialect, Kind } from '../dialects/types.ts';
import { loadAgent, loadConfig, loadEntry, loadMode } from '../loaders/opencode.ts';
import type { ProjectRule } from '../loaders/opencodeMerge.ts';
import { foldRules } from '../loaders/opencodePermissions.ts';
import { isRecord } from '../loaders/opencodeSchema.ts';
import type { KeyPath, Loaded } from '../loaders/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import { parseJsonc } from '../syntax/jsonc.ts';
import { basename, dirname, isWithin, resolvePath, withoutExtension } from './paths.ts';
import { agentsIn, sharedAgentsIn } from './placedAgents.ts';
import type { DirectoryEntry, FileText, FileView } from './view.ts';
import type { Workspace } from './workspace.ts';

/** One place that defines an agent: a Markdown file, or an entry of a configuration file. */
export interface AgentSource {
  readonly path: string;
  /** The keys that lead to the entry: `['agent', 'lead']`; empty for a Markdown file. */
  readonly at: KeyPath;
  readonly kind: Kind;
  readonly name: string;
  readonly loaded: Loaded;
}

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
  if (dialect.places.projectFolders.includes(basename(configFolder))) {
    return { dialect, from: dirname(configFolder), loose: undefined };
  }
  const shared = dialect.places.homeFolders.some((one) => configFolder.endsWith(`/${one}`));
  if (shared) return { dialect, from: undefined, loose: undefined };
  // A configuration file belongs to the project whose folder it lies in; an `agent/` folder beside one, to be copied.
  return file.format === 'json'
    ? { dialect, from: configFolder, loose: undefined }
    : { dialect, from: undefined, loose: configFolder };
}

/**
 * Every source of agents in the order in which OpenCode lays them over each other. Within one directory a later file of
 * a name replaces an earlier one; what is listed here counts. Source: `Config.loadInstanceState`, observed with
 * `debug config`. With `only` the files whose path gives that name are enough: those that a header renames are not read.
 */
export function agentSources(
  workspace: Workspace,
  scope: Scope,
  only?: string,
  own?: OwnFile,
): AgentSource[] {
  if (!scope.dialect.kinds.some((one) => one.kind === 'config'))
    return fileAgents(workspace.view, scope, only);
  const configs = configFiles(workspace.view, scope).map((path) => ({
    path,
    config: readConfig(workspace.view, path),
  }));
  const entries = (section: Kind, where: (path: string) => boolean) =>
    configs
      .filter(({ path }) => where(path))
      .flatMap(({ path, config }) => configEntries(path, config, section));
  const isProjectFolder = (folder: string) => scope.dialect.places.projectFolders.includes(basename(folder));
  const folders = configFolders(workspace.view, scope).flatMap((folder) => [
    ...(isProjectFolder(folder) ? entries('agent', (path) => dirname(path) === folder) : []),
    ...folderSources(workspace, scope.dialect, folder, 'agent', only, own),
    ...folderSources(workspace, scope.dialect, folder, 'mode', only, own),
  ]);
  return [
    ...entries('agent', (path) => !isProjectFolder(dirname(path))),
    ...folders,
    ...entries('mode', () => true),
  ];
}

/** The agents of a program that has no others than files, the nearest last. */
function fileAgents(view: FileView, scope: Scope, only: string | undefined): AgentSource[] {
  const parents = scope.from === undefined ? [] : ancestors(view, scope.from).reverse();
  const found = [
    ...parents.flatMap((parent) => sharedAgentsIn(view, scope.dialect, parent)),
    ...configFolders(view, scope)
      .reverse()
      .flatMap((folder) => agentsIn(view, scope.dialect, folder)),
  ];
  return found
    .filter(({ name }) => only === undefined || name === only)
    .map((agent) => ({ ...agent, at: [], kind: 'agent' }));
}

/** The sources of one agent, in order. */
export function sourcesOf(workspace: Workspace, scope: Scope, name: string): AgentSource[] {
  return agentSources(workspace, scope).filter((source) => source.name === name);
}

/** The same for the agent of a file, without reading every other agent: files that take the name by a `name` in their header are not found. */
export function sourcesByPath(
  workspace: Workspace,
  scope: Scope,
  file: AgentFile,
  loaded: Loaded,
): AgentSource[] {
  const own = { path: file.path, kind: file.reading.kind.kind, loaded };
  return agentSources(workspace, scope, loaded.name, own).filter((source) => source.name === loaded.name);
}

/** A file that the caller has loaded already. */
type OwnFile = Pick<AgentSource, 'path' | 'kind' | 'loaded'>;

/** The permission rules that configuration files set for every agent. */
export function projectRules(workspace: Workspace, scope: Scope): ProjectRule[] {
  const refused = new Set(refusedConfigs(workspace, scope));
  return configFiles(workspace.view, scope)
    .filter((path) => !refused.has(path))
    .flatMap((config) => foldRules(readConfig(workspace.view, config)).map((rule) => ({ ...rule, config })));
}

/** The configuration files in sight that keep the program from starting. */
export function refusedConfigs(workspace: Workspace, scope: Scope): string[] {
  return configFiles(workspace.view, scope).filter((path) => {
    const text = workspace.view.read(path)?.text;
    return text !== undefined && loadConfig({ text, name: basename(path) }).outcome === 'config-error';
  });
}

/**
 * The names of all agents that exist where the file is used. Undefined where not all sources are in sight: nothing
 * claims the file, it is shared by all projects, or a plugin may bring agents along.
 */
export function knownAgents(workspace: Workspace, file: AgentFile): ReadonlySet<string> | undefined {
  const scope = scopeOf(file);
  if (!scope || (scope.from === undefined && scope.loose === undefined)) return undefined;
  if (mayHavePlugins(workspace.view, scope)) return undefined;
  const names = agentSources(workspace, scope).map((source) => source.name);
  return new Set([...NATIVE_AGENTS.map((agent) => agent.name), ...names]);
}

/** Whether a plugin may bring agents or tools that no file names. */
export function mayHavePlugins(view: FileView, scope: Scope): boolean {
  const { pluginFolders, pluginKey } = scope.dialect.places;
  const has = (folder: string) =>
    pluginFolders.some((one) => (view.list(resolvePath(folder, one)) ?? []).length > 0);
  if (configFolders(view, scope).some(has)) return true;
  return configFiles(view, scope).some(
    (path) => pluginKey !== undefined && pluginKey in readConfig(view, path),
  );
}

/** `.opencode` folders from the working folder up to the repository's root, the outer ones last. */
function configFolders(view: FileView, { dialect, from, loose }: Scope): string[] {
  const { projectFolders, homeFolders } = dialect.places;
  if (loose !== undefined) return [loose];
  const project = from === undefined ? [] : ancestors(view, from);
  const local = project.flatMap((folder) => projectFolders.map((name) => resolvePath(folder, name)));
  const [global, ...others] = view.home === undefined ? [] : homeFolders.map((one) => `${view.home}/${one}`);
  const found = [...(global === undefined ? [] : [global]), ...local, ...others];
  return found.filter((folder) => view.kind(folder) === 'directory');
}

/** The configuration files in sight: the global ones, the project's from the root inwards, then those in `.opencode` folders. */
export function configFiles(view: FileView, scope: Scope): string[] {
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
        : ancestors(view, scope.from).reverse();
  const folders = configFolders(view, scope).filter((folder) => projectFolders.includes(basename(folder)));
  return [...global, ...project, ...folders].flatMap((folder) => {
    // Asked by name: by a listing, every file that comes and goes in a folder above would bear on the answer.
    const paths = names.map((name) => resolvePath(folder, name));
    return paths.filter((path) => view.kind(path) === 'file');
  });
}

/** The folder and those above it, up to the repository's root or, outside one, to the workspace folder. */
function ancestors(view: FileView, from: string): string[] {
  const found: string[] = [];
  for (let folder = from; ; folder = dirname(folder)) {
    found.push(folder);
    if (view.kind(resolvePath(folder, '.git')) !== undefined) return found;
    if (folder === dirname(folder) || !folder.includes('/')) break;
  }
  const roots = view.folders.filter((root) => isWithin(root, from));
  return found.filter((folder) => roots.some((root) => isWithin(root, folder)));
}

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

function configEntries(
  path: string,
  config: Readonly<Record<string, unknown>>,
  section: Kind,
): AgentSource[] {
  const entries = config[section];
  return Object.entries(isRecord(entries) ? entries : {}).flatMap(([name, data]) =>
    isRecord(data)
      ? [{ path, at: [section, name], kind: section, name, loaded: loadEntry(section, name, data) }]
      : [],
  );
}

/** The agents or modes of one directory: of equal names the last one counts. */
function folderSources(
  workspace: Workspace,
  dialect: Dialect,
  folder: string,
  kind: Kind,
  only?: string,
  own?: OwnFile,
): AgentSource[] {
  const pattern = dialect.places.patterns.find((one) => one.kind === kind);
  if (!pattern || !('extension' in pattern.file)) return [];
  const { extension } = pattern.file;
  const { view } = workspace;
  const found = new Map<string, AgentSource>();
  for (const name of pattern.folders) {
    const root = resolvePath(folder, name);
    const paths =
      only === undefined
        ? filesBelow(view, root, extension, pattern.recursive)
        : [resolvePath(root, `${only}${extension}`)].filter((path) => isListed(view, path));
    for (const path of paths) {
      const name = withoutExtension(path.slice(root.length + 1));
      const source =
        path === own?.path && kind === own.kind
          ? toSource(path, kind, own.loaded)
          : fileSource(view, path, name, kind);
      if (source) found.set(source.name, source);
    }
  }
  return [...found.values()];
}

/** Listings are shared by all files of a folder; asking for each file would not be. */
function isListed(view: FileView, path: string): boolean {
  const entries = view.list(dirname(path));
  if (!entries) return false;
  let names = fileNames.get(entries);
  if (!names) {
    names = new Set(entries.filter((entry) => !entry.directory).map((entry) => entry.name));
    fileNames.set(entries, names);
  }
  return names.has(basename(path));
}

const fileNames = new WeakMap<readonly DirectoryEntry[], ReadonlySet<string>>();

const loadedFiles = new WeakMap<FileText, Map<string, Loaded>>();

function fileSource(view: FileView, path: string, pathName: string, kind: Kind): AgentSource | undefined {
  const file = view.read(path);
  if (!file) return undefined;
  const known = loadedFiles.get(file) ?? new Map<string, Loaded>();
  loadedFiles.set(file, known);
  const key = `${kind} ${pathName}`;
  const loaded =
    known.get(key) ?? (kind === 'mode' ? loadMode : loadAgent)({ text: file.text, name: pathName });
  known.set(key, loaded);
  return toSource(path, kind, loaded);
}

function toSource(path: string, kind: Kind, loaded: Loaded): AgentSource | undefined {
  return loaded.outcome === 'skipped' ? undefined : { path, at: [], kind, name: loaded.name, loaded };
}

const MAX_DEPTH = 12;

/** Sorted, so that the answer is the same everywhere. */
function filesBelow(
  view: FileView,
  folder: string,
  extension: string,
  recursive: boolean,
  depth = 0,
): string[] {
  // Links may lead in circles.
  if (depth > MAX_DEPTH) return [];
  const entries = [...(view.list(folder) ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(({ name, directory }) => {
    const path = resolvePath(folder, name);
    if (directory) return recursive ? filesBelow(view, path, extension, true, depth + 1) : [];
    return name.endsWith(extension) ? [path] : [];
  });
}
