import { describe, expect, test } from 'vitest';
import {
  loadClaudeAgent,
  loadClaudeCommand,
  loadClaudeSkill,
} from '../../../server/src/core/loaders/claude.ts';
import type { Loaded } from '../../../server/src/core/loaders/types.ts';

const NEEDED = 'name: x\ndescription: Does it\n';

function agent(header: string, plugin = false): Loaded {
  return loadClaudeAgent({ text: `---\n${NEEDED}${header}\n---\nYou work.\n`, name: 'team/file', plugin });
}

function whole(text: string, plugin = false): Loaded {
  return loadClaudeAgent({ text, name: 'team/file', plugin });
}

const problems = (loaded: Loaded) =>
  loaded.problems.map(({ path, effect }) => `${path.join('.')}${effect === undefined ? '!' : ''}`);

describe('no agent comes of a file', () => {
  test.each<[why: string, text: string]>([
    ['no header', 'Just text\n'],
    ['a blank line before it', `\n---\n${NEEDED}---\n`],
    ['a word behind the dashes', `---yaml\n${NEEDED}---\n`],
    ['four dashes', `----\n${NEEDED}---\n`],
    ['never closed', `---\n${NEEDED}`],
    ['a list', '---\n- name: x\n- description: y\n---\n'],
    ['no name', '---\ndescription: y\n---\n'],
    ['a number as name', '---\nname: 123\ndescription: y\n---\n'],
    ['a name with a colon', '---\nname: "a:b"\ndescription: y\n---\n'],
    ['a name with a wide colon', '---\nname: a\uff1ab\ndescription: y\n---\n'],
    ['a name that begins with a hyphen', '---\nname: -a\ndescription: y\n---\n'],
    ['a name of 257 characters', `---\nname: ${'a'.repeat(257)}\ndescription: y\n---\n`],
    ['no description', '---\nname: x\n---\n'],
    ['an empty description', '---\nname: x\ndescription:\n---\n'],
    ['a list as description', '---\nname: x\ndescription: [y]\n---\n'],
    ['quotes that do not close', "---\nname: x\ndescription: 'it's broken'\n---\n"],
    ['a colon to repair, with Windows line breaks', '---\r\nname: x\r\ndescription: a: b\r\n---\r\n'],
    ['hooks that are no map', `---\n${NEEDED}hooks: []\n---\n`],
    [
      'a guarding hook without its command',
      `---\n${NEEDED}hooks: {PreToolUse: [{hooks: [{type: command}]}]}\n---\n`,
    ],
    ['a guarding hook outside of hooks', `---\n${NEEDED}PreToolUse: [{hooks: []}]\n---\n`],
  ])('%s', (_why, text) => {
    expect(whole(text).outcome).toBe('not-loaded');
    expect(whole(text).reasons.length).toBeGreaterThan(0);
  });
});

describe('an agent comes of a file', () => {
  test.each<[why: string, text: string]>([
    ['a byte order mark', `\uFEFF---\n${NEEDED}---\n`],
    ['blanks behind the dashes', `---  \n${NEEDED}---\n`],
    ['Windows line breaks', '---\r\nname: x\r\ndescription: y\r\n---\r\n'],
    ['a colon in a value', '---\nname: x\ndescription: a: b\n---\n'],
    ['a name with blanks and capitals', '---\nname: Code Reviewer\ndescription: y\n---\n'],
    ['a tab as indentation', '---\nname: x\ndescription: y\nskills:\n\t- a\n---\n'],
    ['two equal keys', '---\nname: y\nname: x\ndescription: y\n---\n'],
    ['a hook of an unknown event', `---\n${NEEDED}hooks: {Nope: [x]}\n---\n`],
    ['no value for hooks', `---\n${NEEDED}hooks:\n---\n`],
  ])('%s', (_why, text) => {
    expect(whole(text).outcome).toBe('ok');
  });
});

test('the first dashes anywhere end the header', () => {
  const loaded = whole('---\nname: x\ndescription: before --- after\ntools: Read\n---\n');
  expect(loaded.outcome).toBe('ok');
  expect(loaded.header.data).toEqual({ name: 'x', description: 'before' });
  expect(loaded.access?.tools).toBe('all');
});

