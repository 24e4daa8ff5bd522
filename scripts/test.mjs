#!/usr/bin/env node
// Runs everything that must hold, after installing and building what is missing.
//
// npm test [-- --only NAME …] [-- --no-editor]
import { parseArgs } from 'node:util';
import { onShutdown, runMain, UserError } from './lib/lifecycle.mjs';
import { ensureInstalled } from './lib/npm.mjs';
import { temporaryFolder } from './lib/paths.mjs';

await runMain(async () => {
  const { values } = parseArgs({
    options: { only: { type: 'string', multiple: true }, 'no-editor': { type: 'boolean', default: false } },
  });
  await ensureInstalled();
  const { steps } = await import('./lib/testSteps.mjs');
  const unknown = values.only?.find((name) => steps.every((step) => step.name !== name));
  if (unknown !== undefined) {
    throw new UserError(`There is no step ${unknown}: use ${steps.map(({ name }) => name).join(', ')}.`);
  }
  const wanted = steps.filter(
    ({ name }) => (values.only?.includes(name) ?? true) && !(values['no-editor'] && name === 'editor'),
  );
  const scratch = temporaryFolder();
  onShutdown(scratch.remove);

  const lines = [];
  let passed = 0;
  let failed = 0;
  for (const step of wanted) {
    const began = Date.now();
    console.log(`\n━━ ${step.title} ━━\n`);
    const outcome = await step.run(scratch.path).catch(failure);
    passed += outcome.passed;
    failed += outcome.failed;
    lines.push(summary(step.title, outcome, Date.now() - began));
  }
  console.log(`\n━━ Summary ━━\n\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/**
 * @param {unknown} error
 * @returns {import('./lib/testSteps.mjs').Outcome}
 */
function failure(error) {
  console.error(error instanceof UserError ? error.message : error);
  return { passed: 0, failed: 1 };
}

/**
 * @param {string} title
 * @param {import('./lib/testSteps.mjs').Outcome} outcome
 * @param {number} ms
 */
function summary(title, { passed, failed, skipped = 0, note }, ms) {
  if (note !== undefined) return `-  ${title}: not run. ${note}`;
  const counts = [`${passed} passed`, `${failed} failed`, ...(skipped > 0 ? [`${skipped} skipped`] : [])];
  return `${failed === 0 ? '✓' : '✗'}  ${title}: ${counts.join(', ')} (${(ms / 1000).toFixed(1)} s)`;
}
