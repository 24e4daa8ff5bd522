import { describe, expect, test } from 'vitest';
import { complete, inHeader } from '../support/completion.ts';
import { openFixture } from '../support/fixture.ts';

/** Lines inside the fences, what is chosen, the lines afterwards. */
type Row = readonly [before: string, label: string, after: string];

function accepts(rows: readonly Row[]): void {
  test.each(rows)('%j, %s', (before, label, after) => {
    expect(inHeader(before).accept(label)).toBe(after);
  });
}

describe('a key is written with what belongs to it', () => {
  accepts([
    ['$0', 'description', 'description: '],
    ['mo$0', 'mode', 'mode: '],
    ['mode: all\nco$0', 'color', 'mode: all\ncolor: '],
    ['mo$0de: all', 'model', 'model: all'],
    ['m$0:', 'mode', 'mode:'],
    ['m$0: all', 'mode', 'mode: all'],
    ['"mo$0"', 'mode', '"mode": '],
    ["'mo$0", 'mode', "'mode': "],
    ['hid$0', 'hidden', 'hidden: true'],
    ['perm$0', 'permission', 'permission:\n  $0'],
    ['to$0', 'tools', 'tools:\n  $0'],
    ['opt$0\nmode: all', 'options', 'options:\n  $0\nmode: all'],
    ['think$0', 'thinking', 'thinking:\n  type: $0'],
    ['mo$0 # why', 'mode', 'mode:  # why'],
    ['{ mo$0 }', 'mode', '{ mode:  }'],
    ['{ perm$0 }', 'permission', '{ permission: { $0 } }'],
  ]);
});

describe('keys of maps are written in the column of their neighbours', () => {
  accepts([
    ['tools:\n  $0', 'bash', 'tools:\n  bash: false'],
    ['tools:\n    task: false\n    we$0', 'webfetch', 'tools:\n    task: false\n    webfetch: false'],
    ['tools:\n    task: false\n  we$0', 'webfetch', 'tools:\n    task: false\n    webfetch: false'],
    ['tools:\n  task: false\n $0\nmode: all', 'bash', 'tools:\n  task: false\n  bash: false\nmode: all'],
    ['tools:\n\tba$0', 'bash', 'tools:\n  bash: false'],
    ['tools:\n$0', 'bash', 'tools:\n  bash: false'],
    ['tools:\nba$0\nmode: all', 'bash', 'tools:\n  bash: false\nmode: all'],
    ['tools:\n  $0', '"*"', 'tools:\n  "*": false'],
    ['tools: { $0 }', 'bash', 'tools: { bash: false }'],
    ['tools: {$0', 'bash', 'tools: {bash: false'],
    ['tools: { task: false, "ba$0" }', 'bash', 'tools: { task: false, "bash": false }'],
    ['permission:\n  $0', 'edit', 'permission:\n  edit: '],
    ['permission:\n  ed$0: deny', 'edit', 'permission:\n  edit: deny'],
    ['permission:\n  $0', '"*"', 'permission:\n  "*": '],
    ['permission:\n$0', 'bash', 'permission:\n  bash: '],
    ['permission:\n  bash:\n    $0', '"git *"', 'permission:\n  bash:\n    "git *": '],
    ['permission:\n  bash:\n    gi$0', '"git *"', 'permission:\n  bash:\n    "git *": '],
    ['permission:\n  bash:\n    "gi$0"', '"git *"', 'permission:\n  bash:\n    "git *": '],
    ["permission:\n  bash:\n    'gi$0", '"git *"', "permission:\n  bash:\n    'git *': "],
    ['permission:\n  bash:\n    "gi$0 *": ask', '"git *"', 'permission:\n  bash:\n    "git *": ask'],
    ['permission:\n  bash:\n  $0', '"git *"', 'permission:\n  bash:\n    "git *": '],
    ['permission:\n  bash: { $0 }', '"git *"', 'permission:\n  bash: { "git *":  }'],
    ['permission:\n  myserver_*:\n    $0', '"*"', 'permission:\n  myserver_*:\n    "*": '],
    ['options:\n  reas$0', 'reasoningEffort', 'options:\n  reasoningEffort: '],
    ['options:\n  thi$0', 'thinking', 'options:\n  thinking:\n    type: $0'],
    ['options:\n  thinking:\n    $0', 'budgetTokens', 'options:\n  thinking:\n    budgetTokens: '],
    ['thinking: { ty$0 }', 'type', 'thinking: { type:  }'],
  ]);
});