test('a repaired value is told with its place', () => {
  const text = `---\n${NEEDED}note: Use when: x  \n---\n`;
  const { header } = whole(text);
  expect(header.state).toBe('repaired');
  expect(header.data).toMatchObject({ note: 'Use when: x  ' });
  expect(header.repaired.map(({ start, end }) => text.slice(start, end))).toEqual(['Use when: x']);
  expect(header.failure?.message).toBeTruthy();
});

describe('tools', () => {
  test.each<[header: string, tools: unknown, denied?: string[]]>([
    ['', 'all'],
    ['tools: "*"', 'all'],
    ['tools: [Read, "*"]', 'all'],
    ['tools: Grep, Read', ['Read', 'Grep']],
    ['tools: Read Edit', ['Read', 'Edit']],
    ['tools: [Read, 5, Edit]', ['Read', 'Edit']],
    ['tools: "Read, Nope, read"', ['Read']],
    ['tools: Bash(git add, git commit), Read', ['Read', 'Bash']],
    ['tools: Task, KillShell', ['Agent', 'TaskStop']],
    ['tools: Read, AskUserQuestion, Workflow', ['Read']],
    ['tools: Read, ExitPlanMode', ['Read']],
    ['tools: Read, ExitPlanMode\npermissionMode: plan', ['Read', 'ExitPlanMode']],
    ['tools: Grep\nmemory: project', ['Read', 'Edit', 'Write', 'Grep']],
    ['tools:', []],
    ['tools: []', []],
    ['tools: {Read: true}', []],
    ['tools: true', []],
    ['disallowedTools: Write, Nope', 'all', ['Write']],
    ['disallowedTools: Bash(rm *)', 'all', ['Bash', 'Monitor']],
    ['disallowedTools: [Write, "*"]', 'all', []],
    ['disallowedTools: bash', 'all', []],
    ['tools: Read, Write\ndisallowedTools: Write', ['Read'], ['Write']],
    ['tools: mcp__github', []],
  ])('%s', (header, tools, denied = []) => {
    const loaded = agent(header);
    expect(loaded.outcome).toBe('ok');
    expect(loaded.access).toMatchObject({ tools, denied });
  });

  test.each([
    'Nope',
    'read',
    'Read;Grep',
    '|\n  Read\n  Grep',
    'Bash(git',
    'AskUserQuestion',
    'mcp__*',
    'Read*',
  ])('nothing comes of %s, and every start is refused', (tools) => {
    expect(agent(`tools: ${tools}`).outcome).toBe('refused');
  });

  test('what is denied whole is passed over in silence, what is denied in part is refused', () => {
    expect(agent('tools: Bash\ndisallowedTools: Bash').outcome).toBe('ok');
    expect(agent('tools: Bash\ndisallowedTools: Bash(rm *)').outcome).toBe('refused');
  });

  test('what the shell searches in place of is marked', () => {
    expect(agent('tools: Read, Grep, Glob, Bash').access?.covered).toEqual(['Grep', 'Glob']);
    expect(agent('tools: Read, Grep, Glob').access?.covered).toEqual([]);
  });

  test('every entry has its fate', () => {
    const { entries } =
      agent('tools: Read, Nope, mcp__a, Workflow, Write\ndisallowedTools: Write').access ?? {};
    expect(entries?.map(({ fate }) => fate)).toEqual(['given', 'unknown', 'server', 'unavailable', 'denied']);
  });
});

