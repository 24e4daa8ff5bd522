import { parseJsonc } from '../syntax/jsonc.ts';
import { fieldOf, scalarText } from '../syntax/tree.ts';
import { dirname, isWithin, resolvePath } from '../workspace/paths.ts';
import { onceSettledAt } from '../workspace/settled.ts';
import type { FileText, FileView } from '../workspace/view.ts';
import type { Dialect, FilePlaces, Kind } from './types.ts';

/** What a manifest names under one key. */
interface Listed {
  readonly key: string;
  readonly kind: Kind;
  /** Whether the folders of the kind do not count beside it. */
  readonly replaces: boolean;
  /** Files and folders, as paths in the core. */
  readonly paths: readonly string[];
}

const read = new WeakMap<FileText, readonly Listed[]>();

/** What the manifest beside a folder's files names; empty without one, and for keys that it does not have. */
function listedIn(folder: string, { listing }: FilePlaces, view: FileView): readonly Listed[] {
  if (!listing) return [];
  const path = resolvePath(folder, listing.file);
  const file = view.kind(path) === 'file' ? view.read(path) : undefined;
  if (!file) return [];
  let listed = read.get(file);
  if (!listed) {
    const { root } = parseJsonc(file.text);
    listed = listing.keys.flatMap(({ key, ...rest }) => {
      const value = fieldOf(root, key)?.value;
      const texts = value?.kind === 'list' ? value.items.map(scalarText) : [scalarText(value)];
      // Anything else stands for the thing itself, not for its file.
      const paths = texts.flatMap((text) => (text?.startsWith('./') ? resolvePath(folder, text) : []));
      return paths.length > 0 ? [{ key, ...rest, paths }] : [];
    });
    read.set(file, listed);
  }
  return listed;
}

/** Whether a list names the file, or a folder above it. */
function isListed({ paths }: Listed, path: string): boolean {
  return paths.some((one) => isWithin(one, path));
}

/** The list that names a file, with the folder of its manifest. Looks at the nearest manifest that does. */
export function listing(
  path: string,
  { places }: Dialect,
  view: FileView,
): (Listed & { readonly folder: string }) | undefined {
  if (!places.listing || !path.endsWith(places.listing.extension)) return undefined;
  if (view.settled && !hasManifestAbove(view, places, dirname(path))) return undefined;
  for (
    let folder = dirname(path);
    view.folders.some((root) => isWithin(root, folder));
    folder = dirname(folder)
  ) {
    const listed = listedIn(folder, places, view).find((one) => isListed(one, path));
    if (listed) return { ...listed, folder };
    if (folder === dirname(folder)) return undefined;
  }
  return undefined;
}

const hasManifestAbove = onceSettledAt((view, places: FilePlaces, folder): boolean => {
  if (!view.folders.some((root) => isWithin(root, folder))) return false;
  if (listedIn(folder, places, view).length > 0) return true;
  return folder !== dirname(folder) && hasManifestAbove(view, places, dirname(folder));
});

/** The files that a manifest names one by one; folders that it names are left out. */
export function filesListedBy(manifest: string, places: FilePlaces, view: FileView): readonly string[] {
  if (!places.listing || !manifest.endsWith(`/${places.listing.file}`)) return [];
  const folder = manifest.slice(0, -places.listing.file.length - 1) || '/';
  const { extension } = places.listing;
  return listedIn(folder, places, view).flatMap(({ paths }) =>
    paths.filter((path) => path.endsWith(extension) && view.kind(path) === 'file'),
  );
}

/** Whether a manifest beside a folder leaves its kind to the folder: it may name files in its stead. */
export function countsBeside(
  folder: string,
  kind: Kind,
  path: string,
  { places }: Dialect,
  view: FileView,
): boolean {
  if (!places.listing) return true;
  const instead = listedIn(folder, places, view).find((one) => one.kind === kind && one.replaces);
  return !instead || isListed(instead, path);
}
