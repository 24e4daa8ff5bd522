#!/usr/bin/env node
// Installs the packages of package-lock.json if they are not there; instant when they are.
import { runMain } from './lib/lifecycle.mjs';
import { ensureInstalled } from './lib/npm.mjs';

await runMain(async () => {
  await ensureInstalled();
  return 0;
});
