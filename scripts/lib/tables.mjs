// The dialect tables as a bundle of their own, beside the core, which loads it.
import fs from 'node:fs';
import path from 'node:path';
import { inRoot } from './paths.mjs';

const folder = inRoot('server', 'src', 'core', 'dialects', 'data');

/** Every module of the tables, from their folder: `opencode/tools.ts`. */
function modules() {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => name.split(path.sep).join('/'));
}

/** A module of the tables in the shared bundle. */
function exportName(/** @type {string} */ file) {
  return path.relative(folder, file).split(path.sep).join('/');
}

/**
 * Takes the tables from `tables.js` beside the bundle.
 * @type {import('esbuild').Plugin}
 */
export const tablesApart = {
  name: 'tables-apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /[\\/]dialects[\\/]data[\\/]|^\.\/data[\\/]/ }, ({ resolveDir, path: name }) => {
      const file = path.resolve(resolveDir, name);
      return file.startsWith(folder) ? { path: file, namespace: 'tables' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'tables' }, ({ path: file }) => ({
      contents: `module.exports = require('./tables.js')[${JSON.stringify(exportName(file))}];`,
      loader: 'js',
      resolveDir: folder,
    }));
    onResolve({ filter: /^\.\/tables\.js$/, namespace: 'tables' }, () => ({
      path: './tables.js',
      external: true,
    }));
  },
};

/** @type {import('esbuild').BuildOptions & { entryPoints: string[], outfile: string }} */
export const tables = {
  entryPoints: ['tables'],
  outfile: 'dist/tables.js',
  plugins: [
    {
      name: 'tables',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^tables$/ }, () => ({ path: 'tables', namespace: 'entry' }));
        onLoad({ filter: /./, namespace: 'entry' }, () => ({
          contents: modules()
            .map((name) => `export * as ${JSON.stringify(name)} from './${name}';`)
            .join('\n'),
          loader: 'ts',
          resolveDir: folder,
        }));
      },
    },
  ],
};
