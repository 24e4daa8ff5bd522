import { splitFrontMatter } from '../syntax/frontmatter.ts';
import type { Value } from '../syntax/tree.ts';
import { fieldOf, scalarText } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { basename, dirname, withoutExtension } from '../workspace/paths.ts';
import type { FileView } from '../workspace/view.ts';
import { endsLike } from './candidates.ts';
import { configurationFolder, folderOfKind, supersededBy, usedIn } from './folders.ts';
import { countsIn, listing } from './listed.ts';
import { betweenGlob, fileGlob, matches, patternName } from './patterns.ts';
import type { Place, Reading } from './reading.ts';
import { DIALECTS } from './registry.ts';
import type { Dialect, DialectId, Kind, KindSpec, Signature } from './types.ts';

/** A user's word on what a file is: the first whose test accepts the path counts. */
export interface DialectChoice {
  /** For people: the glob as the user wrote it. */
  readonly pattern: string;
  readonly matches: (path: string) => boolean;
  /** In the user's order; the first one comes first. */
  readonly dialects: readonly DialectId[];
}

/**
 * Which programs read the file; empty for an ordinary file. The one that owns its place comes first, then those that
 * read other programs' folders, then those that read such a file wherever it lies.
 */
export function detect(
  path: string,
  text: () => string,
  view: FileView,
  choices: readonly DialectChoice[] = [],
): readonly Reading[] {
  const choice = choices.find((one) => one.matches(path));
  if (choice) return ranked(choice.dialects.flatMap((id) => byChoice(path, id, choice.pattern, view)));
  const placed = DIALECTS.flatMap((dialect) => byPlace(path, dialect, view) ?? []);
  if (placed.length === 0) return byFirstKeys(path, text);
  return ranked(inPlace(placed).map(({ reading }) => reading));
}

/**
 * Those that own the place first. Where one does, a program that goes by the name of a file alone is not meant; only the
 * portable view of a skill holds everywhere.
 */
function inPlace(placed: readonly Placed[]): readonly Placed[] {
  const owned = placed.some(({ rank }) => rank === 0);
  return placed
    .filter(({ rank, reading }) => !owned || rank < 2 || reading.dialect.specification)
    .sort((a, b) => a.rank - b.rank);
}

/** One guess is enough: the first program whose words the header has. */
function byFirstKeys(path: string, text: () => string): readonly Reading[] {
  for (const dialect of DIALECTS) {
    const reading = byKeys(path, text, dialect);
    if (reading) return [reading];
  }
  return [];
}

/** The readers of a file that several paths lead to: each once, the portable view last. */
export function mergeReadings(lists: readonly (readonly Reading[])[]): readonly Reading[] {
  const byDialect = new Map<Dialect, Reading>();
  for (const { before: _, ...one } of lists.flat())
    if (!byDialect.has(one.dialect)) byDialect.set(one.dialect, one);
  const all = [...byDialect.values()];
  const isSpecification = (one: Reading) => one.dialect.specification === true;
  return ranked([...all.filter((one) => !isSpecification(one)), ...all.filter(isSpecification)]);
}

/** Each reading with the programs that stand before it. */
function ranked(readings: readonly Reading[]): readonly Reading[] {
  if (readings.length < 2) return readings;
  return readings.map((one, index) =>
    index === 0 ? one : { ...one, before: readings.slice(0, index).map(({ dialect }) => dialect) },
  );
}

/** What the user's choice of a program makes of a file: what its place says for that program, if it says anything. */
function byChoice(path: string, id: DialectId, pattern: string, view: FileView): readonly Reading[] {
  const why = `The setting for \`${pattern}\` says so.`;
  const dialect = DIALECTS.find((one) => one.id === id);
  const placed = dialect && byPlace(path, dialect, view)?.reading;
  const readings = placed
    ? [{ ...placed, reasons: [why, ...placed.reasons] }]
    : readingAs(path, id, undefined, 'setting', [why]);
  return readings.map((one) => ({ ...one, setting: pattern }));
}

/** The reading of a file whose dialect somebody names; its kind is told by the folders around it. */
export function readingAs(
  path: string,
  dialectId: string,
  kind: Kind | undefined,
  place: Place,
  reasons: readonly string[],
): readonly Reading[] {
  const dialect = DIALECTS.find((one) => one.id === dialectId);
  if (!dialect) return [];
  const folders = folderOfKind(path, dialect);
  const spec =
    kindSpec(dialect, kind ?? kindByName(path, dialect) ?? folders?.kind ?? 'agent') ?? dialect.kinds[0];
  if (!spec) return [];
  const name =
    folders && spec.kind !== 'skill' ? withoutExtension(path.slice(folders.start)) : nameOf(path, spec);
  return [{ dialect, kind: spec, place, name, configFolder: undefined, reasons }];
}

