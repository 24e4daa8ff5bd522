// Verdicts that were given before: a run that was broken off goes on where it ended.
import fs from 'node:fs';
import path from 'node:path';
import { sha256 } from '../lib/paths.mjs';
import { cacheFolder } from './program.mjs';

/**
 * @typedef {import('../../test/conformance/judge.ts').Item} Item
 * @typedef {import('../../test/conformance/judge.ts').AnyVerdict} AnyVerdict
 * @typedef {{ get: (item: Item) => AnyVerdict | undefined, set: (item: Item, verdict: AnyVerdict) => void }} Store
 */

/** @param {import('./programs.mjs').Program} program @returns {Store} kept in one file, a line each, written as they come */
export function openStore({ id, package: { version }, format }) {
  const file = path.join(cacheFolder(id, version), 'verdicts.jsonl');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  /** @type {Map<string, AnyVerdict>} */
  const verdicts = new Map();
  for (const line of read(file).split('\n')) {
    // The last line of a run that was broken off may be cut.
    const entry = parse(line);
    if (entry) verdicts.set(entry.key, entry.verdict);
  }
  /** @param {Item} item */
  const keyOf = (item) => sha256(JSON.stringify([format, item.kind, item.name, item.text]));
  return {
    get: (item) => verdicts.get(keyOf(item)),
    set: (item, verdict) => {
      verdicts.set(keyOf(item), verdict);
      fs.appendFileSync(file, `${JSON.stringify({ key: keyOf(item), verdict })}\n`);
    },
  };
}

/** @param {string} file */
const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '');

/** @param {string} line @returns {{ key: string, verdict: AnyVerdict } | undefined} */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
