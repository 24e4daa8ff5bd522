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

/**
 * Modules of libraries that nothing here ever calls, in the form of what stands in for each. They write YAML, which this
 * project never does, read YAML 1.1 and scripts, or know how highlighted Markdown looks; find modules
 * of npm packages, or serve notebooks.
 * @type {readonly [file: RegExp, replacement: (text: string) => string][]}
 */
const NEVER_CALLED = [
  [/[\\/]yaml[\\/]browser[\\/]dist[\\/]stringify[\\/]\w+\.js$/, withoutCode],
  [
    /[\\/]yaml[\\/]browser[\\/]dist[\\/]schema[\\/]yaml-1\.1[\\/](binary|omap|pairs|set|timestamp|schema|bool|float|int)\.js$/,
    withoutCode,
  ],
  [
    /[\\/]js-yaml[\\/]dumper\.js$/,
    () => `${LEFT_OUT} module.exports = { dump: leftOut, safeDump: leftOut };`,
  ],
  [
    /[\\/]js-yaml[\\/]schema[\\/]default_full\.js$/,
    () => "module.exports = require('../schema').DEFAULT = require('./default_safe');",
  ],
  [
    /[\\/]@lezer[\\/]highlight[\\/]dist[\\/]index\.js$/,
    () =>
      'export const tags = new Proxy(() => tags, { get: () => tags }); export const styleTags = () => () => undefined; export class Tag {}',
  ],
  [/[\\/]vscode-languageserver[\\/]lib[\\/]node[\\/]files\.js$/, () => ''],
  [
    /[\\/]vscode-languageserver[\\/]lib[\\/]common[\\/]notebook\.js$/,
    () => 'exports.NotebookSyncFeature = (Base) => Base;',
  ],
  [/[\\/]vscode-languageserver-types[\\/]lib[\\/](esm|umd)[\\/]main\.js$/, withoutMakers],
];

const LEFT_OUT =
  "function leftOut() { throw new Error('This part of the library is left out of the bundle.'); }";

/** What the protocol's packages call of the functions that make and check literals. */
const MADE_OR_CHECKED = new Set(['DocumentUri', 'URI', 'WorkspaceFolder', 'integer', 'uinteger']);

/** The protocol's constants; of the functions beside them only those that are called. */
function withoutMakers(/** @type {string} */ text) {
  return text.replace(
    /^export var (\w+);\n\(function \(\1\) \{\n(.*?)^\}\)\(\1 \|\| \(\1 = \{\}\)\);$/gms,
    (whole, name, body) =>
      body.includes('    function ') && !MADE_OR_CHECKED.has(name) && !/^ {4}\w+\.\w+ = ['\d]/m.test(body)
        ? `export var ${name};`
        : whole,
  );
}

/** The same exports, none of which does anything but fail. */
function withoutCode(/** @type {string} */ text) {
  const names = [...text.matchAll(/^export \{ (.*) \};$/gm)].flatMap(([, list = '']) => list.split(', '));
  return `${LEFT_OUT}\nexport { ${names.map((name) => `leftOut as ${name}`).join(', ')} };`;
}

/** @type {import('esbuild').Plugin} */
const withoutUnusedParts = {
  name: 'without-unused-parts',
  setup({ onLoad }) {
    for (const [filter, replacement] of NEVER_CALLED) {
      onLoad({ filter }, async ({ path: file }) => {
        return { contents: replacement(await fs.promises.readFile(file, 'utf8')), loader: 'js' };
      });
    }
  },
};

/**
 * The compiler's module helpers from one place instead of a copy in each module of the protocol's packages.
 * @type {import('esbuild').Plugin}
 */
const sharedModuleHelpers = {
  name: 'shared-module-helpers',
  setup({ onLoad }) {
    const helpers = JSON.stringify(inRoot('scripts', 'lib', 'moduleHelpers.cjs'));
    onLoad(
      {
        filter:
          /[\\/]vscode-(languageserver|languageserver-protocol|jsonrpc)[\\/]lib[\\/](common|node)[\\/].*\.js$/,
      },
      async ({ path: file }) => {
        const text = await fs.promises.readFile(file, 'utf8');
        const contents = text.replace(
          /^var (__\w+) = \(this && this\.\1\).*?^[})(]+;$/gms,
          (_, name) => `var ${name} = require(${helpers}).${name};`,
        );
        return { contents: contents.replace(AT_ONCE, inTime), loader: 'js' };
      },
    );
  },
};

/** Modules of Node that the protocol's packages load at once, but use only where a pipe or a process is asked for. */
const AT_ONCE = /^const (\w+) = require\("(crypto|child_process)"\);$/gm;

function inTime(/** @type {string} */ _, /** @type {string} */ name, /** @type {string} */ module) {
  return `const ${name} = new Proxy({}, { get: (_, key) => require("${module}")[key] });`;
}

/** For every bundle with the core in it. */
export const smaller = [yamlInParts, rulesWithoutPages, withoutUnusedParts, sharedModuleHelpers];
