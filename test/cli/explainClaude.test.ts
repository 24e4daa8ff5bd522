import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainFiles, explainJson, explainText } from '../../server/src/cli/explain.ts';
import { withFolder } from '../support/tempFolder.ts';

const AGENT = '.claude/agents/reviewer.md';

function explained<T>(
  files: Record<string, string>,
  name: string,
  show: (cwd: string, path: string) => T,
): Promise<T> {
  return withFolder(files, (cwd) => Promise.resolve(show(cwd, join(cwd, name))));
}

const optionsFor = (cwd: string, path: string) => ({
  paths: [path],
  cwd,
  dialect: undefined,
  kind: undefined,
  home: false,
});

const json = (text: string, name = AGENT) =>
  explained({ [name]: text }, name, (cwd, path) => {
    const { files } = JSON.parse(explainJson(explainFiles(optionsFor(cwd, path)), cwd)) as {
      files: unknown[];
    };
    return files[0];
  });

test('JSON has the tools by name, what is taken away, the model and the effort', async () => {
  const text =
    '---\nname: Reviewer\ndescription: Reviews\ntools: Read, Task, Nope, Write\ndisallowedTools: Write(x)\nmodel: Opus\neffort: med\nfoo: 1\n---\nGo.\n';
  expect(await json(text)).toMatchObject({
    file: AGENT,
    dialect: 'claude-code',
    kind: 'agent',
    name: 'Reviewer',
    outcome: 'ok',
    tools: ['Read', 'Agent'],
    denied: ['Write'],
    model: 'opus',
    effort: 'medium',
    keys: { description: 'Reviews' },
    ignored: [
      { key: 'foo', why: 'Claude Code does not know this key' },
      { key: 'tools "Nope"', why: 'no tool of that name' },
      { key: 'tools "Write"', why: 'taken away again' },
    ],
  });
});

test.each([
  ['---\ndescription: Reviews\n---\n', 'not-loaded'],
  ['---\nname: a\ndescription: Reviews\ntools: [read]\n---\n', 'refused'],
  ['---\nname: a\ndescription: Reviews\ntools: {Read: true}\n---\n', 'ok'],
])('%j is %s', async (text, outcome) => {
  expect(await json(text)).toMatchObject({ outcome });
});

test('an agent without `tools` has all', async () => {
  expect(await json('---\nname: a\ndescription: b\n---\n')).toMatchObject({ tools: 'all', denied: [] });
});

test('agents of a plugin are read as such', async () => {
  const files = { '.claude-plugin/plugin.json': '{"name": "p"}', 'agents/lead.md': 'No header.\n' };
  const entry = await explained(files, 'agents/lead.md', (cwd, path) => {
    const all = JSON.parse(explainJson(explainFiles(optionsFor(cwd, path)), cwd)) as { files: unknown[] };
    return all.files[0];
  });
  expect(entry).toMatchObject({ dialect: 'claude-code', outcome: 'ok', name: 'lead' });
});

test('the text names the tools, and what counts for nothing', async () => {
  const text = '---\nname: a\ndescription: b\ntools: Read, Nope\ncolor: magenta\n---\nGo.\n';
  const report = await explained({ [AGENT]: text }, AGENT, (cwd, path) =>
    explainText(explainFiles(optionsFor(cwd, path)), cwd),
  );
  expect(report).toContain('a: Claude Code agent');
  expect(report).toMatch(/^ {2}has {2}Read$/m);
  expect(report).toMatch(/^ {2}tools "Nope" +no tool of that name$/m);
  expect(report).toMatch(/^ {2}color +Claude Code ignores the key$/m);
});