describe('values', () => {
  test.each<[header: string, keys: Record<string, unknown>, problems?: string[]]>([
    ['model: " Opus "', { model: 'opus' }],
    ['model: Claude-X', { model: 'Claude-X' }],
    ['model: 5', {}, ['model']],
    ['model:', {}],
    ['effort: Med', { effort: 'medium' }],
    ['effort: 7', { effort: 7 }],
    ['effort: 5abc', { effort: 5 }],
    ['effort: ultracode', {}, ['effort']],
    ['effort: [low]', { effort: 'low' }],
    ['permissionMode: manual', { permissionMode: 'default' }],
    ['permissionMode: delegate', {}, ['permissionMode']],
    ['maxTurns: "5"', { maxTurns: 5 }],
    ['maxTurns: 0', {}, ['maxTurns']],
    ['background: yes', {}, ['background']],
    ['color: magenta', {}, ['color']],
    ['mcpServers: {github: {}}', {}, ['mcpServers']],
    ['mcpServers: [github, 5]', { mcpServers: ['github', 5] }, ['mcpServers.1']],
    ['autoCompactWindow: "200,000"', { autoCompactWindow: 200_000 }],
  ])('%s', (header, keys, expected = []) => {
    const loaded = agent(header);
    expect(loaded.outcome).toBe('ok');
    const { name: _, description: __, ...own } = loaded.keys;
    expect(own).toEqual(keys);
    expect(problems(loaded)).toEqual(expected);
  });

  test('what costs the file is told from what costs the key', () => {
    expect(problems(whole('---\ndescription: [a]\ncolor: magenta\n---\n'))).toEqual([
      'name!',
      'description!',
      'color',
    ]);
  });
});

test('an agent of a plugin always loads, under the name of its file if need be', () => {
  expect(whole('no header', true)).toMatchObject({ outcome: 'ok', name: 'file' });
  expect(whole('---\nname: 5\n---\n', true)).toMatchObject({ outcome: 'ok', name: '5' });
  expect(agent('permissionMode: plan\nhooks: []', true)).toMatchObject({
    outcome: 'ok',
    keys: { name: 'x' },
  });
});

describe('skills and commands always load', () => {
  const skill = (header: string, body = '# Title\n') =>
    loadClaudeSkill({ text: `---\n${header}\n---\n${body}`, name: 'deploy' });

  test('the folder is the name, whatever the header says', () => {
    expect(skill('name: Other')).toMatchObject({ outcome: 'ok', name: 'deploy', keys: { name: 'Other' } });
    expect(loadClaudeCommand({ text: '---\nname: Other\n---\n', name: 'git:x' }).name).toBe('git:x');
  });

  test('without a description the first line stands in, cut at 100 characters', () => {
    expect(skill('x: 1').keys).toMatchObject({ description: 'Title' });
    expect(skill('description: [a]')).toMatchObject({ keys: { description: 'Title' } });
    expect(skill('x: 1', 'a'.repeat(101)).keys).toMatchObject({ description: `${'a'.repeat(97)}...` });
    expect(skill('description: 5').keys).toMatchObject({ description: '5' });
  });

  test('a header that nobody can read costs the keys alone', () => {
    expect(skill("description: 'it's'")).toMatchObject({ outcome: 'ok', header: { state: 'dropped' } });
  });

  test('a broken guard costs the hooks and the leave to use tools', () => {
    const loaded = skill('allowed-tools: Read\nhooks: {PreToolUse: [x]}');
    expect(loaded.keys).not.toHaveProperty('allowed-tools');
    expect(loaded.keys).not.toHaveProperty('hooks');
    expect(problems(loaded)).toEqual(['hooks.PreToolUse.0']);
  });

  test.each([
    ['true', true],
    ['no', false],
    ['"0"', false],
    ['', false],
    ['maybe', false],
  ])('user-invocable: %s', (value, invocable) => {
    expect(skill(`user-invocable: ${value}`).keys).toMatchObject({ 'user-invocable': invocable });
  });
});

test('aliases without end are no value', () => {
  expect(agent('foo: &a [*a]').outcome).toBe('ok');
});

test('an agent of servers alone is refused only as long as they are not connected', () => {
  const loaded = agent('tools: mcp__github__search');
  expect(loaded).toMatchObject({ outcome: 'ok', access: { tools: [] } });
  expect(loaded.reasons.join(' ')).toContain('As long as none of these servers is connected');
  expect(agent('tools: []').reasons.join(' ')).toContain('no tool at all');
});
