// Recipes for `tools` and `permission`.
import { entry } from '../lines.mjs';
import { fileOf, knownLines } from './lines.mjs';
import {
  ACTIONS,
  agentPool,
  PATTERNS,
  PERMISSION_ONLY,
  TOOL_NAMES,
  TOOL_WILDCARDS,
  WRONG_ACTIONS,
} from './pools.mjs';

/**
 * @typedef {import('../random.mjs').Random} Random
 * @typedef {import('./lines.mjs').Made} Made
 */

/** @param {Random} random @returns {string[]} `name: on` lines */
export function switches(random, wrong = 0.03) {
  const pool = random.chance(0.45) ? [...TOOL_NAMES, ...TOOL_WILDCARDS, ...TOOL_WILDCARDS] : TOOL_NAMES;
  return random
    .some(pool, 1 + random.below(6))
    .map(
      (name) =>
        `${name}: ${random.chance(wrong) ? random.pick(['no', '"false"', '', '0', 'deny']) : random.chance(0.65) ? 'false' : 'true'}`,
    );
}

/** @param {Random} random @param {string} key @param {readonly string[]} lines */
export const block = (random, key, lines) =>
  random.chance(0.2)
    ? `${key}: {${lines.join(', ')}}`
    : `${key}:\n${lines.map((line) => `  ${line}`).join('\n')}`;

/** @param {Random} random @returns {Made} */
export function toolMaps(random) {
  return {
    text: fileOf(
      random,
      random.some([block(random, 'tools', switches(random)), ...knownLines(random, random.below(2), 0)], 4),
    ),
  };
}

/** @param {Random} random @returns {string[]} */
function permissions(random, wrong = 0.04) {
  const pool = random.chance(0.5)
    ? [...TOOL_NAMES, ...PERMISSION_ONLY, ...TOOL_WILDCARDS]
    : [...TOOL_NAMES.slice(0, 17), ...PERMISSION_ONLY];
  const action = () => random.pick(random.chance(wrong) ? WRONG_ACTIONS : ACTIONS);
  return random.some(pool, 1 + random.below(5)).map((key) => {
    const patterned =
      !/^(?:todowrite|question|webfetch|websearch|doom_loop)$/.test(key) || random.chance(0.1);
    if (!patterned || random.chance(0.5)) return `${key}: ${action()}`;
    return `${key}: {${random
      .some(PATTERNS, random.below(4))
      .map((pattern) => `${pattern}: ${action()}`)
      .join(', ')}}`;
  });
}

/** @param {Random} random @returns {Made} */
export function permissionMaps(random) {
  const whole = random.chance(0.1)
    ? entry('permission', random.pick([...ACTIONS, ...WRONG_ACTIONS, '{}', '2024-01-02']))
    : block(random, 'permission', permissions(random));
  return { text: fileOf(random, random.some([whole, ...knownLines(random, random.below(2), 0)], 4)) };
}

/** @param {Random} random @returns {Made} */
export function toolsAndPermissions(random) {
  const model = random.chance(0.4) ? [`model: ${random.pick(agentPool('model').fine)}`] : [];
  return {
    text: fileOf(
      random,
      random.some(
        [
          block(random, 'tools', switches(random, 0)),
          block(random, 'permission', permissions(random, 0)),
          ...model,
        ],
        4,
      ),
    ),
  };
}
