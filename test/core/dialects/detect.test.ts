import { describe, expect, test } from 'vitest';
import { createLanguageService } from '../../../server/src/core/index.ts';
import { MemoryView } from '../../support/memoryView.ts';

const PLAIN = '---\ndescription: x\n---\nBody\n';
const OWN_KEYS = '---\ndescription: x\nmode: subagent\n---\nBody\n';

/** One program's reading as `dialect kind name (place)`, or `none`. */
function reading(path: string, text = PLAIN, others: Record<string, string> = {}, id = 'opencode'): string {
  const view = new MemoryView({ [path]: text, ...others }, { home: '/home/user' });
  const readings = createLanguageService(view).open(path, text);
  const found = readings.find(({ file }) => file.reading.dialect.id === id);
  if (!found) return 'none';
  const { dialect, kind, name, place } = found.file.reading;
  return `${dialect.id} ${kind.kind} ${name} (${place})`;
}

/** The same for Claude Code, without its name. */
function claudeReading(path: string, text?: string, others?: Record<string, string>): string {
  return reading(path, text, others, 'claude-code').replace('claude-code ', '');
}

describe('by place', () => {
  const cases: [path: string, expected: string][] = [
    ['/w/.opencode/agent/lead.md', 'opencode agent lead (loaded)'],
    ['/w/.opencode/agents/team/lead.md', 'opencode agent team/lead (loaded)'],
    ['/w/sub/.opencode/agent/lead.md', 'opencode agent lead (loaded)'],
    ['/home/user/.config/opencode/agent/lead.md', 'opencode agent lead (loaded)'],
    ['/dotfiles/.config/opencode/agents/lead.md', 'opencode agent lead (loaded)'],
    ['/w/.opencode/mode/plan.md', 'opencode mode plan (loaded)'],
    ['/w/.opencode/mode/deep/plan.md', 'none'],
    ['/w/.opencode/command/grp/go.md', 'opencode command grp/go (loaded)'],
    ['/w/.opencode/skills/pdf/SKILL.md', 'opencode skill pdf (loaded)'],
    ['/w/.opencode/skills/pdf/notes.md', 'none'],
    ['/w/.opencode/notes.md', 'none'],
    ['/w/.opencode/agent/script.ts', 'none'],
    ['/w/docs/lead.md', 'none'],
    ['c:/w/.opencode/agent/lead.md', 'opencode agent lead (loaded)'],
  ];
  test.each(cases)('%s is %s', (path, expected) => {
    expect(reading(path)).toBe(expected);
  });

  test('beside a configuration file', () => {
    expect(reading('/w/agent/lead.md', PLAIN, { '/w/opencode.json': '{}' })).toBe(
      'opencode agent lead (loaded)',
    );
    expect(reading('/w/agents/lead.md', PLAIN, { '/w/opencode.jsonc': '{}' })).toBe(
      'opencode agent lead (loaded)',
    );
    expect(reading('/w/x/agents/lead.md', PLAIN, { '/w/opencode.json': '{}' })).toBe('none');
  });
});

