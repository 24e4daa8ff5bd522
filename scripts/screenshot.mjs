#!/usr/bin/env node
// Takes a picture of the embedded VS Code with the packaged extension on a copy of the sample workspace.
//
// node scripts/screenshot.mjs FILE OUT.png [STEP …]      FILE is relative to test/workspace
//   --vsix FILE     another package than agent-files-VERSION.vsix
//   --size 1280x800 of the window     --scale 1   pixels a point     --theme 'Default Dark Modern'
//
// Steps, done in the order given:
//   cursor=TEXT   put the cursor behind the first TEXT      type=TEXT     type it, key by key
//   select=TEXT   select the first TEXT                     key=CHORD     for example key=Control+Space
//   suggest       ask for completion, wait for the list     hover=TEXT    show the hover of TEXT
//   command=NAME  run a command by its title                click=CSS     click on an element
//   wait=CSS      wait for an element                       gone=CSS      wait until there is none
//   shot=PNG      take a picture in between
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchBrowser } from '../test/vscode/host/browser.mjs';
import { ensureBrowser, ensureServer } from '../test/vscode/host/install.mjs';
import { installExtension, profileIn, startServer, writeSettings } from '../test/vscode/host/server.mjs';
import { workbenchUrl } from '../test/vscode/host/workbench.mjs';
import { delay, onShutdown, runMain, UserError } from './lib/lifecycle.mjs';
import { inRoot, temporaryFolder, vsixPath } from './lib/paths.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Record<string, (page: Page, argument: string) => Promise<unknown>>} */
const actions = {
  async cursor(page, text) {
    await find(page, text);
    await page.keyboard.press('ArrowRight');
  },
  select: find,
  type: (page, text) => page.keyboard.type(text, { delay: 40 }),
  key: (page, chord) => page.keyboard.press(chord),
  async suggest(page) {
    await page.keyboard.press('Control+Space');
    await page.waitForSelector('.suggest-widget.visible .monaco-list-row');
  },
  async hover(page, text) {
    await find(page, text);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await page.waitForSelector('.monaco-hover:visible .hover-contents:visible');
  },
  async command(page, title) {
    await page.keyboard.press('F1');
    await page.waitForSelector('.quick-input-widget:visible');
    await page.keyboard.type(title);
    await page.waitForSelector(`.quick-input-list .monaco-list-row.focused`);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  },
  click: (page, css) => page.click(css),
  wait: (page, css) => page.waitForSelector(css, { state: 'attached' }),
  gone: (page, css) => page.waitForSelector(css, { state: 'detached' }),
  shot: picture,
};

/**
 * Selects the first occurrence of a text with the editor's own search, which knows unsaved text as well.
 * @param {Page} page
 * @param {string} text
 */
async function find(page, text) {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+F');
  const input = page.locator('.find-widget.visible textarea').first();
  await input.fill(text);
  await page.waitForSelector('.find-widget.visible .matchesCount:not(:text("No results"))');
  await page.keyboard.press('Escape');
  await page.waitForSelector('.find-widget.visible', { state: 'detached' });
}

/**
 * @param {Page} page
 * @param {string} file
 */
async function picture(page, file) {
  // The cursor blinks and widgets fade in: give them the time of their animations.
  await delay(700);
  fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  await page.screenshot({ path: file });
  console.log(`wrote ${file}`);
}

await runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      vsix: { type: 'string' },
      size: { type: 'string' },
      scale: { type: 'string' },
      theme: { type: 'string' },
    },
  });
  const [file, out, ...steps] = positionals;
  if (file === undefined || out === undefined)
    throw new UserError('Usage: node scripts/screenshot.mjs FILE OUT.png [STEP …]');
  const { vsix = vsixPath(), size = '1280x800', scale = '1', theme } = values;
  if (!fs.existsSync(vsix)) throw new UserError(`${vsix} is not there: run \`npm run package\`.`);
  const plan = steps.map(parseStep);
  await ensureServer();
  await ensureBrowser();

  const folder = temporaryFolder();
  onShutdown(folder.remove);
  const workspace = path.join(folder.path, 'workspace');
  fs.cpSync(inRoot('test', 'workspace'), workspace, { recursive: true });
  const profile = profileIn(path.join(folder.path, 'profile'));
  writeSettings(profile.userDataDir, theme === undefined ? {} : { 'workbench.colorTheme': theme });
  await installExtension(path.resolve(vsix), profile);
  const server = await startServer(profile);
  const browser = await launchBrowser();
  onShutdown(() => Promise.race([browser.close(), delay(5000)]));

  const [width = 1280, height = 800] = size.split('x').map(Number);
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: Number(scale),
  });
  page.setDefaultTimeout(30_000);
  await page.goto(workbenchUrl(server, { folder: workspace, openFile: path.join(workspace, file) }));
  await page.waitForSelector('.monaco-editor .view-line');
  await page.click('.monaco-editor .view-lines');
  for (const { text, action, argument } of plan) {
    await action(page, argument).catch(async (error) => {
      await picture(page, out);
      throw new UserError(`${text}: ${String(error.message).split('\n')[0]}`);
    });
  }
  await picture(page, out);
  return 0;
});

/** @param {string} text */
function parseStep(text) {
  const [, name = '', argument = ''] = /^(\w+)(?:=(.*))?$/s.exec(text) ?? [];
  const action = actions[name];
  if (action === undefined)
    throw new UserError(`There is no step ${text}: use ${Object.keys(actions).join(', ')}.`);
  return { text, action, argument };
}
