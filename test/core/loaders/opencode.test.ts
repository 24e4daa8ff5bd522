import { describe, expect, test } from 'vitest';
import { loadAgent, loadCommand, loadMode, loadSkill } from '../../../server/src/core/loaders/opencode.ts';
import type { Loaded } from '../../../server/src/core/loaders/types.ts';

function agent(header: string, name = 'x'): Loaded {
  return loadAgent({ text: `---\n${header}\n---\nYou work.\n`, name });
}

/** The rules that the header itself makes: `bash *: deny`. */
function ownRules(loaded: Loaded): string[] {
  return loaded.permission
    .filter((rule) => rule.from)
    .map((rule) => `${rule.permission} ${rule.pattern}: ${rule.action}`);
}

function off(loaded: Loaded): string[] {
  return Object.keys(loaded.tools)
    .filter((tool) => loaded.tools[tool] === false)
    .sort();
}

/** What a custom agent without rules may not use. */
const ALWAYS_OFF = 'question';

describe('a value that the program refuses', () => {
  const cases: [header: string, problems: string[]][] = [
    ['description: 5', ['description wrong-type']],
    ['description: 2024-01-01', ['description wrong-type']],
    ['description:', ['description wrong-type']],
    ['mode: Subagent', ['mode wrong-value']],
    ['model: 5', ['model wrong-type']],
    ['variant: [a]', ['variant wrong-type']],
    ['temperature: hot', ['temperature wrong-type']],
    ['temperature: .inf', ['temperature out-of-range']],
    ['top_p: "1"', ['top_p wrong-type']],
    ['steps: 0', ['steps out-of-range']],
    ['steps: 1.5', ['steps out-of-range']],
    ['maxSteps: -1', ['maxSteps out-of-range']],
    ['steps: 9007199254740993', ['steps out-of-range']],
    ['hidden: no', ['hidden wrong-type']],
    ['disable: "true"', ['disable wrong-type']],
    ['options: [a]', ['options wrong-type']],
    ['color: #ff5733', ['color wrong-type']],
    ['color: "#fff"', ['color wrong-value']],
    ['color: red', ['color wrong-value']],
    ['tools: bash, read', ['tools wrong-type']],
    ['tools: [bash]', ['tools wrong-type']],
    ['tools:', ['tools wrong-type']],
    ['tools: { bash: no, read: "false", edit: true }', ['tools.bash wrong-type', 'tools.read wrong-type']],
    ['permission: maybe', ['permission wrong-value']],
    ['permission: true', ['permission wrong-type']],
    ['permission: { bash: true }', ['permission.bash wrong-type']],
    ['permission: { bash: { "git *": yes } }', ['permission.bash.git * wrong-value']],
    ['permission: { bash: { a: { b: allow } } }', ['permission.bash.a wrong-type']],
    ['permission: { webfetch: { "*": allow } }', ['permission.webfetch wrong-type']],
    ['permission: { my_mcp: 1 }', ['permission.my_mcp wrong-type']],
    ['mode: x\nsteps: 0\ncolor: red', ['color wrong-value', 'mode wrong-value', 'steps out-of-range']],
  ];

  test.each(cases)('%s', (header, problems) => {
    const loaded = agent(header);
    expect(loaded.problems.map((problem) => `${problem.path.join('.')} ${problem.code}`).sort()).toEqual(
      problems,
    );
    expect(loaded.outcome).toBe('config-error');
    expect(loaded.tools).toEqual({});
  });
});

describe('a value that it takes', () => {
  const cases: string[] = [
    'description: no',
    'temperature: 99',
    'top_p: -3',
    'model: gpt-5',
    'color: "#FF5733"',
    'color: accent',
    'prompt: 5',
    'name: 5',
    'permission: {}',
    'permission: { webfetch: ask, whatever: { a: deny } }',
    'tools: { anything: true, "*": false }',
    'anything: [1, { a: 2 }]',
  ];

  test.each(cases)('%s', (header) => {
    expect(agent(header).problems).toEqual([]);
    expect(agent(header).outcome).toBe('ok');
  });
});

