// Where a program and what it said are kept, and how it gets there.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { UserError } from '../lib/lifecycle.mjs';
import { npm } from '../lib/npm.mjs';
import { findProgram } from '../lib/paths.mjs';
import { step } from '../lib/progress.mjs';

/**
 * @typedef {object} Package what npm has of a program
 * @property {string} name
 * @property {string} version
 * @property {string} variable of the environment: a program to take in place of the fetched one
 * @property {(system: string) => string[]} executables where it may lie in `node_modules`, for `linux`, `darwin`, `windows`
 */

/** @param {string} id of the dialect @param {string} version @returns {string} where the program and its verdicts are kept between runs */
export function cacheFolder(id, version) {
  const home = os.homedir();
  const base = {
    darwin: path.join(home, 'Library', 'Caches'),
    win32: process.env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'),
  }[/** @type {string} */ (process.platform)];
  return path.join(
    process.env.XDG_CACHE_HOME ?? base ?? path.join(home, '.cache'),
    'agent-files',
    `${id}-${version}`,
  );
}

/**
 * The program's executable: the one that the environment names, or the one from the npm registry, fetched on first use.
 * @param {string} id of the dialect
 * @param {Package} wanted
 * @returns {Promise<string>}
 */
export async function ensureProgram(id, wanted) {
  const { name, version, variable } = wanted;
  const given = process.env[variable];
  if (given) {
    const found = findProgram(given);
    if (found === undefined)
      throw new UserError(`${variable} names no program: correct it, or unset it to fetch one.`);
    return found;
  }
  const folder = path.join(cacheFolder(id, version), 'program');
  if (locate(folder, wanted) === undefined) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    // The package's own script only links the executable into place: it is not needed, and not run.
    await step(`Fetching ${name} ${version}`, () =>
      npm(['install', `${name}@${version}`, '--save-exact', '--ignore-scripts'], folder),
    );
  }
  const program = locate(folder, wanted);
  if (program === undefined) {
    throw new UserError(
      `${name} ${version} has no program for ${process.platform} ${process.arch}: set ${variable} to one.`,
    );
  }
  return program;
}

/** The executable lies in a package of its own for each system. @param {string} folder @param {Package} wanted */
function locate(folder, { executables }) {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return executables(system)
    .map((file) => path.join(folder, 'node_modules', file))
    .find((file) => fs.existsSync(file));
}
