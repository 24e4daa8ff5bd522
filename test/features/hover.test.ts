import { describe, expect, test } from 'vitest';
import { openFixture } from '../support/fixture.ts';

interface Hovered {
  /** What the editor marks. */
  readonly on: string;
  readonly markdown: string;
}

function hover(source: string): Hovered | undefined {
  const { service, open, text, cursor } = openFixture(source);
  const found = service.hover(open, cursor);
  return found && { on: text.slice(found.span.start, found.span.end), markdown: found.markdown };
}

const inHeader = (lines: string): Hovered | undefined => hover(`---\n${lines}\n---\n`);

/** Cursor, what is marked, what the text says among other things. */
type Row = readonly [lines: string, on: string, ...says: string[]];

function says(rows: readonly Row[]): void {
  test.each(rows)('%j', (lines, on, ...parts) => {
    const found = inHeader(lines);
    expect(found?.on).toBe(on);
    for (const part of parts) expect(found?.markdown).toContain(part);
  });
}

/** The last line of every hover on a fact. */
const EVIDENCE =
  /\*(?:Seen in|Read in the code of|Documented for) OpenCode \d+\.\d+\.\d+ \(.+\), checked on \d{4}-\d\d-\d\d\.\*$/;

describe('keys', () => {
  says([
    [
      'mo$0de: all',
      'mode',
      '`subagent` \\| `primary` \\| `all`',
      'without it: `all`',
      'Who may run the agent',
    ],
    ['$0mode: all', 'mode', 'Who may run'],
    ['mode$0: all', 'mode', 'Who may run'],
    ['"mo$0de": all', '"mode"', 'Who may run'],
    ['to$0ols:\n  bash: false', 'tools', '**Deprecated.**', 'permission'],
    ['temp$0erature: 1', 'temperature', 'number'],
    ['options:\n  thinking:\n    budget$0Tokens: 1', 'budgetTokens', 'number'],
    ['temp$0rature: 1', 'temprature', 'not a key of OpenCode', 'request option'],
    ['allowed-$0tools: x', 'allowed-tools', 'Claude Code'],
  ]);

  test('unknown keys below known ones say nothing', () => {
    expect(inHeader('options:\n  who$0ever: 1')).toBeUndefined();
  });

  test('a key that sets the effort says what the file’s model makes of it', () => {
    const markdown = (model: string) => inHeader(`model: ${model}\nreasoning$0Effort: high`)?.markdown;
    expect(markdown('openai/gpt-5.1')).toContain('(GPT-5.1), takes `none`, `low`, `medium`, `high`.');
    expect(markdown('anthropic/claude-opus-4-7')).toContain('It is set with `effort: medium`.');
    expect(markdown('moonshotai/kimi-k2')).toContain('takes no level of effort');
    expect(markdown('somebody/else')).not.toContain('This file’s model');
  });
});

describe('values', () => {
  says([
    ['mode: sub$0agent', 'subagent', 'task'],
    ['mode: "sub$0agent"', '"subagent"', 'task'],
    ['reasoningEffort: me$0dium', 'medium', 'level of effort', 'Taken by', 'GPT-5.1'],
    ['model: openai/gpt-5\nreasoningEffort: xh$0igh', 'xhigh', '(GPT-5), takes', 'not this one'],
    ['model: openai/gpt-$05.1', 'openai/gpt-5.1', 'Provider `openai`, model `gpt-5.1`', 'GPT-5.1'],
    ['model: in$0herit', 'inherit', 'Claude Code'],
    ['textVerbosity: l$0ow', 'low', 'Short'],
    ['color: in$0fo', 'info', 'theme'],
    ['color: "#ff$08800"', '"#ff8800"', 'hexadecimal'],
    ['hidden: tr$0ue', 'true', 'Leaves the agent out'],
    ['permission: as$0k', 'ask', 'The user is asked'],
    ['permission:\n  edit: de$0ny', 'deny', 'refused'],
    ['permission:\n  bash:\n    "git *": al$0low', 'allow', 'without a question'],
  ]);

  test.each(['description: any te$0xt', 'variant: hi$0gh'])('nothing on free text: %j', (lines) => {
    expect(inHeader(lines)).toBeUndefined();
  });
});

describe('tools, permissions and patterns', () => {
  says([
    ['tools:\n  ba$0sh: false', 'bash', 'tool of OpenCode', 'shell command'],
    ['tools:\n  bash: fa$0lse', 'false', 'tool of OpenCode', 'shell command'],
    ['tools: { ba$0sh: false }', 'bash', 'shell command'],
    ['tools:\n  wr$0ite: false', 'write', 'Governed by the permission `edit`'],
    ['tools:\n  Web$0Fetch: false', 'WebFetch', 'exact in upper and lower case', 'Fetches the contents'],
    ['tools:\n  li$0st: false', 'list', 'not a tool of OpenCode any more'],
    ['tools:\n  Todo$0Read: false', 'TodoRead', 'not a tool of OpenCode any more'],
    ['tools:\n  L$0S: false', 'LS', 'Claude Code'],
    ['tools:\n  my$0server_*: false', 'myserver_*', 'MCP server'],
    ['permission:\n  ed$0it: ask', 'edit', 'a map of patterns', 'Changing files'],
    ['permission:\n  wr$0ite: deny', 'write', 'no effect', 'use `edit`'],
    ['permission:\n  "$0*": deny', '"*"', 'Every tool'],
    [
      'permission:\n  bash:\n    "gi$0t *": ask',
      '"git *"',
      'pattern for the shell command',
      '**last** one counts',
    ],
    ['permission:\n  my_tool:\n    "$0*": ask', '"*"', 'pattern for what `my_tool` is asked'],
  ]);
});

test('every fact names its source, version and day', () => {
  const places = [
    'mo$0de: all',
    'mode: a$0ll',
    'tools:\n  ba$0sh: false',
    'tools:\n  li$0st: false',
    'permission:\n  ed$0it: ask',
    'permission:\n  edit: as$0k',
    'permission:\n  bash:\n    "gi$0t *": ask',
    'reasoningEffort: me$0dium',
    'model: openai/gpt-$05.1',
    'unk$0nown: 1',
    'allowed-$0tools: x',
  ];
  for (const place of places) expect(inHeader(place)?.markdown, place).toMatch(EVIDENCE);
});

test('what stands in the file is shown as text', () => {
  const evil = (lines: string) => inHeader(lines)?.markdown ?? '';
  expect(evil('"<img src=x>`[a](command:b)$0": 1')).toContain('**``<img src=x>`[a](command:b)``**');
  expect(evil('model: "a/![x](http://y)$0"')).toContain('**a/!\\[x\\](http\\://y)**');
  expect(evil('tools:\n  "`*$0": false')).toContain('**`` `* ``**');
});

describe('broken headers', () => {
  says([
    ['description: Use: this\nmo$0de: all', 'mode', 'Who may run'],
    ['tools: [bash\nmode: a$0ll', 'all', 'Both'],
    ['tools:\n\tba$0sh: false', 'bash', 'shell command'],
    ['"a" b: c\nmode: a$0ll', 'all', 'Both'],
    ['mode:al$0l', 'all', 'Both'],
  ]);
});

test.each([
  '# mo$0de: all',
  'mode: all # a$0ll',
  'description: |\n  mo$0de: all',
  'mode:$0 all',
  'mode: all  $0',
  '$0',
])('nothing in %j', (lines) => {
  expect(inHeader(lines)).toBeUndefined();
});

test('nothing on the closing fence', () => {
  expect(hover('---\nmode: all\n--$0-\n')).toBeUndefined();
});
