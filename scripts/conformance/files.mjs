// Agent files from disk.
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** @typedef {import('../../test/conformance/judge.ts').Item} Item */

const agentFolder = /(?:^|[\\/])agents?[\\/](.+)\.md$/;

/**
 * @param {string} given a file, or a folder that is searched for `.md` files
 * @param {(file: string) => boolean} [wanted]
 * @param {(file: string) => Item['kind']} [kindOf]
 * @returns {Item[]}
 */
export function readItems(given, wanted = () => true, kindOf = () => 'agent') {
  return list(given)
    .filter(wanted)
    .map((file) => ({
      id: path.relative(root, file).replaceAll('\\', '/'),
      kind: kindOf(file),
      name: kindOf(file) === 'skill' ? path.basename(path.dirname(file)) : nameOf(file),
      text: fs.readFileSync(file, 'utf8'),
    }));
}

/** What the path below the nearest agent folder calls it; else the file's own name. @param {string} file */
const nameOf = (file) => (agentFolder.exec(file)?.[1] ?? path.basename(file, '.md')).replaceAll('\\', '/');

/** @param {string} given @returns {string[]} */
function list(given) {
  if (fs.statSync(given).isFile()) return [given];
  return fs
    .readdirSync(given, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(given, entry.name);
      if (entry.isDirectory()) return list(file);
      return entry.isFile() && entry.name.endsWith('.md') ? [file] : [];
    });
}
