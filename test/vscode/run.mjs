#!/usr/bin/env node
// Runs the extension tests of dist/test in a real VS Code on a copy of the sample workspace.
//
// VSCODE_EXECUTABLE names the editor (default: the embedded one). With `--grep PATTERN` only matching tests run.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { onShutdown, parentVariable, runMain, UserError } from '../../scripts/lib/lifecycle.mjs';
import { inRoot, root, temporaryFolder } from '../../scripts/lib/paths.mjs';
import { writeSettings } from './host/server.mjs';

const embedded = inRoot('test', 'vscode', 'host', 'code.mjs');

await runMain(async () => {
  const { values } = parseArgs({ options: { grep: { type: 'string' }, report: { type: 'string' } } });
  const tests = inRoot('dist', 'test', 'index.js');
  if (!fs.existsSync(tests)) throw new UserError('The tests are not built: run `npm run build`.');
  const folder = temporaryFolder();
  const workspace = path.join(folder.path, 'workspace');
  const userDataDir = path.join(folder.path, 'user');
  fs.cpSync(inRoot('test', 'workspace'), workspace, { recursive: true });
  writeSettings(userDataDir);

  // The tests' own output, apart from VS Code's.
  const output = path.join(folder.path, 'output');
  const report = values.report ?? path.join(folder.path, 'report.json');
  fs.writeFileSync(output, '');
  const follower = follow(output);

  // test-electron passes only SIGINT on to the editor; wait for its end before the folder goes.
  process.on('SIGTERM', () => process.emit('SIGINT'));
  const running = runTests({
    vscodeExecutablePath: process.env.VSCODE_EXECUTABLE || embedded,
    extensionDevelopmentPath: root,
    extensionTestsPath: tests,
    extensionTestsEnv: {
      AGENT_FILES_TEST_GREP: values.grep,
      AGENT_FILES_TEST_OUTPUT: output,
      AGENT_FILES_TEST_REPORT: report,
      [parentVariable]: String(process.pid),
    },
    launchArgs: [
      workspace,
      '--disable-extensions',
      `--user-data-dir=${userDataDir}`,
      `--extensions-dir=${path.join(folder.path, 'extensions')}`,
    ],
  });
  onShutdown(() => running.catch(() => {}).then(folder.remove));
  try {
    return await running;
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  } finally {
    follower.end();
  }
});

/**
 * Prints what is added to a file, until the end.
 * @param {string} file
 */
function follow(file) {
  const descriptor = fs.openSync(file, 'r');
  const buffer = new Uint8Array(65_536);
  const print = () => {
    for (let n = 1; n > 0; ) {
      n = fs.readSync(descriptor, buffer);
      process.stdout.write(buffer.subarray(0, n));
    }
  };
  const timer = setInterval(print, 100);
  return {
    end: () => {
      clearInterval(timer);
      print();
      fs.closeSync(descriptor);
    },
  };
}
