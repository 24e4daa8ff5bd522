// The real program, at the pinned version, in a cache folder outside the repository.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { UserError } from '../lib/lifecycle.mjs';
import { npm } from '../lib/npm.mjs';
import { findProgram } from '../lib/paths.mjs';
import { step } from '../lib/progress.mjs';

export const version = '1.18.33';

/** @returns {string} where the program and its verdicts are kept between runs */
export function cacheFolder() {
  const home = os.homedir();
  const base = {
    darwin: path.join(home, 'Library', 'Caches'),
    win32: process.env.LOCALAPPDATA ?? path.join(home, 'AppData', 'Local'),
  }[/** @type {string} */ (process.platform)];
  return path.join(
    process.env.XDG_CACHE_HOME ?? base ?? path.join(home, '.cache'),
    'agent-files',
    `opencode-${version}`,
  );
}

/**
 * The program's executable: OPENCODE_BIN, or the one from the npm registry, fetched on first use.
 * @returns {Promise<string>}
 */
export async function ensureProgram() {
  if (process.env.OPENCODE_BIN) {
    const given = findProgram(process.env.OPENCODE_BIN);
    if (given === undefined)
      throw new UserError('OPENCODE_BIN names no program: correct it, or unset it to fetch one.');
    return given;
  }
  const folder = path.join(cacheFolder(), 'program');
  if (locate(folder) === undefined) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
    // The package's own script only links the executable into place: it is not needed, and not run.
    await step(`Fetching opencode-ai ${version}`, () =>
      npm(['install', `opencode-ai@${version}`, '--save-exact', '--ignore-scripts'], folder),
    );
  }
  const program = locate(folder);
  if (program === undefined) {
    throw new UserError(
      `opencode-ai ${version} has no program for ${process.platform} ${process.arch}: set OPENCODE_BIN to one.`,
    );
  }
  return program;
}

/** The executable lies in a package of its own for each system. @param {string} folder */
function locate(folder) {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = process.platform === 'win32' ? 'opencode.exe' : 'opencode';
  const candidates = ['', '-baseline', '-musl'].map((suffix) =>
    path.join(folder, 'node_modules', `opencode-${system}-${process.arch}${suffix}`, 'bin', name),
  );
  return candidates.find((file) => fs.existsSync(file));
}
