#!/usr/bin/env node
// Asserts that no bundle has grown beyond its limit.
import fs from 'node:fs';
import { inRoot } from './lib/paths.mjs';

/** KiB, minified. */
const limits = {
  'dist/server.js': 10,
  'dist/languageServer.js': 300,
  'dist/core.js': 600,
  'dist/tables.js': 300,
  'dist/cli.js': 10,
  'dist/commandLine.js': 100,
  'dist/extension.js': 500,
  'dist/map.js': 150,
};

for (const [file, limit] of Object.entries(limits)) {
  const size = fs.statSync(inRoot(file), { throwIfNoEntry: false })?.size;
  const kib = size === undefined ? Number.POSITIVE_INFINITY : size / 1024;
  const verdict =
    size === undefined ? 'missing: run `npm run build`' : `${kib.toFixed(1)} KiB of ${limit} KiB`;
  console.log(`${kib <= limit ? '✓' : '✗'} ${file}: ${verdict}`);
  if (kib > limit) process.exitCode = 1;
}
