// The programs that the loaders are held against.
import { CLAUDE_CODE } from './claudeCode/index.mjs';
import { OPENCODE } from './opencode/index.mjs';

/**
 * @typedef {import('../../test/conformance/judge.ts').Item} Item
 * @typedef {import('../../test/conformance/judge.ts').AnyVerdict} AnyVerdict
 * @typedef {import('./random.mjs').Random} Random
 */

/**
 * @typedef {object} Inquirer
 * @property {string} program
 * @property {number} timeoutMs
 * @property {Map<string, any> | undefined} shared answers that may stand for others alike; undefined where every file is
 * to be asked about
 * @property {<V extends AnyVerdict>(item: Item, verdict: V) => void} settled called as soon as a verdict is known; a file without an
 * answer in time gets none
 */

/**
 * @typedef {object} Program
 * @property {string} id of its dialect
 * @property {string} title
 * @property {import('./program.mjs').Package} package
 * @property {number} format changes whenever a verdict is taken down differently
 * @property {{ count: number, others: number, timeout: number }} defaults `timeout` in seconds
 * @property {(seed: number, count: number, others: number) => Item[]} generate agents, and files of other kinds
 * @property {(file: string) => boolean} isSample whether a file of the sample workspace is one of its agents
 * @property {(file: string) => Item['kind']} [kindOf] of a given file; agents if left out
 * @property {(items: readonly Item[]) => Item[][]} group files that can be asked about together
 * @property {(inquirer: Inquirer, group: readonly Item[]) => Promise<void>} ask
 */

/** @type {readonly Program[]} */
export const PROGRAMS = [OPENCODE, CLAUDE_CODE];
