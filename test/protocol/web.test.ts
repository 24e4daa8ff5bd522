import { describe, expect, test } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeLens,
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  Hover,
  Location,
  LocationLink,
  Position,
  SelectionRange,
  TextDocumentEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { temporaryFolder } from '../support/temporary.ts';
import type { Client } from './client.ts';
import { connect, EDITOR, MODES, uriOf } from './client.ts';

const COMMAND = '---\r\nagent: prüfer\r\n---\r\nAsk @prüfer 🦊 by [rules](../RULES.md#git).\r\n';

const FILES = {
  '.opencode/agent/prüfer.md':
    '---\ndescription: Prüft\n---\nFollow [@RULES.md](../RULES.md) and @RULES.md.\n',
  '.opencode/command/review.md': COMMAND,
  '.opencode/RULES.md': '# Rules\n\n## Git\n',
  'opencode.json': '{ "default_agent": "prüfer" }\n',
  'node_modules/x/.opencode/command/c.md': '---\nagent: prüfer\n---\n',
};

const MOVING = {
  ...EDITOR,
  workspace: {
    ...EDITOR.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] },
  },
} as typeof EDITOR;

async function opened(mode: (typeof MODES)[number], capabilities = MOVING) {
  const folder = temporaryFolder(FILES);
  const client = await connect(mode, { folders: [folder], capabilities });
  const uri = uriOf(`${folder}/.opencode/command/review.md`);
  await client.open(uri, COMMAND);
  return { client, folder, uri };
}

const ask = <T>(client: Client, method: string, uri: string, more: object): Promise<T> =>
  client.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri }, ...more });

const AGENT: Position = { line: 1, character: 9 };

const shown = (folder: string, { uri, range: { start, end } }: Location) =>
  `${decodeURIComponent(uri).slice(uriOf(folder).length + 1)} ${start.line}:${start.character}-${end.character}`;

describe.each(MODES)('%s', (mode) => {
  test('references of an agent in every file that names it, none in node_modules', async () => {
    const { client, folder, uri } = await opened(mode);
    const found = await ask<Location[]>(client, 'references', uri, {
      position: AGENT,
      context: { includeDeclaration: true },
    });
    expect(found.map((one) => shown(folder, one))).toEqual([
      '.opencode/agent/prüfer.md 0:0-3',
      '.opencode/command/review.md 1:7-13',
      '.opencode/command/review.md 3:5-11',
      'opencode.json 0:19-27',
    ]);
  });

  test('an unsaved edit counts', async () => {
    const { client, folder, uri } = await opened(mode);
    await client.change(uri, [{ text: '---\nagent: prüfer\n---\n' }]);
    const found = await ask<Location[]>(client, 'references', uri, {
      position: AGENT,
      context: { includeDeclaration: false },
    });
    expect(found.map((one) => shown(folder, one))).toEqual([
      '.opencode/command/review.md 1:7-13',
      'opencode.json 0:19-27',
    ]);
  });

  test('renaming an agent moves its file and edits every mention', async () => {
    const { client, folder, uri } = await opened(mode);
    expect(await ask(client, 'prepareRename', uri, { position: AGENT })).toEqual({
      range: { start: { line: 1, character: 7 }, end: { line: 1, character: 13 } },
      placeholder: 'prüfer',
    });
    const { documentChanges = [] } = await ask<WorkspaceEdit>(client, 'rename', uri, {
      position: AGENT,
      newName: 'checker',
    });
    expect(documentChanges.at(-1)).toEqual({
      kind: 'rename',
      oldUri: uriOf(`${folder}/.opencode/agent/prüfer.md`),
      newUri: uriOf(`${folder}/.opencode/agent/checker.md`),
    });
    const edits = documentChanges.slice(0, -1) as TextDocumentEdit[];
    expect(
      edits.flatMap((one) => one.edits.map((edit) => ('newText' in edit ? edit.newText : ''))).sort(),
    ).toEqual(['"checker"', 'checker', 'checker']);
  });

  test('what cannot be renamed is refused with its reason', async () => {
    const { client, uri } = await opened(mode);
    const answer = ask(client, 'rename', uri, { position: AGENT, newName: 'a b' });
    await expect(answer).rejects.toThrow('`a b` cannot be a name of an agent.');
  });

  test('highlights stay in the file', async () => {
    const { client, folder, uri } = await opened(mode);
    await ask(client, 'references', uri, { position: AGENT, context: { includeDeclaration: true } });
    const found = await ask<Location[]>(client, 'documentHighlight', uri, { position: AGENT });
    expect(found.map(({ range }) => shown(folder, { uri, range }))).toEqual([
      '.opencode/command/review.md 1:7-13',
      '.opencode/command/review.md 3:5-11',
    ]);
  });

  test('a folder that moves is mended from both sides', async () => {
    const { client, folder } = await opened(mode);
    const edit = await client.connection.sendRequest<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [{ oldUri: uriOf(`${folder}/.opencode/RULES.md`), newUri: uriOf(`${folder}/docs/RULES.md`) }],
    });
    const texts = (edit.documentChanges as TextDocumentEdit[]).map(({ textDocument, edits }) => [
      decodeURIComponent(textDocument.uri).slice(uriOf(folder).length + 1),
      ...edits.map((one) => ('newText' in one ? one.newText : '')),
    ]);
    expect(texts.sort()).toEqual([
      ['.opencode/agent/prüfer.md', '../../docs/RULES.md', '../../docs/RULES.md'],
      ['.opencode/command/review.md', '../../docs/RULES.md'],
    ]);
  });
});

