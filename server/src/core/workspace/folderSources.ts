import type { Dialect, FolderPattern, Kind } from '../dialects/types.ts';
import { loadAgent, loadMode } from '../loaders/opencode.ts';
import type { Loaded } from '../loaders/types.ts';
import { listingOf } from './listing.ts';
import { basename, dirname, resolvePath, withoutExtension } from './paths.ts';
import { onceSettledAt } from './settled.ts';
import type { AgentSource } from './sources.ts';
import type { FileText, FileView } from './view.ts';

/** A file that the caller has loaded already. */
export type OwnFile = Pick<AgentSource, 'path' | 'kind' | 'loaded'>;

/**
 * The agents or modes of one directory, as OpenCode reads them: of equal names the last one counts. With `only` no others
 * than the files whose path gives that name are read; `own` is not read again.
 */
export function folderSources(
  view: FileView,
  dialect: Dialect,
  folder: string,
  kind: Kind,
  only?: string,
  own?: OwnFile,
): AgentSource[] {
  const pattern = dialect.places.patterns.find((one) => one.kind === kind);
  if (!pattern || !('extension' in pattern.file)) return [];
  const { extension } = pattern.file;
  const found = new Map<string, AgentSource>();
  for (const root of rootsOf(view, pattern, folder)) {
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

/** The folders of a pattern that are there. */
const rootsOf = onceSettledAt((view, { folders }: FolderPattern, folder): readonly string[] =>
  folders.map((name) => resolvePath(folder, name)).filter((root) => view.list(root)),
);

/** Listings are shared by all files of a folder; asking for each file would not be. */
function isListed(view: FileView, path: string): boolean {
  const entry = listingOf(view.list(dirname(path)) ?? []).exact(basename(path));
  return entry?.name === basename(path) && !entry.directory;
}

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
