// Lays out a large repository of agent files.
import fs from 'node:fs';
import path from 'node:path';
import { randomFrom } from '../conformance/random.mjs';
import { UserError } from '../lib/lifecycle.mjs';
import { agentText, piecesOf } from './agentTexts.mjs';

/**
 * @typedef {object} TreeOptions
 * @property {string} folder a new folder
 * @property {number} files
 * @property {number} perPackage files in one folder
 * @property {number} seed
 * @property {boolean} faulty a fault in every file
 * @property {string} workspace the sample workspace
 * @property {string | undefined} corpus a folder with real agent files, taken instead of made ones
 */

/** @typedef {{ name: string, text: string, linksTo: readonly string[] }} AgentSource */

/**
 * Writes `packages/p000/.opencode/agent/…` below the folder, and beside the agents what their links point to.
 * @param {TreeOptions} options
 * @returns {{ files: number, bytes: number, sizes: number[] }} of the agent files
 */
export function layTree(options) {
  const source =
    options.corpus === undefined ? madeFiles(options) : realFiles(options.corpus, options.faulty);
  /** @type {number[]} */
  const sizes = [];
  // The end of the repository: nothing above it has a say.
  fs.mkdirSync(path.join(options.folder, '.git'), { recursive: true });
  const packages = Math.ceil(options.files / options.perPackage);
  for (let p = 0; p < packages; p++) {
    const config = path.join(options.folder, 'packages', `p${String(p).padStart(3, '0')}`, '.opencode');
    const agents = path.join(config, 'agent');
    fs.mkdirSync(agents, { recursive: true });
    if (options.corpus === undefined) copyLinked(path.join(options.workspace, '.opencode'), config);
    for (let i = 0; i < options.perPackage && sizes.length < options.files; i++) {
      const { name, text, linksTo } = source(sizes.length);
      fs.writeFileSync(path.join(agents, `${name}-${i}.md`), text);
      for (const target of linksTo) writeStub(path.dirname(config), path.resolve(agents, target));
      sizes.push(Buffer.byteLength(text));
    }
  }
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), sizes };
}

/**
 * @param {TreeOptions} options
 * @returns {(i: number) => AgentSource}
 */
function madeFiles({ workspace, seed, faulty }) {
  const pieces = piecesOf(path.join(workspace, '.opencode', 'agent'));
  const random = randomFrom(seed);
  return () => ({ name: 'agent', text: agentText(pieces, random, faulty), linksTo: [] });
}

/** What the agents of a configuration directory point to. @param {string} from @param {string} to */
function copyLinked(from, to) {
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    if (entry.isFile()) fs.copyFileSync(path.join(from, entry.name), path.join(to, entry.name));
  }
}

/**
 * The Markdown files below a folder that lie in a folder called `agent` or `agents`, again and again.
 * @param {string} corpus
 * @param {boolean} faulty adds a link to nowhere to each
 * @returns {(i: number) => AgentSource}
 */
function realFiles(corpus, faulty) {
  const found = fs
    .readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(corpus, name))
    .filter((file) => /[\\/]agents?[\\/].*\.md$/.test(file) && fs.statSync(file).isFile())
    .sort();
  if (found.length === 0) {
    throw new UserError(
      `${corpus} has no Markdown files in folders called agent or agents: name another folder.`,
    );
  }
  return (i) => {
    const file = /** @type {string} */ (found[i % found.length]);
    const text = fs.readFileSync(file, 'utf8');
    const links = [...text.matchAll(/\]\(<?([^\s)>#?]+)/g)].map(([, target = '']) => target);
    return {
      name: path.basename(file, '.md'),
      text: faulty ? `${text}\nSee [this](./there-is-no-such-file.md).\n` : text,
      linksTo: links.filter((target) => !/^(?:[a-z]+:|\/)|[{}<>*|"]/i.test(target)),
    };
  };
}

/**
 * A file, or a folder where the name has no ending, so that a link is not broken only because the tree is a copy.
 * @param {string} within nothing is written outside of it
 * @param {string} target
 */
function writeStub(within, target) {
  if (!target.startsWith(within + path.sep) || fs.existsSync(target)) return;
  try {
    fs.mkdirSync(path.extname(target) === '' ? target : path.dirname(target), { recursive: true });
    if (path.extname(target) !== '') fs.writeFileSync(target, '');
  } catch {
    // A file stands where a folder is wanted.
  }
}
