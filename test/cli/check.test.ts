import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli } from '../support/cli.ts';

const GOOD = '---\ndescription: Reviews\npermission:\n  edit: deny\n---\nReview the change.\n';
const BAD_TOOL = '---\ndescription: 👩‍💻\npermission:\n  WebFetch: deny\n---\nStay local.\n';
const REFUSED = '---\ndescription: Plans\nmode: helper\n---\nPlan.\n';
const AGENT = '.opencode/agent/a.md';

describe('exit codes', () => {
  const cases: [name: string, files: Record<string, string>, words: string[], code: number, err: string][] = [
    ['nothing wrong', { [AGENT]: GOOD }, ['check'], 0, ''],
    ['a warning is no error', { [AGENT]: BAD_TOOL }, ['check'], 0, ''],
    ['an error', { [AGENT]: REFUSED }, ['check'], 1, ''],
    ['no agent file', { 'README.md': '# Hello\n' }, ['check'], 0, 'No agent file found.\n'],
    [
      'a path that does not exist',
      {},
      ['check', 'nowhere'],
      2,
      'agent-files: nowhere: there is no such file or folder\n',
    ],
    [
      'an unknown flag',
      {},
      ['check', '--fromat', 'json'],
      2,
      'agent-files: unknown flag --fromat: did you mean --format?\n',
    ],
    [
      'an unknown value',
      {},
      ['check', '--format', 'jsno'],
      2,
      'agent-files: --format jsno: did you mean json?\n',
    ],
    [
      'a flag without its value',
      {},
      ['check', '--format'],
      2,
      'agent-files: --format needs a value: text|json|sarif|github|junit\n',
    ],
    [
      'flags that watching has no use for',
      {},
      ['check', '--watch', '--max-warnings', '3'],
      2,
      'agent-files: --watch and --max-warnings do not go together: leave one of them out\n',
    ],
    [
      'a format that watching does not write',
      {},
      ['check', '--watch', '--format', 'json'],
      2,
      'agent-files: --watch writes text only: leave --format json out\n',
    ],
    [
      'a rule that nobody has heard of',
      {},
      ['check', '--rule', 'xyzzy-plugh=off'],
      2,
      'agent-files: --rule xyzzy-plugh=off: there is no rule xyzzy-plugh; `agent-files rules` lists them\n',
    ],
    [
      'one warning too many',
      { [AGENT]: BAD_TOOL },
      ['check', '--max-warnings', '0'],
      1,
      '1 warning is more than the 0 of --max-warnings.\n',
    ],
    ['an unknown command', {}, ['chekc'], 2, 'agent-files: unknown command chekc: did you mean check?\n'],
    [
      'the server without a way to speak',
      {},
      ['lsp'],
      2,
      'agent-files: the language server speaks over standard input and output: agent-files lsp --stdio\n',
    ],
  ];
  test.each(cases)('%s', async (_, files, words, code, err) => {
    const ran = await cli(files, words);
    expect({ code: ran.code, err: ran.err }).toEqual({ code, err });
  });

  test('no command prints the help and is no success', async () => {
    const ran = await cli({}, []);
    expect(ran.code).toBe(2);
    expect(ran.out).toContain('agent-files check [PATH…]');
  });

  test('--version is the version of the package', async () => {
    expect((await cli({}, ['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('JSON', () => {
  test('has exactly the documented form', async () => {
    const { out } = await cli({ [AGENT]: BAD_TOOL, '.opencode/agent/b.md': GOOD }, [
      'check',
      '--format',
      'json',
    ]);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      files: 2,
      diagnostics: [
        {
          file: AGENT,
          dialect: 'opencode',
          kind: 'agent',
          rule: 'tool-case',
          severity: 'warning',
          range: { start: { line: 3, character: 2 }, end: { line: 3, character: 10 } },
          message: expect.stringContaining('`webfetch`'),
          fixes: [
            {
              title: 'Rename to `webfetch`',
              safe: true,
              preferred: true,
              edits: [
                {
                  range: { start: { line: 3, character: 2 }, end: { line: 3, character: 10 } },
                  newText: 'webfetch',
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test('is printed for no file as well', async () => {
    const { out, err } = await cli({}, ['check', '--format', 'json']);
    expect(JSON.parse(out)).toEqual({ version: 1, files: 0, diagnostics: [] });
    expect(err).toBe('No agent file found.\n');
  });
});

describe('text', () => {
  test('shows the place, the line and a mark under it', async () => {
    const { out } = await cli({ [AGENT]: BAD_TOOL }, ['check']);
    expect(out.split('\n')).toEqual([
      AGENT,
      expect.stringMatching(/^ {2}4:3 {2}warning {2}OpenCode .* {2}tool-case$/),
      '      4 |   WebFetch: deny',
      '        |   ^^^^^^^^',
      '',
      '1 file checked: 1 warning',
      'agent-files fix can mend it.',
      '',
    ]);
  });

  test('is one line where all is well', async () => {
    expect((await cli({ [AGENT]: GOOD }, ['check'])).out).toBe('1 file checked: nothing to report\n');
  });
});

describe('which files', () => {
  const rules = async (
    files: Record<string, string>,
    words: string[],
    prepare?: (folder: string) => void,
  ) => {
    const { out } = await cli(files, ['check', '--format', 'json', ...words], prepare ? { prepare } : {});
    const parsed = JSON.parse(out) as { files: number; diagnostics: { file: string; rule: string }[] };
    return { files: parsed.files, found: parsed.diagnostics.map(({ file, rule }) => `${file} ${rule}`) };
  };

  test('ignored ones and dependencies are left out', async () => {
    const files = {
      '.gitignore': 'build/\n',
      '.git/HEAD': '',
      [`build/${AGENT}`]: BAD_TOOL,
      [`node_modules/x/${AGENT}`]: BAD_TOOL,
      [`sub/${AGENT}`]: BAD_TOOL,
    };
    expect(await rules(files, [])).toEqual({ files: 1, found: [`sub/${AGENT} tool-case`] });
  });

  test('a named file is checked wherever it lies, once', async () => {
    const files = { 'notes/x.md': BAD_TOOL, [`node_modules/x/${AGENT}`]: BAD_TOOL };
    expect(await rules(files, [`node_modules/x/${AGENT}`, `node_modules/x/${AGENT}`])).toEqual({
      files: 1,
      found: [`node_modules/x/${AGENT} tool-case`],
    });
    expect(await rules(files, ['--dialect', 'opencode', 'notes/x.md'])).toEqual({
      files: 1,
      found: ['notes/x.md tool-case'],
    });
    expect(await rules(files, ['notes/x.md'])).toEqual({ files: 0, found: [] });
  });

  test('--kind overrides what the place says', async () => {
    expect(await rules({ [AGENT]: BAD_TOOL }, ['--kind', 'command', AGENT])).toMatchObject({ files: 1 });
    const { found } = await rules({ [AGENT]: BAD_TOOL }, ['--kind', 'command', AGENT]);
    expect(found).not.toContain(`${AGENT} tool-case`);
  });

  test('a file is checked once, for the readers of each place that a link gives it', async () => {
    const skill = '---\nname: Odd Name\ndescription: y\n---\n# Odd\n';
    const link = (folder: string) => {
      mkdirSync(join(folder, '.claude/skills'), { recursive: true });
      symlinkSync('../../skills/odd', join(folder, '.claude/skills/odd'));
      symlinkSync('odd', join(folder, 'skills/another'));
    };
    const { out } = await cli({ 'skills/odd/SKILL.md': skill }, ['check', '--format', 'json'], {
      prepare: link,
    });
    const { files, diagnostics } = JSON.parse(out);
    expect(files).toBe(1);
    expect(diagnostics.map((one: { file: string; rule: string }) => `${one.file} ${one.rule}`)).toEqual([
      'skills/odd/SKILL.md skill-name',
    ]);
    const why = await cli({ 'skills/odd/SKILL.md': skill }, ['why', '.'], { prepare: link });
    expect(why.out).toMatch(
      /^skills\/odd\/SKILL\.md\n {2}Claude Code: skill odd\..*\n {2}Agent Skills: skill odd\./,
    );
  });

  test('circular links end', async () => {
    const link = (folder: string) => symlinkSync('..', join(folder, 'sub', 'up'));
    expect(await rules({ [`sub/${AGENT}`]: BAD_TOOL }, [], link)).toEqual({
      files: 1,
      found: [`sub/${AGENT} tool-case`],
    });
  });
});

describe('what cannot be read is told, the rest is checked', () => {
  test('binary and oversized files', async () => {
    const files = {
      [AGENT]: BAD_TOOL,
      '.opencode/agent/b.md': new Uint8Array([0, 1, 2]),
      '.opencode/agent/c.md': 'x'.repeat(1024 * 1024 + 1),
    };
    const { code, out, err } = await cli(files, ['check', '--format', 'json']);
    expect(code).toBe(0);
    expect(err).toBe(
      '.opencode/agent/b.md: It is no text in UTF-8.\n.opencode/agent/c.md: It is larger than 1 MiB.\n',
    );
    expect(JSON.parse(out)).toMatchObject({ files: 1 });
  });

  test('files and folders without permission', async () => {
    const files = {
      [AGENT]: BAD_TOOL,
      '.opencode/agent/b.md': GOOD,
      '.opencode/agent/locked/x.md': GOOD,
    };
    // The superuser may read everything, so it becomes somebody else for the time of the check.
    const superuser = process.getuid?.() === 0;
    const lock = (folder: string) => {
      chmodSync(folder, 0o755);
      chmodSync(join(folder, '.opencode/agent/locked'), 0);
      chmodSync(join(folder, '.opencode/agent/b.md'), 0);
      if (superuser) process.seteuid?.(65534);
    };
    try {
      const unlock = () => superuser && process.seteuid?.(0);
      const { code, err } = await cli(files, ['check'], { prepare: lock, after: unlock });
      expect(code).toBe(0);
      expect(err.trim().split('\n')).toEqual([
        '.opencode/agent/locked: This folder cannot be read (EACCES).',
        '.opencode/agent/b.md: Reading it is not permitted.',
      ]);
    } finally {
      if (superuser) process.seteuid?.(0);
    }
  });
});