describe('a command behind a slash', () => {
  const LEAD = '---\r\nname: lead\r\ndescription: Leads\r\n---\r\n🦊 Run /git:prüfen, not a/git:prüfen.\r\n';
  const files = {
    '.claude/agents/lead.md': LEAD,
    '.claude/commands/git/prüfen.md': '---\ndescription: Prüft\n---\n`/git:prüfen [file]`\n',
    'CLAUDE.md': 'Then /git:prüfen.\n',
  };
  const position = { line: 4, character: 10 };
  const start = async () => {
    const folder = temporaryFolder(files);
    const client = await connect('over stdio', { folders: [folder], capabilities: MOVING });
    const uri = uriOf(`${folder}/.claude/agents/lead.md`);
    await client.open(uri, LEAD);
    return { client, folder, uri };
  };

  test('leads to its file, and is listed and marked with the others', async () => {
    const { client, folder, uri } = await start();
    const context = { includeDeclaration: true };
    const found = await ask<Location[]>(client, 'references', uri, { position, context });
    expect(found.map((one) => shown(folder, one))).toEqual([
      '.claude/agents/lead.md 4:8-18',
      '.claude/commands/git/prüfen.md 0:0-3',
      '.claude/commands/git/prüfen.md 3:2-12',
      'CLAUDE.md 0:6-16',
    ]);
    const [link] = await ask<LocationLink[]>(client, 'definition', uri, { position });
    expect(link?.targetUri).toBe(uriOf(`${folder}/.claude/commands/git/prüfen.md`));
    const marked = await ask<DocumentHighlight[]>(client, 'documentHighlight', uri, { position });
    expect(marked.map(({ range }) => shown(folder, { uri, range }))).toEqual([
      '.claude/agents/lead.md 4:8-18',
    ]);
    const hover = await ask<Hover>(client, 'hover', uri, { position });
    expect(hover.contents).toMatchObject({
      value: 'Command **git:prüfen**, defined in `../commands/git/prüfen.md`.\n\nPrüft',
    });
  });

  test('is renamed with its file', async () => {
    const { client, folder, uri } = await start();
    const { documentChanges = [] } = await ask<WorkspaceEdit>(client, 'rename', uri, {
      position,
      newName: 'git:check',
    });
    expect(documentChanges.at(-1)).toEqual({
      kind: 'rename',
      oldUri: uriOf(`${folder}/.claude/commands/git/prüfen.md`),
      newUri: uriOf(`${folder}/.claude/commands/git/check.md`),
    });
    const edits = documentChanges.slice(0, -1) as TextDocumentEdit[];
    expect(edits.flatMap((one) => one.edits.map((edit) => ('newText' in edit ? edit.newText : '')))).toEqual([
      'git:check',
      'git:check',
      'git:check',
    ]);
  });

  test('is found among the symbols by all parts of its name', async () => {
    const { client } = await start();
    const find = async (query: string) =>
      (await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query })).map(
        ({ name }) => name,
      );
    expect(await find('git:pr')).toEqual(['git:prüfen']);
    expect(await find('git/pr')).toEqual(['git:prüfen']);
  });
});

