#!/usr/bin/env node
// Bundles the extension, the language server, the command line and the VS Code tests into dist/.
//
// node scripts/build.mjs [--sourcemap]
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundles, command, sharedOptions } from './lib/bundles.mjs';
import { runMain } from './lib/lifecycle.mjs';
import { inRoot } from './lib/paths.mjs';

const { values } = parseArgs({ options: { sourcemap: { type: 'boolean', default: false } } });

/** @returns {import('esbuild').BuildOptions} */
function testBundle() {
  const suite = 'test/vscode/suite';
  const tests = fs.readdirSync(inRoot(suite)).filter((name) => name.endsWith('.test.ts'));
  return {
    entryPoints: ['index.ts', ...tests].map((name) => `${suite}/${name}`),
    outdir: 'dist/test',
    external: ['vscode', 'mocha'],
    minify: false,
    sourcemap: 'inline',
  };
}

/**
 * Letters beyond ASCII stand in patterns and raw templates alone, where an escape means the same. Without them the
 * program text takes half the memory, and less time to read.
 * @param {string} file
 */
function toAscii(file) {
  const text = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(
    file,
    text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

function writeCommand() {
  const file = inRoot('bin', 'agent-files.js');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, command, { mode: 0o755 });
  fs.chmodSync(file, 0o755);
}

await runMain(async () => {
  fs.rmSync(inRoot('dist', 'test'), { recursive: true, force: true });
  for (const bundle of bundles) {
    await build({ ...sharedOptions, sourcemap: values.sourcemap === true, ...bundle });
    toAscii(inRoot(bundle.outfile));
    console.log(`${bundle.outfile}  ${(fs.statSync(inRoot(bundle.outfile)).size / 1024).toFixed(0)} KiB`);
  }
  await build({ ...sharedOptions, ...testBundle() });
  writeCommand();
  return 0;
});
