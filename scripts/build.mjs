#!/usr/bin/env node
// Bundles the extension, the language server, the command line and the VS Code tests into dist/.
//
// node scripts/build.mjs [--sourcemap]
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { runMain, UserError } from './lib/lifecycle.mjs';
import { inRoot, root } from './lib/paths.mjs';

const { values } = parseArgs({ options: { sourcemap: { type: 'boolean', default: false } } });

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  // Take the ES module of a package where it has one: it is smaller after tree shaking.
  mainFields: ['module', 'main'],
  minify: true,
  sourcemap: values.sourcemap === true,
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

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  { entryPoints: ['server/src/node/main.ts'], outfile: 'dist/server.js' },
  { entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', plugins: [serverIsABundleOfItsOwn] },
  {
    entryPoints: testEntries(),
    outdir: 'dist/test',
    external: ['vscode', 'mocha'],
    minify: false,
    sourcemap: 'inline',
  },
];

/** @returns {string[]} */
function testEntries() {
  const suite = 'test/vscode/suite';
  const tests = fs.readdirSync(inRoot(suite)).filter((name) => name.endsWith('.test.ts'));
  return ['index.ts', ...tests].map((name) => `${suite}/${name}`);
}

/** The command line starts in a fraction of the server's time because the protocol is not in it. */
function assertWithoutProtocol(/** @type {import('esbuild').Metafile} */ metafile) {
  const found = Object.keys(metafile.inputs).find((file) =>
    /node_modules\/vscode-(languageserver|languageserver-protocol|jsonrpc|languageclient)\//.test(file),
  );
  if (found !== undefined) {
    throw new UserError(
      `dist/cli.js contains ${found}: the command line must reach the language server only through ` +
        "`await import('../node/main.ts')`.",
    );
  }
}

function writeCommand() {
  const file = inRoot('bin', 'agent-files.js');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, "#!/usr/bin/env node\n'use strict';\nrequire('../dist/cli.js');\n", { mode: 0o755 });
  fs.chmodSync(file, 0o755);
}

await runMain(async () => {
  fs.rmSync(inRoot('dist', 'test'), { recursive: true, force: true });
  for (const bundle of bundles) {
    const entry = /** @type {string[]} */ (bundle.entryPoints)[0] ?? '';
    if (!fs.existsSync(inRoot(entry))) {
      console.warn(`${entry} is not there yet: its bundle is left out.`);
      continue;
    }
    const { metafile } = await build({ ...shared, ...bundle, metafile: true });
    if (bundle.outfile === 'dist/cli.js') assertWithoutProtocol(metafile);
    for (const [file, output] of Object.entries(metafile.outputs)) {
      if (!file.endsWith('.map') && !file.startsWith('dist/test/'))
        console.log(`${file}  ${(output.bytes / 1024).toFixed(0)} KiB`);
    }
  }
  writeCommand();
  return 0;
});
