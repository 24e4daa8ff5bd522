import { describe, expect, test } from 'vitest';
import type { Ran } from '../support/cli.ts';
import { cli } from '../support/cli.ts';

const TEXT = '---\nname: x\ndescription: y\n---\nz\n';
const PLUGIN = { '.claude-plugin/plugin.json': '{ "name": "p" }' };
const COPILOT = { '.github/copilot-instructions.md': 'Be brief.\n' };

/** Runs `why` in a folder with these files. */
function why(files: Record<string, string>, ...words: string[]): Promise<Ran> {
  return cli(files, ['why', ...words]);
}

/** The lines below the file's name: each up to its first full stop, or whole. */
async function told(path: string, others: Record<string, string> = {}): Promise<string[]> {
  const { code, out } = await why({ [path]: TEXT, ...others }, path);
  expect(code).toBe(0);
  const [name, ...lines] = out.trimEnd().split('\n');
  expect(name).toBe(path);
  return lines.map((line) => line.trim());
}

describe('who reads a file, the owner of its place first', () => {
  test('with the reasons', async () => {
    expect(await told('.claude/skills/pdf/SKILL.md', { ...COPILOT, 'opencode.json': '{}' })).toEqual([
      'Claude Code: skill pdf. It lies in a .claude folder. Claude Code loads skills/*/SKILL.md there as skills.',
      'OpenCode: skill pdf. OpenCode is used here: there is opencode.json. OpenCode reads .claude/skills/**/SKILL.md as skills, too.',
      'Copilot: skill pdf. Copilot is used here: there is .github/copilot-instructions.md. Copilot reads .claude/skills/*/SKILL.md as skills, too.',
      'Agent Skills: skill pdf. Agent Skills reads SKILL.md files wherever they lie.',
    ]);
  });

  test('a folder is walked, files that only seem to be some are left out', async () => {
    const files = { 'skills/a/SKILL.md': TEXT, 'src/agents/notes.md': TEXT, '.claude/agents/b.md': TEXT };
    const { out } = await why(files, '.');
    expect(out.match(/^\S.*$/gm)).toEqual(['.claude/agents/b.md', 'skills/a/SKILL.md']);
  });
});

describe('what keeps a program from a file', () => {
  const cases: [path: string, others: Record<string, string>, expected: RegExp][] = [
    [
      '.claude/skills/flat.md',
      {},
      /^not Claude Code: .*a folder with a file of that name, no single file\.$/m,
    ],
    ['.claude/skills/SKILL.md', {}, /^not Claude Code: .*in a folder of its own/m],
    ['.claude/skills/a/b/SKILL.md', {}, /^not Claude Code: .*exactly one folder deep, not 2\.$/m],
    ['.claude/skills/a/notes.md', {}, /^not Claude Code: .*read when the text refers to them\.$/m],
    ['.claude/skills/a/skill.md', {}, /^not Claude Code: .*called SKILL\.md, in this letter case\.$/m],
    ['skills/a/Skill.md', PLUGIN, /^not Agent Skills: .*called SKILL\.md, in this letter case\.$/m],
    ['.claude/skill/a/SKILL.md', {}, /^not Claude Code: .*a folder called skills, not skill\.$/m],
    ['.claude/agents/X.MD', {}, /^not Claude Code: .*ends in \.md, in lower case\.$/m],
    ['.claude/agents/x.markdown', {}, /^not Claude Code: Claude Code loads agents\/\*\*\/\*\.md only\.$/m],
    ['.claude/agent/x.md', {}, /^not Claude Code: .*a folder called agents, not agent\.$/m],
    ['.opencode/mode/deep/x.md', {}, /^not OpenCode: .*files in the folder itself/m],
    [
      '.claude/skills/a/SKILL.md',
      {},
      /^not OpenCode: .*nothing shows that it is used here: there is no \.opencode, opencode\.json or opencode\.jsonc\.$/m,
    ],
    [
      'AGENTS.md',
      { 'CLAUDE.md': '# Us\n' },
      /^not Claude Code: Claude Code reads CLAUDE\.md in its place\.$/m,
    ],
    [
      '.agents/agents/x.md',
      {},
      /^not Claude Code: \.agents is no folder that Claude Code reads agents from\.$/m,
    ],
    ['agents/x.md', {}, /^not OpenCode: agents lies neither in nor beside \.opencode\//m],
    [
      'docs/x.md',
      {},
      /^No program is known to read this file: neither its place nor its name speaks for one\.$/m,
    ],
  ];
  test.each(cases)('%s', async (path, others, expected) => {
    expect((await told(path, others)).join('\n')).toMatch(expected);
  });

  test('a faint sign is told only where there is no better one', async () => {
    const lines = (await told('.claude/agents/X.MD')).filter((line) => line.startsWith('not '));
    expect(lines.filter((line) => line.includes('is no folder'))).toEqual([]);
  });
});

describe('for programs and for scripts', () => {
  test('JSON', async () => {
    const { out } = await why(
      { '.claude/skills/a/b/SKILL.md': TEXT },
      '--format',
      'json',
      '.claude/skills/a/b/SKILL.md',
    );
    const { version, files } = JSON.parse(out);
    expect(version).toBe(1);
    expect(files).toEqual([
      {
        file: '.claude/skills/a/b/SKILL.md',
        readers: [
          {
            dialect: 'agent-skills',
            kind: 'skill',
            name: 'b',
            reasons: ['Agent Skills reads `SKILL.md` files wherever they lie.'],
          },
        ],
        others: expect.arrayContaining([
          { dialect: 'claude-code', reason: expect.stringContaining('exactly one folder deep') },
        ]),
      },
    ]);
  });

  const refusals: [words: string[], err: string][] = [
    [[], 'agent-files: why needs a file or folder: agent-files why PATH…\n'],
    [['nowhere'], 'agent-files: nowhere: there is no such file or folder\n'],
    [['--formt', 'json'], 'agent-files: unknown flag --formt: did you mean --format?\n'],
  ];
  test.each(refusals)('%j could not run', async (words, err) => {
    expect(await why({}, ...words)).toEqual({ code: 2, out: '', err });
  });

  test('nothing found is no fault', async () => {
    expect(await why({ 'README.md': '# Hello\n' }, '.')).toEqual({
      code: 0,
      out: '',
      err: 'No agent file found.\n',
    });
  });
});
