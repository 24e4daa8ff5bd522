// What it costs to check a whole repository.
import fs from 'node:fs';
import path from 'node:path';
import { UserError } from '../lib/lifecycle.mjs';
import { inRoot } from '../lib/paths.mjs';
import { measureNode } from './processes.mjs';
import { figure, median, table } from './statistics.mjs';

/** @typedef {import('./processes.mjs').Usage} Usage */

const CLI = inRoot('dist', 'cli.js');
const HEAD = ['', 'runs', 'CPU s', 'lowest', 'highest', 'wall s', 'peak MiB', '× reading'];

/**
 * Checks a tree and only reads it, in turn. One round goes before and does not count: it fills the system's cache.
 * @param {{ folder: string, runs: number, scratch: string }} options
 * @returns {Promise<{ text: string, cpuMs: number, findings: string }>} a table
 */
export async function treeTable({ folder, runs, scratch }) {
  const output = path.join(scratch, 'findings.json');
  /** @type {Usage[]} */
  const reading = [];
  /** @type {Usage[]} */
  const checking = [];
  for (let i = 0; i <= runs; i++) {
    const read = await measureNode([inRoot('scripts', 'bench', 'readEverything.mjs'), folder], { scratch });
    const check = await measureNode([CLI, 'check', '--format', 'json'], { scratch, cwd: folder, output });
    if (check.code !== 0 && check.code !== 1) {
      throw new UserError(`agent-files check ended with ${check.code} on the tree: run it there to see why.`);
    }
    if (i === 0) continue;
    reading.push(read);
    checking.push(check);
  }
  const base = median(cpu(reading)) ?? Number.NaN;
  const text = table(HEAD, [row('read every file', reading, base), row('agent-files check', checking, base)]);
  return { text, cpuMs: median(cpu(checking)) ?? Number.NaN, findings: findingsIn(output) };
}

/** @param {readonly Usage[]} usages */
const cpu = (usages) => usages.flatMap(({ cpuMs }) => cpuMs ?? []);

/** @param {string} name @param {readonly Usage[]} usages @param {number} base */
function row(name, usages, base) {
  const seconds = cpu(usages).map((ms) => ms / 1000);
  const middle = median(seconds);
  return [
    name,
    String(usages.length),
    figure(middle),
    figure(Math.min(...seconds)),
    figure(Math.max(...seconds)),
    figure((median(usages.map(({ wallMs }) => wallMs)) ?? Number.NaN) / 1000),
    figure(median(usages.flatMap(({ peakMiB }) => peakMiB ?? []))),
    figure((middle ?? Number.NaN) / (base / 1000)),
  ];
}

/** @param {string} file what `check` wrote */
function findingsIn(file) {
  const { files, diagnostics } =
    /** @type {{ files: number, diagnostics: { file: string, severity: string }[] }} */ (
      JSON.parse(fs.readFileSync(file, 'utf8'))
    );
  const counts = ['error', 'warning', 'information', 'hint'].map(
    (severity) => `${diagnostics.filter((one) => one.severity === severity).length} ${severity}`,
  );
  const touched = new Set(diagnostics.map((one) => one.file)).size;
  return `${files} agent files checked, ${diagnostics.length} findings in ${touched} of them (${counts.join(', ')})`;
}

/**
 * The check of one file beside Node with nothing to do, in turn.
 * @param {{ file: string, workspace: string, runs: number, scratch: string }} options
 * @returns {Promise<string>} a table
 */
export async function oneFileTable({ file, workspace, runs, scratch }) {
  /** @type {Usage[]} */
  const nothing = [];
  /** @type {Usage[]} */
  const checking = [];
  /** @type {Usage[]} */
  const compiling = [];
  const check = (/** @type {string} */ cache) =>
    measureNode([CLI, 'check', '--format', 'json', file], {
      scratch,
      cwd: workspace,
      env: { AGENT_FILES_CACHE: cache },
    });
  const cache = path.join(scratch, 'cache');
  // The first one leaves its compiled code.
  await check(cache);
  for (let i = 0; i < runs; i++) {
    nothing.push(await measureNode(['-e', '0'], { scratch }));
    checking.push(await check(cache));
    compiling.push(await check(''));
  }
  const wall = (/** @type {Usage[]} */ usages) => median(usages.map(({ wallMs }) => wallMs)) ?? Number.NaN;
  const time = (/** @type {Usage[]} */ usages) => median(cpu(usages)) ?? Number.NaN;
  const line = (/** @type {string} */ name, /** @type {Usage[]} */ usages) => {
    const over = usages === nothing ? '' : figure(wall(usages) - wall(nothing));
    return [name, String(runs), figure(wall(usages)), figure(time(usages)), over];
  };
  return table(
    ['ms, medians', 'runs', 'wall', 'CPU', 'wall over node -e 0'],
    [
      line('node -e 0', nothing),
      line('agent-files check FILE', checking),
      line('the same without kept code', compiling),
    ],
  );
}
