// Seeded commands and skills.
import { entry } from '../lines.mjs';
import { randomFrom } from '../random.mjs';
import { POOLS } from './pools.mjs';

/**
 * @typedef {import('../random.mjs').Random} Random
 * @typedef {import('../../../test/conformance/judge.ts').Item} Item
 */

/**
 * @param {number} seed
 * @param {number} count of each kind
 * @returns {Item[]}
 */
export function generateTemplates(seed, count) {
  const random = randomFrom(seed + 1);
  return /** @type {const} */ (['command', 'skill']).flatMap((kind) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${seed}-${index}-${kind}`,
      kind,
      name: `${kind[0]}${String(index).padStart(4, '0')}`,
      text: textOf(random),
    })),
  );
}

/** @param {Random} random */
function textOf(random) {
  const body = random.pick(POOLS.bodies);
  if (random.chance(0.08)) return body;
  const { fine, wrong } = POOLS.descriptions;
  const description = random.chance(0.75)
    ? [entry('description', random.pick(random.chance(0.3) ? wrong : fine))]
    : [];
  const keys = random.some(Object.keys(POOLS.templates), random.below(4));
  const lines = [
    ...description,
    ...keys.map((key) => entry(key, random.pick(POOLS.templates[key] ?? ['']))),
    ...(random.chance(0.15) ? [random.pick(POOLS.repairs)] : []),
    ...(random.chance(0.15) ? [random.pick(POOLS.faults)] : []),
    ...(random.chance(0.05) ? [entry('hooks', random.pick(POOLS.hooks))] : []),
  ];
  const text = `---\n${random
    .some(lines, 9)
    .map((line) => `${line}\n`)
    .join('')}---\n${body}`;
  return random.chance(0.1) ? text.replaceAll('\n', '\r\n') : text;
}
