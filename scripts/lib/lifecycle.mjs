// Ends what was begun: child processes and temporary folders, on success, on failure and on Ctrl+C.
import { spawn } from 'node:child_process';
import fs from 'node:fs';

/** A problem whose message is meant for the person at the terminal: what is wrong, and the remedy. */
export class UserError extends Error {}

/** @type {(() => unknown)[]} */
const cleanups = [];
/** @type {Set<Child>} */
const running = new Set();
/** @type {Promise<never> | undefined} */
let ending;

/** @typedef {import('node:child_process').ChildProcess} Child */

/**
 * Registers work for the end of the program; the last registered runs first, after every child has ended.
 * @param {() => unknown} cleanup
 */
export function onShutdown(cleanup) {
  cleanups.push(cleanup);
}

/**
 * Ends every child, runs the clean-ups and leaves the program. Later calls join the first.
 * @param {number} code
 * @returns {Promise<never>}
 */
export function shutdown(code) {
  ending ??= (async () => {
    await Promise.all([...running].map((child) => stop(child)));
    for (const cleanup of cleanups.reverse()) {
      try {
        await cleanup();
      } catch (error) {
        console.error(`While cleaning up: ${error instanceof Error ? error.message : error}`);
      }
    }
    process.exit(code);
  })();
  return ending;
}

/**
 * Runs a whole program: a UserError becomes one line, and everything is cleaned up however it ends.
 * @param {() => Promise<number>} main gives the exit code
 */
export async function runMain(main) {
  const signals = /** @type {const} */ ({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 });
  for (const [signal, code] of Object.entries(signals)) process.on(signal, () => void shutdown(code));
  endWithParent();
  try {
    await shutdown(await main());
  } catch (error) {
    // A child that was ended by Ctrl+C is no news.
    if (ending === undefined) console.error(error instanceof UserError ? error.message : error);
    await shutdown(1);
  }
}

/**
 * Whoever was started by npm or by start() ends when those have gone. A terminal's Ctrl+C reaches everybody, but
 * other signals may end npm, or npm and its shell, alone.
 */
function endWithParent() {
  const byNpm = process.env.npm_lifecycle_event !== undefined;
  if (process.platform === 'win32' || !(byNpm || process.env[parentVariable] === String(process.ppid)))
    return;
  const above = () => `${process.ppid} ${byNpm ? parentOf(process.ppid) : ''}`;
  const atFirst = above();
  setInterval(() => {
    if (above() !== atFirst) void shutdown(143);
  }, 250).unref();
}

/**
 * @param {number} pid
 * @returns {string} empty where the system does not tell
 */
function parentOf(pid) {
  try {
    return /^PPid:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

/** Names the process that a child must not outlive. */
export const parentVariable = 'AGENT_FILES_PARENT';

/**
 * Starts a program that leads a process group of its own, so that its own children end with it.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Child}
 */
export function start(command, args, options = {}) {
  if (ending !== undefined) throw new Error(`not starting ${command}: the program is ending`);
  const child = spawn(command, args, {
    stdio: 'inherit',
    ...options,
    env: { ...(options.env ?? process.env), [parentVariable]: String(process.pid) },
    detached: process.platform !== 'win32',
  });
  running.add(child);
  child.once('error', () => running.delete(child));
  child.once('exit', () => {
    signalGroup(child, 'SIGKILL');
    running.delete(child);
  });
  return child;
}

/**
 * Asks a child's whole group to end, and after the grace period makes it.
 * @param {Child} child
 * @param {number} [graceMs] the VS Code launcher has a browser and a server to close
 */
export async function stop(child, graceMs = 15_000) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const force = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  signalGroup(child, 'SIGTERM');
  await exited;
  clearTimeout(force);
}

/**
 * @param {Child} child
 * @param {'SIGTERM' | 'SIGKILL'} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group has ended already.
  }
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { quiet?: boolean }} [options] `quiet` keeps the output back
 * @returns {Promise<{ code: number, output: string }>} the output when quiet, else an empty text
 */
export async function run(command, args, { quiet = false, ...options } = {}) {
  const child = start(command, args, { ...options, stdio: ['ignore', ...outputs(quiet)] });
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  if (ending !== undefined) await ending;
  return { code, output };
}

/** @param {boolean} quiet @returns {('pipe' | 'inherit')[]} */
const outputs = (quiet) => (quiet ? ['pipe', 'pipe'] : ['inherit', 'inherit']);

/** @param {number} ms @returns {Promise<void>} */
export const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
