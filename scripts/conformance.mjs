// Holds the OpenCode loader against the real program, file by file.
//   npm run conformance -- [--seed N] [--count N] [--jobs N] [--timeout SECONDS] [--record FILE] [PATH…]
// Files: generated from the seed, the agents of the sample workspace, and those of every PATH. Verdicts are kept:
// a run that was broken off goes on where it ended. Exit 1 on a disagreement that is not a known exception.
import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { askGroup, groupItems } from './conformance/ask.mjs';
import { differences } from './conformance/compare.mjs';
import { readItems } from './conformance/files.mjs';
import { generate } from './conformance/generate.mjs';
import { importLoader } from './conformance/loader.mjs';
import { cacheFolder, ensureProgram, version } from './conformance/program.mjs';
import { printDifferences, printTable } from './conformance/report.mjs';
import { openStore } from './conformance/store.mjs';
import { runMain, UserError } from './lib/lifecycle.mjs';
import { inRoot } from './lib/paths.mjs';
import { step } from './lib/progress.mjs';

/** @typedef {import('./conformance/generate.mjs').Item} Item */

await runMain(async () => {
  const options = readOptions();
  // Hours of someone else's program: the machine's other work goes first.
  os.setPriority(10);
  const workspace = readItems(inRoot('test', 'workspace'), (file) => /[\\/]agents?[\\/]/.test(file));
  const items = [
    ...generate(options.seed, options.count),
    ...workspace,
    ...options.paths.flatMap((given) => readItems(given)),
  ];
  const store = openStore();
  await askAll(
    items.filter((item) => store.get(item) === undefined),
    options,
    store,
  );
  return judge(items, options, store);
});

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '600' },
      jobs: { type: 'string', default: '2' },
      timeout: { type: 'string', default: '90' },
      record: { type: 'string' },
    },
  });
  const missing = positionals.find((given) => !fs.existsSync(given));
  if (missing !== undefined) throw new UserError(`${missing} does not exist.`);
  /** @param {'seed' | 'count' | 'jobs' | 'timeout'} name */
  const number = (name) => {
    const value = Number(values[name]);
    if (!Number.isSafeInteger(value) || value < 0) throw new UserError(`--${name} takes a whole number.`);
    return value;
  };
  return {
    seed: number('seed'),
    count: number('count'),
    jobs: Math.max(1, number('jobs')),
    timeoutMs: number('timeout') * 1000,
    record: values.record,
    paths: positionals,
  };
}

/**
 * @param {readonly Item[]} items
 * @param {ReturnType<typeof readOptions>} options
 * @param {import('./conformance/store.mjs').Store} store
 */
async function askAll(items, options, store) {
  if (items.length === 0) return;
  const program = await ensureProgram();
  const groups = groupItems(items);
  await step(`Asking OpenCode ${version} about ${items.length} files`, async (say) => {
    let done = 0;
    const work = async () => {
      for (let group = groups.shift(); group; group = groups.shift()) {
        await askGroup(program, group, options.timeoutMs, (item, verdict) => {
          store.set(item, verdict);
          say(`${++done}`);
        });
      }
    };
    await Promise.all(Array.from({ length: options.jobs }, work));
  });
}

/**
 * @param {readonly Item[]} items
 * @param {ReturnType<typeof readOptions>} options
 * @param {import('./conformance/store.mjs').Store} store
 */
async function judge(items, options, store) {
  const load = await importLoader();
  const results = items.map((item) => {
    const verdict = store.get(item);
    return { item, verdict, differences: verdict ? differences(load(item), verdict) : [] };
  });
  if (options.record !== undefined) record(options.record, results);
  const exceptions = JSON.parse(fs.readFileSync(inRoot('test', 'conformance', 'exceptions.json'), 'utf8'));
  const open = printDifferences(results, exceptions);
  console.log(`\nSeed ${options.seed}, ${items.length} files. Verdicts: ${cacheFolder()}\n`);
  printTable(results);
  const silent = results.filter((result) => result.verdict === undefined);
  for (const { item } of silent)
    console.log(`No answer about ${item.id}: run again, with a longer --timeout.`);
  console.log(`\n${open} unexpected disagreements.`);
  return open > 0 || silent.length > 0 ? 1 : 0;
}

/** Verdicts as fixtures: one file a line. @param {string} file @param {readonly import('./conformance/report.mjs').Result[]} results */
function record(file, results) {
  const lines = results.flatMap(({ item, verdict }) =>
    verdict ? [JSON.stringify({ id: item.id, name: item.name, text: item.text, verdict })] : [],
  );
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
}
