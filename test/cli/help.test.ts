import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../server/src/cli/commands.ts';
import { DIALECTS } from '../../server/src/core/index.ts';
import { cli } from '../support/cli.ts';

const NAMES = COMMANDS.map(({ name }) => name);

describe('help', () => {
  test.each([['--help'], ['-h'], ['help']])('%s names every command, on lines that fit', async (flag) => {
    const { code, out } = await cli({}, [flag]);
    expect(code).toBe(0);
    for (const name of NAMES) expect(out).toMatch(new RegExp(`^  agent-files ${name}\\b`, 'm'));
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test.each(COMMANDS)('of $name has all its flags with what they take', async ({ name, usage, options }) => {
    const { code, out } = await cli({}, [name, '--help']);
    expect([code, out]).toEqual([0, (await cli({}, ['help', name])).out]);
    expect(out.startsWith(`${usage}\n\n`)).toBe(true);
    const text = out.replace(/\s+/g, ' ');
    for (const [flag, { value, optional, oneOf = [] }] of Object.entries(options)) {
      const taken = value === undefined ? '' : optional ? `[${value}]` : ` ${value}`;
      expect(text).toContain(` --${flag}${taken} `);
      for (const one of oneOf) expect(text).toContain(one);
    }
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test('the values of a flag are told', async () => {
    const { out } = await cli({}, ['explain', '--help']);
    expect(out.replace(/\s+/g, ' ')).toContain(DIALECTS.map(({ id }) => id).join(', '));
    expect((await cli({}, ['check', '--help'])).out).toContain('--changed[=REF]');
  });

  test('behind -- stand paths', async () => {
    const { code, err } = await cli({}, ['check', '--', '--help']);
    expect([code, err]).toEqual([2, 'agent-files: --help: there is no such file or folder\n']);
  });
});

describe('what is no command', () => {
  test.each([
    [['chekc'], 'unknown command chekc: did you mean check?'],
    [['help', 'chekc'], 'unknown command chekc: did you mean check?'],
    [['chekc', '--help'], 'unknown command chekc: did you mean check?'],
    [['version'], 'unknown command version: did you mean --version?'],
    [['.'], 'unknown command .: did you mean agent-files check .?'],
    [['lib'], 'unknown command lib: did you mean agent-files check lib?'],
    [['frobnicate'], 'unknown command frobnicate; see agent-files --help'],
    [
      ['--format', 'json'],
      '--format stands before a command: agent-files COMMAND --format, as in agent-files check',
    ],
  ])('%j', async (words, message) => {
    const { code, out, err } = await cli({ 'lib/a.txt': '' }, words);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `agent-files: ${message}\n` });
  });
});

describe('every command refuses what it does not know', () => {
  test.each(NAMES)('%s', async (name) => {
    const { code, out, err } = await cli({}, [name, '--frobnicate']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^agent-files: unknown flag --frobnicate(?:: did you mean --[\w-]+\?)?\n$/);
  });

  const withValues = COMMANDS.flatMap(({ name, options }) =>
    Object.entries(options).flatMap(([flag, { oneOf }]) => (oneOf ? [[name, flag]] : [])),
  );
  test.each(withValues)('%s --%s with another value', async (name, flag) => {
    const { code, out, err } = await cli({}, [name, `--${flag}`, 'frobnicate']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`^agent-files: --${flag} frobnicate: it must be one of \\w`));
  });
});

test('the page of a rule begins with its name', async () => {
  expect((await cli({}, ['explain', '--rule', 'tool-case'])).out).toMatch(/^# tool-case\n/);
});

test('fix takes the flag that it asks for', async () => {
  const files = { 'notes/x.md': '---\ndescription: x\ntools:\n  WebFetch: false\n---\nGo.\n' };
  const asked = await cli(files, ['fix', 'notes/x.md']);
  expect([asked.code, asked.err]).toEqual([
    0,
    expect.stringContaining('name one with --dialect (opencode, '),
  ]);
  expect(await cli(files, ['fix', '--dialect', 'opencode', 'notes/x.md'])).toEqual({
    code: 0,
    out: 'fixed notes/x.md\n',
    err: '1 of 1 file changed.\n',
  });
});
