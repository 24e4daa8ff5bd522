import { isFixedName } from '../dialects/fileNames.ts';
import { distance, nearest } from '../rules/spelling.ts';
import { folded } from './listing.ts';
import { basename, dirname, resolvePath, withoutExtension } from './paths.ts';
import type { DirectoryEntry, FileView } from './view.ts';

/** How many folders, the naming file's own and those above it, are searched. */
const ABOVE = 6;

/** How many folders beside the one that was looked in are searched for a file of the same name. */
const NEIGHBOURS = 40;

/**
 * The file or folder that was most likely meant by a path where nothing lies: a name that is spelled almost like it, the
 * same with an extension, or a file of that very name nearby. `from` is the folder of the file that names it.
 */
export function suggestPath(view: FileView, from: string, path: string): string | undefined {
  return misspelled(view, path) ?? movedAway(view, from, path);
}

/** Follows the path down to the name that is not there, and tries what is spelled almost like it. */
function misspelled(view: FileView, path: string): string | undefined {
  const missing: string[] = [basename(path)];
  let folder = dirname(path);
  for (; !view.list(folder); folder = dirname(folder)) {
    if (folder === dirname(folder) || missing.length > 3) return undefined;
    missing.unshift(basename(folder));
  }
  const [name = '', ...below] = missing;
  const entries = view.list(folder) ?? [];
  const near = below.length > 0 ? nearFolder(name, entries) : nearEntry(name, entries);
  if (near === undefined) return undefined;
  const whole = resolvePath(folder, [near, ...below].join('/'));
  return view.kind(whole) ? whole : undefined;
}

function nearFolder(name: string, entries: readonly DirectoryEntry[]): string | undefined {
  return nearName(
    name,
    entries.filter((entry) => entry.directory).map((entry) => entry.name),
  );
}

/** Compares the names without their extension: `a.md` is not almost `b.md`. */
function nearEntry(name: string, entries: readonly DirectoryEntry[]): string | undefined {
  const extended = entries.find((entry) => folded(withoutExtension(entry.name)) === folded(name));
  if (extended) return extended.name;
  const extension = name.slice(withoutExtension(name).length);
  const alike = entries.filter((entry) => entry.name.endsWith(extension));
  const stems = new Map(alike.map((entry) => [withoutExtension(entry.name), entry.name]));
  const stem = nearName(withoutExtension(name), [...stems.keys()]);
  return stem === undefined ? undefined : stems.get(stem);
}

/** Stricter than for the words of a program: any name may be a file's. */
function nearName(name: string, names: readonly string[]): string | undefined {
  const near = nearest(name, names);
  const slips = near === undefined ? 0 : distance(folded(near), folded(name));
  return slips <= Math.max(1, name.length / 5) ? near : undefined;
}

/** Names that every other folder has: the same name says nothing. */
const COMMON = /^(?:readme|index|changelog|license)\b/i;

/** What has the same name: in the folders above the naming file, and in those beside and below the one looked in. */
function movedAway(view: FileView, from: string, path: string): string | undefined {
  const name = basename(path);
  if (COMMON.test(name) || isFixedName(name)) return undefined;
  const folders = [from];
  for (let above = dirname(from); folders.length < ABOVE && above.includes('/'); above = dirname(above)) {
    folders.push(above);
    if (above === dirname(above)) break;
  }
  for (const around of new Set([dirname(path), dirname(dirname(path)), from, dirname(from)])) {
    const below = (view.list(around) ?? []).filter((entry) => entry.directory).slice(0, NEIGHBOURS);
    folders.push(...below.map((entry) => resolvePath(around, entry.name)));
  }
  const kind = withoutExtension(name) === name ? 'directory' : 'file';
  const places = folders.map((folder) => resolvePath(folder, name));
  return places.find((place) => place !== path && view.kind(place) === kind);
}
