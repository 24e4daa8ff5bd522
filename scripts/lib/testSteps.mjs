// The steps of `npm test`. Each tells how many checks passed and failed; a step that is one program is one check.
import fs from 'node:fs';
import path from 'node:path';
import { ensureBrowser, ensureServer, unsupportedReason } from '../../test/vscode/host/install.mjs';
import { downloadDesktop, findDesktop } from './desktop.mjs';
import { run } from './lifecycle.mjs';
import { packageBin } from './npm.mjs';
import { inRoot, root } from './paths.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} [skipped]
 * @property {string} [note] why a step did not run
 */

/** @typedef {{ name: string, title: string, run: (scratch: string) => Promise<Outcome> }} Step */

/** @type {readonly Step[]} */
export const steps = [
  { name: 'build', title: 'Build', run: () => program(inRoot('scripts', 'build.mjs')) },
  { name: 'types', title: 'Types', run: () => program(packageBin('typescript', 'tsc'), '--build') },
  {
    name: 'lint',
    title: 'Lint',
    run: () => program(packageBin('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.'),
  },
  {
    name: 'generated',
    title: 'Generated files',
    run: () => program(inRoot('scripts', 'generate.mjs'), '--check'),
  },
  { name: 'unit', title: 'Unit, fixture, protocol and grammar tests', run: unitTests },
  { name: 'sizes', title: 'Bundle sizes', run: () => program(inRoot('scripts', 'check-size.mjs')) },
  { name: 'editor', title: 'Extension tests in VS Code', run: editorTests },
];

/**
 * @param {string} script
 * @param {...string} args
 * @returns {Promise<Outcome>}
 */
async function program(script, ...args) {
  const { code } = await run(process.execPath, [script, ...args], { cwd: root });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {string} scratch
 * @returns {Promise<Outcome>}
 */
async function unitTests(scratch) {
  // The grammar is tested with the editor's own grammars and themes too; in CI that is never left out.
  if (process.env.CI !== undefined && unsupportedReason() === undefined) await ensureServer();
  const report = path.join(scratch, 'unit.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(process.execPath, [packageBin('vitest'), ...args], { cwd: root });
  if (!fs.existsSync(report)) return { passed: 0, failed: 1 };
  const result = JSON.parse(fs.readFileSync(report, 'utf8'));
  const broken = result.testResults.filter(
    (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  ).length;
  const failed = result.numFailedTests + broken;
  return {
    passed: result.numPassedTests,
    // An error outside every test fails the run, too.
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

/**
 * @param {string} scratch
 * @returns {Promise<Outcome>}
 */
async function editorTests(scratch) {
  const executable = process.env.VSCODE_EXECUTABLE ?? findDesktop() ?? (await downloadDesktop());
  if (executable === undefined) {
    const reason = unsupportedReason();
    if (reason !== undefined && process.env.CI === undefined) return { passed: 0, failed: 0, note: reason };
    await ensureServer();
    await ensureBrowser();
  }
  const report = path.join(scratch, 'editor.json');
  const env = { ...process.env, ...(executable === undefined ? {} : { VSCODE_EXECUTABLE: executable }) };
  const script = inRoot('test', 'vscode', 'run.mjs');
  const { code } = await run(process.execPath, [script, '--report', report], { cwd: root, env });
  if (!fs.existsSync(report)) return { passed: 0, failed: 1 };
  const { passed, failed, pending } = JSON.parse(fs.readFileSync(report, 'utf8'));
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, skipped: pending };
}
