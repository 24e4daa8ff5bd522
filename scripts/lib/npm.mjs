// The npm side of a fresh clone: is everything installed, and if not, install it.
import fs from 'node:fs';
import path from 'node:path';
import { run, UserError } from './lifecycle.mjs';
import { inRoot, root } from './paths.mjs';
import { step } from './progress.mjs';

/**
 * Runs npm, the same one that runs us if there is one.
 * @param {string[]} args
 * @param {string} cwd
 */
export async function npm(args, cwd) {
  const cli = process.env.npm_execpath;
  const all = [...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd, quiet: true, shell: cli === undefined && process.platform === 'win32' };
  const { code, output } =
    cli === undefined ? await run('npm', all, options) : await run(process.execPath, [cli, ...all], options);
  if (code !== 0) {
    throw new UserError(
      `${output.trim()}\n\`npm ${args.join(' ')}\` failed in ${cwd}: see above, then try again.`,
    );
  }
}

/**
 * Whether node_modules holds exactly the versions of package-lock.json. npm leaves its own list of what it
 * installed in node_modules; packages for other systems (`optional`) are rightly not in it.
 * @returns {boolean}
 */
export function isInstalled() {
  const wanted = readPackages(inRoot('package-lock.json'));
  const present = readPackages(inRoot('node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === '' ||
      entry.optional === true ||
      entry.devOptional === true ||
      present[name]?.version === entry.version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** Installs the packages of package-lock.json if they are missing or others are there. */
export async function ensureInstalled() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 10)) {
    throw new UserError(
      `Node.js ${process.versions.node} is too old: install Node.js 20.10 or newer from https://nodejs.org and try again.`,
    );
  }
  if (isInstalled()) return;
  await step('Installing packages (npm ci)', () => npm(['ci'], root));
}

/**
 * @param {string} name a package's own command
 * @returns {string} the JavaScript file behind it, to be run with Node
 */
export function packageBin(name, command = name) {
  const folder = inRoot('node_modules', ...name.split('/'));
  const { bin } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}
