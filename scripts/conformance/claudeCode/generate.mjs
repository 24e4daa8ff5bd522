// Seeded agent files: every key with good, odd and bad values, lists of tools, fences, repairs, names, hooks, odd YAML.
import { entry } from '../lines.mjs';
import { randomFrom } from '../random.mjs';
import { POOLS } from './pools.mjs';

/**
 * @typedef {import('../random.mjs').Random} Random
 * @typedef {import('../../../test/conformance/judge.ts').Item} Item
 * @typedef {(random: Random, name: string) => string} Recipe makes the text of an agent that is to be called so
 */

/** How often each kind of file is made. @type {readonly (readonly [number, Recipe])[]} */
const RECIPES = [
  [5, valuesOfKeys],
  [8, toolLists],
  [4, deniedTools],
  [2, modelsAndEfforts],
  [3, fences],
  [2, cuts],
  [5, repairs],
  [2, carriageReturns],
  [3, names],
  [2, descriptions],
  [4, hooks],
  [5, oddYaml],
  [5, mutations],
  [1, unknownKeys],
];

/**
 * @param {number} seed
 * @param {number} count
 * @returns {Item[]}
 */
export function generateAgents(seed, count) {
  const random = randomFrom(seed);
  const deck = RECIPES.flatMap(([weight, recipe]) => Array(weight).fill(recipe));
  return Array.from({ length: count }, (_, index) => {
    const recipe = deck[index % deck.length];
    const name = `f${String(index).padStart(4, '0')}`;
    return { id: `${seed}-${name}-${recipe.name}`, kind: 'agent', name, text: recipe(random, name) };
  });
}

/** @param {Random} random @param {readonly string[]} lines */
function fileOf(random, lines) {
  const text = `---\n${lines.map((line) => `${line}\n`).join('')}---\n${random.pick(POOLS.bodies)}`;
  if (random.chance(0.04)) return text.replaceAll('\n', '\r\n');
  return random.chance(0.02) ? `\uFEFF${text}` : text;
}

/** The two keys that every agent needs, and some more, in any order. @param {Random} random @param {string} name @param {readonly string[]} lines */
const agentOf = (random, name, lines) =>
  fileOf(
    random,
    random.chance(0.7)
      ? [`name: ${name}`, 'description: Does it', ...lines]
      : random.some([`name: ${name}`, 'description: Does it', ...lines], 99),
  );

/** @param {Random} random @param {string} key @param {number} wrong the chance of a value that is odder than others */
function keyLine(random, key, wrong) {
  const { fine, wrong: odd } = POOLS.values[key] ?? { fine: [], wrong: [] };
  const pool = fine.length === 0 || (odd.length > 0 && random.chance(wrong)) ? odd : fine;
  return entry(key, random.pick(pool));
}

/** @type {Recipe} */
function valuesOfKeys(random, name) {
  const keys = random.some(Object.keys(POOLS.values), 1 + random.below(4));
  return agentOf(
    random,
    name,
    keys.map((key) => keyLine(random, key, 0.4)),
  );
}

/** @param {Random} random @param {number} odd */
function toolValue(random, odd) {
  const pool = () => random.pick(random.chance(odd) ? POOLS.oddTools : POOLS.tools);
  const names = Array.from({ length: 1 + random.below(5) }, pool);
  const form = random.below(6);
  if (form === 0) return `[${names.map((name) => JSON.stringify(name)).join(', ')}]`;
  if (form === 1) return `\n${names.map((name) => `  - ${JSON.stringify(name)}`).join('\n')}`;
  if (form === 2) return names.join(' ');
  if (form === 3) return random.pick(['|', '>', '>-']) + names.map((name) => `\n  ${name},`).join('');
  return names.join(random.pick([', ', ',', ' , ']));
}

/** @type {Recipe} */
function toolLists(random, name) {
  const lines = [entry('tools', toolValue(random, random.pick([0, 0.3, 0.9])))];
  if (random.chance(0.2)) lines.push(`permissionMode: ${random.pick(['plan', 'default'])}`);
  return agentOf(random, name, lines);
}

