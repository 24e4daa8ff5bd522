#!/usr/bin/env node
// Makes agent-files-VERSION.vsix, which any VS Code installs without a network.
import fs from 'node:fs';
import path from 'node:path';
import { buildExtension, packageExtension } from './lib/extension.mjs';
import { runMain } from './lib/lifecycle.mjs';
import { ensureInstalled } from './lib/npm.mjs';

await runMain(async () => {
  await ensureInstalled();
  await buildExtension();
  const file = await packageExtension();
  console.log(`${path.basename(file)}  ${Math.ceil(fs.statSync(file).size / 1024)} KiB`);
  return 0;
});
