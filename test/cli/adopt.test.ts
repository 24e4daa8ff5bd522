import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readProjectConfig } from '../../server/src/config/projectConfig.ts';
import { cli } from '../support/cli.ts';

const A = '.opencode/agent/a.md';
const TEXT = '---\ndescription: Tries\npermission:\n  WebFetch: deny\n---\nTry it.\n';

describe('a baseline', () => {
  test('known findings are left out, wherever their line has gone; new ones are told', async () => {
    let baseline = '';
    const written = await cli({ [A]: TEXT }, ['check', '--write-baseline'], {
      after: (folder) => {
        baseline = readFileSync(join(folder, 'agent-files-baseline.json'), 'utf8');
      },
    });
    expect([written.code, written.err]).toEqual([
      0,
      '1 finding is known from now on, in agent-files-baseline.json.\n',
    ]);
    const moved = TEXT.replace('permission', 'mode: all\npermission').replace(
      '---\nTry',
      '  TodoRead: deny\n---\nTry',
    );
    const files = { [A]: moved, 'agent-files-baseline.json': baseline };
    const told = JSON.parse((await cli(files, ['check', '--format', 'json'])).out);
    expect(told.diagnostics.map(({ rule }: { rule: string }) => rule)).toEqual(['removed-tool']);
    const all = JSON.parse((await cli(files, ['check', '--format', 'json', '--no-baseline'])).out);
    expect(all.diagnostics.map(({ rule }: { rule: string }) => rule)).toEqual(['tool-case', 'removed-tool']);
  });

  test('a file that is none is refused', async () => {
    const { code, err } = await cli({ [A]: TEXT, 'agent-files-baseline.json': '[]' }, ['check']);
    expect([code, err]).toEqual([2, expect.stringContaining('write it anew with --write-baseline')]);
  });
});

describe('only what changed', () => {
  const git = (folder: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: folder,
      stdio: 'pipe',
    });

  async function changed(words: string[]): Promise<string[]> {
    const { out } = await cli({ [A]: TEXT, 'README.md': 'x\n' }, ['check', '--format', 'json', ...words], {
      prepare: (folder) => {
        git(folder, 'init', '-q');
        git(folder, 'add', '.');
        git(folder, 'commit', '-qm', 'one');
        writeFileSync(join(folder, 'README.md'), 'y\n');
        mkdirSync(join(folder, '.opencode/command'));
        writeFileSync(join(folder, '.opencode/agent/b c.md'), TEXT);
        git(folder, 'add', '.');
        git(folder, 'commit', '-qm', 'two');
        writeFileSync(join(folder, '.opencode/agent/ü.md'), TEXT);
      },
    });
    return JSON.parse(out).diagnostics.map(({ file }: { file: string }) => file);
  }

  test.each([
    [['--changed'], ['.opencode/agent/ü.md']],
    [['--changed=HEAD~1'], ['.opencode/agent/b c.md', '.opencode/agent/ü.md']],
    [['--changed', '.opencode/command'], []],
  ])('%j', async (words, expected) => {
    expect(await changed(words)).toEqual(expected);
  });

  test('a commit that does not exist', async () => {
    const { code, err } = await cli({ [A]: TEXT }, ['check', '--changed=nowhere'], {
      prepare: (folder) => git(folder, 'init', '-q'),
    });
    expect(code).toBe(2);
    expect(err).toContain('--changed=nowhere: ');
  });
});

describe('init', () => {
  test('writes a configuration that says nothing yet, and replaces none', async () => {
    const { code } = await cli({}, ['init'], {
      after: (folder) => {
        const text = readFileSync(join(folder, 'agent-files.json'), 'utf8');
        expect(readProjectConfig(text, '/agent-files.json')).toMatchObject({
          problems: [],
          config: { rules: {} },
        });
      },
    });
    expect(code).toBe(0);
    const again = await cli({ 'agent-files.json': '{}' }, ['init'], {
      after: (folder) => expect(existsSync(join(folder, 'agent-files.json'))).toBe(true),
    });
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('--force replaces it')]);
  });
});

describe('rules', () => {
  test('are listed, one by one too', async () => {
    const { out } = await cli({}, ['rules', 'tool-case', '--format', 'json']);
    expect(JSON.parse(out).rules[0]).toMatchObject({ id: 'tool-case', severity: 'warning', fix: 'safe' });
    expect((await cli({}, ['rules'])).out.split('\n').length).toBeGreaterThan(30);
    expect((await cli({}, ['explain', '--rule', 'tool-cas'])).err).toContain('did you mean tool-case?');
    expect((await cli({}, ['explain', '--rule', 'tool-case'])).out).toContain('webfetch');
  });
});
