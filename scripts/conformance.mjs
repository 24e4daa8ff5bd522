// Holds a loader against the real program, file by file.
//   npm run conformance -- [--program opencode | claude-code] [--seed N] [--count N] [--others N] [--jobs N] [--timeout SECONDS]
//                          [--record FILE] [--shared] [--cached] [PATH…]
// Files: generated from the seed, the agents of the sample workspace, and those of every PATH. Verdicts are kept:
// a run that was broken off goes on where it ended; `--cached` asks nothing more. Exit 1 on a disagreement that is not a known exception.
import fs from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { readItems } from './conformance/files.mjs';
import { importJudge } from './conformance/judge.mjs';
import { cacheFolder, ensureProgram } from './conformance/program.mjs';
import { PROGRAMS } from './conformance/programs.mjs';
import { printDifferences, printTable } from './conformance/report.mjs';
import { openStore } from './conformance/store.mjs';
import { runMain, UserError } from './lib/lifecycle.mjs';
import { inRoot } from './lib/paths.mjs';
import { step } from './lib/progress.mjs';

/**
 * @typedef {import('../test/conformance/judge.ts').Item} Item
 * @typedef {import('../test/conformance/judge.ts').AnyVerdict & { shared?: boolean }} Verdict
 */

await runMain(async () => {
  const options = readOptions();
  const { program } = options;
  // Hours of someone else's program: the machine's other work goes first.
  os.setPriority(10);
  const items = [
    ...program.generate(options.seed, options.count, options.others),
    ...readItems(inRoot('test', 'workspace'), program.isSample),
    ...options.paths.flatMap((given) => readItems(given, undefined, program.kindOf)),
  ];
  const store = openStore(program);
  const unknown = options.cached ? [] : items.filter((item) => !isKnown(store.get(item), options.shared));
  await askAll(unknown, options, store);
  return judge(items, options, store);
});

/** @param {Verdict | undefined} verdict @param {boolean} shared whether that will do */
function isKnown(verdict, shared) {
  return verdict !== undefined && (shared || verdict.shared !== true);
}

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      program: { type: 'string', default: 'opencode' },
      seed: { type: 'string', default: '1' },
      count: { type: 'string' },
      others: { type: 'string' },
      jobs: { type: 'string', default: '2' },
      timeout: { type: 'string' },
      record: { type: 'string' },
      cached: { type: 'boolean', default: false },
      shared: { type: 'boolean', default: false },
    },
  });
  const missing = positionals.find((given) => !fs.existsSync(given));
  if (missing !== undefined) throw new UserError(`${missing} does not exist.`);
  const program = PROGRAMS.find(({ id }) => id === values.program);
  if (!program) throw new UserError(`--program takes ${PROGRAMS.map(({ id }) => id).join(' or ')}.`);
  /** @param {'seed' | 'count' | 'others' | 'jobs' | 'timeout'} name @param {number} [otherwise] */
  const number = (name, otherwise) => {
    const value = Number(values[name] ?? otherwise);
    if (!Number.isSafeInteger(value) || value < 0) throw new UserError(`--${name} takes a whole number.`);
    return value;
  };
  return {
    program,
    seed: number('seed'),
    count: number('count', program.defaults.count),
    others: number('others', program.defaults.others),
    jobs: Math.max(1, number('jobs')),
    timeoutMs: number('timeout', program.defaults.timeout) * 1000,
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
  const { program } = options;
  const executable = await ensureProgram(program.id, program.package);
  const groups = program.group(items);
  const title = `Asking ${program.title} ${program.package.version} about ${items.length} files`;
  await step(title, async (say) => {
    let done = 0;
    const inquirer = {
      program: executable,
      timeoutMs: options.timeoutMs,
      shared: options.shared ? new Map() : undefined,
      /** @param {Item} item @param {Verdict} verdict */
      settled: (item, verdict) => {
        store.set(item, verdict);
        say(`${++done}`);
      },
    };
    const work = async () => {
      for (let group = groups.shift(); group; group = groups.shift()) {
        await program.ask(inquirer, group);
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
  const { program } = options;
  const { aspects, asked, judge: differencesOf } = await importJudge(program.id);
  const results = items.map((item) => {
    const known = store.get(item);
    const verdict = isKnown(known, options.shared) ? known : undefined;
    return {
      item,
      verdict,
      asked: verdict ? asked(verdict) : [],
      differences: verdict ? differencesOf(item, verdict) : [],
    };
  });
  if (options.record !== undefined) record(options.record, results);
  const exceptions = JSON.parse(fs.readFileSync(inRoot('test', 'conformance', 'exceptions.json'), 'utf8'));
  const open = printDifferences(results, exceptions[program.id] ?? []);
  const folder = cacheFolder(program.id, program.package.version);
  console.log(`\nSeed ${options.seed}, ${items.length} files. Verdicts: ${folder}\n`);
  printTable(results, aspects);
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
