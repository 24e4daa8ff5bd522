// What is bundled into dist/, and how.
import { coreApart, coreBundle } from './core.mjs';
import { root } from './paths.mjs';
import { smaller } from './smaller.mjs';
import { tables, tablesApart } from './tables.mjs';

/** @type {import('esbuild').BuildOptions} */
export const sharedOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Take the ES module of a package where it has one: it is smaller after tree shaking.
  mainFields: ['module', 'main'],
  minify: true,
  logLevel: 'warning',
  metafile: true,
};

/**
 * The command line loads the server only for `lsp`: from its own bundle, when it is needed.
 * @type {import('esbuild').Plugin}
 */
const serverIsABundleOfItsOwn = {
  name: 'server-is-a-bundle-of-its-own',
  setup({ onResolve }) {
    onResolve({ filter: /\/node\/main\.ts$/ }, () => ({ path: './server.js', external: true }));
  },
};

/**
 * The page of the agent map, with its style as `map.css` beside it.
 * @type {import('esbuild').BuildOptions & { entryPoints: string[], outfile: string }}
 */
export const mapPage = {
  entryPoints: ['client/map/page.ts'],
  outfile: 'dist/map.js',
  platform: 'browser',
  format: 'iife',
  target: 'chrome122',
};

/**
 * All that the packaged extension runs.
 * @type {(import('esbuild').BuildOptions & { entryPoints: string[], outfile: string })[]}
 */
export const bundles = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { entryPoints: ['server/src/node/main.ts'], outfile: 'dist/server.js', plugins: [coreApart, ...smaller] },
  coreBundle([tablesApart, ...smaller]),
  tables,
  {
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/cli.js',
    plugins: [coreApart, ...smaller, serverIsABundleOfItsOwn],
  },
  mapPage,
];

/** What is written to bin/agent-files.js, which npm makes a command of. */
export const command = "#!/usr/bin/env node\n'use strict';\nrequire('../dist/cli.js');\n";
