// Seeded agent files: every key with good, odd and bad values, fences, orders, repairs, maps of tools and permissions.

import { entry } from '../lines.mjs';
import { randomFrom } from '../random.mjs';
import { block, permissionMaps, switches, toolMaps, toolsAndPermissions } from './generateRules.mjs';
import { fileOf, knownLines } from './lines.mjs';
import {
  agentPool,
  BLOCKS,
  BODIES,
  BYSTANDERS,
  CLOSINGS,
  COLONS,
  FAULTS,
  OPENINGS,
  OTHER_KEYS,
  OTHER_VALUES,
  SAMPLES,
  SNIPPETS,
  YAML,
} from './pools.mjs';

/**
 * @typedef {import('../random.mjs').Random} Random
 * @typedef {import('./lines.mjs').Made} Made
 * @typedef {import('../../../test/conformance/judge.ts').Item} Item
 */

/** Kinds of files and how often each is made. */
const RECIPES = /** @type {const} */ ([
  [6, valuesOfKeys],
  [3, unknownKeys],
  [3, fences],
  [5, repairs],
  [5, toolMaps],
  [5, permissionMaps],
  [4, toolsAndPermissions],
  [3, oddYaml],
  [3, mutations],
  [1, names],
  [1, nativeNames],
]);

/**
 * @param {number} seed
 * @param {number} count
 * @returns {Item[]}
 */
export function generate(seed, count) {
  const random = randomFrom(seed);
  const deck = RECIPES.flatMap(([weight, recipe]) => Array(weight).fill(recipe));
  return Array.from({ length: count }, (_, index) => {
    const recipe = deck[index % deck.length];
    const made = recipe(random);
    const number = String(index).padStart(4, '0');
    const folder = random.chance(0.1) ? random.pick(['team/', 'a/b/', 'agent/', 'x y/']) : '';
    return {
      id: `${seed}-${number}-${recipe.name}`,
      kind: 'agent',
      name: made.name ?? `${folder}f${number}`,
      text: made.text,
    };
  });
}

/** @param {Random} random @returns {Made} */
function valuesOfKeys(random) {
  return { text: fileOf(random, knownLines(random, 1 + random.below(5), 0.14)) };
}

/** @param {Random} random @returns {Made} */
function unknownKeys(random) {
  const lines = random
    .some(OTHER_KEYS, 1 + random.below(3))
    .map((key) => entry(key, random.pick(OTHER_VALUES)));
  if (random.chance(0.3)) lines.push('options:\n  foo: inner\n  agent: inner\n  nested: {a: 1}');
  return { text: fileOf(random, random.some([...lines, ...knownLines(random, 1, 0)], 9)) };
}

/** @param {Random} random @returns {Made} */
function fences(random) {
  const odd = random.below(3);
  const opening = odd === 0 || random.chance(0.3) ? random.pick(OPENINGS) : '---\n';
  const block = odd === 1 || random.chance(0.3) ? random.pick(BLOCKS) : 'mode: subagent\nfoo: 1\n';
  const closing = odd === 2 || random.chance(0.3) ? random.pick(CLOSINGS) : '---\n';
  return { text: opening + block + closing + random.pick(BODIES) };
}

/** @param {Random} random @returns {Made} */
function repairs(random) {
  const lines = [
    ...random.some(COLONS, random.chance(0.75) ? 1 + random.below(2) : 0),
    ...random.some(FAULTS, random.chance(0.35) ? 1 : 0),
    ...random.some(BYSTANDERS, random.below(4)),
  ];
  return { text: fileOf(random, random.some(lines, 9)) };
}

/** @param {Random} random @returns {Made} */
function oddYaml(random) {
  return {
    text: fileOf(
      random,
      random.some([...random.some(YAML, 1 + random.below(2)), ...knownLines(random, random.below(2), 0)], 4),
    ),
  };
}

/** An ordinary file with a few characters cut, doubled or put in. @param {Random} random @returns {Made} */
function mutations(random) {
  let text = random.pick(SAMPLES);
  const header = Math.max(20, text.indexOf('\n---', 4));
  for (let count = 1 + random.below(3); count > 0; count--) {
    const at = random.below(header);
    const length = random.chance(0.5) ? 0 : 1 + random.below(3);
    const put = random.chance(0.7) ? random.pick(SNIPPETS) : text.slice(at, at + 5);
    text = text.slice(0, at) + put + text.slice(at + length);
  }
  return { text };
}

/** @param {Random} random @returns {Made} */
function names(random) {
  const key = random.pick(['name', 'name', '"name"', 'Name', 'NAME']);
  return {
    text: fileOf(
      random,
      random.some([entry(key, random.pick(agentPool('name').fine)), ...knownLines(random, 2, 0)], 4),
    ),
  };
}

/** @param {Random} random @returns {Made} */
function nativeNames(random) {
  const lines = [
    ...knownLines(random, 1, 0),
    ...(random.chance(0.6) ? [block(random, 'tools', switches(random, 0))] : []),
  ];
  return {
    text: fileOf(random, lines),
    name: random.pick([
      'build',
      'plan',
      'general',
      'explore',
      'title',
      'summary',
      'compaction',
      'Build',
      'plan/plan',
    ]),
  };
}
