import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainFiles, explainJson } from '../../server/src/cli/explain.ts';
import { cli } from '../support/cli.ts';
import { withFolder } from '../support/tempFolder.ts';

const AGENT = '.opencode/agent/a.md';

function json(files: Record<string, string>, name: string): Promise<{ files: unknown[] }> {
  return withFolder(files, (cwd) => {
    const options = { paths: [join(cwd, name)], cwd, dialect: undefined, kind: undefined, home: false };
    return Promise.resolve(JSON.parse(explainJson(explainFiles(options), cwd)) as { files: unknown[] });
  });
}

test('JSON says which line decides, and where every key comes from', async () => {
  const text =
    '---\ndescription: |\n  Reviews.\ntools:\n  bash: false\npermission:\n  read:\n    "*": deny\n    "*.md": allow\nfoo: 1\n---\nGo.\n';
  const config = '{\n  "agent": { "a": { "steps": 3 } }\n}\n';
  const { files } = await json({ [AGENT]: text, 'opencode.json': config, '.git/HEAD': 'x' }, AGENT);
  expect(files).toEqual([
    expect.objectContaining({
      file: AGENT,
      name: 'a',
      outcome: 'ok',
      sources: [{ file: 'opencode.json', key: 'agent.a' }, { file: AGENT }],
      origins: {
        description: { file: AGENT, key: 'description', line: 1 },
        steps: { file: 'opencode.json', key: 'agent.a.steps', line: 1 },
        'options.foo': { file: AGENT, key: 'foo', line: 9 },
      },
      decisions: expect.objectContaining({
        bash: [{ action: 'deny', pattern: '*', file: AGENT, key: 'tools.bash', line: 4 }],
        read: [
          { action: 'deny', pattern: '*', file: AGENT, key: 'permission.read "*"', line: 7 },
          { action: 'allow', pattern: '*.md', file: AGENT, key: 'permission.read "*.md"', line: 8 },
        ],
        webfetch: [{ action: 'allow', pattern: '*' }],
      }),
      ignored: [],
    }),
  ]);
});

test('as another of its readers sees it', async () => {
  const skill = '---\nname: pdf\ndescription: Reads PDF\nallowed-tools: Read\n---\nRead it.\n';
  const files = { '.claude/skills/pdf/SKILL.md': skill, 'opencode.json': '{}' };
  const asked = async (...words: string[]) => {
    const { out } = await cli(files, [
      'explain',
      '--format',
      'json',
      ...words,
      '.claude/skills/pdf/SKILL.md',
    ]);
    const [{ dialect, readers }] = JSON.parse(out).files;
    return [dialect, ...readers];
  };
  expect(await asked()).toEqual(['claude-code', 'opencode', 'agent-skills']);
  expect(await asked('--dialect', 'opencode')).toEqual(['opencode', 'claude-code', 'agent-skills']);
});