describe('names of the workspace', () => {
  const LEAD = '---\nname: lead\ndescription: Leads\ntools: Read, mcp__\n---\nAsk @\n';
  const files = {
    '.claude/agents/lead.md': LEAD,
    '.claude/agents/reviewer.md': '---\nname: reviewer\ndescription: Reviews\n---\n',
    '.mcp.json': '{ "mcpServers": { "github": { "command": "gh-mcp" } } }\n',
    '.opencode/agent/planner.md': '---\nmode: primary\n---\n',
    '.opencode/agent/other.md': '---\nmode: subagent\n---\nThe `planner` agent.\n',
  };
  const start = async (path: keyof typeof files) => {
    const folder = temporaryFolder(files);
    const client = await connect('over stdio', { folders: [folder] });
    const uri = uriOf(`${folder}/${path}`);
    await client.open(uri, files[path]);
    // Answers do not wait for the index, but this one does.
    await client.connection.sendRequest('workspace/symbol', { query: '' });
    const complete = async (line: number, character: number) => {
      const position = { line, character };
      const items = await ask<CompletionItem[]>(client, 'completion', uri, { position });
      return items.map(({ label, detail }) => [label, detail]);
    };
    return { client, folder, uri, complete };
  };

  test('are offered: agents behind an @, servers among tools', async () => {
    const { complete } = await start('.claude/agents/lead.md');
    expect(await complete(5, 5)).toContainEqual(['reviewer', 'agent · a mention, starts nothing']);
    expect(await complete(3, 17)).toContainEqual(['mcp__github', 'every tool of the MCP server github']);
  });

  test('lead from a server to its declaration, as soon as it is written', async () => {
    const { client, folder, uri } = await start('.claude/agents/lead.md');
    await client.change(uri, [{ text: LEAD.replace('mcp__', 'mcp__github') }]);
    const position = { line: 3, character: 20 };
    const [link] = await ask<LocationLink[]>(client, 'definition', uri, { position });
    expect(link?.targetUri).toBe(uriOf(`${folder}/.mcp.json`));
    expect(link?.targetSelectionRange).toEqual({
      start: { line: 0, character: 18 },
      end: { line: 0, character: 26 },
    });
  });

  test('tell the mode of an agent', async () => {
    const { client, uri } = await start('.opencode/agent/other.md');
    const hover = await ask<Hover>(client, 'hover', uri, { position: { line: 3, character: 6 } });
    const { value } = hover.contents as { value: string };
    expect(value).toMatch(/^Agent \*\*planner\*\* \(`primary`\), defined in `planner\.md`\./);
  });
});

describe('beside an editor that serves Markdown', () => {
  const files = {
    '.opencode/agent/a.md': '---\ndescription: A\n---\n[r](../../shared/R.md#x) @shared/R.md#x\n',
    'agent/b.md': '---\ndescription: B\nmode: subagent\n---\n[R.md](../shared/R.md)\n',
    'shared/R.md': '# R\n\n## X\n',
  };
  const movedLinks = { include: ['**/*.{md,txt}'], folders: false };
  const beside = async (elsewhere: object) => {
    const folder = temporaryFolder(files);
    const client = await connect('in process', {
      folders: [folder],
      capabilities: MOVING,
      initializationOptions: { elsewhere },
    });
    return { folder, client };
  };
  const moved = async (from: string, to: string) => {
    const { folder, client } = await beside({ movedLinks });
    const edit = await client.connection.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', {
      files: [{ oldUri: uriOf(`${folder}/${from}`), newUri: uriOf(`${folder}/${to}`) }],
    });
    return (edit?.documentChanges as TextDocumentEdit[] | undefined)?.flatMap(({ edits }) =>
      edits.map((one) => ('newText' in one ? one.newText : '')),
    );
  };

  test('plain links are left to it where its setting includes what moves, but for their labels', async () => {
    expect(await moved('shared/R.md', 'docs/S.md')).toEqual(['docs/S.md', 'S.md']);
    expect(await moved('agent/b.md', 'agent/deep/b.md')).toBeUndefined();
    expect(await moved('.opencode/agent/a.md', '.opencode/agent/deep/a.md')).toEqual([
      '../../../shared/R.md',
    ]);
    expect(await moved('shared', 'docs')).toEqual(['../../docs/R.md', 'docs/R.md', '../docs/R.md']);
  });

  test('plain links to a heading are listed by it where it is asked, and by nobody else twice', async () => {
    const { folder, client } = await beside({ headings: true });
    const uri = uriOf(`${folder}/.opencode/agent/a.md`);
    await client.open(uri, files['.opencode/agent/a.md']);
    const found = async (character: number) => {
      const position = { line: 3, character };
      const context = { includeDeclaration: true };
      const all = await ask<Location[]>(client, 'references', uri, { position, context });
      return all.map((one) => shown(folder, one));
    };
    expect(await found(22)).toEqual(['.opencode/agent/a.md 3:38-39']);
    expect(await found(38)).toEqual([
      '.opencode/agent/a.md 3:22-23',
      '.opencode/agent/a.md 3:38-39',
      'shared/R.md 2:3-4',
    ]);
    expect(await ask(client, 'prepareRename', uri, { position: { line: 3, character: 22 } })).toBeNull();
    expect(await ask(client, 'prepareRename', uri, { position: { line: 3, character: 38 } })).not.toBeNull();
  });

  test('a heading is renamed with all that leads to it, from a file that nobody has opened', async () => {
    const { folder, client } = await beside({ headings: true });
    const at = { textDocument: { uri: uriOf(`${folder}/shared/R.md`) }, position: { line: 2, character: 4 } };
    expect(await client.connection.sendRequest('agentFiles/headingAt', at)).toBe('X');
    const edit = await client.connection.sendRequest<WorkspaceEdit>('agentFiles/renameHeading', {
      ...at,
      newName: 'Y z',
    });
    expect(
      (edit.documentChanges as TextDocumentEdit[]).map(({ edits }) =>
        edits.map((one) => ('newText' in one ? one.newText : '')),
      ),
    ).toEqual([['Y z'], ['y-z', 'y-z']]);
    const nowhere = { ...at, position: { line: 1, character: 0 } };
    expect(await client.connection.sendRequest('agentFiles/headingAt', nowhere)).toBeNull();
  });
});

