#!/usr/bin/env node
// Measures the language server and the command line, prints tables, asserts nothing.
//
// npm run bench [-- FLAG …]
//   --quick           a short run, for a first look
//   --only PART       latency, file or tree; may be given more than once
//   --workspace DIR   what the language server opens; the sample workspace by default
//   --file FILE       the agent file that is edited, relative to the workspace
//   --files N         agent files in the whole tree, 16000 by default
//   --per-package N   how many of them lie in one folder, 50 by default
//   --runs N          how often the whole tree is checked, 5 by default
//   --faulty          a second tree, with a fault in every file
//   --corpus DIR      the tree is made of the real agent files below DIR
//   --seed N          makes other agent files
//   --no-build        takes dist/ as it is
//
// CPU time is user and system time of all threads: on a busy machine it says more than wall time.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readFlags } from './bench/flags.mjs';
import { sessionTable, startTable } from './bench/latency.mjs';
import { openTreeTable } from './bench/openTree.mjs';
import { figure, quantile } from './bench/statistics.mjs';
import { layTree } from './bench/tree.mjs';
import { oneFileTable, treeTable } from './bench/wholeTree.mjs';
import { buildExtension } from './lib/extension.mjs';
import { onShutdown, runMain, UserError } from './lib/lifecycle.mjs';
import { ensureInstalled } from './lib/npm.mjs';
import { inRoot, temporaryFolder } from './lib/paths.mjs';

/** @typedef {import('./bench/flags.mjs').Flags & { scratch: string }} Options */

const parts = { latency, file: oneFile, tree: wholeTrees };

await runMain(async () => {
  const flags = readFlags();
  await ensureInstalled();
  if (flags.build) await buildExtension();
  const { path: scratch, remove } = temporaryFolder();
  onShutdown(remove);
  const [processor] = os.cpus();
  console.log(
    `\nNode ${process.version}, ${process.platform}, ${os.cpus().length} × ${processor?.model.trim()}`,
  );
  tellLoad();
  for (const part of flags.parts) await parts[part]({ ...flags, scratch });
  tellLoad();
  return 0;
});

/** @param {Options} options */
async function latency({ quick, workspace, file, scratch }) {
  const server = bundle('server.js');
  const options = {
    server: [server, '--stdio'],
    ...{ workspace, file, scratch },
    starts: quick ? 5 : 20,
    sessions: quick ? 2 : 5,
    samples: quick ? 10 : 40,
  };
  title('Start of the language server');
  console.log(await startTable(options));
  title(
    `Latency of the language server on ${path.relative(workspace, file)}, ${kib(fs.statSync(file).size)}`,
  );
  const { text, peakMiB } = await sessionTable(options);
  console.log(`${text}\n\nPeak memory of the server: ${figure(peakMiB)} MiB`);
}

/** @param {Options} options */
async function oneFile({ quick, workspace, file, scratch }) {
  bundle('cli.js');
  title('Check of one file');
  console.log(await oneFileTable({ file, workspace, scratch, runs: quick ? 5 : 20 }));
}

/** @param {Options} options */
async function wholeTrees(options) {
  bundle('cli.js');
  const clean = await oneTree(options, false);
  if (!options.faulty) return;
  const faulty = await oneTree(options, true);
  console.log(`\nA fault in every file: ${figure(faulty / clean)} times the CPU time`);
}

/**
 * @param {Options} options
 * @param {boolean} faulty
 * @returns {Promise<number>} CPU time of the check
 */
async function oneTree({ scratch, files, perPackage, runs, seed, corpus, workspace, quick }, faulty) {
  const folder = path.join(scratch, faulty ? 'faulty' : 'tree');
  const { sizes, bytes } = layTree({ folder, files, perPackage, seed, faulty, workspace, corpus });
  title(`Whole tree${faulty ? ', a fault in every file' : ''}`);
  console.log(
    `${files} ${corpus === undefined ? 'made' : 'real'} files, ${figure(bytes / 2 ** 20)} MiB, ` +
      `median ${kib(quantile(sizes, 0.5))}, p95 ${kib(quantile(sizes, 0.95))}\n`,
  );
  const { text, cpuMs, findings } = await treeTable({ folder, runs, scratch });
  console.log(`${text}\n\n${findings}\n${figure(cpuMs / files)} CPU ms a file`);
  if (!faulty) {
    title('The same tree, open in an editor');
    const server = [bundle('server.js'), '--stdio'];
    console.log(await openTreeTable({ server, folder, idleSeconds: quick ? 3 : 10, edits: quick ? 10 : 40 }));
  }
  fs.rmSync(folder, { recursive: true });
  return cpuMs;
}

/** @param {string} name @returns {string} its path */
function bundle(name) {
  const file = inRoot('dist', name);
  if (!fs.existsSync(file)) throw new UserError(`dist/${name} is missing: run \`npm run build\`.`);
  return file;
}

/** @param {string} text */
function title(text) {
  console.log(`\n━━ ${text} ━━\n`);
}

/** @param {number | undefined} bytes */
function kib(bytes) {
  return `${figure((bytes ?? Number.NaN) / 1024)} KiB`;
}

function tellLoad() {
  // Windows does not know it.
  if (process.platform === 'win32') return;
  const [minute = 0] = os.loadavg();
  console.log(
    `\nLoad average ${minute.toFixed(1)}: above the number of processors, wall times are too long.`,
  );
}
