// Headless Chromium for the workbench.
import { UserError } from '../../../scripts/lib/lifecycle.mjs';
import { findBrowser } from './install.mjs';

/** @returns {Promise<import('playwright-core').Browser>} */
export async function launchBrowser() {
  const executablePath = findBrowser();
  if (executablePath === undefined)
    throw new UserError('There is no Chromium: run `node test/vscode/host/install.mjs`.');
  // Loaded late: it is not there before the installation.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath,
    headless: true,
    // Playwright would leave the program at once, before the server has ended.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // No name but this machine's is looked up: neither VS Code nor Chromium reaches the network.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}
