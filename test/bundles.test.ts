import { isBuiltin } from 'node:module';
import { type BuildOptions, build } from 'esbuild';
import { expect, test } from 'vitest';
import { bundles, sharedOptions } from '../scripts/lib/bundles.mjs';

interface Contents {
  /** Files whose code is in the bundle, from the repository's root. */
  readonly files: readonly string[];
  /** What it loads at run time that is no module of Node. */
  readonly loads: readonly string[];
}

async function contentsOf(outfile: string): Promise<Contents> {
  const bundle = bundles.find((one: BuildOptions) => one.outfile === outfile);
  const { metafile } = await build({ ...sharedOptions, ...bundle, metafile: true, write: false });
  const output = metafile.outputs[outfile];
  if (!output) throw new Error(`${outfile} is not built`);
  const inputs = Object.entries(output.inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return {
    files: inputs.map(([file]) => file),
    loads: output.imports.filter(({ external }) => external).map(({ path }) => path),
  };
}

const PARTS = {
  client: /^client\//,
  'command line': /^server\/src\/cli\//,
  core: /^server\/src\/core\/index\.ts$/,
  'language server': /^server\/src\/lsp\//,
  'client library': /^node_modules\/vscode-languageclient\/(?!node_modules)/,
  'server library': /^node_modules\/vscode-languageserver\/(?!node_modules)/,
  protocol: /(?:^|\/)node_modules\/vscode-(?:languageserver-protocol|jsonrpc)\//,
  'YAML parser': /^node_modules\/yaml\//,
  'Markdown parser': /^node_modules\/@lezer\/markdown\//,
  'gray-matter': /^node_modules\/gray-matter\//,
};

test.each([
  {
    outfile: 'dist/extension.js',
    parts: ['client', 'client library', 'protocol'],
    loads: ['vscode'],
  },
  {
    // It answers an editor's first request before it loads the core.
    outfile: 'dist/server.js',
    parts: ['language server', 'server library', 'protocol'],
    loads: ['./core.js'],
  },
  {
    outfile: 'dist/core.js',
    parts: ['core', 'YAML parser', 'Markdown parser', 'gray-matter'],
    loads: ['./tables.js'],
  },
  {
    outfile: 'dist/tables.js',
    parts: [],
    loads: [],
  },
  {
    // It starts in a fraction of the server's time because the protocol is not in it.
    outfile: 'dist/cli.js',
    parts: ['command line'],
    loads: ['./core.js', './server.js'],
  },
])('$outfile holds what it needs and nothing of the others', async ({ outfile, parts, loads }) => {
  const contents = await contentsOf(outfile);
  const found = Object.entries(PARTS).filter(([, pattern]) =>
    contents.files.some((file) => pattern.test(file)),
  );
  expect(found.map(([name]) => name)).toEqual(parts);
  expect([...new Set(contents.loads)].filter((name) => !isBuiltin(name))).toEqual(loads);
});
