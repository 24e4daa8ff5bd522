// Opens an editor for a person and stays until it ends.
import path from 'node:path';
import { ensureServer } from '../../test/vscode/host/install.mjs';
import { installExtension, profileIn, startServer, writeSettings } from '../../test/vscode/host/server.mjs';
import { workbenchUrl } from '../../test/vscode/host/workbench.mjs';
import { packageExtension } from './extension.mjs';
import { start } from './lifecycle.mjs';
import { root } from './paths.mjs';
import { step } from './progress.mjs';

/**
 * Desktop VS Code with the extension of this folder.
 * @param {string} executable
 * @param {string} workspace
 * @param {string | undefined} file
 * @param {string} folder for the profile
 * @returns {Promise<number>} the exit code
 */
export async function openDesktop(executable, workspace, file, folder) {
  const userDataDir = path.join(folder, 'user');
  writeSettings(userDataDir);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = start(
    executable,
    [
      ...[workspace, ...(file === undefined ? [] : [file])],
      '--new-window',
      `--user-data-dir=${userDataDir}`,
      `--extensions-dir=${path.join(folder, 'extensions')}`,
      `--extensionDevelopmentPath=${root}`,
      '--disable-workspace-trust',
      '--disable-updates',
      '--skip-welcome',
      '--skip-release-notes',
      // Chromium refuses its sandbox to root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { stdio: 'ignore', env },
  );
  console.log('VS Code is open on a copy of the sample workspace. Close it or press Ctrl+C to end.');
  return untilExit(child);
}

/**
 * The embedded VS Code with the packaged extension installed, at an address for the person's own browser.
 * @param {string} workspace
 * @param {string | undefined} file
 * @param {string} folder for the profile
 * @returns {Promise<number>} the exit code
 */
export async function openEmbedded(workspace, file, folder) {
  await ensureServer();
  const vsix = await packageExtension();
  const profile = profileIn(path.join(folder, 'profile'));
  await step('Installing the extension', () => installExtension(vsix, profile));
  const server = await step('Starting VS Code', () => startServer(profile));
  const url = workbenchUrl(server, { folder: workspace, ...(file === undefined ? {} : { openFile: file }) });
  console.log(`\nOpen this address in a browser on this machine:\n\n  ${url}\n\nPress Ctrl+C to end.`);
  return server.ended;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function untilExit(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
