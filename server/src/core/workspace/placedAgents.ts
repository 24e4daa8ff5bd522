import type { Reading } from '../dialects/reading.ts';
import type { Dialect, FolderPattern, KindSpec } from '../dialects/types.ts';
import { load } from '../loaders/registry.ts';
import type { Loaded } from '../loaders/types.ts';
import { resolvePath, withoutExtension } from './paths.ts';
import type { FileText, FileView } from './view.ts';

/** An agent that a file defines, in a program whose agents are files and nothing else. */
export interface PlacedAgent {
  readonly path: string;
  readonly name: string;
  readonly loaded: Loaded;
}

/** The agents in one configuration folder: of equal names the first one counts. */
export function agentsIn(view: FileView, dialect: Dialect, folder: string): PlacedAgent[] {
  const pattern = dialect.places.patterns.find((one) => one.kind === 'agent');
  return pattern ? agentsBelow(view, dialect, folder, pattern) : [];
}

/** The same for the folder of another program that this one reads agents from as well. */
export function sharedAgentsIn(view: FileView, dialect: Dialect, parent: string): PlacedAgent[] {
  return dialect.places.shared
    .filter(({ pattern }) => pattern.kind === 'foreign-agent' || pattern.kind === 'agent')
    .flatMap(({ folder, pattern }) => agentsBelow(view, dialect, resolvePath(parent, folder), pattern));
}

function agentsBelow(
  view: FileView,
  dialect: Dialect,
  folder: string,
  { folders, file, kind }: FolderPattern,
): PlacedAgent[] {
  const spec = dialect.kinds.find((one) => one.kind === kind);
  if (!spec || !('extension' in file)) return [];
  return folders.flatMap((name) => {
    const root = resolvePath(folder, name);
    const names = (view.list(root) ?? [])
      .filter(
        (entry) =>
          !entry.directory && entry.name.endsWith(file.extension) && !/^readme\.md$/i.test(entry.name),
      )
      .map((entry) => entry.name)
      .sort();
    return names.flatMap(
      (one) => agentOf(view, dialect, spec, resolvePath(root, one), withoutExtension(one)) ?? [],
    );
  });
}

const read = new WeakMap<FileText, Map<string, Loaded>>();

function agentOf(
  view: FileView,
  dialect: Dialect,
  kind: KindSpec,
  path: string,
  pathName: string,
): PlacedAgent | undefined {
  const file = view.read(path);
  if (!file) return undefined;
  const known = read.get(file) ?? new Map<string, Loaded>();
  read.set(file, known);
  const key = `${dialect.id} ${kind.kind} ${pathName}`;
  const reading: Reading = {
    dialect,
    kind,
    place: 'loaded',
    name: pathName,
    configFolder: undefined,
    reasons: [],
  };
  const loaded = known.get(key) ?? load(file.text, reading);
  if (!loaded) return undefined;
  known.set(key, loaded);
  return { path, name: loaded.name, loaded };
}
