// Holds the loader's word against the program's.
import { isDeepStrictEqual } from 'node:util';

/**
 * @typedef {import('./ask.mjs').Verdict} Verdict
 * @typedef {import('../../server/src/core/loaders/types.ts').Loaded} Loaded
 * @typedef {'outcome' | 'name' | 'mode' | 'options' | 'tools' | 'rules' | 'errors'} Aspect
 * @typedef {{ aspect: Aspect, program: unknown, loader: unknown }} Difference
 */

/**
 * @param {Loaded} loaded
 * @param {Verdict} verdict
 * @returns {Difference[]} none where they agree in everything
 */
export function differences(loaded, verdict) {
  if (verdict.outcome === 'not-run') return of('outcome', 'runs-code', loaded.outcome);
  const outcome = of('outcome', verdict.outcome, loaded.outcome);
  if (outcome.length > 0) return outcome;
  if (verdict.outcome === 'config-error') return errors(loaded, verdict.errors ?? []);
  if (verdict.outcome === 'skipped') return [];
  return [
    ...of('name', verdict.name, loaded.name),
    ...of('mode', verdict.mode ?? loaded.mode, loaded.mode),
    // A disabled agent shows its options in a form that masks what looks like a secret.
    ...(verdict.outcome === 'disabled' ? [] : of('options', verdict.options, plain(loaded.options))),
    ...(verdict.tools ? of('tools', verdict.tools, loaded.tools) : []),
    ...(verdict.rules ? of('rules', verdict.rules, rulesOf(loaded)) : []),
  ];
}

/** @param {Aspect} aspect @param {unknown} program @param {unknown} loader @returns {Difference[]} */
const of = (aspect, program, loader) =>
  isDeepStrictEqual(program, loader) ? [] : [{ aspect, program, loader }];

/** As JSON shows it: a date as text, an infinite number as null. @param {unknown} value */
const plain = (value) => JSON.parse(JSON.stringify(value));

/** Each line of the program ends with the path to a value; a value may have several lines. @param {Loaded} loaded @param {string[]} lines */
function errors(loaded, lines) {
  const paths = loaded.problems.map((problem) => problem.path.join('.'));
  const fits = (/** @type {string} */ line, /** @type {string} */ path) => line.endsWith(` ${path}`);
  const missed = lines.filter((line) => !paths.some((path) => fits(line, path)));
  const invented = paths.filter((path) => !lines.some((line) => fits(line, path)));
  return missed.length + invented.length > 0 ? [{ aspect: 'errors', program: lines, loader: paths }] : [];
}

/** The rules that follow the defaults, with the home folder as `~`. @param {Loaded} loaded */
function rulesOf(loaded) {
  const last = loaded.permission.findIndex(
    (rule) => rule.permission === 'read' && rule.pattern === '*.env.example',
  );
  return loaded.permission
    .slice(last + 1)
    .map((rule) => [rule.permission, rule.pattern.replace(/^\$HOME/, '~'), rule.action]);
}