describe('the rest of the web', () => {
  test('links of paths, with where they lead', async () => {
    const { client, folder } = await opened('over stdio');
    const uri = uriOf(`${folder}/.opencode/agent/prüfer.md`);
    await client.open(uri, FILES['.opencode/agent/prüfer.md']);
    const links = await ask<DocumentLink[]>(client, 'documentLink', uri, {});
    expect(
      links.map(({ range, target, tooltip }) => [
        range.start.character,
        range.end.character,
        target,
        tooltip,
      ]),
    ).toEqual([
      [19, 30, uriOf(`${folder}/.opencode/RULES.md`), '.opencode/RULES.md'],
      [37, 45, uriOf(`${folder}/.opencode/RULES.md`), '.opencode/RULES.md'],
    ]);
  });

  test('symbols of the workspace, by the letters of their names', async () => {
    const { client } = await opened('over stdio');
    const found = await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', {
      query: '#prf',
    });
    expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([
      ['prüfer', 'agent · .opencode/agent/prüfer.md'],
    ]);
  });

  test('who calls an agent, and whom a command calls', async () => {
    const { client, uri } = await opened('over stdio');
    const [agent] = await ask<CallHierarchyItem[]>(client, 'prepareCallHierarchy', uri, { position: AGENT });
    expect(agent).toMatchObject({ name: 'prüfer', detail: 'agent · .opencode/agent/prüfer.md' });
    const calls = await client.connection.sendRequest<CallHierarchyIncomingCall[]>(
      'callHierarchy/incomingCalls',
      {
        item: agent,
      },
    );
    expect(calls.map(({ from, fromRanges }) => [from.name, fromRanges.length])).toEqual([['review', 2]]);
    const outgoing = await client.connection.sendRequest<CallHierarchyOutgoingCall[]>(
      'callHierarchy/outgoingCalls',
      {
        item: calls[0]?.from,
      },
    );
    expect(outgoing.map(({ to, fromRanges }) => [to.name, fromRanges.length])).toEqual([['prüfer', 2]]);
  });

  test('folding and growing selections', async () => {
    const { client, uri } = await opened('over stdio');
    expect(await ask(client, 'foldingRange', uri, {})).toEqual([
      { startLine: 0, endLine: 2, kind: 'region' },
    ]);
    const [range] = await ask<SelectionRange[]>(client, 'selectionRange', uri, { positions: [AGENT] });
    expect(range?.range).toEqual({ start: { line: 1, character: 7 }, end: { line: 1, character: 13 } });
    expect(range?.parent?.range).toEqual({
      start: { line: 1, character: 0 },
      end: { line: 1, character: 13 },
    });
    expect(COMMAND.split('\r\n')[1]).toHaveLength(13);
  });
});

test('remarks above the header, with commands only where the client has some', async () => {
  const folder = temporaryFolder(FILES);
  const options = { commands: { explain: 'app.explain', showReferences: 'app.references' } };
  for (const initializationOptions of [undefined, options]) {
    const client = await connect('over stdio', { folders: [folder], initializationOptions });
    const uri = uriOf(`${folder}/.opencode/agent/prüfer.md`);
    await client.open(uri, FILES['.opencode/agent/prüfer.md']);
    const [references, ...others] = await ask<CodeLens[]>(client, 'codeLens', uri, {});
    const named = initializationOptions !== undefined;
    expect(others.map(({ command }) => command)).toEqual([
      {
        title: 'all tools but question',
        command: named ? 'app.explain' : '',
        ...(named && { arguments: [uri] }),
      },
      { title: '≈ 17 tokens', command: '' },
    ]);
    const { command } = await client.connection.sendRequest<CodeLens>('codeLens/resolve', references);
    expect(command).toMatchObject({ title: '3 references', command: named ? 'app.references' : '' });
    expect(command?.arguments?.[2]?.length).toBe(named ? 3 : undefined);
  }
});
