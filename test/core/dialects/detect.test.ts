import { describe, expect, test } from 'vitest';
import { createLanguageService } from '../../../server/src/core/index.ts';
import { MemoryView } from '../../support/memoryView.ts';

const PLAIN = '---\ndescription: x\n---\nBody\n';
const OWN_KEYS = '---\ndescription: x\nmode: subagent\n---\nBody\n';

/** `dialect kind name (place)`, or `none`. */
function reading(path: string, text = PLAIN, others: Record<string, string> = {}): string {
  const view = new MemoryView({ [path]: text, ...others }, { home: '/home/user' });
  const [first] = createLanguageService(view).open(path, text);
  if (!first) return 'none';
  const { dialect, kind, name, place } = first.file.reading;
  return `${dialect.id} ${kind.kind} ${name} (${place})`;
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
