// Runs the VS Code server: a workbench at an address on this machine only, with a profile of its own.

import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { delay, run, start, stop, UserError } from '../../../scripts/lib/lifecycle.mjs';
import { serverMain, serverNode } from './install.mjs';

/**
 * @typedef {object} Profile Folders that VS Code keeps its state in; none is the user's own.
 * @property {string} userDataDir
 * @property {string} extensionsDir
 * @property {string} serverDataDir
 */

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {string} token without it the server answers nothing
 * @property {Promise<number>} ended the exit code, when the server has ended
 * @property {() => Promise<void>} stop ends the server with its extension host and everything below that
 */

/** A served VS Code saves by itself after a second and opens more views; the desktop's values hold instead. */
const desktopSettings = {
  'files.autoSave': 'off',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/** Nothing that asks the network, a person or another program. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
};

/**
 * @param {string} folder
 * @returns {Profile}
 */
export const profileIn = (folder) => ({
  userDataDir: path.join(folder, 'user'),
  extensionsDir: path.join(folder, 'extensions'),
  serverDataDir: path.join(folder, 'server'),
});

/**
 * Writes the settings of a fresh profile; settings that are there already stay.
 * @param {string} userDataDir
 * @param {Record<string, unknown>} [more]
 */
export function writeSettings(userDataDir, more = {}) {
  const file = path.join(userDataDir, 'User', 'settings.json');
  if (fs.existsSync(file)) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...desktopSettings, ...quietSettings, ...more }, null, 2));
}

/**
 * What the server takes in every mode.
 * @param {Profile} profile
 */
const profileArguments = (profile) => [
  '--accept-server-license-terms',
  '--user-data-dir',
  profile.userDataDir,
  '--extensions-dir',
  profile.extensionsDir,
  '--server-data-dir',
  profile.serverDataDir,
];

/** code-server's own variable: an empty gallery, so that no marketplace is asked for anything. */
const environment = () => ({ ...process.env, EXTENSIONS_GALLERY: '{}' });

/**
 * @param {Profile} profile
 * @param {{ underTest?: boolean, log?: (text: string) => void }} [options]
 *   `underTest`: the workbench obeys `extensionTestsPath` and reports its end, which a built VS Code ignores otherwise
 * @returns {Promise<Server>}
 */
export async function startServer(profile, { underTest = false, log = () => {} } = {}) {
  writeSettings(profile.userDataDir);
  fs.mkdirSync(profile.extensionsDir, { recursive: true });
  const token = randomBytes(16).toString('hex');
  const child = start(
    serverNode,
    [
      serverMain,
      ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
      ...['--telemetry-level', 'off', '--disable-workspace-trust'],
      ...(underTest ? ['--enable-smoke-test-driver'] : []),
      ...profileArguments(profile),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: environment() },
  );
  let output = '';
  /** @type {(port: number) => void} */
  let announce;
  const listening = new Promise((resolve) => {
    announce = resolve;
  });
  /** @param {Buffer} chunk */
  const read = (chunk) => {
    log(String(chunk));
    output = (output + chunk).slice(-100_000);
    const port = /listening on (\d+)/.exec(output)?.[1];
    if (port !== undefined) announce(Number(port));
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  /** @type {Promise<number>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  const failed = ended.then((code) => {
    throw new UserError(`${output}\nThe VS Code server ended with ${code}: see above.`);
  });
  const late = delay(60_000).then(() => {
    throw new UserError(`${output}\nThe VS Code server did not answer within 60 seconds: try again.`);
  });
  for (const promise of [failed, late]) promise.catch(() => {});
  const port = await Promise.race([listening, failed, late]);
  return { port, token, ended, stop: () => stop(child, 3000) };
}

/**
 * Installs a packaged extension, as `code --install-extension FILE` does; needs no network.
 * @param {string} vsix
 * @param {Profile} profile
 */
export async function installExtension(vsix, profile) {
  const { code, output } = await run(
    serverNode,
    [serverMain, '--install-extension', vsix, ...profileArguments(profile)],
    { quiet: true, env: environment() },
  );
  if (code !== 0) throw new UserError(`${output.trim()}\nVS Code could not install ${vsix}.`);
}