describe('a value replaces the word under the cursor', () => {
  accepts([
    ['mode: $0', 'subagent', 'mode: subagent'],
    ['mode: su$0', 'subagent', 'mode: subagent'],
    ['mode: p$0rimary', 'primary', 'mode: primary'],
    ['mode:$0', 'all', 'mode: all'],
    ['mode:su$0', 'subagent', 'mode: subagent'],
    ['mode: "su$0"', 'subagent', 'mode: "subagent"'],
    ["mode: 'su$0", 'subagent', "mode: 'subagent'"],
    ['mode: $0  ', 'all', 'mode: all'],
    ['mode: a$0 # both', 'all', 'mode: all # both'],
    ['hidden: t$0', 'true', 'hidden: true'],
    ['hidden: "t$0"', 'true', 'hidden: true'],
    ['color: in$0', 'info', 'color: info'],
    ['color: $0', '"#rrggbb"', 'color: "#4f8cff"'],
    ['color: "#$0"', '"#rrggbb"', 'color: "#4f8cff"'],
    ['color:$0', '"#rrggbb"', 'color: "#4f8cff"'],
    ['tools:\n  bash: $0', 'false', 'tools:\n  bash: false'],
    ['tools: { bash: t$0 }', 'true', 'tools: { bash: true }'],
    ['permission: $0', 'ask', 'permission: ask'],
    ['permission: $0', 'a line for each key', 'permission:\n  $0'],
    ['permission:\n  edit: de$0', 'deny', 'permission:\n  edit: deny'],
    ['permission:\n  bash: $0', 'a line for each pattern', 'permission:\n  bash:\n    "*": allow\n    $0'],
    ['permission:\n  bash:\n    "git *": $0', 'ask', 'permission:\n  bash:\n    "git *": ask'],
    ['tools:$0', 'a line for each key', 'tools:\n  $0'],
    ['textVerbosity: $0', 'low', 'textVerbosity: low'],
    ['promptCacheRetention: $0', '24h', 'promptCacheRetention: "24h"'],
    ['reasoningEffort: me$0', 'medium', 'reasoningEffort: medium'],
    ['thinking:\n  type: $0', 'adaptive', 'thinking:\n  type: adaptive'],
  ]);
});

describe('in text that is no YAML', () => {
  accepts([
    [
      'description: Use: this\nmo$0\ntools:\n  bash: false',
      'mode',
      'description: Use: this\nmode: \ntools:\n  bash: false',
    ],
    ['description: "never closed\nmode: su$0', 'subagent', 'description: "never closed\nmode: subagent'],
    ['tools: [bash\nmode: $0', 'all', 'tools: [bash\nmode: all'],
    ['tools:\n\tbash: false\n\tta$0', 'task', 'tools:\n\tbash: false\n  task: false'],
    ['"a" b: c\nmo$0', 'mode', '"a" b: c\nmode: '],
    ['mode: all\nmode: all\ncol$0', 'color', 'mode: all\nmode: all\ncolor: '],
    ['color: @x\nmode:$0', 'all', 'color: @x\nmode: all'],
    [
      'tools: {\n  bash: false,\n  ta$0\nmode: all',
      'task',
      'tools: {\n  bash: false,\n  task: false\nmode: all',
    ],
    ['mode\ncol$0', 'color', 'mode\ncolor: '],
  ]);
});

