// Holds the OpenCode loader against the real program, file by file.
//   npm run conformance -- [--seed N] [--count N] [--others N] [--jobs N] [--timeout SECONDS] [--record FILE] [--shared] [--cached] [PATH…]
// Files: generated from the seed, the agents of the sample workspace, and those of every PATH. Verdicts are kept:
// a run that was broken off goes on where it ended; `--cached` asks nothing more. Exit 1 on a disagreement that is not a known exception.
import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { askGroup } from './conformance/ask.mjs';
import { readItems } from './conformance/files.mjs';
import { generate } from './conformance/generate.mjs';
import { generateKinds } from './conformance/generateKinds.mjs';
import { groupItems } from './conformance/groups.mjs';
import { importJudge } from './conformance/judge.mjs';
import { cacheFolder, ensureProgram, version } from './conformance/program.mjs';
import { printDifferences, printTable } from './conformance/report.mjs';
import { openStore } from './conformance/store.mjs';
import { runMain, UserError } from './lib/lifecycle.mjs';
import { inRoot } from './lib/paths.mjs';
import { step } from './lib/progress.mjs';

/** @typedef {import('../test/conformance/judge.ts').Item} Item */

await runMain(async () => {
  const options = readOptions();
  // Hours of someone else's program: the machine's other work goes first.
  os.setPriority(10);
  const workspace = readItems(inRoot('test', 'workspace'), (file) => /[\\/]agents?[\\/]/.test(file));
  const items = [
    ...generate(options.seed, options.count),
    ...generateKinds(options.seed, options.others),
    ...workspace,
    ...options.paths.flatMap((given) => readItems(given)),
  ];
  const store = openStore();
  const unknown = options.cached ? [] : items.filter((item) => !isKnown(store.get(item), options.shared));
  await askAll(unknown, options, store);
  return judge(items, options, store);
});

/** @param {import('../test/conformance/judge.ts').Verdict | undefined} verdict @param {boolean} shared whether that will do */
function isKnown(verdict, shared) {
  return verdict !== undefined && (shared || verdict.shared !== true);
}

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '600' },
      others: { type: 'string', default: '40' },
      jobs: { type: 'string', default: '2' },
      timeout: { type: 'string', default: '90' },
      record: { type: 'string' },
      cached: { type: 'boolean', default: false },
      shared: { type: 'boolean', default: false },
    },
  });
  const missing = positionals.find((given) => !fs.existsSync(given));
  if (missing !== undefined) throw new UserError(`${missing} does not exist.`);
  /** @param {'seed' | 'count' | 'others' | 'jobs' | 'timeout'} name */
  const number = (name) => {
    const value = Number(values[name]);
    if (!Number.isSafeInteger(value) || value < 0) throw new UserError(`--${name} takes a whole number.`);
    return value;
  };
  return {
    seed: number('seed'),
    count: number('count'),
    others: number('others'),
    jobs: Math.max(1, number('jobs')),
    timeoutMs: number('timeout') * 1000,
    record: values.record,
    cached: values.cached === true,
    shared: values.shared === true,
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
    const inquirer = {
      program,
      timeoutMs: options.timeoutMs,
      shared: options.shared ? new Map() : undefined,
      /** @param {Item} item @param {import('../test/conformance/judge.ts').Verdict} verdict */
      settled: (item, verdict) => {
        store.set(item, verdict);
        say(`${++done}`);
      },
    };
    const work = async () => {
      for (let group = groups.shift(); group; group = groups.shift()) {
        await askGroup(inquirer, group);
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
  const { ASPECTS, askedAspects, judge: differencesOf } = await importJudge();
  const results = items.map((item) => {
    const known = store.get(item);
    const verdict = isKnown(known, options.shared) ? known : undefined;
    return {
      item,
      verdict,
      asked: verdict ? askedAspects(verdict) : [],
      differences: verdict ? differencesOf(item, verdict) : [],
    };
  });
  if (options.record !== undefined) record(options.record, results);
  const exceptions = JSON.parse(fs.readFileSync(inRoot('test', 'conformance', 'exceptions.json'), 'utf8'));
  const open = printDifferences(results, exceptions);
  console.log(`\nSeed ${options.seed}, ${items.length} files. Verdicts: ${cacheFolder()}\n`);
  printTable(results, ASPECTS);
  const silent = results.filter((result) => result.verdict === undefined);
  if (silent.length > 0) {
    const remedy = options.cached ? 'run again without --cached' : 'run again, with a longer --timeout';
    console.log(`\nNo answer about ${silent.length} files, such as ${silent[0]?.item.id}: ${remedy}.`);
  }
  console.log(`\n${open} unexpected disagreements.`);
  return open > 0 || (silent.length > 0 && !options.cached) ? 1 : 0;
}

/** Verdicts as fixtures: one file a line. @param {string} file @param {readonly import('./conformance/report.mjs').Result[]} results */
function record(file, results) {
  const lines = results.flatMap(({ item, verdict }) =>
    verdict
      ? [JSON.stringify({ id: item.id, kind: item.kind, name: item.name, text: item.text, verdict })]
      : [],
  );
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
}
