import { describe, expect, test } from 'vitest';
import { accepted } from '../support/completion.ts';
import { openFixture } from '../support/fixture.ts';

const TEXT = '---\nname: pdf\n$0\n---\n# PDF\n';
const EVERYWHERE = { '/w/opencode.json': '{}', '/w/.github/copilot-instructions.md': 'Be brief.\n' };

function fixture(path: string, text: string, others: Record<string, string> = {}): string {
  const files = Object.entries({ [path]: text, ...others });
  return files.map(([name, content]) => `//- ${name}\n${content}`).join('');
}

/** The keys that are offered at the cursor, to all readers of a file at the path. */
function keys(path: string, others?: Record<string, string>): string[] {
  const { service, readers, cursor } = openFixture(fixture(path, TEXT, others));
  return service.completionAll(readers, cursor, { linkTargets: true }).map(({ label }) => label);
}

describe('the keys of a skill', () => {
  test('those of the specification where no program is known to read it', () => {
    expect(keys('/w/skills/pdf/SKILL.md')).toEqual([
      'description',
      'license',
      'compatibility',
      'metadata',
      'allowed-tools',
    ]);
  });

  test('those of the owner first, then those of the other readers, each once', () => {
    const offered = keys('/w/.claude/skills/pdf/SKILL.md', EVERYWHERE);
    expect(offered.slice(0, 3)).toEqual(['description', 'allowed-tools', 'when_to_use']);
    expect(offered).toEqual([...new Set(offered)]);
    expect(offered).toEqual(expect.arrayContaining(['paths', 'license', 'compatibility', 'metadata']));
    expect(keys('/w/.claude/skills/pdf/SKILL.md').indexOf('license')).toBeGreaterThan(
      keys('/w/.claude/skills/pdf/SKILL.md').indexOf('shell'),
    );
  });

  test('an agent takes no keys of its other readers', () => {
    const offered = keys('/w/.claude/agents/a.md', EVERYWHERE);
    expect(offered).toContain('tools');
    expect(offered).not.toContain('handoffs');
  });

  test('a key of another reader is written as that one takes it', () => {
    const { service, readers, text, cursor } = openFixture(fixture('/w/.claude/skills/pdf/SKILL.md', TEXT));
    const item = service
      .completionAll(readers, cursor, { linkTargets: true })
      .find(({ label }) => label === 'metadata');
    expect(item?.detail).toBe('map · Agent Skills');
    expect(item && accepted(text, cursor, item)).toBe('---\nname: pdf\nmetadata:\n  $0\n---\n# PDF\n');
  });
});

describe('who reads a key', () => {
  const cases: [path: string, line: string, expected: RegExp][] = [
    [
      '.claude/skills/a/SKILL.md',
      'when_$0to_use: x',
      /Copilot and OpenCode ignore it; the specification does not have it\./,
    ],
    [
      '.claude/skills/a/SKILL.md',
      'na$0me: x',
      /Copilot and OpenCode have it, too; the specification has it\./,
    ],
    [
      '.claude/skills/a/SKILL.md',
      'lic$0ense: MIT',
      /not a key of Claude Code, but of Copilot and the specification[\s\S]*Claude Code ignores this key/,
    ],
    [
      '.opencode/skills/a/SKILL.md',
      'allowed-$0tools: Read',
      /not a key of OpenCode, but of Claude Code, Copilot and the specification/,
    ],
    [
      '.github/skills/a/SKILL.md',
      'argument-$0hint: x',
      /Claude Code has it, too; OpenCode ignores it; the specification does not have it\./,
    ],
    [
      'skills/a/SKILL.md',
      'pa$0ths: x',
      /not a key of Agent Skills, but of Claude Code, Cursor and Qwen Code/,
    ],
    ['skills/a/SKILL.md', 'prio$0rity: 1', /not a key of Agent Skills, but of Qwen Code/],
  ];
  test.each(cases)('%s, %s', (path, line, expected) => {
    const { service, open, cursor } = openFixture(fixture(`/w/${path}`, `---\n${line}\n---\n`));
    expect(service.hover(open, cursor)?.markdown).toMatch(expected);
  });
});