describe('outcomes', () => {
  test('no header: no keys, and everything by default', () => {
    const loaded = loadAgent({ text: 'You work.\n', name: 'team/lead' });
    expect(loaded).toMatchObject({ outcome: 'ok', name: 'team/lead', mode: 'all', keys: {}, options: {} });
    expect(off(loaded)).toEqual([ALWAYS_OFF]);
  });

  test('a lost header: no keys, every tool as by default', () => {
    const loaded = agent('mode: subagent\ntools:\n  bash: false\nmode: primary');
    expect(loaded).toMatchObject({ outcome: 'header-ignored', mode: 'all', keys: {}, options: {} });
    expect(off(loaded)).toEqual([ALWAYS_OFF]);
  });

  test('a header that stays broken after the repair: the file is gone', () => {
    expect(agent('description: a: b\nmode: all\nmode: all')).toMatchObject({ outcome: 'skipped', tools: {} });
  });

  test('a disabled agent has no tools', () => {
    expect(agent('disable: true')).toMatchObject({ outcome: 'disabled', keys: { disable: true }, tools: {} });
  });

  test('a script header is only named', () => {
    const loaded = loadAgent({ text: '---js\n({ mode: "all" })\n---\n', name: 'x' });
    expect(loaded).toMatchObject({ outcome: 'runs-code', keys: {}, options: {}, tools: {} });
  });

  test('what the repair spoils breaks the schema', () => {
    expect(agent('description: a: b\ntools: { bash: false }').outcome).toBe('config-error');
    expect(agent('description: a: b\ntools:\n  bash: false').outcome).toBe('ok');
  });
});

describe('names', () => {
  test.each([
    ['mode: all', 'team/lead'],
    ['name: boss', 'boss'],
    ['name: 5', '5'],
    ['name:', 'null'],
  ])('%s', (header, name) => {
    expect(agent(header, 'team/lead').name).toBe(name);
  });
});

describe('a name that is no string', () => {
  test.each(['name: 31', 'name: true', 'name: 0', 'name: 2024-01-02', 'name: [a]'])('%s', (header) => {
    expect(agent(header)).toMatchObject({ outcome: 'ok', problems: [], breaks: { path: ['name'] } });
  });

  test.each(['name: "31"', 'name:', 'name: 31\nmode: primary', 'name: 31\ndisable: true'])(
    'but %s',
    (header) => {
      expect(agent(header).breaks).toBeUndefined();
    },
  );
});

describe('keys and options', () => {
  const cases: [header: string, keys: object, options: object][] = [
    ['mode: subagent\nagent: x', { mode: 'subagent' }, { agent: 'x' }],
    ['options: { a: 1, b: 2 }\na: 3', {}, { a: 3, b: 2 }],
    [
      'reasoningEffort: turbo\npermissions: { bash: deny }',
      {},
      { reasoningEffort: 'turbo', permissions: { bash: 'deny' } },
    ],
    ['maxSteps: 3', { maxSteps: 3, steps: 3 }, {}],
    ['maxSteps: 3\nsteps: 4', { maxSteps: 3, steps: 4 }, {}],
    ['prompt: ignored', {}, {}],
    ['tools: { bash: true }\npermission: ask', { tools: { bash: true } }, {}],
    ['__proto__: { a: 1 }', {}, {}],
  ];

  test.each(cases)('%s', (header, keys, options) => {
    const loaded = agent(header);
    expect(loaded.keys).toEqual(keys);
    expect(loaded.options).toEqual(options);
  });

  test('a scalar header spreads into its characters', () => {
    expect(agent('hi').options).toEqual({ 0: 'h', 1: 'i' });
  });
});

