import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../support/temporary.ts';
import { connect, MODES, PUSHED, rulesOf, uriOf } from './client.ts';

const LINKED = '---\ndescription: Refers to a file\n---\n\n[@PRINCIPLES.md](../PRINCIPLES.md)\n';
const WRONG_CASE = '---\ndescription: Wrong case\npermission: {}\ntools:\n  WebFetch: false\n---\n';

describe.each(MODES)('%s', (mode) => {
  test('a finding is whole: range, severity, code, source, message', async () => {
    const client = await connect(mode, { folders: [temporaryFolder()] });
    const uri = 'file:///w/.opencode/agent/a.md';
    await client.open(uri, WRONG_CASE);
    const report = await client.pull(uri);
    const finding =
      report.kind === 'full' ? report.items.find(({ code }) => code === 'tool-case') : undefined;
    expect(finding).toMatchObject({
      range: { start: { line: 4, character: 2 }, end: { line: 4, character: 10 } },
      severity: 2,
      source: 'agent-files',
      message: expect.stringContaining('webfetch'),
    });
  });

  test('what another file has to do with it is shown there', async () => {
    const folder = temporaryFolder();
    writeFiles(folder, { 'CLAUDE.md': 'x\n@docs/a.md\n', 'docs/a.md': '# A\n\nsee @../CLAUDE.md\n' });
    const client = await connect(mode, { folders: [folder] });
    const uri = uriOf(`${folder}/CLAUDE.md`);
    const report = await client.pull(uri);
    const [finding] = report.kind === 'full' ? report.items : [];
    expect(finding).toMatchObject({ code: 'import-depth', range: { start: { line: 1, character: 0 } } });
    expect(finding?.relatedInformation?.map((one) => one.location)).toEqual([
      {
        uri: uriOf(`${folder}/docs/a.md`),
        range: { start: { line: 2, character: 4 }, end: { line: 2, character: 17 } },
      },
    ]);
  });

  test('unchanged where nothing changed, full where something did', async () => {
    const client = await connect(mode, { folders: [] });
    const uri = 'file:///w/.opencode/agent/a.md';
    await client.open(uri, WRONG_CASE);
    const { resultId } = await client.pull(uri);
    expect(await client.pull(uri, resultId)).toEqual({ kind: 'unchanged', resultId });
    await client.change(uri, [
      { range: { start: { line: 6, character: 0 }, end: { line: 6, character: 0 } }, text: 'More.' },
    ]);
    expect(await client.pull(uri, resultId)).toEqual({ kind: 'unchanged', resultId });
    await client.change(uri, [{ text: '---\ndescription: Nothing wrong\n---\n' }]);
    expect(await client.pull(uri, resultId)).toMatchObject({ kind: 'full', items: [] });
  });

  test.each([
    'untitled:Untitled-1',
    'untitled:/w/.opencode/agent/a.md',
    'git:/w/.opencode/agent/a.md?%7B%22ref%22%3A%22HEAD%22%7D',
    'vscode-userdata:/w/.opencode/agent/a.md',
    'file:///w/README.md',
    'not an address',
  ])('nothing is said about %s', async (uri) => {
    const client = await connect(mode, { folders: [] });
    await client.open(uri, WRONG_CASE);
    expect(await client.pull(uri)).toMatchObject({ kind: 'full', items: [] });
    const textDocument = { uri };
    const position = { line: 2, character: 2 };
    const range = { start: position, end: position };
    for (const method of ['completion', 'hover', 'definition', 'documentSymbol', 'codeAction']) {
      const params = { textDocument, position, range, context: { diagnostics: [] } };
      expect(await client.connection.sendRequest(`textDocument/${method}`, params)).toBeNull();
    }
    expect(await client.connection.sendRequest('textDocument/documentColor', { textDocument })).toEqual([]);
    expect(client.logged).toEqual([]);
  });

  test('a file that appears or goes is noticed at once', async () => {
    const folder = temporaryFolder({ '.opencode/agent/a.md': LINKED });
    const client = await connect(mode, { folders: [folder] });
    const uri = uriOf(`${folder}/.opencode/agent/a.md`);
    const target = `${folder}/.opencode/PRINCIPLES.md`;
    await client.open(uri, LINKED);
    expect(await client.rules(uri)).toEqual(['unresolved-reference']);

    writeFiles(folder, { '.opencode/PRINCIPLES.md': '# Principles\n' });
    await client.watched(target, 1);
    await client.until('refresh', () => client.refreshes === 1);
    expect(await client.rules(uri)).toEqual([]);

    rmSync(`${folder}/.opencode/PRINCIPLES.md`);
    await client.watched(target, 3);
    await client.until('refresh', () => client.refreshes === 2);
    expect(await client.rules(uri)).toEqual(['unresolved-reference']);
  });

  test('so is a folder, and a heading that goes', async () => {
    const folder = temporaryFolder({ '.opencode/agent/a.md': '' });
    const client = await connect(mode, { folders: [folder] });
    const uri = uriOf(`${folder}/.opencode/agent/a.md`);
    await client.open(uri, '---\ndescription: x\n---\n\n[the part](../docs/all.md#part)\n');
    expect(await client.rules(uri)).toEqual(['unresolved-reference']);
    writeFiles(folder, { '.opencode/docs/all.md': '# Part\n' });
    await client.watched(`${folder}/.opencode/docs`, 1);
    await client.until('refresh', () => client.refreshes === 1);
    expect(await client.rules(uri)).toEqual([]);
    writeFiles(folder, { '.opencode/docs/all.md': '# Another part\n' });
    await client.watched(`${folder}/.opencode/docs/all.md`, 2);
    await client.until('refresh', () => client.refreshes === 2);
    expect(await client.rules(uri)).toEqual(['unresolved-anchor']);
  });

  test('changes that bear on nothing cause nothing', async () => {
    const folder = temporaryFolder({ '.opencode/PRINCIPLES.md': '' });
    const client = await connect(mode, { folders: [folder] });
    const uri = uriOf(`${folder}/.opencode/agent/a.md`);
    await client.open(uri, LINKED);
    await client.pull(uri);
    for (const name of ['out/bundle.js', 'README.md', 'src/main.ts', '.opencode/other.md']) {
      await client.watched(`${folder}/${name}`, 1);
      await client.watched(`${folder}/${name}`, 3);
    }
    await client.watched(`${folder}/.opencode/PRINCIPLES.md`, 2);
    await client.settled();
    expect(client.refreshes).toBe(0);
  });

  test('an open file that another refers to counts as it is typed', async () => {
    const folder = temporaryFolder({ '.opencode/RULES.md': '# Git\n' });
    const client = await connect(mode, { folders: [folder] });
    const uri = uriOf(`${folder}/.opencode/agent/a.md`);
    const rules = uriOf(`${folder}/.opencode/RULES.md`);
    await client.open(uri, '---\ndescription: x\n---\n\n[git](../RULES.md#git)\n');
    expect(await client.rules(uri)).toEqual([]);
    await client.open(rules, '# Git\n');
    await client.change(rules, [{ text: '# Branches\n' }]);
    await client.until('refresh', () => client.refreshes === 1);
    expect(await client.rules(uri)).toEqual(['unresolved-anchor']);
    await client.close(rules);
    await client.until('refresh', () => client.refreshes === 2);
    expect(await client.rules(uri)).toEqual([]);
  });

  test('a configuration file makes an agent of the files beside it', async () => {
    const folder = temporaryFolder();
    const client = await connect(mode, { folders: [folder] });
    const uri = uriOf(`${folder}/agents/a.md`);
    await client.open(uri, '---\ndescription: x\nmodel: gpt-5\n---\n');
    expect(await client.rules(uri)).toEqual([]);
    writeFiles(folder, { 'opencode.json': '{}' });
    await client.watched(`${folder}/opencode.json`, 1);
    await client.until('refresh', () => client.refreshes === 1);
    expect(await client.rules(uri)).toEqual(['model-format']);
  });

  describe('pushed where the client cannot ask', () => {
    test('after opening and after a pause in typing, with the version', async () => {
      const client = await connect(mode, { folders: [], capabilities: PUSHED });
      expect(client.initialized?.capabilities).not.toHaveProperty('diagnosticProvider');
      const uri = 'file:///w/.opencode/agent/a.md';
      const last = () => client.published.at(-1);
      await client.open(uri, WRONG_CASE);
      await client.until('the first set', () => last()?.version === 1);
      expect(rulesOf(last()?.diagnostics ?? [])).toContain('tool-case');
      for (const text of [
        '---\nmode: a\n---\n',
        '---\nmode: al\n---\n',
        '---\ndescription: x\nmode: all\n---\n',
      ]) {
        await client.change(uri, [{ text }]);
      }
      await client.until('the second set', () => last()?.version === 4);
      expect(client.published.map(({ version }) => version)).toEqual([1, 4]);
      expect(last()?.diagnostics).toEqual([]);
    });

    test('files that are not open are told too, and cleared', async () => {
      const folder = temporaryFolder({ '.opencode/agent/a.md': WRONG_CASE });
      const client = await connect(mode, { folders: [folder], capabilities: PUSHED });
      const uri = uriOf(`${folder}/.opencode/agent/a.md`);
      await client.until('findings', () => client.published.some((set) => set.uri === uri));
      rmSync(`${folder}/.opencode/agent/a.md`);
      await client.watched(`${folder}/.opencode/agent/a.md`, 3);
      await client.until('none', () => client.published.at(-1)?.diagnostics.length === 0);
      // The scan and the start of watching may each tell it once.
      expect(new Set(client.published.map((set) => set.uri))).toEqual(new Set([uri]));
    });

    test('closing takes back what was never saved', async () => {
      const client = await connect(mode, { folders: [], capabilities: PUSHED });
      const uri = 'file:///w/.opencode/agent/a.md';
      await client.open(uri, WRONG_CASE);
      await client.until('findings', () => client.published.length === 1);
      await client.close(uri);
      await client.until('none', () => client.published.at(-1)?.diagnostics.length === 0);
    });
  });
});

test('a feature that fails is logged with method, file and version; the rest goes on', async () => {
  const uri = 'file:///w/.opencode/agent/a.md';
  const rulePage = (): string => {
    throw new Error('the page has burnt');
  };
  const client = await connect('in process', { folders: [], host: { rulePage } });
  await client.open(uri, WRONG_CASE);
  expect(await client.pull(uri)).toEqual({ kind: 'full', items: [] });
  await client.until('a line in the log', () => client.logged.length > 0);
  expect(client.logged[0]).toContain(`textDocument/diagnostic ${uri} version 1: Error: the page has burnt`);
  expect(await client.pull(uri, 'before')).toEqual({ kind: 'unchanged', resultId: 'before' });
  expect(await client.connection.sendRequest('agentFiles/fileInfo', { textDocument: { uri } })).toMatchObject(
    {
      readers: [{ dialect: 'OpenCode' }],
    },
  );
});
