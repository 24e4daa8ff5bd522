// The lines and files that recipes are made of.
import { entry } from '../lines.mjs';
import { AGENT_KEYS, agentPool, BODIES } from './pools.mjs';

/**
 * @typedef {import('../random.mjs').Random} Random
 * @typedef {{ text: string, name?: string }} Made `name` where the path must give a certain one
 */

/** @param {Random} random @param {readonly string[]} lines @returns {string} */
export function fileOf(random, lines) {
  const text = `---\n${lines.map((line) => `${line}\n`).join('')}---\n${random.pick(BODIES)}`;
  return random.chance(0.06)
    ? text.replaceAll(/\r?\n/g, '\r\n')
    : random.chance(0.02)
      ? `\uFEFF${text}`
      : text;
}

/** @param {Random} random @param {number} wrong the chance of a value that the program refuses */
function knownLine(random, wrong, without = /** @type {string[]} */ ([])) {
  const key = random.pick(AGENT_KEYS.filter((name) => name !== 'name' && !without.includes(name)));
  const pool = agentPool(key);
  const list = pool.wrong.length > 0 && random.chance(wrong) ? pool.wrong : pool.fine;
  return { key, line: entry(key, random.pick(list)) };
}

/** Distinct keys. @param {Random} random @param {number} count @param {number} wrong */
export function knownLines(random, count, wrong) {
  /** @type {string[]} */
  const seen = [];
  return Array.from({ length: count }, () => {
    const { key, line } = knownLine(random, wrong, seen);
    seen.push(key);
    return line;
  });
}