describe('rules', () => {
  const cases: [header: string, rules: string[], off: string[]][] = [
    ['tools: { bash: false, read: true }', ['bash *: deny', 'read *: allow'], ['bash', ALWAYS_OFF]],
    ['tools: { Bash: false, WebFetch: false }', ['Bash *: deny', 'WebFetch *: deny'], [ALWAYS_OFF]],
    ['tools: { write: false, edit: true }', ['edit *: allow'], [ALWAYS_OFF]],
    ['tools: { edit: true, patch: false }', ['edit *: deny'], ['edit', ALWAYS_OFF, 'write']],
    ['tools: { apply_patch: false }', ['apply_patch *: deny'], [ALWAYS_OFF]],
    ['permission: { write: deny }', ['write *: deny'], [ALWAYS_OFF]],
    ['permission: { "git_*": deny, "?ash": deny }', ['git_* *: deny', '?ash *: deny'], ['bash', ALWAYS_OFF]],
    ['permission: { web*: deny }', ['web* *: deny'], [ALWAYS_OFF, 'webfetch', 'websearch']],
    [
      'permission: { bash: { "git *": allow, "*": deny } }',
      ['bash git *: allow', 'bash *: deny'],
      ['bash', ALWAYS_OFF],
    ],
    [
      'permission: { bash: { "*": deny, "git *": allow } }',
      ['bash *: deny', 'bash git *: allow'],
      [ALWAYS_OFF],
    ],
    [
      'tools: { bash: false, read: false }\npermission: { bash: ask }',
      ['bash *: ask', 'read *: deny'],
      [ALWAYS_OFF, 'read'],
    ],
    ['permission: ask', ['* *: ask'], []],
    ['permission: { question: allow }', ['question *: allow'], []],
    ['permission: { bash: {} }', [], [ALWAYS_OFF]],
    ['tools: { b: false, "2": false, "1": false }', ['1 *: deny', '2 *: deny', 'b *: deny'], [ALWAYS_OFF]],
    ['tools: { constructor: false }', ['constructor *: deny'], [ALWAYS_OFF]],
  ];

  test.each(cases)('%s', (header, rules, tools) => {
    const loaded = agent(header);
    expect(ownRules(loaded)).toEqual(rules);
    expect(off(loaded)).toEqual(tools);
  });

  test('the order of a wildcard matters', () => {
    expect(agent('tools: { "*": false, read: true }').tools).toMatchObject({
      bash: false,
      read: true,
      edit: false,
    });
    expect(Object.values(agent('tools: { read: true, "*": false }').tools)).not.toContain(true);
  });

  test('each rule knows where it was written', () => {
    const header = 'tools: { patch: false, bash: true }\npermission: { bash: { "rm *": deny }, task: ask }';
    expect(agent(header).permission.flatMap((rule) => (rule.from ? [rule.from.join('.')] : []))).toEqual([
      'tools.patch',
      'permission.bash.rm *',
      'permission.task',
    ]);
  });
});

describe('tools by model', () => {
  const cases: [model: string, has: string[], lacks: string[]][] = [
    ['openai/gpt-5', ['apply_patch'], ['edit', 'write', 'websearch']],
    ['openai/gpt-4o', ['edit', 'write'], ['apply_patch', 'websearch']],
    ['groq/openai/gpt-oss-120b', ['edit', 'write'], ['apply_patch']],
    ['anthropic/claude', ['edit', 'write'], ['apply_patch', 'websearch']],
    ['opencode/gpt-5', ['apply_patch', 'websearch'], ['edit']],
    ['opencode-go/kimi', ['edit', 'websearch'], ['apply_patch']],
    ['gpt-5', ['edit', 'write'], ['apply_patch', 'websearch']],
  ];

  test.each(cases)('%s', (model, has, lacks) => {
    const tools = Object.keys(agent(`model: ${model}`).tools);
    expect(tools).toEqual(expect.arrayContaining(has));
    for (const tool of lacks) expect(tools).not.toContain(tool);
  });
});

describe('agents that the program brings along', () => {
  test('plan keeps its own rules', () => {
    const loaded = agent('description: mine', 'plan');
    expect(loaded.mode).toBe('primary');
    expect(loaded.tools).toMatchObject({ question: true, edit: true });
  });

  test('explore may only look around', () => {
    expect(agent('temperature: 0', 'explore').tools).toMatchObject({ read: true, edit: false, task: false });
  });
});

describe('other kinds', () => {
  test('a mode is always primary', () => {
    const loaded = loadMode({ text: '---\nmode: subagent\n---\n', name: 'x' });
    expect(loaded).toMatchObject({ outcome: 'ok', mode: 'primary', keys: { mode: 'primary' } });
  });

  test('a mode with a refused value is dropped', () => {
    expect(loadMode({ text: '---\nsteps: 0\n---\n', name: 'x' }).outcome).toBe('skipped');
  });

  test('a command ignores what it does not know', () => {
    const text = '---\ndescription: d\nsubtask: true\nallowed-tools: Bash\ntemplate: 5\n---\nDo it.\n';
    expect(loadCommand({ text, name: 'x' })).toMatchObject({
      outcome: 'ok',
      keys: { description: 'd', subtask: true },
      options: {},
      tools: {},
    });
  });

  test('a command with a refused value stops the program', () => {
    expect(loadCommand({ text: '---\nsubtask: "yes"\n---\n', name: 'x' }).outcome).toBe('config-error');
  });

  test.each([
    ['name: a\ndescription: b', 'ok'],
    ['name: a', 'ok'],
    ['description: b', 'skipped'],
    ['name: 5', 'skipped'],
    ['name: a\ndescription:', 'skipped'],
    ['name: a\nname: b', 'skipped'],
  ])('a skill with %j', (header, outcome) => {
    expect(loadSkill({ text: `---\n${header}\n---\n`, name: 'folder' }).outcome).toBe(outcome);
  });
});
