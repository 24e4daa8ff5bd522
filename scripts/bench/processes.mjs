// What a process costs.
import fs from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { start } from '../lib/lifecycle.mjs';
import { inRoot } from '../lib/paths.mjs';

/**
 * @typedef {object} Usage
 * @property {number} wallMs from the start to the end as its parent sees them
 * @property {number | undefined} cpuMs user and system time of all threads
 * @property {number | undefined} peakMiB resident
 * @property {number | null} code exit code
 */

const probe = inRoot('scripts', 'bench', 'usageProbe.cjs');

/**
 * Runs Node to its end and measures it, on any system.
 * @param {readonly string[]} args
 * @param {{ scratch: string, cwd?: string, output?: string, env?: NodeJS.ProcessEnv }} options `scratch`: a folder for
 *   the measurements; `output`: the file that standard output goes to, nowhere without it; `env`: further variables
 * @returns {Promise<Usage>}
 */
export async function measureNode(args, { scratch, cwd, output, env }) {
  const report = path.join(scratch, 'usage.json');
  fs.rmSync(report, { force: true });
  const stdout = output === undefined ? undefined : fs.openSync(output, 'w');
  const began = performance.now();
  const child = start(process.execPath, ['--require', probe, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env, AGENT_FILES_USAGE: report },
    stdio: ['ignore', stdout ?? 'ignore', 'ignore'],
  });
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    const wallMs = performance.now() - began;
    return { wallMs, code, ...readUsage(report) };
  } finally {
    if (stdout !== undefined) fs.closeSync(stdout);
  }
}

/**
 * @param {string} file
 * @returns {{ cpuMs: number | undefined, peakMiB: number | undefined }}
 */
function readUsage(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    // It was ended by force.
    return { cpuMs: undefined, peakMiB: undefined };
  }
}

/**
 * CPU time that the threads of a running process have had so far. Linux only; exact while they rest.
 * @param {number} pid
 * @returns {number | undefined} milliseconds
 */
export function cpuMsOf(pid) {
  try {
    const threads = `/proc/${pid}/task`;
    const nanoseconds = fs
      .readdirSync(threads)
      .map((thread) => Number(fs.readFileSync(`${threads}/${thread}/schedstat`, 'utf8').split(' ')[0]));
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
  } catch {
    return undefined;
  }
}

/**
 * The most memory that a running process has had resident. Linux only.
 * @param {number} pid
 * @returns {number | undefined} MiB
 */
export function peakMiBOf(pid) {
  try {
    const kib = /^VmHWM:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? undefined : Number(kib) / 1024;
  } catch {
    return undefined;
  }
}
