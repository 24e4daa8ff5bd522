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
//   --growth          another tree, of ten times as many files
//   --tree DIR        checks a tree that is there, instead of made ones; may be given more than once
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
  if (options.tree) {
    for (const folder of options.tree) {
      title(`Whole tree: ${folder}`);
      console.log((await checkTree(options, folder)).text);
    }
    return;
  }
  const { files } = options;
  const clean = await madeTree(options, { name: 'Whole tree', files, open: true });
  const others = [
    ...(options.faulty ? [{ name: 'Whole tree, a fault in every file', files, faulty: true }] : []),
    ...(options.growth ? [{ name: 'Ten times the whole tree', files: 10 * files }] : []),
  ];
  for (const other of others) {
    const cpuMs = await madeTree(options, other);
    console.log(`\n${figure(cpuMs / clean)} times the CPU time of the first tree`);
  }
}

/**
 * @param {Options} options
 * @param {{ name: string, files: number, faulty?: boolean, open?: boolean }} tree `open`: to be measured in an editor, too
 * @returns {Promise<number>} CPU time of the check
 */
async function madeTree(options, { name, files, faulty = false, open = false }) {
  const { scratch, perPackage, seed, workspace, quick } = options;
  const folder = path.join(scratch, 'tree');
  const { sizes, bytes } = layTree({ folder, files, perPackage, seed, faulty, workspace });
  title(name);
  console.log(
    `${files} made files, ${figure(bytes / 2 ** 20)} MiB, ` +
      `median ${kib(quantile(sizes, 0.5))}, p95 ${kib(quantile(sizes, 0.95))}\n`,
  );
  const { text, cpuMs } = await checkTree(options, folder);
  console.log(`${text}\n${figure(cpuMs / files)} CPU ms a file`);
  if (open) {
    title('The same tree, open in an editor');
    const server = [bundle('server.js'), '--stdio'];
    console.log(await openTreeTable({ server, folder, idleSeconds: quick ? 3 : 10, edits: quick ? 10 : 40 }));
  }
  fs.rmSync(folder, { recursive: true });
  return cpuMs;
}

/** @param {Options} options @param {string} folder */
async function checkTree({ runs, scratch }, folder) {
  const { text, cpuMs, findings } = await treeTable({ folder, runs, scratch });
  return { text: `${text}\n\n${findings}`, cpuMs };
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
    `\nLoad average ${minute.toFixed(1)}; where it is above ${os.availableParallelism()}, wall times are too long.`,
  );
}
