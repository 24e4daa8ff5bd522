import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HEADER_BYTES } from '../../server/src/start/codeCache.ts';
import { builtPackage } from '../support/builtPackage.ts';
import { temporaryFolder } from '../support/temporary.ts';

const AGENT = '---\ndescription: Tries\nmode: helper\n---\nRead [it](no.md).\n';
const LONG_AGO = new Date('2020-01-01');

/** A project with one agent, the program, and a cache of its own. */
async function project() {
  const program = await builtPackage();
  const folder = temporaryFolder({ '.opencode/agent/a.md': AGENT });
  const cache = temporaryFolder();
  const run = (words: readonly string[], input = '') => {
    const env = { ...process.env, AGENT_FILES_CACHE: cache };
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(program, 'bin', 'agent-files.js'), ...words],
      { cwd: folder, env, encoding: 'utf8', input },
    );
    return { stdout, stderr, status };
  };
  const files = () => readdirSync(cache).sort();
  /** As if a run of that length had left it long ago: what is written from now on can be told from what is there. */
  const age = (cpuMs = Number.MAX_SAFE_INTEGER) => {
    for (const name of files()) {
      const file = join(cache, name);
      const bytes = readFileSync(file);
      const header = JSON.parse(bytes.toString('utf8', 0, HEADER_BYTES));
      bytes.write(JSON.stringify({ ...header, cpuMs }).padEnd(HEADER_BYTES));
      writeFileSync(file, new Uint8Array(bytes));
      utimesSync(file, LONG_AGO, LONG_AGO);
    }
  };
  const written = () => files().filter((name) => statSync(join(cache, name)).mtime > LONG_AGO);
  return { program, cache, run, files, age, written };
}

const PARTS = [/^cli-commandLine-v/, /^cli-core-v/, /^cli-tables-v/];

test('what one run has compiled, the next one takes, and finds the same', async () => {
  const { run, files, age, written } = await project();
  const first = run(['check']);
  expect(first).toMatchObject({ status: 1, stderr: '' });
  expect(first.stdout).toContain('invalid-value');
  expect(files()).toEqual(PARTS.map((part) => expect.stringMatching(part)));
  age();
  expect(run(['check'])).toEqual(first);
  expect(written()).toEqual([]);
});

test('a run that takes much longer than the one before leaves what it has compiled', async () => {
  const { run, files, age, written } = await project();
  expect(run(['--version']).status).toBe(0);
  age(1);
  expect(run(['check']).status).toBe(1);
  expect(written()).toEqual(files());
});

test('a run that fails leaves nothing', async () => {
  const { run, files } = await project();
  expect(run(['chekc']).status).toBe(2);
  expect(files()).toEqual([]);
});

test('damaged code is not run, but made anew', async () => {
  const { cache, run, files, written } = await project();
  const first = run(['check']);
  for (const name of files()) {
    const bytes = readFileSync(join(cache, name));
    for (let at = 300; at < bytes.length; at += 997) bytes[at] = 0xff;
    writeFileSync(join(cache, name), new Uint8Array(bytes));
  }
  for (const name of files()) utimesSync(join(cache, name), LONG_AGO, LONG_AGO);
  expect(run(['check'])).toEqual(first);
  expect(written()).toEqual(files());
});

test('code of another build is not taken', async () => {
  const { program, run, age, written } = await project();
  const first = run(['check']);
  age();
  appendFileSync(join(program, 'dist', 'core.js'), '\n');
  expect(run(['check'])).toEqual(first);
  expect(written()).toEqual([expect.stringMatching(/^cli-core-v/)]);
});

test('a server that the command line starts leaves what it has compiled as a server', async () => {
  const { run, files } = await project();
  const input = [
    { id: 0, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
    { id: 1, method: 'shutdown' },
    { method: 'exit' },
  ]
    .map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
    .map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
    .join('');
  run(['lsp', '--stdio'], input);
  expect(files()).toContainEqual(expect.stringMatching(/^server-languageServer-v/));
  expect(files()).not.toContainEqual(expect.stringMatching(/^cli-/));
});