/** @type {Recipe} */
function deniedTools(random, name) {
  const denied = random.chance(0.5)
    ? keyLine(random, POOLS.denial, 0.2)
    : entry(POOLS.denial, toolValue(random, 0.4));
  const tools = random.chance(0.6) ? [entry('tools', toolValue(random, 0.2))] : [];
  return agentOf(random, name, [denied, ...tools]);
}

/** @type {Recipe} */
function modelsAndEfforts(random, name) {
  const keys = random.some(['model', 'effort'], 1 + random.below(2));
  return agentOf(
    random,
    name,
    keys.map((key) => keyLine(random, key, 0.3)),
  );
}

/** @type {Recipe} */
function fences(random, name) {
  const odd = random.below(3);
  const opening = odd === 0 || random.chance(0.2) ? random.pick(POOLS.openings) : '---\n';
  const block = odd === 1 || random.chance(0.2) ? random.pick(POOLS.blocks) : 'name: NAME\ndescription: d\n';
  const closing = odd === 2 || random.chance(0.2) ? random.pick(POOLS.closings) : '---\n';
  return (opening + block + closing + random.pick(POOLS.bodies)).replaceAll('NAME', name);
}

/** @type {Recipe} */
function cuts(random, name) {
  return agentOf(random, name, [random.pick(POOLS.cuts), 'tools: Read']);
}

/** @type {Recipe} */
function repairs(random, name) {
  const lines = [
    ...random.some(POOLS.repairs, random.chance(0.8) ? 1 + random.below(2) : 0),
    ...random.some(POOLS.faults, random.chance(0.3) ? 1 : 0),
    ...(random.chance(0.4) ? ['tools: Read'] : []),
  ];
  return agentOf(random, name, lines);
}

/** Lines that end as on Windows, where there may be something to repair. @type {Recipe} */
function carriageReturns(random, name) {
  const lines = random.some([...POOLS.repairs, ...POOLS.faults], random.below(2));
  return agentOf(random, name, ['tools: Read', ...lines]).replaceAll(/\r?\n/g, '\r\n');
}

/** @type {Recipe} */
function names(random, name) {
  const key = random.pick(['name', 'name', 'name', '"name"', 'Name', 'name ']);
  const value = random.pick(POOLS.names);
  // Most are told apart by a number of their own.
  const own = random.chance(0.4) ? value.replace(/[a-z]{2}/, name) : value;
  return fileOf(
    random,
    random.some([entry(key, own), 'description: Does it for this test', 'tools: Read'], 9),
  );
}

/** @type {Recipe} */
function descriptions(random, name) {
  const { fine, wrong } = POOLS.descriptions;
  const value = random.pick(random.chance(0.25) ? wrong : fine);
  return fileOf(random, random.some([`name: ${name}`, entry('description', value), 'tools: Read'], 9));
}

/** @type {Recipe} */
function hooks(random, name) {
  const line = random.chance(0.75) ? entry('hooks', random.pick(POOLS.hooks)) : random.pick(POOLS.strayHooks);
  return agentOf(random, name, [line]);
}

/** @type {Recipe} */
function oddYaml(random, name) {
  const lines = random.some(POOLS.faults, 1 + random.below(2));
  return random.chance(0.5)
    ? agentOf(random, name, lines)
    : fileOf(random, [`name: ${name}`, entry('description', random.pick(POOLS.descriptions.fine)), ...lines]);
}

/** An ordinary file with a few characters cut, doubled or put in. @type {Recipe} */
function mutations(random, name) {
  let text = random.pick(POOLS.samples).join('\n').replaceAll('NAME', name);
  const header = Math.max(20, text.indexOf('\n---', 4));
  for (let count = 1 + random.below(3); count > 0; count--) {
    const at = random.below(header);
    const length = random.chance(0.5) ? 0 : 1 + random.below(3);
    const put = random.chance(0.7) ? random.pick(POOLS.snippets) : text.slice(at, at + 5);
    text = text.slice(0, at) + put + text.slice(at + length);
  }
  return text;
}

/** @type {Recipe} */
function unknownKeys(random, name) {
  const keys = random.some(POOLS.otherKeys, 1 + random.below(3));
  return agentOf(
    random,
    name,
    keys.map((key) => entry(key, random.pick(POOLS.otherValues))),
  );
}
