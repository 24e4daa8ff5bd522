// What keeps the bundles small.
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

/**
 * The ES modules of the `yaml` package, whose unused parts can be left out; for Node it offers only CommonJS.
 * @type {import('esbuild').Plugin}
 */
const yamlInParts = {
  name: 'yaml-in-parts',
  setup({ onResolve }) {
    const modules = inRoot('node_modules', 'yaml', 'browser', 'dist');
    onResolve({ filter: /^yaml$/ }, () => ({ path: path.join(modules, 'index.js'), sideEffects: false }));
    onResolve({ filter: /^\.\.?\// }, ({ importer, resolveDir, path: name }) =>
      importer.startsWith(modules) ? { path: path.resolve(resolveDir, name), sideEffects: false } : undefined,
    );
  },
};

/**
 * The rules without the text of their pages, which is read only where the documentation is generated and tested.
 * @type {import('esbuild').Plugin}
 */
const rulesWithoutPages = {
  name: 'rules-without-pages',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]core[\\/]rules[\\/][\w-]+\.ts$/ }, async ({ path: file }) => {
      const text = await fs.promises.readFile(file, 'utf8');
      // The formatter sees to the indentation.
      const contents = text.replace(
        /^ {4}docs: \{\n.*?^ {4}\},\n/ms,
        "    docs: { why: '', bad: [], good: [] },\n",
      );
      return { contents, loader: 'ts' };
    });
  },
};

/** For every bundle with the core in it. */
export const smaller = [yamlInParts, rulesWithoutPages];
