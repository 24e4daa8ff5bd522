import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LSPErrorCodes } from 'vscode-languageserver-protocol';
import { temporaryFolder, writeFiles } from '../support/temporary.ts';
import type { Client } from './client.ts';
import { connect, MODES, rulesOf, uriOf } from './client.ts';

const GOOD = '---\ndescription: Nothing wrong\n---\n';
const BAD = '---\ndescription: Wrong model\nmodel: sonnet\n---\n';

/** Opens nothing, but makes sure that everything told so far has been dealt with and its news has gone out. */
async function newsOut(client: Client): Promise<void> {
  await client.settled();
  await new Promise((resolve) => setTimeout(resolve, 100));
}

describe.each(MODES)('%s', (mode) => {
  test('unopened files with findings come as partial results; the request stays open', async () => {
    const folder = temporaryFolder({
      '.opencode/agent/bad.md': BAD,
      '.opencode/agent/good.md': GOOD,
      'README.md': BAD,
      'agents/README.md': BAD,
      'node_modules/x/.opencode/agent/bad.md': BAD,
      '.gitignore': '/private/\n',
      'private/.opencode/agent/bad.md': BAD,
    });
    const client = await connect(mode, { folders: [folder] });
    const request = client.pullWorkspace();
    await request.until(uriOf(`${folder}/.opencode/agent/bad.md`), ['model-format']);
    await newsOut(client);
    expect([...request.reports.keys()]).toEqual([uriOf(`${folder}/.opencode/agent/bad.md`)]);
    expect(request.done).toBe(false);
  });

  test('news follows as it happens: changed, created, deleted, a whole folder, an unrelated file', async () => {
    const folder = temporaryFolder({ '.opencode/agent/a.md': BAD });
    const client = await connect(mode, { folders: [folder] });
    const request = client.pullWorkspace();
    const a = uriOf(`${folder}/.opencode/agent/a.md`);
    const b = uriOf(`${folder}/.opencode/agent/b.md`);
    const c = uriOf(`${folder}/sub/.opencode/agent/c.md`);
    await request.until(a, ['model-format']);
    writeFiles(folder, { '.opencode/agent/a.md': GOOD, '.opencode/agent/b.md': BAD });
    await client.watched(`${folder}/.opencode/agent/a.md`, 2);
    await client.watched(`${folder}/.opencode/agent/b.md`, 1);
    await request.until(a, []);
    await request.until(b, ['model-format']);
    rmSync(`${folder}/.opencode/agent/b.md`);
    await client.watched(`${folder}/.opencode/agent/b.md`, 3);
    await request.until(b, []);
    writeFiles(folder, { 'sub/.opencode/agent/c.md': BAD });
    await client.watched(`${folder}/sub`, 1);
    await request.until(c, ['model-format']);
    rmSync(`${folder}/sub`, { recursive: true });
    await client.watched(`${folder}/sub`, 3);
    await request.until(c, []);
    const messages = request.messages;
    await client.watched(`${folder}/src/other.ts`, 1);
    await newsOut(client);
    expect([request.messages, request.done]).toEqual([messages, false]);
  });

  test('a file that others refer to changes their findings', async () => {
    const folder = temporaryFolder({
      '.opencode/RULES.md': '# Git\n',
      '.opencode/agent/a.md': '---\ndescription: x\n---\n\n[git](../RULES.md#git)\n',
    });
    const client = await connect(mode, { folders: [folder] });
    const request = client.pullWorkspace();
    const a = uriOf(`${folder}/.opencode/agent/a.md`);
    await newsOut(client);
    expect(request.reports.size).toBe(0);
    rmSync(`${folder}/.opencode/RULES.md`);
    await client.watched(`${folder}/.opencode/RULES.md`, 3);
    await request.until(a, ['unresolved-reference']);
  });

  test('open documents are left to their own requests, and come back when they are closed', async () => {
    const folder = temporaryFolder({ '.opencode/agent/a.md': BAD });
    const client = await connect(mode, { folders: [folder] });
    const a = uriOf(`${folder}/.opencode/agent/a.md`);
    await client.open(a, GOOD);
    const request = client.pullWorkspace();
    await newsOut(client);
    expect(request.reports.size).toBe(0);
    await client.close(a);
    await request.until(a, ['model-format']);
  });

  test('what the client holds already is not sent again; what is gone is taken back', async () => {
    const folder = temporaryFolder({ '.opencode/agent/a.md': BAD, '.opencode/agent/b.md': BAD });
    const client = await connect(mode, { folders: [folder] });
    const first = client.pullWorkspace();
    const a = uriOf(`${folder}/.opencode/agent/a.md`);
    const b = uriOf(`${folder}/.opencode/agent/b.md`);
    const gone = uriOf(`${folder}/.opencode/agent/gone.md`);
    await first.until(a, ['model-format']);
    await first.until(b, ['model-format']);
    const held = { [a]: first.reports.get(a)?.resultId ?? '', [b]: 'something else', [gone]: 'something' };
    const second = client.pullWorkspace(held);
    await second.until(b, ['model-format']);
    await second.until(gone, []);
    expect(await first.answer).toEqual({ items: [] });
    expect(second.reports.has(a)).toBe(false);
    expect(second.done).toBe(false);
  });

  test('a client without partial results gets whole answers, each when there is news', async () => {
    const folder = temporaryFolder({ '.opencode/agent/a.md': BAD, '.opencode/agent/b.md': BAD });
    const client = await connect(mode, { folders: [folder] });
    const first = await client.pullWorkspace({}, { partial: false }).answer;
    expect(first.items.map(({ uri }) => uri).sort()).toEqual(
      ['a', 'b'].map((name) => uriOf(`${folder}/.opencode/agent/${name}.md`)),
    );
    const held = Object.fromEntries(first.items.map(({ uri, resultId }) => [uri, resultId ?? '']));
    const second = client.pullWorkspace(held, { partial: false });
    await newsOut(client);
    expect(second.done).toBe(false);
    writeFiles(folder, { '.opencode/agent/a.md': GOOD });
    await client.watched(`${folder}/.opencode/agent/a.md`, 2);
    const { items } = await second.answer;
    expect(items).toMatchObject([{ uri: uriOf(`${folder}/.opencode/agent/a.md`), kind: 'full', items: [] }]);
  });

  test('it can be cancelled, and asked for again', async () => {
    const folder = temporaryFolder({ '.opencode/agent/a.md': BAD });
    const client = await connect(mode, { folders: [folder] });
    const a = uriOf(`${folder}/.opencode/agent/a.md`);
    const { CancellationTokenSource } = await import('vscode-languageserver-protocol');
    const source = new CancellationTokenSource();
    const answer = client.connection.sendRequest(
      'workspace/diagnostic',
      { previousResultIds: [] },
      source.token,
    );
    source.cancel();
    await expect(answer).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    await client.pullWorkspace().until(a, ['model-format']);
  });

  test('settings take effect at once, in open files and in others', async () => {
    const folder = temporaryFolder({ '.opencode/agent/a.md': BAD, 'prompts/b.md': BAD });
    const client = await connect(mode, { folders: [folder] });
    const a = uriOf(`${folder}/.opencode/agent/a.md`);
    const b = uriOf(`${folder}/prompts/b.md`);
    const c = uriOf(`${folder}/.opencode/agent/c.md`);
    await client.open(c, BAD);
    const report = await client.pull(c);
    expect(report.kind === 'full' && report.items.map(({ severity }) => severity)).toEqual([2]);
    const request = client.pullWorkspace();
    await request.until(a, ['model-format']);

    client.settings = { rules: { 'model-format': 'off' } };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await request.until(a, []);
    await client.until('refresh', () => client.refreshes === 1);
    expect(await client.rules(c)).toEqual([]);

    client.settings = { rules: { 'model-format': 'error' }, dialects: { 'prompts/*.md': 'opencode' } };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await request.until(a, ['model-format']);
    await request.until(b, ['model-format']);
    await client.until('refresh', () => client.refreshes === 2);
    const again = await client.pull(c);
    expect(again.kind === 'full' && again.items.map(({ severity }) => severity)).toEqual([1]);

    client.settings = { diagnostics: { scope: 'openFiles' } };
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await request.until(a, []);
    await request.until(b, []);
    expect(await client.rules(c)).toEqual(['model-format']);
    await client.close(c);
    await request.until(c, []);

    client.settings = {};
    await client.notify('workspace/didChangeConfiguration', { settings: null });
    await request.until(a, ['model-format']);
  });

  test('a setting that makes no sense is told and left out', async () => {
    const settings = {
      rules: { 'model-format': 'loud', 'tool-case': 'off' },
      dialects: { '*.md': 'martian' },
    };
    const client = await connect(mode, { folders: [], initializationOptions: { settings } });
    await client.until('two lines in the log', () => client.logged.length >= 2);
    expect(client.logged.join('\n')).toContain('"model-format" is set to "loud"');
    expect(client.logged.join('\n')).toContain('"*.md" is set to "martian"');
    const uri = 'file:///w/.opencode/agent/a.md';
    await client.open(uri, '---\nmodel: sonnet\ntools: { WebFetch: false }\n---\n');
    const rules = await client.rules(uri);
    expect(rules).toContain('model-format');
  });

  test('several folders, each with its own settings; folders come and go', async () => {
    const one = temporaryFolder({ '.opencode/agent/a.md': BAD });
    const two = temporaryFolder({ '.opencode/agent/a.md': BAD, 'opencode.json': '{}', 'agents/b.md': BAD });
    const folderSettings = { [one]: { rules: { 'model-format': 'off' } } };
    const client = await connect(mode, { folders: [one], folderSettings });
    const request = client.pullWorkspace();
    const inTwo = ['.opencode/agent/a.md', 'agents/b.md'].map((path) => uriOf(`${two}/${path}`));
    const folder = { uri: uriOf(two), name: 'two' };
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [folder], removed: [] } });
    for (const uri of inTwo) await request.until(uri, ['model-format']);
    expect([...request.reports.values()].map(({ items }) => rulesOf(items))).toEqual([
      ['model-format'],
      ['model-format'],
    ]);
    await client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [folder] } });
    for (const uri of inTwo) await request.until(uri, []);
  });
});
