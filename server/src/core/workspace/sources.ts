import { NATIVE_AGENTS } from '../dialects/data/opencode/defaults.ts';
import type { Kind } from '../dialects/types.ts';
import { loadConfig, loadEntry } from '../loaders/opencode.ts';
import type { ProjectRule } from '../loaders/opencodeMerge.ts';
import { foldRules } from '../loaders/opencodePermissions.ts';
import { isRecord } from '../loaders/opencodeSchema.ts';
import type { KeyPath, Loaded } from '../loaders/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import type { OwnFile } from './folderSources.ts';
import { folderSources } from './folderSources.ts';
import { basename, dirname, resolvePath } from './paths.ts';
import { agentsIn, sharedAgentsIn } from './placedAgents.ts';
import type { Scope } from './scope.ts';
import { ancestors, configFiles, configFolders, readConfig, scopeOf } from './scope.ts';
import { onceSettled } from './settled.ts';
import type { FileView } from './view.ts';
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

/**
 * Every source of agents in the order in which OpenCode lays them over each other. Within one directory a later file of
 * a name replaces an earlier one; what is listed here counts. Source: `Config.loadInstanceState`, observed with
 * `debug config`.
 */
export function agentSources(workspace: Workspace, scope: Scope): readonly AgentSource[] {
  return everySource(workspace.view, scope);
}

/** No more than the files of a walk have to do with at a time: each agent is kept as it was loaded. */
const everySource = onceSettled((view, scope: Scope) => sourcesIn(view, scope), 2);

/** With `only` the files whose path gives that name are enough: those that a header renames are not read. */
function sourcesIn(view: FileView, scope: Scope, only?: string, own?: OwnFile): readonly AgentSource[] {
  if (!scope.dialect.kinds.some((one) => one.kind === 'config')) return fileAgents(view, scope, only);
  const entries = (section: Kind, where: (path: string) => boolean) =>
    configSources(view, scope).filter(({ kind, path }) => kind === section && where(path));
  const isProjectFolder = (folder: string) => scope.dialect.places.projectFolders.includes(basename(folder));
  const folders = configFolders(view, scope).flatMap((folder) => [
    ...(isProjectFolder(folder) ? entries('agent', (path) => dirname(path) === folder) : []),
    ...folderSources(view, scope.dialect, folder, 'agent', only, own),
    ...folderSources(view, scope.dialect, folder, 'mode', only, own),
  ]);
  return [
    ...entries('agent', (path) => !isProjectFolder(dirname(path))),
    ...folders,
    ...entries('mode', () => true),
  ];
}

/** The agents and modes that the configuration files in sight define, file by file. */
const configSources = onceSettled((view, scope: Scope): readonly AgentSource[] =>
  configFiles(view, scope).flatMap((path) => {
    const config = readConfig(view, path);
    return SECTIONS.flatMap((section) => configEntries(path, config, section));
  }),
);

const SECTIONS: readonly Kind[] = ['agent', 'mode'];

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

/** The agents of a program that has no others than files, the nearest last. */
function fileAgents(view: FileView, scope: Scope, only: string | undefined): AgentSource[] {
  const parents = scope.from === undefined ? [] : ancestors(view, scope.from).toReversed();
  const found = [
    ...parents.flatMap((parent) => sharedAgentsIn(view, scope.dialect, parent)),
    ...configFolders(view, scope)
      .toReversed()
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
  return sourcesIn(workspace.view, scope, loaded.name, own).filter((source) => source.name === loaded.name);
}

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
  return namesIn(workspace.view, scope);
}

const namesIn = onceSettled((view, scope: Scope): ReadonlySet<string> => {
  const names = everySource(view, scope).map((source) => source.name);
  return new Set([...NATIVE_AGENTS.map((agent) => agent.name), ...names]);
}, 64);

/** Whether a plugin may bring agents or tools that no file names. */
export const mayHavePlugins = onceSettled((view, scope: Scope): boolean => {
  const { pluginFolders, pluginKey } = scope.dialect.places;
  const has = (folder: string) =>
    pluginFolders.some((one) => (view.list(resolvePath(folder, one)) ?? []).length > 0);
  if (configFolders(view, scope).some(has)) return true;
  return configFiles(view, scope).some(
    (path) => pluginKey !== undefined && pluginKey in readConfig(view, path),
  );
});
