import { dirname, resolvePath } from '../workspace/paths.ts';
import type { Use } from './web.ts';

/** The files in which an editor's own service for Markdown knows links. */
const DOCUMENT = /\.(?:md|mkd|mdwn|mdown|markdown|markdn|mdtxt|mdtext|workbook)$/i;

/**
 * Whether an editor's own service for Markdown finds the reference as well, and takes it for the same: a link that counts
 * from the folder of its file.
 */
export function isPlainLink({ path, edge: { target, written } }: Use): boolean {
  if (written.as !== 'path' || written.form !== 'link' || target.is !== 'file' || !DOCUMENT.test(path))
    return false;
  return written.path === '' || resolvePath(dirname(path), written.path) === target.path;
}