describe('Claude Code by place', () => {
  const cases: [path: string, expected: string][] = [
    ['/w/.claude/agents/lead.md', 'agent lead (loaded)'],
    ['/w/.claude/agents/team/lead.md', 'agent team/lead (loaded)'],
    ['/w/sub/.claude/agents/lead.md', 'agent lead (loaded)'],
    ['/home/user/.claude/agents/lead.md', 'agent lead (loaded)'],
    ['/w/.claude/agents/lead.MD', 'none'],
    ['/w/.claude/agent/lead.md', 'none'],
    ['/w/.agents/lead.md', 'none'],
    ['/w/.claude/commands/git/commit.md', 'command git:commit (loaded)'],
    ['/w/.claude/skills/pdf/SKILL.md', 'skill pdf (loaded)'],
    ['/w/.claude/skills/deep/pdf/SKILL.md', 'none'],
    ['/w/.claude/skills/SKILL.md', 'none'],
    ['/w/.claude/skills/pdf/skill.md', 'none'],
    ['/w/.claude/output-styles/short.md', 'style short (loaded)'],
    ['/w/.claude/output-styles/deep/short.md', 'none'],
    ['/w/.claude/rules/web/api.md', 'rule web/api (loaded)'],
    ['/w/CLAUDE.md', 'memory CLAUDE (loaded)'],
    ['/w/sub/CLAUDE.local.md', 'memory CLAUDE.local (loaded)'],
    ['/w/.claude/CLAUDE.md', 'memory CLAUDE (loaded)'],
    ['/w/claude.md', 'none'],
    ['/w/.claude/notes.md', 'none'],
  ];
  test.each(cases)('%s is %s', (path, expected) => {
    expect(claudeReading(path)).toBe(expected);
  });

  const PLUGIN = { '/w/tools/.claude-plugin/plugin.json': '{ "name": "tools" }' };
  const inPlugin: [path: string, expected: string][] = [
    ['/w/tools/agents/lead.md', 'agent lead (loaded)'],
    ['/w/tools/commands/git/commit.md', 'command git:commit (loaded)'],
    ['/w/tools/skills/pdf/SKILL.md', 'skill pdf (loaded)'],
    ['/w/tools/output-styles/short.md', 'style short (loaded)'],
    ['/w/tools/docs/agents/lead.md', 'none'],
    ['/w/tools/rules/web.md', 'none'],
    ['/w/tools/hooks/hooks.json', 'hooks hooks (loaded)'],
    ['/w/tools/.claude-plugin/plugin.json', 'plugin plugin (loaded)'],
    ['/w/hooks/hooks.json', 'none'],
    ['/w/.claude/hooks/hooks.json', 'none'],
    ['/w/.claude/settings.json', 'hooks settings (loaded)'],
    ['/w/.mcp.json', 'mcp .mcp (loaded)'],
    ['/w/agents/lead.md', 'none'],
  ];
  test.each(inPlugin)('beside the manifest of a plugin %s is %s', (path, expected) => {
    expect(claudeReading(path, PLAIN, PLUGIN)).toBe(expected);
  });
});

describe('files that the manifest of a plugin names', () => {
  const manifest = (keys: object) => ({ '/w/t/.claude-plugin/plugin.json': JSON.stringify(keys) });
  const cases: [path: string, keys: object, expected: string][] = [
    ['/w/t/lead.md', { agents: ['./lead.md'] }, 'agent lead (loaded)'],
    ['/w/t/deep/lead.md', { agents: './deep/lead.md' }, 'agent lead (loaded)'],
    ['/w/t/deep/lead.md', { agents: './deep/' }, 'agent lead (loaded)'],
    ['/w/t/go.md', { commands: ['./go.md'] }, 'command go (loaded)'],
    ['/w/t/other.md', { agents: ['./lead.md'] }, 'none'],
    ['/w/t/lead.md', { agents: ['lead.md'] }, 'none'],
    ['/w/t/lead.txt', { agents: ['./lead.txt'] }, 'none'],
    ['/w/t/agents/lead.md', { agents: ['./lead.md'] }, 'none'],
    ['/w/t/agents/lead.md', { agents: './agents' }, 'agent lead (loaded)'],
    ['/w/t/commands/go.md', { agents: ['./lead.md'] }, 'command go (loaded)'],
    ['/w/t/lead.md', { agents: 5 }, 'none'],
  ];
  test.each(cases)('%s with %j is %s', (path, keys, expected) => {
    expect(claudeReading(path, PLAIN, manifest(keys))).toBe(expected);
  });
});

describe('AGENTS.md, which many programs read', () => {
  const cases: [path: string, other: string, expected: string][] = [
    ['/w/AGENTS.md', '/w/.claude/agents/a.md', 'memory AGENTS (loaded)'],
    ['/w/sub/AGENTS.md', '/w/.claude/agents/a.md', 'memory AGENTS (loaded)'],
    ['/w/AGENTS.md', '/w/README.md', 'none'],
    ['/w/AGENTS.md', '/w/sub/.claude/agents/a.md', 'none'],
    ['/w/AGENTS.md', '/w/.claude/CLAUDE.md', 'none'],
  ];
  test.each(cases)('%s with %s is %s', (path, other, expected) => {
    expect(claudeReading(path, PLAIN, { [other]: PLAIN })).toBe(expected);
  });
});

