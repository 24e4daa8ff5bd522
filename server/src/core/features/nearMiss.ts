import { endsLike } from '../dialects/candidates.ts';
import { configurationFolder, folderOfKind, supersededBy, usedIn } from '../dialects/folders.ts';
import { betweenGlob, fileGlob, matches } from '../dialects/patterns.ts';
import { DIALECTS } from '../dialects/registry.ts';
import type { Dialect, FolderPattern } from '../dialects/types.ts';
import { either } from '../rules/messages.ts';
import { nearest } from '../rules/spelling.ts';
import { basename, dirname, relativePath } from '../workspace/paths.ts';
import type { FileView } from '../workspace/view.ts';

/** Why a program does not read a file that it nearly would. */
export interface NearMiss {
  readonly dialect: Dialect;
  /** In a sentence or two. */
  readonly reason: string;
  /** Only the name of a folder somewhere around the file speaks for the program. */
  readonly faint: boolean;
}

/** The programs that nearly read a file, in the order of the registry. `readers` are those that do. */
export function nearMisses(path: string, readers: readonly Dialect[], view: FileView): readonly NearMiss[] {
  const others = DIALECTS.filter((one) => !readers.includes(one));
  return others.flatMap((dialect) => nearMiss(path, dialect, view) ?? []);
}

/** What keeps the program from reading the file; undefined where nothing about its place speaks for that program. */
function nearMiss(path: string, dialect: Dialect, view: FileView): NearMiss | undefined {
  const reason = inFolders(path, dialect, view) ?? byName(path, dialect, view);
  if (reason) return { dialect, reason, faint: false };
  const loose = looseFolder(path, dialect);
  return loose === undefined ? undefined : { dialect, reason: loose, faint: true };
}

/** In a folder that the program reads, its own or another one's. */
function inFolders(path: string, dialect: Dialect, view: FileView): string | undefined {
  const { patterns, shared } = dialect.places;
  for (let folder = dirname(path); folder !== '/' && folder.includes('/'); folder = dirname(folder)) {
    const below = path.slice(folder.length + 1).split('/');
    if (below.length > 1 && configurationFolder(folder, dialect, view)) {
      const why = missed(below, patterns, dialect);
      if (why) return why;
    }
    const name = basename(folder);
    const others = shared.filter((one) => one.folder === name).map(({ pattern }) => pattern);
    const match = others.find((pattern) => matches(below, pattern));
    if (match && !usedIn(dirname(folder), dialect, view)) return notUsed(name, match, dialect);
    const why = others.length > 0 ? missed(below, others, dialect) : undefined;
    if (why) return why;
  }
  return undefined;
}

function notUsed(folder: string, pattern: FolderPattern, { title, places }: Dialect): string {
  const signs = [...(places.signs ?? places.projectFolders), ...places.configFiles];
  return `${title} reads \`${folder}/${globOf(pattern.folders[0] ?? '', pattern)}\`, too, but nothing shows that it is used here: there is no ${either(signs)}.`;
}

/** What is wrong with the path below a folder that is read. */
function missed(
  below: readonly string[],
  patterns: readonly FolderPattern[],
  dialect: Dialect,
): string | undefined {
  const [folder = ''] = below;
  const named = patterns.filter(({ folders }) => folders.includes(folder));
  for (const pattern of named) {
    const why = missedPattern(below, pattern, dialect);
    if (why) return why;
  }
  if (named.length > 0 || below.length < 2 || !/\.md$/i.test(below.at(-1) ?? '')) return undefined;
  const meant = nearest(
    folder,
    patterns.flatMap(({ folders }) => folders),
  );
  return meant && `${dialect.title} looks in a folder called \`${meant}\`, not \`${folder}\`.`;
}

function missedPattern(
  below: readonly string[],
  pattern: FolderPattern,
  dialect: Dialect,
): string | undefined {
  const { title } = dialect;
  const [folder = '', ...rest] = below;
  const glob = `\`${globOf(folder, pattern)}\``;
  const written = rest.at(-1) ?? '';
  const { file } = pattern;
  if ('extension' in file) {
    if (!written.toLowerCase().endsWith(file.extension))
      return /\.(?:md|mdc|markdown|txt)$/i.test(written) ? `${title} loads ${glob} only.` : undefined;
    if (!written.endsWith(file.extension))
      return `${title} loads files only where the name ends in \`${file.extension}\`, in lower case.`;
    return `${title} loads ${glob} only: files in the folder itself, none in folders below it.`;
  }
  if (written === file.name)
    return rest.length === 1
      ? `${title} loads ${glob}: each in a folder of its own, whose name is that of the skill.`
      : `${title} loads ${glob} only: exactly one folder deep, not ${rest.length - 1}.`;
  if (written.toLowerCase() === file.name.toLowerCase())
    return `${title} loads the file only where it is called \`${file.name}\`, in this letter case.`;
  if (!/\.md$/i.test(written)) return undefined;
  return rest.length === 1
    ? `${title} loads ${glob}: a folder with a file of that name, no single file.`
    : `${title} loads ${glob} only; other files in that folder are read when the text refers to them.`;
}

/** A file that is known by its name wherever it lies. */
function byName(path: string, { title, places }: Dialect, view: FileView): string | undefined {
  const { files = [] } = places;
  const match = files.find((one) => endsLike(path, one.path));
  const other = match && supersededBy(path, match, view);
  if (other) return `${title} reads \`${relativePath(dirname(path), other)}\` in its place.`;
  const lower = path.toLowerCase();
  const meant = match ? undefined : files.find((one) => endsLike(lower, one.path.toLowerCase()));
  return (
    meant && `${title} reads it only where it is called \`${basename(meant.path)}\`, in this letter case.`
  );
}

/** A folder of the right name that nothing claims. */
function looseFolder(path: string, dialect: Dialect): string | undefined {
  const { title, places, signatures } = dialect;
  const found = folderOfKind(path, dialect);
  if (!found || !/\.md$/i.test(path)) return undefined;
  const folder = basename(path.slice(0, found.start - 1));
  const owner = /.*\/(\.[^/]+)\//.exec(path.slice(0, found.start))?.[1];
  if (owner) return `\`${owner}\` is no folder that ${title} reads ${folder} from.`;
  const homes = [
    ...places.projectFolders.map((one) => `${one}/`),
    ...places.configFiles,
    ...(places.markers ?? []),
  ];
  const signature = signatures?.find(({ kind }) => kind === found.kind);
  const keys = signature?.keys.map(({ key }) => `\`${key}\``).join(', ');
  const told = keys ? `, and no key in its header is written as only ${title} reads it (${keys})` : '';
  return `\`${folder}\` lies neither in nor beside ${either(homes)}${told}.`;
}

function globOf(folder: string, pattern: FolderPattern): string {
  return `${folder}/${betweenGlob(pattern)}${fileGlob(pattern)}`;
}
