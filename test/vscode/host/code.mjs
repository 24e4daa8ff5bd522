#!/usr/bin/env node
// Stands in for desktop VS Code: takes the command line that @vscode/test-electron gives it, runs the extension
// tests in the embedded VS Code and ends with their exit code; 124 after the time limit, 70 when the browser fails.
//
// The workbench logs a lot. It is printed at once with VSCODE_HOST_VERBOSE=1, else only its end, and only when the
// tests left no report at AGENT_FILES_TEST_REPORT. VSCODE_HOST_TIMEOUT_MS is the time limit (300000).
import fs from 'node:fs';
import path from 'node:path';
import util from 'node:util';
import { delay, onShutdown, runMain, shutdown, UserError } from '../../../scripts/lib/lifecycle.mjs';
import { temporaryFolder } from '../../../scripts/lib/paths.mjs';
import { launchBrowser } from './browser.mjs';
import { profileIn, startServer } from './server.mjs';
import { workbenchUrl } from './workbench.mjs';

/**
 * Every switch has the form `--name` or `--name=value`; what is none is the workspace.
 * @param {string[]} args
 */
function parseArguments(args) {
  /** @type {Map<string, string[]>} */
  const switches = new Map();
  /** @type {string[]} */
  const files = [];
  for (const arg of args) {
    const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name !== undefined) switches.set(name, [...(switches.get(name) ?? []), value]);
    else if (!arg.startsWith('-')) files.push(path.resolve(arg));
  }
  /** @param {string} name */
  const last = (name) => switches.get(name)?.at(-1) || undefined;
  /** @param {string} name */
  const file = (name) => (last(name) === undefined ? undefined : path.resolve(String(last(name))));
  return { switches, file, workspace: files[0] };
}

/** @type {string[]} */
const heldBack = [];

/** @param {string} text */
function log(text) {
  if (process.env.VSCODE_HOST_VERBOSE) process.stderr.write(text);
  else heldBack.push(text);
}

/** Where the tests themselves told nothing, the last of the log may tell why. */
function printEnd() {
  const report = process.env.AGENT_FILES_TEST_REPORT;
  if (report === undefined || !fs.existsSync(report)) process.stderr.write(heldBack.slice(-60).join(''));
}

await runMain(async () => {
  const { switches, file, workspace } = parseArguments(process.argv.slice(2));
  const extensionTestsPath = file('extensionTestsPath');
  if (extensionTestsPath === undefined)
    throw new UserError('--extensionTestsPath is missing: this launcher only runs tests.');
  if ((switches.get('extensionDevelopmentPath') ?? []).length > 1) {
    throw new UserError('The embedded VS Code takes one --extensionDevelopmentPath at most.');
  }
  const limit = Number(process.env.VSCODE_HOST_TIMEOUT_MS || 300_000);

  const folder = temporaryFolder();
  onShutdown(folder.remove);
  const own = profileIn(folder.path);
  const profile = {
    ...own,
    userDataDir: file('user-data-dir') ?? own.userDataDir,
    extensionsDir: file('extensions-dir') ?? own.extensionsDir,
  };
  setTimeout(() => {
    console.error(`The extension tests did not end within ${limit / 1000} seconds.`);
    printEnd();
    void shutdown(124);
  }, limit);

  const server = await startServer(profile, { underTest: true, log });
  const browser = await launchBrowser();
  onShutdown(() => Promise.race([browser.close(), delay(5000)]));
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // The workbench calls these two while it runs tests; the first also gives what the extension host prints.
  await page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ _type, /** @type {unknown[]} */ args) => log(`${util.format(...args)}\n`),
  );
  /** @type {(code: number) => void} */
  let end = () => {};
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  await page.exposeFunction('codeAutomationExit', (/** @type {unknown} */ code) => end(Number(code)));
  browser.on('disconnected', () => end(70));
  page.on('crash', () => end(70));
  page.on('requestfailed', (request) => log(`failed: ${request.url()} ${request.failure()?.errorText}\n`));
  await page.goto(
    workbenchUrl(server, {
      ...(workspace === undefined ? {} : { folder: workspace }),
      ...developmentPath(file('extensionDevelopmentPath')),
      extensionTestsPath,
      disableExtensions: switches.has('disable-extensions'),
    }),
  );
  const code = await ended;
  if (code !== 0) printEnd();
  return code;
});

/** @param {string | undefined} folder */
function developmentPath(folder) {
  return folder === undefined ? {} : { extensionDevelopmentPath: folder };
}
