// Lays out a large repository of agent files.
import fs from 'node:fs';
import path from 'node:path';
import { randomFrom } from '../conformance/random.mjs';
import { agentText, piecesOf } from './agentTexts.mjs';

/**
 * @typedef {object} TreeOptions
 * @property {string} folder a new folder
 * @property {number} files
 * @property {number} perPackage files in one package
 * @property {number} seed
 * @property {boolean} faulty a fault in every file
 * @property {string} workspace the sample workspace
 */

/**
 * What programs read, in turn.
 * @type {readonly { kind: import('./agentTexts.mjs').MadeKind, place: (name: string) => string }[]}
 */
const KINDS = [
  { kind: 'opencode-agent', place: (name) => `.opencode/agent/${name}.md` },
  { kind: 'claude-agent', place: (name) => `.claude/agents/${name}.md` },
  { kind: 'skill', place: (name) => `.claude/skills/${name}/SKILL.md` },
];

/**
 * Writes agents of OpenCode, agents of Claude Code and skills in equal parts, `packages/p000/.opencode/agent/…`, and in
 * each package what their links point to.
 * @param {TreeOptions} options
 * @returns {{ files: number, bytes: number, sizes: number[] }} of the agent files
 */
export function layTree({ folder, files, perPackage, seed, faulty, workspace }) {
  const pieces = piecesOf(path.join(workspace, '.opencode', 'agent'));
  const random = randomFrom(seed);
  /** @type {number[]} */
  const sizes = [];
  // The end of the repository: nothing above it has a say.
  fs.mkdirSync(path.join(folder, '.git'), { recursive: true });
  for (let p = 0; p * perPackage < files; p++) {
    const home = path.join(folder, 'packages', `p${String(p).padStart(3, '0')}`);
    for (const base of ['.opencode', '.claude', '.claude/skills'])
      copyLinked(path.join(workspace, '.opencode'), path.join(home, base));
    for (let i = 0; i < perPackage && sizes.length < files; i++) {
      const { kind, place } = kindOf(i);
      const name = `agent-${i}`;
      const file = path.join(home, place(name));
      const text = agentText(pieces, random, { kind, name, faulty });
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
      sizes.push(Buffer.byteLength(text));
    }
  }
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), sizes };
}

/** @param {number} i */
function kindOf(i) {
  const found = KINDS[i % KINDS.length];
  if (!found) throw new RangeError(`${i} is no place in a folder.`);
  return found;
}

/** What the agents of a configuration directory point to. @param {string} from @param {string} to */
function copyLinked(from, to) {
  fs.mkdirSync(to, { recursive: true });
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    if (entry.isFile()) fs.copyFileSync(path.join(from, entry.name), path.join(to, entry.name));
  }
}
