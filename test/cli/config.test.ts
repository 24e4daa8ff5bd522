import { describe, expect, test } from 'vitest';
import { cli } from '../support/cli.ts';

const AGENT = '---\ndescription: Tries\npermission:\n  WebFetch: deny\n---\nTry it.\n';
const FILES = { '.opencode/agent/a.md': AGENT, '.opencode/agent/old/b.md': AGENT, 'lib/helper.md': AGENT };

async function found(config: string | Record<string, string>, words: string[] = []): Promise<string[]> {
  const own = typeof config === 'string' ? { 'agent-files.json': config } : config;
  const { out, err } = await cli({ ...FILES, ...own }, ['check', '--format', 'json', ...words]);
  expect(err).toBe('');
  return JSON.parse(out).diagnostics.map(
    ({ file, severity, rule, dialect }: Record<string, string>) => `${file} ${severity} ${rule} ${dialect}`,
  );
}

const A = '.opencode/agent/a.md';
const B = '.opencode/agent/old/b.md';

describe('agent-files.json', () => {
  test.each([
    ['nothing', '', [`${A} warning tool-case opencode`, `${B} warning tool-case opencode`]],
    [
      'a severity',
      '// why\n{ "rules": { "tool-case": "error", }, }',
      [`${A} error tool-case opencode`, `${B} error tool-case opencode`],
    ],
    [
      'another one for some files',
      '{ "rules": { "tool-case": "off" }, "overrides": [{ "files": ["**/old/**"], "rules": { "tool-case": "hint" } }] }',
      [`${B} hint tool-case opencode`],
    ],
    ['files that are left alone', '{ "ignore": ["**/old/", "x.md"] }', [`${A} warning tool-case opencode`]],
  ])('%s', async (_, config, expected) => {
    expect(await found(config)).toEqual(expected);
  });

  test('in package.json, and a flag over it', async () => {
    const config = {
      'package.json': '{ "name": "agent-files", "agent-files": { "rules": { "tool-case": "error" } } }',
    };
    expect(await found(config)).toContain(`${A} error tool-case opencode`);
    expect(await found(config, ['--rule', 'tool-case=hint'])).toContain(`${A} hint tool-case opencode`);
    expect(await found(config, ['--no-config'])).toContain(`${A} warning tool-case opencode`);
  });

  test.each([
    ['{ "rule": {} }', 'agent-files.json:1:3: There is no key `rule`: did you mean `rules`?'],
    [
      '{\n  "rules": { "tool-cse": "off" }\n}',
      'agent-files.json:2:14: There is no rule `tool-cse`: did you mean `tool-case`?',
    ],
    ['{ "rules": { "tool-case": "warn" } }', 'agent-files.json:1:27: Write one of'],
    ['{ "dialects": { "lib/**": "opencod" } }', 'did you mean `opencode`?'],
    ['{ "ignore": "x" }', 'agent-files.json:1:13: `ignore` must be a list.'],
    ['[]', 'agent-files.json:1:1: The file must hold an object'],
    ['{ "rules": ', 'agent-files.json:1:12: This is no JSON'],
  ])('%s is refused, with its place', async (config, message) => {
    const { code, err } = await cli({ ...FILES, 'agent-files.json': config }, ['check']);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  test('several faults are told in the order of the file', async () => {
    const config = '{ "rules": { "tool-cse": "off" }, "ignre": [] }';
    const { code, out, err } = await cli({ ...FILES, 'agent-files.json': config }, ['check']);
    expect([code, out]).toEqual([2, '']);
    expect(err.match(/agent-files\.json:\d+:\d+/g)).toEqual([
      'agent-files.json:1:14',
      'agent-files.json:1:35',
    ]);
  });
});
