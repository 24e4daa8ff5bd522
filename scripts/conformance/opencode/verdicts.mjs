// What is taken down of the program's answers.
import path from 'node:path';

/**
 * @typedef {import('../../../test/conformance/judge.ts').Item} Item
 * @typedef {import('../../../test/conformance/opencodeJudge.ts').OpenCodeVerdict} Verdict
 * @typedef {import('./groups.mjs').Entry} Entry
 * @typedef {import('../sandbox.mjs').Sandbox} Sandbox
 */

/** @param {Item} item @param {Entry} entry @returns {Verdict} */
export function commandVerdict(item, { key, template, ...keys }) {
  return { outcome: lostHeader(item.text, String(template)) ? 'header-ignored' : 'ok', name: key, keys };
}

/** A body may begin with a rule of its own: only the whole file as prompt tells. @param {string} file @param {string} prompt */
export const lostHeader = (file, prompt) =>
  /^\uFEFF?---/.test(file) && prompt.trim() === file.replace(/^\uFEFF/, '').trim();

/**
 * The rules that follow the program's defaults, without those for folders of its own.
 * @param {{ permission: string, pattern: string, action: string }[]} rules
 * @param {Sandbox} sandbox
 * @returns {[string, string, string][]}
 */
export function ownRules(rules, { root, project, env }) {
  const home = env.HOME ?? '';
  const ownFolders = [path.join(root, 'xdg'), path.join(root, 'tmp')];
  const last = rules.findIndex((rule) => rule.permission === 'read' && rule.pattern === '*.env.example');
  return rules
    .slice(last + 1)
    .filter((rule) => !ownFolders.some((folder) => path.resolve(project, rule.pattern).startsWith(folder)))
    .map(({ permission, pattern, action }) => [
      permission,
      pattern.startsWith(home) ? `~${pattern.slice(home.length)}` : pattern,
      action,
    ]);
}

/** @param {string} output @param {Sandbox} sandbox */
const linesOf = (output, sandbox) =>
  output
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal
    .replaceAll(/\x1b\[[0-9;?]*[A-Za-z]/g, '')
    .replaceAll(sandbox.root, '')
    .split('\n')
    .filter((line) => line.trim() !== '');

/** The program's own last word. @param {string} output @param {Sandbox} sandbox */
export const lastLine = (output, sandbox) => linesOf(output, sandbox).at(-1) ?? '';

/** One line for each value that it refuses. @param {string} output @param {Sandbox} sandbox */
export const errorLines = (output, sandbox) =>
  linesOf(output, sandbox)
    .filter((line) => line.startsWith('↳ '))
    .map((line) => line.slice(2));
