import { listingOf } from './listing.ts';
import { resolvePath } from './paths.ts';
import type { Resolved } from './resolve.ts';
import type { FileView } from './view.ts';

/**
 * Whether something lies at a path, in exactly these letters. Names are compared below the folder that both paths share:
 * above it nobody wrote them. A folder whose entries cannot be read leaves the answer open.
 */
export function lookUp(view: FileView, from: string, path: string): Resolved {
  const kind = view.kind(path);
  const shared = sharedFolder(from, path);
  let at = shared.folder;
  let exact = true;
  for (const name of shared.rest) {
    const entries = view.list(at);
    if (!entries) return kind ? { state: 'found', path, kind } : { state: unread(view, at), path, kind };
    const listing = listingOf(entries);
    const entry = listing.exact(name);
    const alike = entry ?? listing.folded(name);
    if (!alike) return { state: kind ? 'found' : 'missing', path, kind };
    if (!entry) exact = false;
    at = resolvePath(at, alike.name);
  }
  if (exact) return kind ? { state: 'found', path, kind } : { state: 'missing', path, kind };
  return { state: 'case', path: at, kind: view.kind(at) };
}

/** A folder that is there but shows nothing may hold anything; one that is not there, or a file, holds nothing. */
function unread(view: FileView, folder: string): 'missing' | 'unknown' {
  return view.kind(folder) === 'file' ? 'missing' : 'unknown';
}

/** The deepest folder that both paths lie in, and the names from there to the target. */
function sharedFolder(from: string, path: string): { folder: string; rest: readonly string[] } {
  const source = from.split('/');
  const target = path.split('/');
  let same = 0;
  while (same < source.length && same < target.length && source[same] === target[same]) same++;
  const folder = target.slice(0, same).join('/');
  return { folder: folder === '' || folder.endsWith(':') ? `${folder}/` : folder, rest: target.slice(same) };
}
