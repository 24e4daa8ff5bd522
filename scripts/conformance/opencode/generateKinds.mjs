// Seeded files of the other kinds: modes, commands, skills.

import { entry } from '../lines.mjs';
import { randomFrom } from '../random.mjs';
import { generate } from './generate.mjs';
import { fileOf, knownLines } from './lines.mjs';
import { agentPool, BODIES, COMMAND_KEYS, commandPool, OTHER_KEYS, OTHER_VALUES } from './pools.mjs';

/**
 * @typedef {import('../random.mjs').Random} Random
 * @typedef {import('../../../test/conformance/judge.ts').Item} Item
 */

/**
 * @param {number} seed
 * @param {number} count of each kind
 * @returns {Item[]}
 */
export function generateKinds(seed, count) {
  const random = randomFrom(seed + 1);
  const modes = generate(seed + 2, count).map((item, index) => ({
    ...item,
    id: `${item.id}-mode`,
    kind: /** @type {const} */ ('mode'),
    name: `m${index}`,
  }));
  return [
    // A header with a name of its own costs a run of its own, and says nothing about modes.
    ...modes.filter((item) => !/name/i.test(item.text)),
    ...many(count, (index) => make('command', seed, index, commandText(random))),
    ...many(count, (index) => make('skill', seed, index, skillText(random, index))),
  ];
}

/** @template T @param {number} count @param {(index: number) => T} work */
const many = (count, work) => Array.from({ length: count }, (_, index) => work(index));

/** @param {'command' | 'skill'} kind @param {number} seed @param {number} index @param {string} text @returns {Item} */
const make = (kind, seed, index, text) => ({
  id: `${seed}-${index}-${kind}`,
  kind,
  name: `${kind[0]}${index}`,
  text,
});

/** @param {Random} random */
function commandText(random) {
  const keys = random.some(COMMAND_KEYS, 1 + random.below(4));
  const lines = keys.map((key) => {
    const { fine, wrong } = commandPool(key);
    return entry(key, random.pick(wrong.length > 0 && random.chance(0.08) ? wrong : fine));
  });
  return random.chance(0.1) ? random.pick(BODIES) : fileOf(random, [...lines, ...oddities(random)]);
}

/** @param {Random} random @param {number} index */
function skillText(random, index) {
  const name = random.pick([
    `skill-${index}`,
    `Skill_${index}!`,
    `"${index}"`,
    `'a: ${index}'`,
    String(index),
    '',
    '[a]',
  ]);
  const lines = [
    ...(random.chance(0.85) ? [entry('name', name)] : []),
    ...(random.chance(0.7)
      ? [
          entry(
            'description',
            random.pick([
              ...agentPool('description').fine,
              ...agentPool('description').fine,
              ...agentPool('description').wrong,
            ]),
          ),
        ]
      : []),
    ...(random.chance(0.2) ? knownLines(random, 1, 0.5) : []),
  ];
  return random.chance(0.05) ? random.pick(BODIES) : fileOf(random, [...lines, ...oddities(random)]);
}

/** @param {Random} random */
function oddities(random) {
  if (random.chance(0.15)) return ['note: a: b'];
  if (random.chance(0.08)) return ['x: 1', 'x: 2'];
  return random.chance(0.3) ? [entry(random.pick(OTHER_KEYS), random.pick(OTHER_VALUES))] : [];
}
