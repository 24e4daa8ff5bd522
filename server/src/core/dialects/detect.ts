import { basename, withoutExtension } from '../workspace/paths.ts';
import type { FileView } from '../workspace/view.ts';
import { endsLike } from './candidates.ts';
import { folderOfKind } from './folders.ts';
import { kindSpec } from './lookup.ts';
import type { Placed } from './placed.ts';
import { byFileName, inOwnPlace, inSharedFolder, nameOf, placed } from './placed.ts';
import type { Place, Reading } from './reading.ts';
import { DIALECTS } from './registry.ts';
import { byHeader } from './signatures.ts';
import type { Dialect, DialectId, Kind } from './types.ts';

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
  const readings = byPlace(placed(path), view);
  return readings.length === 0 ? byHeader(path, text) : ranked(readings);
}

/**
 * Those that own the place first. Where one does, a program that goes by the name of a file alone is not meant; only the
 * portable view of a skill holds everywhere.
 */
function byPlace(at: Placed, view: FileView): readonly Reading[] {
  const owners: Reading[] = [];
  const guests: Reading[] = [];
  const others: Reading[] = [];
  for (const dialect of DIALECTS) {
    const own = inOwnPlace(at, dialect, view);
    const shared = own ? undefined : inSharedFolder(at, dialect, view);
    const named = own || shared ? undefined : byFileName(at, dialect, view);
    if (own) owners.push(own);
    if (shared) guests.push(shared);
    if (named) others.push(named);
  }
  const counted = owners.length > 0 ? others.filter(({ dialect }) => dialect.specification) : others;
  return [...owners, ...guests, ...counted];
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
  const found = dialect && inPlace(placed(path), dialect, view);
  const readings = found
    ? [{ ...found, reasons: [why, ...found.reasons] }]
    : readingAs(path, id, undefined, 'setting', [why]);
  return readings.map((one) => ({ ...one, setting: pattern }));
}

function inPlace(at: Placed, dialect: Dialect, view: FileView): Reading | undefined {
  return inOwnPlace(at, dialect, view) ?? inSharedFolder(at, dialect, view) ?? byFileName(at, dialect, view);
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

/** A file that is called `SKILL.md` is a skill in whatever folder. */
function kindByName(path: string, { places }: Dialect): Kind | undefined {
  const pattern = places.patterns.find(({ file }) => 'name' in file && file.name === basename(path));
  return pattern?.kind ?? places.files?.find((one) => endsLike(path, one.path))?.kind;
}
