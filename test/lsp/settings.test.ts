import { describe, expect, test } from 'vitest';
import { dialectChoices, NO_SETTINGS, readSettings } from '../../server/src/lsp/settings.ts';

/** Whether a glob, set for `folder`, accepts a path. */
function accepts(glob: string, path: string, { folder = '/w', windows = false } = {}): boolean {
  const [choice] = dialectChoices({ [glob]: ['opencode'] }, [folder], '/home/me', windows);
  return choice?.matches(path) === true;
}

describe('globs count from their folder', () => {
  test.each([
    ['prompts/*.md', '/w/prompts/a.md', true],
    ['prompts/*.md', '/w/prompts/sub/a.md', false],
    ['prompts/*.md', '/w/sub/prompts/a.md', false],
    ['prompts/**/*.md', '/w/prompts/sub/a.md', true],
    ['./prompts/*.md', '/w/prompts/a.md', true],
    ['./AGENTS.md', '/w/AGENTS.md', true],
    ['./AGENTS.md', '/w/sub/AGENTS.md', false],
    ['./**', '/w/sub/AGENTS.md', true],
    ['.claude/skills/**', '/w/.claude/skills/a/SKILL.md', true],
    ['.claude/skills/**', '/w/sub/.claude/skills/a/SKILL.md', false],
    ['prompts/', '/w/prompts/sub/a.md', true],
    ['**/prompts/*.md', '/w/sub/prompts/a.md', true],
    ['*.agent.md', '/w/deep/below/x.agent.md', true],
    ['.hidden/*.md', '/w/.hidden/a.md', true],
    ['{a,b}/*.md', '/w/b/x.md', true],
    ['{a,b}/*.md', '/w/c/x.md', false],
    ['x/{a,{b,c}}.md', '/w/x/c.md', true],
    ['*.md', '/elsewhere/a.md', false],
    ['*.md', '/w', false],
    ['a?.md', '/w/ab.md', true],
    ['~/agents/*.md', '/home/me/agents/a.md', true],
    ['~/agents/*.md', '/w/agents/a.md', false],
    ['/srv/agents/**', '/srv/agents/x/a.md', true],
    ['A/*.md', '/w/a/x.md', false],
    ['', '/w/a.md', false],
  ])('%s on %s: %s', (glob, path, expected) => {
    expect(accepts(glob, path)).toBe(expected);
  });

  test.each([
    ['Prompts\\*.md', 'c:/w/prompts/A.MD', true],
    ['C:\\w\\prompts\\*.md', 'c:/w/prompts/a.md', true],
    ['C:/w/prompts/*.md', 'c:/w/other/a.md', false],
  ])('on Windows %s on %s: %s', (glob, path, expected) => {
    expect(accepts(glob, path, { folder: 'c:/w', windows: true })).toBe(expected);
  });
});

describe('what is read of the settings', () => {
  test.each([undefined, null, 'text', 7, [], { rules: null, dialects: [], diagnostics: 'all' }])(
    'nothing of %j',
    (raw) => {
      const told: string[] = [];
      expect(readSettings(raw, (line) => told.push(line))).toEqual(NO_SETTINGS);
      expect(told).toEqual([]);
    },
  );

  test('what makes sense, with a sentence for what does not', () => {
    const told: string[] = [];
    const raw = {
      rules: { 'tool-case': 'hint', 'unknown-tool': 'loud' },
      dialects: {
        '*.md': 'opencode',
        'skills/**': ['claude-code', 'agent-skills'],
        '*.txt': 'martian',
        '*.tex': ['opencode', 'martian'],
        '*.rtf': [],
      },
      diagnostics: { scope: 'openFiles' },
    };
    expect(readSettings(raw, (line) => told.push(line))).toMatchObject({
      rules: { 'tool-case': 'hint' },
      dialects: { '*.md': ['opencode'], 'skills/**': ['claude-code', 'agent-skills'] },
      scope: 'openFiles',
      homeFolder: true,
    });
    expect(told).toEqual([
      'agentFiles.rules: "unknown-tool" is set to "loud"; write one of error, warning, information, hint, off.',
      expect.stringMatching(/^agentFiles\.dialects: "\*\.txt" is set to "martian"; write one of .*opencode/),
      expect.stringContaining('"*.tex" is set to ["opencode","martian"]; write one of'),
      expect.stringContaining('"*.rtf" is set to []; write one of'),
    ]);
  });
});
