import type { Dialect, FilePlaces, FolderPattern } from '../dialects/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import { headerValues } from '../syntax/cursor.ts';
import { splitFrontMatter } from '../syntax/frontmatter.ts';
import { dirname, resolvePath } from '../workspace/paths.ts';
import type { FileText, FileView } from '../workspace/view.ts';

/** Enough to see what a team uses; a workspace may hold thousands of agents. */
const FILES = 200;
const DEPTH = 4;

const known = new WeakMap<FileText, readonly string[]>();

/**
 * The models that the agents, commands and configuration files around this one name, the most frequent first. Looks
 * into the file's configuration folder and those of the workspace's roots.
 */
export function modelsInSight(file: AgentFile, view: FileView): readonly string[] {
  const counts = new Map<string, number>();
  const keys = file.reading.kind.fields.filter((field) => field.shape === 'model').map((field) => field.key);
  for (const path of filesAround(file, view)) {
    if (path === file.path) continue;
    for (const model of modelsOf(view.read(path), path, keys))
      counts.set(model, (counts.get(model) ?? 0) + 1);
  }
  const isModel = modelTest(file.reading.dialect);
  return [...counts]
    .filter(([model]) => isModel(model))
    .sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
    .map(([model]) => model);
}

/** Words that stand for a model are known without looking; a program that has none names the provider first. */
function modelTest({ modelAliases }: Dialect): (model: string) => boolean {
  if (!modelAliases) return (model) => /^[^/]+\/./.test(model);
  const words = new Set(modelAliases.map(({ value }) => value));
  return (model) => !words.has(model.toLowerCase());
}

function filesAround(file: AgentFile, view: FileView): readonly string[] {
  const { places } = file.reading.dialect;
  const folders = new Set([
    file.reading.configFolder ?? dirname(dirname(file.path)),
    ...view.folders.flatMap((root) => places.projectFolders.map((name) => resolvePath(root, name))),
  ]);
  const found: string[] = [];
  for (const folder of folders) {
    for (const pattern of places.patterns) {
      for (const name of pattern.folders) collect(view, resolvePath(folder, name), pattern, DEPTH, found);
    }
  }
  return [...found, ...configFiles([...folders, ...view.folders], places, view)];
}

function collect(
  view: FileView,
  folder: string,
  pattern: FolderPattern,
  depth: number,
  found: string[],
): void {
  for (const { name, directory } of view.list(folder) ?? []) {
    if (found.length >= FILES) return;
    const path = resolvePath(folder, name);
    if (directory && pattern.recursive && depth > 0) collect(view, path, pattern, depth - 1, found);
    else if (!directory && 'extension' in pattern.file && name.endsWith(pattern.file.extension))
      found.push(path);
  }
}

function configFiles(folders: readonly string[], { configFiles }: FilePlaces, view: FileView): string[] {
  return folders.flatMap((folder) => {
    const names = (view.list(folder) ?? []).map((entry) => entry.name);
    return configFiles.filter((name) => names.includes(name)).map((name) => resolvePath(folder, name));
  });
}

function modelsOf(file: FileText | undefined, path: string, keys: readonly string[]): readonly string[] {
  if (!file) return [];
  let models = known.get(file);
  if (!models) {
    const found = path.endsWith('.md') ? namedInHeader(file.text, keys) : namedInConfig(file.text, keys);
    models = found.filter((model) => /^\S+$/.test(model));
    known.set(file, models);
  }
  return models;
}

function namedInHeader(text: string, keys: readonly string[]): string[] {
  const values = headerValues(text, splitFrontMatter(text, 'line-start'));
  return keys.flatMap((key) => values.get(key) ?? []);
}

/** Configuration files are JSON with comments; a look at `"model": "…"`, `"small_model": "…"` is enough. */
function namedInConfig(text: string, keys: readonly string[]): string[] {
  const pairs = new RegExp(`"(?:\\w+_)?(?:${keys.join('|')})"\\s*:\\s*"([^"\\s]+)"`, 'g');
  return [...text.matchAll(pairs)].flatMap((found) => found[1] ?? []);
}
