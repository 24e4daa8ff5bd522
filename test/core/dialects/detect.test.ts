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
    ['/w/agents/lead.md', 'none'],
  ];
  test.each(inPlugin)('beside the manifest of a plugin %s is %s', (path, expected) => {
    expect(claudeReading(path, PLAIN, PLUGIN)).toBe(expected);
  });
});

describe('Claude Code by keys, in a folder that nothing claims', () => {
  const cases: [path: string, header: string, expected: string][] = [
    ['/w/agents/lead.md', 'tools: Read, Grep, Bash(git *)', 'agent lead (loose)'],
    ['/w/agents/dev/lead.md', 'tools: Read', 'agent dev/lead (loose)'],
    ['/w/agents/lead.md', 'disallowedTools: Write Edit', 'agent lead (loose)'],
    ['/w/agents/lead.md', 'model: opus', 'agent lead (loose)'],
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

describe('skills of other programs', () => {
  const cases: [path: string, other: string, expected: string][] = [
    ['/w/.claude/skills/pdf/SKILL.md', '/w/opencode.json', 'opencode skill pdf (loaded)'],
    ['/w/.agents/skills/deep/pdf/SKILL.md', '/w/.opencode/agent/a.md', 'opencode skill pdf (loaded)'],
    ['/w/sub/.claude/skills/pdf/SKILL.md', '/w/opencode.jsonc', 'opencode skill pdf (loaded)'],
    ['/w/.claude/skills/pdf/SKILL.md', '/w/CLAUDE.md', 'none'],
    ['/w/.claude/skills/pdf/SKILL.md', '/w/sub/opencode.json', 'none'],
    ['/w/.claude/skills/pdf/notes.md', '/w/opencode.json', 'none'],
    ['/w/.claude/skill/pdf/SKILL.md', '/w/opencode.json', 'none'],
    ['/w/.claude/agents/a.md', '/w/opencode.json', 'none'],
    ['/w/.claude/commands/a.md', '/w/opencode.json', 'none'],
    ['/w/skills/pdf/SKILL.md', '/w/sub/opencode.json', 'none'],
  ];
  test.each(cases)('%s with %s is %s', (path, other, expected) => {
    expect(reading(path, PLAIN, { [other]: '{}' })).toBe(expected);
  });
});

describe('commands, modes and skills go by their place alone', () => {
  test.each(['/w/command/a.md', '/w/commands/a.md', '/w/mode/a.md', '/w/skill/a/SKILL.md'])('%s', (path) => {
    expect(reading(path, '---\nsubtask: true\nmode: primary\n---\n')).toBe('none');
    expect(reading(path, PLAIN, { '/w/opencode.json': '{}' })).toMatch(/\(loaded\)$/);
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
    ['/w/docs/lead.md', OWN_KEYS, 'none'],
  ];
  test.each(cases)('%s with %j is %s', (path, text, expected) => {
    expect(reading(path, text)).toBe(expected);
  });
});

describe('by setting', () => {
  test('the first pattern that matches counts', () => {
    const view = new MemoryView({ '/w/prompts/agents/x.md': PLAIN });
    const service = createLanguageService(view, {
      rules: {},
      dialects: [
        { pattern: 'prompts/**', matches: (path) => path.startsWith('/w/prompts/'), dialects: ['opencode'] },
      ],
    });
    const [open] = service.open('/w/prompts/agents/x.md', PLAIN);
    expect(open?.file.reading).toMatchObject({ place: 'setting', name: 'x', kind: { kind: 'agent' } });
  });
});
