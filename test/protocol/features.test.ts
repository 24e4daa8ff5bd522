import { describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  Hover,
  LocationLink,
  Position,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import { temporaryFolder } from '../support/temporary.ts';
import type { Client } from './client.ts';
import { connect, EDITOR, MODES, uriOf } from './client.ts';

const TEXT = `---
description: Tries every feature
mode: subagent
color: "#2d7d9a"
tools:
  WebFetch: false
---

# Heading

See [the rules](../RULES.md#git) and @../RULES.md.
`;

/** The position behind the first occurrence of a text. */
function behind(needle: string, text = TEXT): Position {
  const lines = text.slice(0, text.indexOf(needle) + needle.length).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

async function openAgent(client: Client, text = TEXT): Promise<string> {
  const [folder] = client.options.folders;
  const uri = uriOf(`${folder}/.opencode/agent/a.md`);
  await client.open(uri, text);
  return uri;
}

const folderWithRules = (): string =>
  temporaryFolder({
    '.opencode/RULES.md': 'Rules 🦊\n\n# Git\n\nOne branch.\n',
    '.opencode/agent/a.md': TEXT,
  });

const ask = <T>(client: Client, method: string, uri: string, more: object): Promise<T> =>
  client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more });

describe.each(MODES)('%s', (mode) => {
  test('completion: edits, order, snippets, documentation', async () => {
    const client = await connect(mode, { folders: [folderWithRules()] });
    const uri = await openAgent(client, TEXT.replace('subagent', ''));
    const items = await ask<CompletionItem[]>(client, 'completion', uri, {
      position: { line: 2, character: 6 },
    });
    expect(items.map(({ label }) => label)).toEqual(expect.arrayContaining(['subagent', 'primary', 'all']));
    expect(items.map(({ sortText }) => sortText)).toEqual(items.map(({ sortText }) => sortText).sort());
    expect(items[0]).toMatchObject({
      documentation: { kind: 'markdown' },
      textEdit: { range: { start: { line: 2 }, end: { line: 2 } } },
    });
    expect(items[0]).not.toHaveProperty('command');
  });

  test('completion asks again by the command that the editor names', async () => {
    const initializationOptions = { suggestCommand: 'editor.suggest' };
    const client = await connect(mode, { folders: [folderWithRules()], initializationOptions });
    const uri = await openAgent(client, '---\n\n---\n');
    const items = await ask<CompletionItem[]>(client, 'completion', uri, {
      position: { line: 1, character: 0 },
    });
    expect(items.find(({ label }) => label === 'mode')?.command).toEqual({
      title: '',
      command: 'editor.suggest',
    });
    expect(items.some(({ insertTextFormat }) => insertTextFormat === 2)).toBe(true);
  });

  test('an editor without snippets and Markdown gets plain text', async () => {
    const textDocument = { ...EDITOR.textDocument, completion: {}, hover: {} };
    const client = await connect(mode, {
      folders: [folderWithRules()],
      capabilities: { ...EDITOR, textDocument },
    });
    const uri = await openAgent(client, '---\n\n---\n');
    const items = await ask<CompletionItem[]>(client, 'completion', uri, {
      position: { line: 1, character: 0 },
    });
    for (const { insertTextFormat, textEdit } of items) {
      expect(insertTextFormat).toBeUndefined();
      expect(textEdit?.newText).not.toMatch(/\$\{|\$\d/);
    }
    expect(items[0]).toMatchObject({ documentation: { kind: 'plaintext' } });
  });

  test('hover, with its range', async () => {
    const client = await connect(mode, { folders: [folderWithRules()] });
    const uri = await openAgent(client);
    const hover = await ask<Hover>(client, 'hover', uri, { position: behind('descr') });
    expect(hover).toMatchObject({
      contents: { kind: 'markdown', value: expect.stringContaining('description') },
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 11 } },
    });
    expect(await ask(client, 'hover', uri, { position: behind('# Head') })).toBeNull();
  });

  test('definition: the whole heading line, and what was clicked', async () => {
    const client = await connect(mode, { folders: [folderWithRules()] });
    const uri = await openAgent(client);
    const rules = uri.replace('agent/a.md', 'RULES.md');
    const heading = { start: { line: 2, character: 0 }, end: { line: 2, character: 5 } };
    const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    for (const place of ['[the ru', '../RULES.md#gi']) {
      const [link] = await ask<LocationLink[]>(client, 'definition', uri, { position: behind(place) });
      expect(link).toMatchObject({ targetUri: rules, targetRange: heading, targetSelectionRange: heading });
      expect(link?.originSelectionRange?.start.line).toBe(10);
    }
    const bare = await ask<LocationLink[]>(client, 'definition', uri, { position: behind('@../RU') });
    expect(bare).toMatchObject([{ targetUri: rules, targetRange: top }]);
    expect(await ask(client, 'definition', uri, { position: behind('# Head') })).toBeNull();
  });

  test('definition as plain locations, counted in bytes', async () => {
    const capabilities = {
      general: { positionEncodings: ['utf-8'] },
      textDocument: { ...EDITOR.textDocument, definition: {} },
    };
    const folder = temporaryFolder({ '.opencode/agent/a.md': '', '.opencode/RULES.md': '# Ärger 🦊\n' });
    const client = await connect(mode, { folders: [folder], capabilities });
    const text = '---\ndescription: x\n---\n\n[ä](../RULES.md#ärger-)\n';
    const uri = await openAgent(client, text);
    expect(await ask(client, 'definition', uri, { position: { line: 4, character: 10 } })).toEqual([
      {
        uri: uri.replace('agent/a.md', 'RULES.md'),
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: '# Ärger 🦊'.length + 3 } },
      },
    ]);
  });

  test('the outline, as a tree or as a list; headings only where nobody else lists them', async () => {
    const tree = await connect(mode, { folders: [folderWithRules()] });
    const symbols = await ask<DocumentSymbol[]>(tree, 'documentSymbol', await openAgent(tree), {});
    expect(symbols.map(({ name, children }) => [name, children?.map((child) => child.name)])).toEqual([
      ['Front matter', ['description', 'mode', 'color', 'tools']],
      ['Heading', []],
    ]);
    const list = await connect(mode, {
      folders: [folderWithRules()],
      capabilities: { ...EDITOR, textDocument: { ...EDITOR.textDocument, documentSymbol: {} } },
      initializationOptions: { elsewhere: { headings: true } },
    });
    const uri = await openAgent(list);
    const flat = await ask<SymbolInformation[]>(list, 'documentSymbol', uri, {});
    expect(flat.map(({ name, containerName }) => [name, containerName])).toEqual([
      ['Front matter', undefined],
      ['description', 'Front matter'],
      ['mode', 'Front matter'],
      ['color', 'Front matter'],
      ['tools', 'Front matter'],
      ['WebFetch', 'tools'],
    ]);
  });

  test('code actions: the fix with its diagnostic, fix all only by name, rewrites', async () => {
    const client = await connect(mode, { folders: [folderWithRules()] });
    const uri = await openAgent(client);
    const range = { start: behind('tools:\n  '), end: behind('WebFetch') };
    const report = await client.pull(uri);
    const diagnostics = report.kind === 'full' ? report.items : [];
    const actions = await ask<CodeAction[]>(client, 'codeAction', uri, { range, context: { diagnostics } });
    const fix = actions.find(({ kind }) => kind === 'quickfix');
    expect(fix).toMatchObject({
      isPreferred: true,
      diagnostics: [{ code: 'tool-case' }],
      edit: { changes: { [uri]: [{ newText: 'webfetch', range }] } },
    });
    expect(actions.map(({ kind }) => kind)).not.toContain('source.fixAll.agentFiles');
    const kinds = async (only: string[], place = range) =>
      (
        await ask<CodeAction[]>(client, 'codeAction', uri, { range: place, context: { diagnostics, only } })
      ).map(({ kind }) => kind);
    expect(await kinds(['source.fixAll'])).toEqual(['source.fixAll.agentFiles']);
    expect(await kinds(['source.fixAll.agentFiles'])).toEqual(['source.fixAll.agentFiles']);
    expect(await kinds(['source.organizeImports'])).toEqual([]);
    const tools = { start: behind('too'), end: behind('too') };
    expect(await kinds(['refactor'], tools)).toEqual(['refactor.rewrite']);
  });

  test('colours', async () => {
    const client = await connect(mode, { folders: [folderWithRules()] });
    const uri = await openAgent(client);
    const range = { start: { line: 3, character: 7 }, end: { line: 3, character: 16 } };
    const color = { red: 0x2d / 255, green: 0x7d / 255, blue: 0x9a / 255, alpha: 1 };
    expect(await ask(client, 'documentColor', uri, {})).toEqual([{ range, color }]);
    expect(await ask(client, 'colorPresentation', uri, { range, color: { ...color, red: 1 } })).toEqual([
      { label: '#ff7d9a', textEdit: { range, newText: '"#ff7d9a"' } },
    ]);
  });

  test('what the editor asks for itself: the file, and places to suggest at', async () => {
    const client = await connect(mode, { folders: [folderWithRules()] });
    const uri = await openAgent(client, '---\ndescription: Some text\nm\n---\n');
    const textDocument = { uri };
    const suggests = (line: number, character: number) =>
      client.connection.sendRequest('agentFiles/suggestPlace', {
        textDocument,
        position: { line, character },
      });
    expect(await client.connection.sendRequest('agentFiles/fileInfo', { textDocument })).toEqual({
      readers: [
        {
          id: 'opencode',
          dialect: 'OpenCode',
          kind: 'agent',
          reasons: [expect.stringContaining('.opencode'), expect.any(String)],
        },
      ],
      folder: uri.slice(0, uri.lastIndexOf('/')),
    });
    expect([await suggests(2, 1), await suggests(1, 18)]).toEqual([true, false]);
  });

  describe('a file with several readers', () => {
    const path = '.claude/skills/odd/SKILL.md';
    const text = '---\nname: Odd Name\ndescription: Does odd things\n---\n# Odd\n';
    const open = async (initializationOptions = {}, settings = {}) => {
      const root = temporaryFolder({ [path]: text, 'opencode.json': '{}' });
      const client = await connect(mode, { folders: [root], initializationOptions, settings });
      const uri = uriOf(`${root}/${path}`);
      await client.open(uri, text);
      return { client, uri, folder: uriOf(`${root}/.claude/skills`) };
    };
    const range = { start: { line: 1, character: 6 }, end: { line: 1, character: 6 } };
    const actions = (client: Client, uri: string, only?: string[]) =>
      ask<CodeAction[]>(client, 'codeAction', uri, {
        range,
        context: { diagnostics: [], ...(only && { only }) },
      });

    test('names them all, with the folder that such files lie in', async () => {
      const { client, uri, folder } = await open();
      const info = await client.connection.sendRequest('agentFiles/fileInfo', { textDocument: { uri } });
      expect(info).toMatchObject({
        readers: [{ id: 'claude-code' }, { id: 'opencode' }, { id: 'agent-skills', kind: 'skill' }],
        folder,
      });
      expect(info).not.toHaveProperty('setting');
    });

    test('where another one than the owner minds, the folder may be left to the owner', async () => {
      const { client, uri, folder } = await open({ chooseCommand: 'editor.choose' });
      const title = 'Read files of `.claude/skills` as Claude Code only';
      const found = await actions(client, uri);
      expect(found.map((one) => one.title)).toEqual(['Call it `odd`, as the folder', title]);
      expect(found[1]?.command).toEqual({
        title,
        command: 'editor.choose',
        arguments: [{ folder, dialects: ['claude-code'] }],
      });
      expect(await actions(client, uri, ['refactor'])).toEqual([]);
    });

    test('an editor without such a command is offered the fixes alone', async () => {
      const { client, uri } = await open();
      expect((await actions(client, uri)).map((one) => one.title)).toEqual(['Call it `odd`, as the folder']);
    });

    test('a setting narrows them', async () => {
      const settings = { dialects: { '.claude/skills/**': ['claude-code'] } };
      const { client, uri } = await open({ chooseCommand: 'editor.choose' }, settings);
      const info = await client.connection.sendRequest('agentFiles/fileInfo', { textDocument: { uri } });
      expect(info).toMatchObject({ readers: [{ id: 'claude-code' }], setting: '.claude/skills/**' });
      expect(await actions(client, uri)).toEqual([]);
    });
  });
});
