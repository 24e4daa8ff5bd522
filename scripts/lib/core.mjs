// The core as a bundle of its own, which the server and the command line share. The server loads it only when it is
// needed: an editor has its answer to `initialize` before that.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { lateModule } from './late.mjs';
import { inRoot } from './paths.mjs';

const source = inRoot('server', 'src');
const core = path.join(source, 'core');

/** Small modules without state that the server needs at once: each bundle has its own copy. */
const COPIED = [
  'syntax/lazy.ts',
  'syntax/span.ts',
  'workspace/dependencies.ts',
  'workspace/folderSet.ts',
  'workspace/paths.ts',
];

/** @param {string} file @returns {string} `workspace/paths.ts` */
function nameOf(file) {
  return path.relative(core, file).split(path.sep).join('/');
}

/** Every module of the core that is imported from outside, but for those that are copied. */
function doors() {
  const outside = fs
    .readdirSync(source, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(source, name))
    .filter((file) => file.endsWith('.ts') && !file.startsWith(core + path.sep));
  const found = outside.flatMap((file) =>
    [...fs.readFileSync(file, 'utf8').matchAll(/^(?!import type).*\bfrom '(\.[^']+)';$/gm)]
      .map(([, name = '']) => path.resolve(path.dirname(file), name))
      .filter((target) => target.startsWith(core + path.sep))
      .map(nameOf),
  );
  return [...new Set(found)].filter((name) => !COPIED.includes(name)).sort();
}

/** What a module of the core exports at run time. @param {string} file */
async function exportsOf(file) {
  const { metafile } = await build({
    entryPoints: [file],
    format: 'esm',
    bundle: false,
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}

/**
 * Takes the core from `core.js` beside the bundle, at the first use of anything in it.
 * @type {import('esbuild').Plugin}
 */
export const coreApart = {
  name: 'core-apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\.?\// }, ({ importer, resolveDir, path: name }) => {
      const file = path.resolve(resolveDir, name);
      if (!file.startsWith(core + path.sep) || importer.startsWith(core + path.sep)) return undefined;
      return COPIED.includes(nameOf(file)) ? undefined : { path: file, namespace: 'core' };
    });
    onLoad({ filter: /./, namespace: 'core' }, async ({ path: file }) => {
      const door = JSON.stringify(nameOf(file));
      const names = await exportsOf(file);
      const contents = lateModule(names, `require('./core.js')[${door}]`);
      return { contents, loader: 'js', resolveDir: core };
    });
    onResolve({ filter: /^\.\/core\.js$/, namespace: 'core' }, () => ({ path: './core.js', external: true }));
  },
};

/** @type {import('esbuild').Plugin} */
const doorsAlone = {
  name: 'doors-alone',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^core$/ }, () => ({ path: 'core', namespace: 'doors' }));
    onLoad({ filter: /./, namespace: 'doors' }, () => ({
      contents: doors()
        .map((name) => `export * as ${JSON.stringify(name)} from './${name}';`)
        .join('\n'),
      loader: 'ts',
      resolveDir: core,
    }));
  },
};

/**
 * @param {readonly import('esbuild').Plugin[]} plugins
 * @returns {import('esbuild').BuildOptions & { entryPoints: string[], outfile: string }}
 */
export function coreBundle(plugins) {
  return { entryPoints: ['core'], outfile: 'dist/core.js', plugins: [doorsAlone, ...plugins] };
}
