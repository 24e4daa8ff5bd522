#!/usr/bin/env node
// Opens VS Code with the extension on a copy of the sample workspace, all in a temporary folder.
//
// npm start [-- --embedded]
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { downloadDesktop, findDesktop, hasDisplay } from './lib/desktop.mjs';
import { openDesktop, openEmbedded } from './lib/editors.mjs';
import { buildExtension } from './lib/extension.mjs';
import { onShutdown, runMain } from './lib/lifecycle.mjs';
import { ensureInstalled } from './lib/npm.mjs';
import { inRoot, temporaryFolder } from './lib/paths.mjs';

await runMain(async () => {
  const { values } = parseArgs({ options: { embedded: { type: 'boolean', default: false } } });
  await ensureInstalled();
  await buildExtension();

  const folder = temporaryFolder();
  onShutdown(folder.remove);
  const workspace = path.join(folder.path, 'workspace');
  fs.cpSync(inRoot('test', 'workspace'), workspace, { recursive: true });

  if (!values.embedded && !hasDisplay()) {
    console.log('There is no display for desktop VS Code here: taking the embedded one.');
  }
  const executable = values.embedded ? undefined : (findDesktop() ?? (await downloadDesktop()));
  const sample = sampleFile(workspace);
  if (executable === undefined) return openEmbedded(workspace, sample, folder.path);
  return openDesktop(executable, workspace, sample, folder.path);
});

/**
 * The agent file to begin with.
 * @param {string} workspace
 * @returns {string | undefined}
 */
function sampleFile(workspace) {
  const agents = path.join(workspace, '.opencode', 'agent');
  const names = fs.existsSync(agents) ? fs.readdirSync(agents) : [];
  const name = names.sort().find((each) => each.endsWith('.md'));
  return name === undefined ? undefined : path.join(agents, name);
}
