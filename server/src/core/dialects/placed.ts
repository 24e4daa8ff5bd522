import { basename, dirname, withoutExtension } from '../workspace/paths.ts';
import type { FileView } from '../workspace/view.ts';
import { endsLike } from './candidates.ts';
import { markedFolder, supersededBy, usedIn } from './folders.ts';
import { countsBeside, listing } from './listed.ts';
import { kindSpec } from './lookup.ts';
import { takes } from './patterns.ts';
import type { Reading } from './reading.ts';
import type { Dialect, KindSpec } from './types.ts';
import type { ConfigWays, Way, Ways } from './ways.ts';
import { waysInto } from './ways.ts';

/** A file that somebody asks about: its path, and the parts of it that every question needs. */
export interface Placed {
  readonly path: string;
  readonly folder: string;
  /** With its extension. */
  readonly file: string;
  readonly ways: ReadonlyMap<Dialect, Ways>;
}

export function placed(path: string): Placed {
  const folder = dirname(path);
  return { path, folder, file: basename(path), ways: waysInto(folder) };
}

/** The reading of a file in a place that is the program's own. */
export function inOwnPlace(at: Placed, dialect: Dialect, view: FileView): Reading | undefined {
  return configReading(at, dialect) ?? inOwnFolder(at, dialect, view) ?? byListing(at, dialect, view);
}

/** A configuration file is one by its name, wherever it lies. */
function configReading({ folder, file: name }: Placed, dialect: Dialect): Reading | undefined {
  if (!dialect.places.configFiles.includes(name)) return undefined;
  const kind = kindSpec(dialect, 'config');
  if (!kind) return undefined;
  const reasons = [`${dialect.title} reads \`${name}\`.`];
  return { dialect, kind, place: 'loaded', name, configFolder: folder, reasons };
}

function inOwnFolder(at: Placed, dialect: Dialect, view: FileView): Reading | undefined {
  for (const config of at.ways.get(dialect)?.own ?? []) {
    const way = config.ways.find(({ pattern }) => takes(pattern, at.file));
    const why = way && whyOwn(config, way, at.path, dialect, view);
    if (way?.kind && why) return byWay(way, way.kind, at, dialect, way.reasons(why, loads));
  }
  return undefined;

  function loads({ glob, kind }: Way): string {
    return `${dialect.title} loads \`${glob}\` there as ${kind?.title}s.`;
  }
}

/** Why a configuration directory counts for the files of a pattern; undefined where it is none, or does not. */
function whyOwn(
  { folder, own }: ConfigWays,
  { pattern: { kind, within } }: Way,
  path: string,
  dialect: Dialect,
  view: FileView,
): string | undefined {
  if (within !== undefined && (own !== undefined) !== (within === 'own')) return undefined;
  if (own !== undefined) return own;
  return countsBeside(folder, kind, path, dialect, view) ? markedFolder(view, dialect, folder) : undefined;
}

/** A file that the manifest of a folder above names. */
function byListing({ path }: Placed, dialect: Dialect, view: FileView): Reading | undefined {
  const found = listing(path, dialect, view);
  const kind = found && kindSpec(dialect, found.kind);
  if (!kind) return undefined;
  const reasons = [`\`${dialect.places.listing?.file}\` names it under \`${found.key}\`.`];
  return { dialect, kind, place: 'loaded', name: nameOf(path, kind), configFolder: found.folder, reasons };
}

/** The reading in another program's folder, in a project that shows that it is used with this one too. */
export function inSharedFolder(at: Placed, dialect: Dialect, view: FileView): Reading | undefined {
  for (const ways of at.ways.get(dialect)?.shared ?? []) {
    const way = ways.find(({ pattern }) => takes(pattern, at.file));
    const why = way?.kind && usedIn(dirname(way.folder), dialect, view);
    if (way?.kind && why) return byWay(way, way.kind, at, dialect, way.reasons(why, reads));
  }
  return undefined;

  function reads({ folder, glob, kind }: Way): string {
    return `${dialect.title} reads \`${basename(folder)}/${glob}\` as ${kind?.title}s, too.`;
  }
}

function byWay(way: Way, kind: KindSpec, at: Placed, dialect: Dialect, reasons: readonly string[]): Reading {
  return { dialect, kind, place: 'loaded', name: way.nameOf(at.file), configFolder: way.folder, reasons };
}

/** The reading of a file that is read wherever it lies. */
export function byFileName(at: Placed, dialect: Dialect, view: FileView): Reading | undefined {
  const { path, folder, ways } = at;
  const pattern = ways.get(dialect)?.files.find((one) => endsLike(path, one.path));
  const kind = pattern && kindSpec(dialect, pattern.kind);
  if (!pattern || !kind || supersededBy(path, pattern, view)) return undefined;
  const why = pattern.shared && usedIn(folder, dialect, view);
  if (pattern.shared && !why) return undefined;
  const reasons = [
    ...(why ? [why] : []),
    `${dialect.title} reads \`${pattern.path}\` files wherever they lie.`,
  ];
  const name = starName(at.file, pattern.path) ?? nameOf(path, kind);
  return { dialect, kind, place: 'loaded', name, configFolder: undefined, reasons };
}

/** `review` for `review.agent.md` and `*.agent.md`; undefined for a pattern without a star. */
function starName(file: string, pattern: string): string | undefined {
  const star = pattern.lastIndexOf('*');
  return star < 0 ? undefined : file.slice(0, star + 1 - pattern.length);
}

/** A skill is called like its folder, a memory file like itself. */
export function nameOf(path: string, { kind }: KindSpec): string {
  return kind === 'skill' ? basename(dirname(path)) : withoutExtension(basename(path));
}
