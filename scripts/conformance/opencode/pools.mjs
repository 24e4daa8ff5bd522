// What generated files are made of: data of the tests, not facts.
import fs from 'node:fs';
import { inRoot } from '../../lib/paths.mjs';

/**
 * @typedef {{ fine: string[], wrong: string[] }} Pool values as they are written after `key: `: those that the program
 * takes, some of them odd, and those that it refuses
 */

const pools = JSON.parse(fs.readFileSync(inRoot('test', 'conformance', 'opencode-pools.json'), 'utf8'));

/** By key of an agent. @type {Map<string, Pool>} */
const agentValues = new Map(Object.entries(pools.values));

/** By key of a command; some keys are an agent's as well. @type {Map<string, Pool>} */
const commandValues = new Map([
  ...['description', 'model', 'variant'].map((key) => /** @type {const} */ ([key, agentPool(key)])),
  ...Object.entries(pools.commandValues),
]);

export const AGENT_KEYS = [...agentValues.keys()];
export const COMMAND_KEYS = [...commandValues.keys()];

/** @param {string} key @returns {Pool} */
export function agentPool(key) {
  return agentValues.get(key) ?? { fine: [], wrong: [] };
}

/** @param {string} key @returns {Pool} */
export function commandPool(key) {
  return commandValues.get(key) ?? { fine: [], wrong: [] };
}

/** Keys that the program does not know. @type {string[]} */
export const OTHER_KEYS = pools.otherKeys;

/** @type {string[]} */
export const OTHER_VALUES = pools.otherValues;

/** Built-in, wrong case, gone, another program's, like those of an MCP server. @type {string[]} */
export const TOOL_NAMES = pools.toolNames;

/** @type {string[]} */
export const TOOL_WILDCARDS = pools.toolWildcards;

/** Keys of `permission` that no tool has the name of. @type {string[]} */
export const PERMISSION_ONLY = pools.permissionOnly;

/** @type {string[]} */
export const PATTERNS = pools.patterns;

/** @type {string[]} */
export const ACTIONS = pools.actions;

/** @type {string[]} */
export const WRONG_ACTIONS = pools.wrongActions;

/** @type {string[]} */
export const BODIES = pools.bodies;

/** Ordinary files, to be mutated. @type {string[]} */
export const SAMPLES = pools.samples.map((/** @type {string[]} */ lines) => lines.join('\n'));

/** @type {string[]} */
export const OPENINGS = pools.openings;

/** @type {string[]} */
export const CLOSINGS = pools.closings;

/** @type {string[]} */
export const BLOCKS = pools.blocks;

/** @type {string[]} */
export const COLONS = pools.colons;

/** @type {string[]} */
export const BYSTANDERS = pools.bystanders;

/** @type {string[]} */
export const FAULTS = pools.faults;

/** @type {string[]} */
export const YAML = pools.oddYaml;

/** @type {string[]} */
export const SNIPPETS = pools.snippets;
