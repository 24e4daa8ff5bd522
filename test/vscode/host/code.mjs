#!/usr/bin/env node
// Stands in for desktop VS Code: takes the command line that @vscode/test-electron gives it, runs the extension
// tests in the embedded VS Code and ends with their exit code; 124 after the time limit, 70 when the browser fails.
//
// VSCODE_HOST_VERBOSE=1 prints what server and page say; VSCODE_HOST_TIMEOUT_MS is the limit (300000).
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

await runMain(async () => {
  const { switches, file, workspace } = parseArguments(process.argv.slice(2));
  const extensionTestsPath = file('extensionTestsPath');
  if (extensionTestsPath === undefined) throw new UserError('--extensionTestsPath is missing: this launcher only runs tests.');
  if ((switches.get('extensionDevelopmentPath') ?? []).length > 1) {
    throw new UserError('The embedded VS Code takes one --extensionDevelopmentPath at most.');
  }
  const verbose = Boolean(process.env.VSCODE_HOST_VERBOSE);
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
    void shutdown(124);
  }, limit);

  const log = verbose ? (/** @type {string} */ text) => void process.stderr.write(text) : () => {};
  const server = await startServer(profile, { underTest: true, log });
  const browser = await launchBrowser();
  onShutdown(() => Promise.race([browser.close(), delay(5000)]));
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  // The workbench calls these two while it runs tests.
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
    const out = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
    out.write(`${util.format(...args)}\n`);
  });
  /** @type {(code: number) => void} */
  let end = () => {};
  const ended = new Promise((resolve) => {
    end = resolve;
  });
  await page.exposeFunction('codeAutomationExit', (/** @type {unknown} */ code) => end(Number(code)));
  browser.on('disconnected', () => end(70));
  page.on('crash', () => end(70));
  page.on('console', (message) => log(`[page] ${message.text()}\n`));
  page.on('requestfailed', (request) => log(`[page] failed: ${request.url()} ${request.failure()?.errorText}\n`));
  await page.goto(
    workbenchUrl(server, {
      ...(workspace === undefined ? {} : { folder: workspace }),
      ...developmentPath(file('extensionDevelopmentPath')),
      extensionTestsPath,
      disableExtensions: switches.has('disable-extensions'),
    }),
  );
  return ended;
});

/** @param {string | undefined} folder */
function developmentPath(folder) {
  return folder === undefined ? {} : { extensionDevelopmentPath: folder };
}