describe('Claude Code by keys, in a folder that nothing claims', () => {
  const cases: [path: string, header: string, expected: string][] = [
    ['/w/agents/lead.md', 'tools: Read, Grep, Bash(git *)', 'agent lead (loose)'],
    ['/w/agents/dev/lead.md', 'tools: Read', 'agent dev/lead (loose)'],
    ['/w/agents/lead.md', 'tools: [Read, Grep]', 'agent lead (loose)'],
    ['/w/agents/lead.md', 'tools:\n  - Bash(git *)', 'agent lead (loose)'],
    ['/w/agents/lead.md', 'tools: [read, search]', 'none'],
    ['/w/agents/lead.md', 'disallowedTools: Write Edit', 'agent lead (loose)'],
    ['/w/agents/lead.md', 'mode: subagent\nmodel: opus', 'none'],
    ['/w/agents/lead.md', 'model: opus', 'agent lead (loose)'],
    ['/w/agents/lead.md', 'model: claude-opus-4-6', 'agent lead (loose)'],
    ['/w/agents/lead.md', 'model: anthropic/claude-opus-4-6', 'none'],
    ['/w/agents/lead.md', 'model: Claude Opus 4.6', 'none'],
    ['/w/agents/lead.md', 'permissionMode: plan', 'agent lead (loose)'],
    ['/w/agents/lead.md', 'tools: read, grep', 'none'],
    ['/w/agents/lead.md', 'tools: Readers of the world', 'none'],
    ['/w/agents/lead.md', 'model: gpt-5', 'none'],
    ['/w/agents/lead.md', 'description: opus', 'none'],
    ['/w/agents/README.md', 'model: opus', 'none'],
    ['/w/docs/lead.md', 'tools: Read, Grep', 'none'],
    ['/w/.cursor/agents/lead.md', 'tools: Read, Grep', 'none'],
    ['/w/commands/go.md', 'allowed-tools: Bash(git *), Read', 'command go (loose)'],
    ['/w/commands/go.md', 'allowed-tools: read', 'none'],
    ['/w/commands/go.md', 'model: opus', 'none'],
  ];
  test.each(cases)('%s with %j is %s', (path, header, expected) => {
    expect(claudeReading(path, `---\n${header}\n---\nBody\n`)).toBe(expected);
  });
});

/** `dialect kind` of every reader, in their order. */
function readers(path: string, others: Record<string, string> = {}, text = PLAIN): string[] {
  const view = new MemoryView({ [path]: text, ...others }, { home: '/home/user' });
  const found = createLanguageService(view).open(path, text);
  return found.map(({ file: { reading } }) => `${reading.dialect.id} ${reading.kind.kind}`);
}

const [OPENCODE, CLAUDE, COPILOT, SPECIFICATION] = [
  'opencode skill',
  'claude-code skill',
  'copilot skill',
  'agent-skills skill',
];
const WITH_OPENCODE = { '/w/opencode.json': '{}' };
const WITH_COPILOT = { '/w/.github/copilot-instructions.md': 'Be brief.\n' };
const WITH_PLUGIN = { '/w/.claude-plugin/plugin.json': '{ "name": "w" }' };

describe('the readers of a skill, the owner of its place first', () => {
  const cases: [path: string, others: Record<string, string>, expected: (string | undefined)[]][] = [
    ['/w/.claude/skills/pdf/SKILL.md', {}, [CLAUDE, SPECIFICATION]],
    ['/w/.claude/skills/pdf/SKILL.md', WITH_OPENCODE, [CLAUDE, OPENCODE, SPECIFICATION]],
    ['/w/.claude/skills/pdf/SKILL.md', WITH_COPILOT, [CLAUDE, COPILOT, SPECIFICATION]],
    ['/w/.claude/skills/pdf/SKILL.md', { '/w/.github/workflows/ci.yml': '' }, [CLAUDE, SPECIFICATION]],
    ['/w/.claude/skills/pdf/SKILL.md', { '/w/sub/opencode.json': '{}' }, [CLAUDE, SPECIFICATION]],
    ['/w/sub/.claude/skills/pdf/SKILL.md', WITH_OPENCODE, [CLAUDE, OPENCODE, SPECIFICATION]],
    ['/w/.claude/skills/deep/pdf/SKILL.md', {}, [SPECIFICATION]],
    ['/w/.claude/skills/SKILL.md', {}, [SPECIFICATION]],
    ['/w/.claude/skills/pdf/skill.md', WITH_OPENCODE, []],
    ['/w/.claude/skills/pdf/notes.md', WITH_OPENCODE, []],
    ['/w/.claude/skill/pdf/SKILL.md', WITH_OPENCODE, [SPECIFICATION]],
    ['/w/.agents/skills/pdf/SKILL.md', {}, [SPECIFICATION]],
    [
      '/w/.agents/skills/pdf/SKILL.md',
      { ...WITH_OPENCODE, ...WITH_COPILOT },
      [OPENCODE, COPILOT, SPECIFICATION],
    ],
    ['/w/.agents/skills/deep/pdf/SKILL.md', { '/w/.opencode/agent/a.md': PLAIN }, [OPENCODE, SPECIFICATION]],
    ['/w/.github/skills/pdf/SKILL.md', {}, [COPILOT, SPECIFICATION]],
    ['/w/.opencode/skill/pdf/SKILL.md', {}, [OPENCODE, SPECIFICATION]],
    ['/w/.opencode/skills/deep/pdf/SKILL.md', {}, [OPENCODE, SPECIFICATION]],
    ['/w/skills/pdf/SKILL.md', {}, [SPECIFICATION]],
    ['/w/skills/pdf/SKILL.md', WITH_PLUGIN, [CLAUDE, SPECIFICATION]],
    ['/w/skills/deep/pdf/SKILL.md', WITH_PLUGIN, [SPECIFICATION]],
    ['/w/skills/pdf/SKILL.md', { '/w/sub/opencode.json': '{}' }, [SPECIFICATION]],
    ['/home/user/.claude/skills/pdf/SKILL.md', {}, [CLAUDE, SPECIFICATION]],
  ];
  test.each(cases)('%s with %j: %j', (path, others, expected) => {
    expect(readers(path, others)).toEqual(expected);
  });
});