describe('what is offered', () => {
  test('keys: the usual ones as the table orders them, deprecated ones last and marked', () => {
    const { items, labels } = complete('---\n$0\n---\n');
    expect(labels.slice(0, 5)).toEqual(['description', 'mode', 'model', 'variant', 'temperature']);
    expect(labels.slice(-2)).toEqual(['tools', 'maxSteps']);
    expect(items.filter((item) => item.deprecated).map((item) => item.label)).toEqual(['tools', 'maxSteps']);
    expect(labels).not.toContain('prompt');
  });

  test('required keys first', () => {
    const { labels } = complete('//- /.opencode/skill/x/SKILL.md\n---\n$0\n---\n');
    expect(labels).toEqual(['name', 'description']);
  });

  test('no key twice, but the one under the cursor', () => {
    expect(inHeader('mode: all\n$0\ncolor: info').labels).not.toContain('mode');
    expect(inHeader('mode: all\n$0\ncolor: info').labels).not.toContain('color');
    expect(inHeader('mo$0de: all').labels).toContain('mode');
  });

  test('tools that a switch has an effect on', () => {
    const { labels } = inHeader('tools:\n  bash: false\n  $0');
    expect(labels).toEqual(expect.arrayContaining(['read', 'edit', 'write', 'webfetch', 'todowrite', '"*"']));
    expect(labels).not.toContain('bash');
    expect(labels).not.toContain('invalid');
    expect(labels).not.toContain('apply_patch');
    expect(labels).not.toContain('mode');
  });

  test('permissions that something asks for', () => {
    const { labels } = inHeader('permission:\n  $0');
    expect(labels).toEqual(
      expect.arrayContaining(['"*"', 'edit', 'bash', 'external_directory', 'doom_loop']),
    );
    expect(labels).not.toContain('write');
    expect(labels).not.toContain('list');
  });

  test('patterns only where the program takes them', () => {
    expect(inHeader('permission:\n  bash:\n    $0').labels).toContain('"git *"');
    expect(inHeader('permission:\n  webfetch:\n    $0').labels).toEqual([]);
    expect(inHeader('permission:\n  webfetch: $0').labels).toEqual(['allow', 'ask', 'deny']);
    expect(inHeader('permission:\n  bash:\n    "git *":\n      $0').labels).toEqual([]);
  });

  test.each([
    ['openai/gpt-5.1', ['none', 'low', 'medium', 'high']],
    ['openai/gpt-5', ['minimal', 'low', 'medium', 'high']],
    ['anthropic/claude-opus-4-7', []],
    ['moonshotai/kimi-k2', []],
    ['somebody/else', ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max']],
  ])('levels of effort that %s takes', (model, levels) => {
    expect(inHeader(`model: ${model}\nreasoningEffort: $0`).labels).toEqual(levels);
  });

  test('the effort key of the model before those of others', () => {
    const precedes = (model: string, a: string, b: string) => {
      const { labels } = inHeader(`model: ${model}\n$0`);
      return labels.indexOf(a) < labels.indexOf(b);
    };
    expect(precedes('anthropic/claude-opus-4-7', 'effort', 'reasoningEffort')).toBe(true);
    expect(precedes('openai/gpt-5.1', 'reasoningEffort', 'effort')).toBe(true);
    expect(inHeader('model: anthropic/claude-opus-4-7\neffort: $0').labels).toEqual([
      'low',
      'medium',
      'high',
      'xhigh',
      'max',
    ]);
  });

  test('an effort in broken YAML still knows its model', () => {
    expect(inHeader('model: openai/gpt-5.1\n"a" b: c\nreasoningEffort: $0').labels).toHaveLength(4);
  });

  test('models of the files around, the most frequent first', () => {
    const { labels, accept } = complete(`//- /.opencode/agent/a.md
---
model: $0
---
//- /.opencode/agent/b.md
---
model: x/often
---
//- /.opencode/agent/deep/c.md
---
description: "no YAML" here
model: "x/often"
---
//- /.opencode/command/d.md
---
model: y/once # why
---
//- /.opencode/agent/e.md
---
model: nothing
description: |
  model: z/none
---
//- /opencode.jsonc
{ "small_model": "y/small" } // "model": 1
`);
    expect(labels).toEqual(['x/often', 'y/once', 'y/small']);
    expect(accept('x/often')).toContain('model: x/often\n');
  });

  test('nothing in free text, comments and fences', () => {
    expect(inHeader('description: mo$0').labels).toEqual([]);
    expect(inHeader('description: |\n  mo$0').labels).toEqual([]);
    expect(inHeader('# mo$0').labels).toEqual([]);
    expect(inHeader('mode: all # su$0').labels).toEqual([]);
    expect(inHeader('temperature: $0').labels).toEqual([]);
    expect(inHeader('-$0').labels).toEqual([]);
    expect(complete('---\nSome prose $0\n').labels).toEqual([]);
    expect(complete('---\nmode: all\n--$0-\n').labels).toEqual([]);
    expect(complete('---\nmode: all\n---\n\nmo$0\n').labels).toEqual([]);
    expect(complete('---js\nmo$0\n---\n').labels).toEqual([]);
  });

  test('keys of commands in commands', () => {
    const { labels } = complete('//- /.opencode/command/x.md\n---\n$0\n---\n');
    expect(labels).toContain('subtask');
    expect(labels).not.toContain('permission');
  });
});

describe('a whole header', () => {
  const whole = '---\ndescription: description\nmode: subagent\n---\n\n$0';
  test.each([
    ['$0', whole],
    ['-$0', whole],
    ['---$0', whole],
    ['\n$0', `\n${whole}`],
    ['---\n$0', whole],
    ['---\n$0\n', `${whole}\n`],
    ['$0\n\n# Title\n', `${whole}\n\n# Title\n`],
    ['---\n$0\n\n# Title\n', `${whole}\n\n# Title\n`],
    ['\uFEFF$0', `\uFEFF${whole}`],
  ])('in %j', (before, after) => {
    expect(complete(before).accept('New agent')).toBe(after);
  });

  test.each([
    '---\n$0\n---\n',
    '---\nmode: all\n$0',
    '---\nmode: all\n---\n$0',
    '# Title$0',
    '# Title\n$0',
    '---$0\nmode: all\n---\n',
  ])('not in %j', (source) => {
    expect(complete(source).labels).not.toContain('New agent');
  });

  test('of a skill has what a skill must have', () => {
    const { accept } = complete('//- /.opencode/skill/x/SKILL.md\n$0');
    expect(accept('New skill')).toBe('---\nname: name\ndescription: description\n---\n\n$0');
  });
});

test('lines of Windows stay whole', () => {
  const { accept } = complete('---\r\ntools:\r\n  bash: false\r\n  ta$0\r\n---\r\n');
  expect(accept('task')).toBe('---\r\ntools:\r\n  bash: false\r\n  task: false\r\n---\r\n');
});

test('a place in the header asks nothing of the tree, the body or the loader', () => {
  const { service, open, cursor } = openFixture(
    '---\nmodel: openai/gpt-5\nreasoningEffort: me$0\n---\n# Body\n',
  );
  const refuse = (): never => {
    throw new Error('asked for');
  };
  const file = Object.create(open.file, {
    body: { get: refuse },
    front: { get: refuse },
    lines: { get: refuse },
  });
  expect(service.completion({ ...open, file, loaded: refuse }, cursor, { linkTargets: true })).toHaveLength(
    4,
  );
  expect(service.hover({ ...open, file, loaded: refuse }, cursor)).toBeDefined();
});