function kindSpec(dialect: Dialect, kind: Kind): KindSpec | undefined {
  return dialect.kinds.find((spec) => spec.kind === kind);
}

/** A file that is called `SKILL.md` is a skill in whatever folder. */
function kindByName(path: string, { places }: Dialect): Kind | undefined {
  const pattern = places.patterns.find(({ file }) => 'name' in file && file.name === basename(path));
  return pattern?.kind ?? places.files?.find((one) => endsLike(path, one.path))?.kind;
}

/** The lower the rank, the more the place is the program's own. */
interface Placed {
  readonly rank: number;
  readonly reading: Reading;
}

function byPlace(path: string, dialect: Dialect, view: FileView): Placed | undefined {
  const own = configReading(path, dialect) ?? byFolder(path, dialect, view) ?? byListing(path, dialect, view);
  if (own) return { rank: 0, reading: own };
  const shared = bySharedFolder(path, dialect, view);
  if (shared) return { rank: 1, reading: shared };
  const named = byFileName(path, dialect, view);
  return named && { rank: 2, reading: named };
}

/** A file that is read wherever it lies. */
function byFileName(path: string, dialect: Dialect, view: FileView): Reading | undefined {
  const pattern = dialect.places.files?.find((one) => endsLike(path, one.path));
  const kind = pattern && kindSpec(dialect, pattern.kind);
  if (!pattern || !kind || supersededBy(path, pattern, view)) return undefined;
  const why = pattern.shared && usedIn(dirname(path), dialect, view);
  if (pattern.shared && !why) return undefined;
  const reasons = [
    ...(why ? [why] : []),
    `${dialect.title} reads \`${pattern.path}\` files wherever they lie.`,
  ];
  const name = starName(path, pattern.path) ?? nameOf(path, kind);
  return { dialect, kind, place: 'loaded', name, configFolder: undefined, reasons };
}

/** `review` for `review.agent.md` and `*.agent.md`; undefined for a pattern without a star. */
function starName(path: string, pattern: string): string | undefined {
  const star = pattern.lastIndexOf('*');
  return star < 0 ? undefined : basename(path).slice(0, star + 1 - pattern.length);
}

/** A skill is called like its folder, a memory file like itself. */
function nameOf(path: string, { kind }: KindSpec): string {
  return kind === 'skill' ? basename(dirname(path)) : withoutExtension(basename(path));
}

/** A configuration file is one by its name, wherever it lies. */
function configReading(path: string, dialect: Dialect): Reading | undefined {
  const name = basename(path);
  const kind = kindSpec(dialect, 'config');
  if (!kind || !dialect.places.configFiles.includes(name)) return undefined;
  const reasons = [`${dialect.title} reads \`${name}\`.`];
  return { dialect, kind, place: 'loaded', name, configFolder: dirname(path), reasons };
}

function byFolder(path: string, dialect: Dialect, view: FileView): Reading | undefined {
  for (const folder of foldersAbove(path, folderNames(dialect))) {
    const found = matchPatterns(path, folder, dialect);
    const why =
      found &&
      countsIn(folder, found.pattern, path, dialect, view) &&
      configurationFolder(folder, dialect, view);
    if (why) {
      const reasons = [why, `${dialect.title} loads ${found.glob} there as ${found.kind.title}s.`];
      return { dialect, kind: found.kind, place: 'loaded', name: found.name, configFolder: folder, reasons };
    }
  }
  return undefined;
}

/** The folders above that hold one of these names on the way to the path, the innermost first. */
function foldersAbove(path: string, names: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; ) {
    const start = path.lastIndexOf('/', end - 1);
    if (start >= 0 && names.has(path.slice(start + 1, end))) found.push(path.slice(0, start) || '/');
    end = start;
  }
  return found;
}

const folderNamesOf = new WeakMap<Dialect, ReadonlySet<string>>();

/** What the folders of a dialect's patterns are called. */
function folderNames(dialect: Dialect): ReadonlySet<string> {
  const known = folderNamesOf.get(dialect);
  if (known) return known;
  const names = new Set(dialect.places.patterns.flatMap(({ folders }) => folders));
  folderNamesOf.set(dialect, names);
  return names;
}

