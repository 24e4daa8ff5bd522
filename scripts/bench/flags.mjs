// What `npm run bench -- …` was asked to do.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UserError } from '../lib/lifecycle.mjs';
import { inRoot } from '../lib/paths.mjs';

export const PARTS = /** @type {const} */ (['latency', 'file', 'tree']);

/** @typedef {ReturnType<typeof readFlags>} Flags */

/**
 * @param {string} sample the agent file that is edited, relative to the sample workspace
 * @throws {UserError} for flags and values that mean nothing
 */
export function readFlags(sample = '.opencode/agent/backend-developer.md') {
  const values = parse();
  const quick = values.quick === true;
  const workspace = path.resolve(values.workspace ?? inRoot('test', 'workspace'));
  const file = path.resolve(workspace, values.file ?? sample);
  if (!fs.existsSync(file)) throw new UserError(`${file} does not exist: name another --file.`);
  const unknown = values.only?.find((name) => !PARTS.some((part) => part === name));
  if (unknown !== undefined) throw new UserError(`--only ${unknown}: use ${PARTS.join(', ')}.`);
  return {
    quick,
    parts: PARTS.filter((part) => values.only?.includes(part) ?? true),
    workspace,
    file,
    files: wholeNumber('files', values.files, quick ? 500 : 16_000),
    perPackage: wholeNumber('per-package', values['per-package'], 50),
    runs: wholeNumber('runs', values.runs, quick ? 2 : 5),
    seed: wholeNumber('seed', values.seed, 1),
    faulty: values.faulty === true,
    tree: values.tree?.map(existingFolder),
    growth: values.growth === true,
    build: values['no-build'] !== true,
  };
}

function parse() {
  const text = /** @type {const} */ ({ type: 'string' });
  const yes = /** @type {const} */ ({ type: 'boolean' });
  const only = /** @type {const} */ ({ type: 'string', multiple: true });
  const trees = {
    files: text,
    'per-package': text,
    runs: text,
    seed: text,
    tree: only,
    faulty: yes,
    growth: yes,
  };
  const others = { quick: yes, only, workspace: text, file: text, 'no-build': yes };
  try {
    return parseArgs({ options: { ...trees, ...others } }).values;
  } catch (error) {
    throw new UserError(
      `${error instanceof Error ? error.message : error}\nThe flags stand at the top of scripts/bench.mjs.`,
    );
  }
}

/** @param {string} name */
function existingFolder(name) {
  const folder = path.resolve(name);
  if (!fs.existsSync(folder)) throw new UserError(`--tree ${name}: there is no such folder.`);
  return folder;
}

/**
 * @param {string} name
 * @param {string | undefined} value
 * @param {number} otherwise
 */
function wholeNumber(name, value, otherwise) {
  if (value === undefined) return otherwise;
  if (!/^[1-9]\d*$/.test(value)) throw new UserError(`--${name} ${value}: give a whole number from 1.`);
  return Number(value);
}
