// A project, a home and an environment of their own for each run of the real program, cut off from the network.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { onShutdown, start, stop } from '../lib/lifecycle.mjs';
import { temporaryFolder } from '../lib/paths.mjs';

/**
 * @typedef {object} Sandbox
 * @property {string} root
 * @property {string} project
 * @property {NodeJS.ProcessEnv} env
 * @property {() => void} remove
 */

/** Linux lets most users make a network namespace without interfaces; elsewhere dead proxies have to do. */
const canIsolate =
  process.platform === 'linux' &&
  spawnSync('unshare', ['-rn', 'true'], { stdio: 'ignore', timeout: 5000 }).status === 0;

/** What removes the sandboxes that are in use: a signal may come at any time. @type {Set<() => void>} */
const inUse = new Set();
onShutdown(() => {
  for (const remove of inUse) remove();
});

/**
 * @param {(folder: (...parts: string[]) => string) => NodeJS.ProcessEnv} environment made with a function that makes folders below
 * the sandbox's root
 * @returns {Sandbox}
 */
export function createSandbox(environment) {
  const { path: root, remove } = temporaryFolder();
  inUse.add(remove);
  /** @param {...string} parts */
  const folder = (...parts) => {
    const created = path.join(root, ...parts);
    fs.mkdirSync(created, { recursive: true });
    return created;
  };
  const project = folder('project');
  // As little as git takes for a repository: the program looks for configuration upwards, as far as its root.
  folder('project', '.git', 'objects');
  folder('project', '.git', 'refs', 'heads');
  fs.writeFileSync(path.join(project, '.git', 'HEAD'), 'ref: refs/heads/main\n');
  fs.writeFileSync(path.join(project, '.git', 'config'), '[core]\n\trepositoryformatversion = 0\n');
  return {
    root,
    project,
    env: environment(folder),
    remove: () => {
      inUse.delete(remove);
      remove();
    },
  };
}

/**
 * @typedef {object} Answer
 * @property {number | null} code null when it was ended by a signal
 * @property {string} out
 * @property {string} err
 * @property {boolean} timedOut
 */

/**
 * Runs the program in a sandbox, in a process group of its own that ends with it.
 * @param {string} program
 * @param {string[]} args
 * @param {Sandbox} sandbox
 * @param {number} timeoutMs
 * @returns {Promise<Answer>}
 */
export function ask(program, args, sandbox, timeoutMs) {
  const [command, all] = canIsolate ? ['unshare', ['-rn', program, ...args]] : [program, args];
  const child = start(command, all, {
    cwd: sandbox.project,
    env: sandbox.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    const answer = { out: '', err: '', timedOut: false };
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      answer.out += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      answer.err += text;
    });
    const timer = setTimeout(() => {
      answer.timedOut = true;
      void stop(child, 0);
    }, timeoutMs);
    /** @param {number | null} code */
    const end = (code) => {
      clearTimeout(timer);
      resolve({ ...answer, code });
    };
    child.once('error', reject);
    child.once('close', end);
    // A grandchild may hold the pipes open.
    child.once('exit', (code) => setTimeout(() => end(code), 1000));
  });
}
