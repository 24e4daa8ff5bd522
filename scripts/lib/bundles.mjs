// What is bundled into dist/, and how.
import fs from 'node:fs';
import { coreApart, coreBundle } from './core.mjs';
import { lateModule } from './late.mjs';
import { inRoot, root } from './paths.mjs';
import { smaller } from './smaller.mjs';
import { tables, tablesApart } from './tables.mjs';

/**
 * Modules of Node that a command needs only now and then, and that take longer to load than a small check: taken at the
 * first use of anything in them.
 * @type {import('esbuild').Plugin}
 */
const rareModulesLate = {
  name: 'rare-modules-late',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:(?:child_process|stream\/consumers|v8)$/ }, ({ path, namespace }) =>
      namespace === 'late' ? { path, external: true } : { path, namespace: 'late' },
    );
    onLoad({ filter: /./, namespace: 'late' }, async ({ path }) => {
      const names = Object.keys(await import(path)).filter((name) => name !== 'default');
      return { contents: lateModule(names, `require(${JSON.stringify(path)})`), loader: 'js' };
    });
  },
};

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
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/node\/main\.ts$/ }, ({ path }) => ({ path, namespace: 'server' }));
    onLoad({ filter: /./, namespace: 'server' }, () => ({
      contents: "module.exports = require('./languageServer.js');",
      loader: 'js',
      resolveDir: root,
    }));
    onResolve({ filter: /^\.\/languageServer\.js$/, namespace: 'server' }, ({ path }) => ({
      path,
      external: true,
    }));
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

/** @param {string} program @returns {import('esbuild').BuildOptions & { entryPoints: string[], outfile: string }} */
function startOf(program) {
  const { version } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'));
  return {
    entryPoints: [`server/src/start/${program}.ts`],
    outfile: `dist/${program}.js`,
    define: { VERSION: JSON.stringify(version) },
  };
}

/**
 * All that the packaged extension runs.
 * @type {(import('esbuild').BuildOptions & { entryPoints: string[], outfile: string })[]}
 */
export const bundles = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  startOf('server'),
  {
    entryPoints: ['server/src/node/main.ts'],
    outfile: 'dist/languageServer.js',
    plugins: [coreApart, ...smaller],
  },
  coreBundle([tablesApart, ...smaller]),
  tables,
  startOf('cli'),
  {
    entryPoints: ['server/src/cli/main.ts'],
    outfile: 'dist/commandLine.js',
    plugins: [coreApart, ...smaller, serverIsABundleOfItsOwn, rareModulesLate],
  },
  mapPage,
];

/** What each program is made of; the first one starts it. */
export const programs = {
  server: ['server.js', 'languageServer.js', 'core.js', 'tables.js'],
  cli: ['cli.js', 'commandLine.js', 'languageServer.js', 'core.js', 'tables.js'],
};

/** What is written to bin/agent-files.js, which npm makes a command of. */
export const command = "#!/usr/bin/env node\n'use strict';\nrequire('../dist/cli.js');\n";
