// VS Code's extension host loads this bundle and awaits run().
import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';

/** What the runner outside reads to sum up; `failures` are full titles with their message. */
export interface TestReport {
  passed: number;
  failed: number;
  pending: number;
  failures: { title: string; message: string }[];
}

/** VS Code mixes its own log into the console: the results go to a file, which the runner prints. */
function printTo(file: string): void {
  Mocha.reporters.Base.consoleLog = (...args) => appendFileSync(file, `${format(...args)}\n`);
}

const FIRST = 'activation.test.js';

/** The first one waits until the extension works, so that no other test measures its start. */
function testFiles(): string[] {
  const rest = readdirSync(__dirname).filter((name) => name.endsWith('.test.js') && name !== FIRST);
  return [FIRST, ...rest.sort()];
}

/**
 * Runs every `*.test.js` beside this bundle, or those that AGENT_FILES_TEST_GREP matches.
 * Writes a {@link TestReport} to the path in AGENT_FILES_TEST_REPORT, mocha's own output to the one in
 * AGENT_FILES_TEST_OUTPUT, and rejects when a test failed.
 */
export async function run(): Promise<void> {
  const output = process.env['AGENT_FILES_TEST_OUTPUT'];
  if (output) printTo(output);
  const grep = process.env['AGENT_FILES_TEST_GREP'];
  const mocha = new Mocha({
    ui: 'tdd',
    color: false,
    timeout: 60_000,
    forbidOnly: process.env['CI'] !== undefined,
    ...(grep ? { grep: new RegExp(grep) } : {}),
  });
  for (const name of testFiles()) mocha.addFile(join(__dirname, name));
  const report: TestReport = { passed: 0, failed: 0, pending: 0, failures: [] };
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on('pass', () => {
        report.passed++;
      })
      .on('pending', () => {
        report.pending++;
      })
      .on('fail', (test, error: Error) => {
        report.failed++;
        report.failures.push({ title: test.fullTitle(), message: error.message });
      });
  });
  const file = process.env['AGENT_FILES_TEST_REPORT'];
  if (file) writeFileSync(file, JSON.stringify(report));
  if (report.failed > 0) throw new Error(`${report.failed} failed`);
}