/** Another program's folder, in a project that shows that it is used with this one too. */
function bySharedFolder(path: string, dialect: Dialect, view: FileView): Reading | undefined {
  for (let folder = dirname(path); folder.includes('/') && folder !== '/'; folder = dirname(folder)) {
    const name = basename(folder);
    if (!dialect.places.shared.some((one) => one.folder === name)) continue;
    const below = path.slice(folder.length + 1).split('/');
    const shared = dialect.places.shared.find((one) => one.folder === name && matches(below, one.pattern));
    const kind = shared && kindSpec(dialect, shared.pattern.kind);
    const why = kind && usedIn(dirname(folder), dialect, view);
    if (!shared || !kind || !why) continue;
    const glob = `\`${name}/${below[0]}/${betweenGlob(shared.pattern)}${fileGlob(shared.pattern)}\``;
    const reasons = [why, `${dialect.title} reads ${glob} as ${kind.title}s, too.`];
    return {
      dialect,
      kind,
      place: 'loaded',
      name: patternName(below, shared.pattern, kind),
      configFolder: folder,
      reasons,
    };
  }
  return undefined;
}

function matchPatterns(path: string, folder: string, dialect: Dialect) {
  const below = path.slice(folder === '/' ? 1 : folder.length + 1).split('/');
  for (const pattern of dialect.places.patterns) {
    const kind = kindSpec(dialect, pattern.kind);
    if (kind && matches(below, pattern)) {
      const glob = `\`${below[0]}/${betweenGlob(pattern)}${fileGlob(pattern)}\``;
      return { kind, glob, name: patternName(below, pattern, kind), pattern };
    }
  }
  return undefined;
}

/** A file that the manifest of a folder above names. */
function byListing(path: string, dialect: Dialect, view: FileView): Reading | undefined {
  const found = listing(path, dialect, view);
  const kind = found && kindSpec(dialect, found.kind);
  if (!kind) return undefined;
  const reasons = [`\`${dialect.places.listing?.file}\` names it under \`${found.key}\`.`];
  return { dialect, kind, place: 'loaded', name: nameOf(path, kind), configFolder: found.folder, reasons };
}

/** An `agents/` folder without any configuration around it: only a header in the program's own words tells. */
function byKeys(path: string, text: () => string, dialect: Dialect): Reading | undefined {
  if (!dialect.signatures || isDocumentation(basename(path))) return undefined;
  const folders = folderOfKind(path, dialect);
  const signature = dialect.signatures.find(({ kind }) => kind === folders?.kind);
  if (!folders || !signature || inDotFolder(path, folders.start)) return undefined;
  const kind = kindSpec(dialect, signature.kind);
  const key = kind && signatureKey(text(), signature, dialect);
  if (!key) return undefined;
  const name = withoutExtension(path.slice(folders.start));
  const folder = basename(path.slice(0, folders.start - 1));
  const reasons = [
    `It lies in a folder called \`${folder}\`.`,
    `Its key \`${key}\` is written as ${dialect.title} reads it.`,
  ];
  return { dialect, kind, place: 'loose', name, configFolder: undefined, reasons };
}

/** Other programs' folders (`.claude/agents`) are theirs. */
function inDotFolder(path: string, end: number): boolean {
  return /\/\.[^/]/.test(path.slice(0, end));
}

/** READMEs and templates lie beside agents in many collections. */
function isDocumentation(name: string): boolean {
  return /^(?:readme|changelog|contributing|license|index)\b|^_|template/i.test(name);
}

function signatureKey(text: string, signature: Signature, dialect: Dialect): string | undefined {
  const split = splitFrontMatter(text, dialect.fence);
  if (!split) return undefined;
  const { root } = parseYaml(text, split.content);
  const found = signature.keys.find(({ key, values, map, match }) => {
    const value = fieldOf(root, key)?.value;
    if (values?.includes(scalarText(value) ?? '') || match?.test(textOf(value))) return true;
    if (map !== 'boolean') return map === 'any' && (value?.kind === 'map' || scalarText(value) !== undefined);
    if (value?.kind !== 'map' || value.fields.length === 0) return false;
    return value.fields.every((field) => /^(?:true|false)$/.test(scalarText(field.value) ?? ''));
  });
  return found?.key;
}

/** A text, or the texts of a list with commas between them; empty for all else. */
function textOf(value: Value | undefined): string {
  if (value?.kind === 'list') return value.items.map((item) => scalarText(item) ?? '').join(', ');
  return scalarText(value) ?? '';
}