describe('the readers of other files', () => {
  const cases: [path: string, others: Record<string, string>, expected: string[]][] = [
    ['/w/.claude/agents/a.md', WITH_OPENCODE, ['claude-code agent']],
    ['/w/.claude/agents/a.md', WITH_COPILOT, ['claude-code agent', 'copilot foreign-agent']],
    ['/w/.claude/agents/team/a.md', WITH_COPILOT, ['claude-code agent']],
    ['/w/.claude/commands/a.md', WITH_OPENCODE, ['claude-code command']],
    ['/w/.claude/rules/a.md', WITH_COPILOT, ['claude-code rule', 'copilot rule']],
    ['/w/.github/agents/a.md', WITH_OPENCODE, ['copilot agent']],
  ];
  test.each(cases)('%s with %j: %j', (path, others, expected) => {
    expect(readers(path, others)).toEqual(expected);
  });
});

test.each([
  ['/w/.github/agents/review.agent.md', 'agent review'],
  ['/w/.github/agents/review.md', 'agent review'],
  ['/w/docs/review.agent.md', 'agent review'],
  ['/w/docs/fix.prompt.md', 'prompt fix'],
  ['/w/.github/prompts/deep/fix.prompt.md', 'prompt deep/fix'],
])('%s is the %s of Copilot', (path, expected) => {
  expect(reading(path, PLAIN, {}, 'copilot')).toBe(`copilot ${expected} (loaded)`);
});

describe('a reader knows those that stand before it', () => {
  test('the owner none, the last one all others', () => {
    const path = '/w/.claude/skills/pdf/SKILL.md';
    const view = new MemoryView({ [path]: PLAIN, ...WITH_OPENCODE });
    const before = createLanguageService(view)
      .open(path, PLAIN)
      .map(({ file }) => file.reading.before?.map(({ id }) => id));
    expect(before).toEqual([undefined, ['claude-code'], ['claude-code', 'opencode']]);
  });
});

describe('commands and modes go by their place alone', () => {
  test.each(['/w/command/a.md', '/w/commands/a.md', '/w/mode/a.md'])('%s', (path) => {
    expect(reading(path, '---\nsubtask: true\nmode: primary\n---\n')).toBe('none');
    expect(reading(path, PLAIN, WITH_OPENCODE)).toMatch(/\(loaded\)$/);
  });
});

describe('by keys, in a folder that nothing claims', () => {
  const cases: [path: string, text: string, expected: string][] = [
    ['/w/agent/lead.md', PLAIN, 'none'],
    ['/w/agent/lead.md', OWN_KEYS, 'opencode agent lead (loose)'],
    ['/w/agents/a/lead.md', OWN_KEYS, 'opencode agent a/lead (loose)'],
    ['/w/agent/lead.md', '---\ntools:\n  bash: false\n---\n', 'opencode agent lead (loose)'],
    ['/w/agent/lead.md', '---\ntools: [bash]\n---\n', 'none'],
    ['/w/agent/lead.md', '---\ntools: {}\n---\n', 'none'],
    ['/w/agent/lead.md', '---\nmode: agent\n---\n', 'none'],
    ['/w/agent/lead.md', '---\npermission:\n  bash: ask\n---\n', 'opencode agent lead (loose)'],
    ['/w/agent/README.md', OWN_KEYS, 'none'],
    ['/w/agent/_TEMPLATE.md', OWN_KEYS, 'none'],
    ['/w/agent/agent-template.md', OWN_KEYS, 'none'],
    ['/w/.claude/agents/lead.md', OWN_KEYS, 'none'],
    ['/w/.other/agents/lead.md', OWN_KEYS, 'none'],
    ['/w/docs/lead.md', OWN_KEYS, 'none'],
  ];
  test.each(cases)('%s with %j is %s', (path, text, expected) => {
    expect(reading(path, text)).toBe(expected);
  });
});

describe('Copilot by place', () => {
  const cases: [path: string, expected: string][] = [
    ['/w/.github/agents/lead.md', 'copilot agent lead (loaded)'],
    ['/w/.github/agents/deep/lead.md', 'none'],
    ['/w/.github/agents/deep/lead.agent.md', 'copilot agent lead (loaded)'],
    ['/w/agents/lead.agent.md', 'copilot agent lead (loaded)'],
    ['/w/.github/prompts/go.prompt.md', 'copilot prompt go (loaded)'],
    ['/w/.github/prompts/notes.md', 'none'],
    ['/w/x/code.instructions.md', 'copilot instructions code (loaded)'],
    ['/w/.github/copilot-instructions.md', 'copilot instructions copilot-instructions (loaded)'],
    ['/w/.github/chatmodes/ask.chatmode.md', 'copilot mode ask (loaded)'],
    ['/w/.github/ISSUE_TEMPLATE/bug.md', 'none'],
    ['/home/user/.copilot/agents/lead.md', 'copilot agent lead (loaded)'],
    ['/w/.opencode/agent/x.agent.md', 'none'],
  ];
  test.each(cases)('%s is %s', (path, expected) => {
    expect(reading(path, PLAIN, {}, 'copilot')).toBe(expected);
  });

  test('a file in another program’s own folder is that program’s alone', () => {
    const path = '/w/.opencode/agent/x.agent.md';
    const service = createLanguageService(new MemoryView({ [path]: PLAIN }));
    expect(service.open(path, PLAIN).map((one) => one.file.reading.dialect.id)).toEqual(['opencode']);
  });
});

describe('by setting', () => {
  const choose = (path: string, dialects: string[], others: Record<string, string> = {}) => {
    const view = new MemoryView({ [path]: PLAIN, ...others });
    const choice = { pattern: 'prompts/**', matches: () => true, dialects };
    return createLanguageService(view, { rules: {}, dialects: [choice] })
      .open(path, PLAIN)
      .map(({ file: { reading: one } }) => `${one.dialect.id} ${one.kind.kind} ${one.name} (${one.place})`);
  };

  test('the first pattern that matches counts', () => {
    const view = new MemoryView({ '/w/prompts/agents/x.md': PLAIN });
    const service = createLanguageService(view, {
      rules: {},
      dialects: [
        { pattern: 'prompts/**', matches: (path) => path.startsWith('/w/prompts/'), dialects: ['opencode'] },
        { pattern: '**', matches: () => true, dialects: ['claude-code'] },
      ],
    });
    const [open] = service.open('/w/prompts/agents/x.md', PLAIN);
    expect(open?.file.reading).toMatchObject({ place: 'setting', name: 'x', kind: { kind: 'agent' } });
  });

  test('several programs, in the order of the setting', () => {
    expect(choose('/w/prompts/agents/x.md', ['claude-code', 'opencode'])).toEqual([
      'claude-code agent x (setting)',
      'opencode agent x (setting)',
    ]);
  });

  test('a place that the program knows keeps its name and kind', () => {
    expect(choose('/w/.claude/commands/git/commit.md', ['claude-code'])).toEqual([
      'claude-code command git:commit (loaded)',
    ]);
    expect(choose('/w/.claude/skills/pdf/SKILL.md', ['opencode'])).toEqual(['opencode skill pdf (setting)']);
  });
});
