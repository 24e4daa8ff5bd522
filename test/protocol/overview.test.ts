import { unlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FileChangeType } from 'vscode-languageserver-protocol';
import type { Overview } from '../../server/src/lsp/overview.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { Client } from './client.ts';
import { connect, MODES, uriOf } from './client.ts';

const FILES = {
  '.opencode/agent/reviewer.md': '---\ndescription: Reads\nmode: subagent\n---\nSee [rules](../RULES.md).\n',
  '.opencode/command/review.md': '---\nagent: reviewer\n---\nReview.\n',
  '.opencode/RULES.md': '# Rules\n',
  'opencode.json':
    '{\n  "mcp": { "github": { "type": "remote", "url": "x" } },\n  "agent": { "lead": {\n    "mode": "primary" } }\n}\n',
};

const graph = (client: Client) => client.connection.sendRequest<Overview>('agentFiles/graph');

const lines = ({ nodes, edges }: Overview): string[] => {
  const name = (id: string) => nodes.find((node) => node.id === id)?.name;
  return [
    ...nodes.map(({ kind, name: own, dialect, mode }) =>
      [kind, own, dialect, mode].filter(Boolean).join(' '),
    ),
    ...edges.map(({ from, to, is }) => `${name(from)} ${is} ${name(to)}`),
  ].sort();
};

describe.each(MODES)('the overview, %s', (mode) => {
  test('all that is defined, where, and who uses whom', async () => {
    const folder = temporaryFolder(FILES);
    const client = await connect(mode, { folders: [folder] });
    const overview = await graph(client);
    expect(lines(overview)).toEqual([
      'agent lead OpenCode primary',
      'agent reviewer OpenCode subagent',
      'command review OpenCode',
      'document RULES.md',
      'review calls reviewer',
      'reviewer refers RULES.md',
      'server github OpenCode',
    ]);
    const place = (name: string) => overview.nodes.find((node) => node.name === name);
    expect(place('lead')).toMatchObject({
      uri: uriOf(`${folder}/opencode.json`),
      range: { start: { line: 2, character: 13 }, end: { line: 2, character: 19 } },
      entry: { start: { line: 2 }, end: { line: 3 } },
    });
    expect(place('reviewer')?.range.start).toEqual({ line: 0, character: 0 });
    expect(place('reviewer')).not.toHaveProperty('entry');
  });

  test('says that it is another one, after an edit and after files came and went', async () => {
    const folder = temporaryFolder(FILES);
    const client = await connect(mode, { folders: [folder] });
    let told = 0;
    let wake = () => {};
    client.connection.onNotification('agentFiles/graphChanged', () => {
      told++;
      wake();
    });
    const next = async (act: () => unknown) => {
      const before = told;
      await act();
      while (told === before) await new Promise<void>((resolve) => (wake = resolve));
      return lines(await graph(client));
    };
    await graph(client);
    const uri = uriOf(`${folder}/.opencode/agent/reviewer.md`);
    const edited = await next(() =>
      client.open(uri, '---\ndescription: Reads\nmode: primary\n---\nAsk @lead.\n'),
    );
    expect(edited).toContain('agent reviewer OpenCode primary');
    expect(edited).toContain('reviewer calls lead');
    expect(edited).not.toContain('document RULES.md');

    const file = `${folder}/.opencode/agent/new.md`;
    const told2 = (type: FileChangeType) =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(file), type }],
      });
    const more = await next(() => {
      writeFileSync(file, '---\ndescription: New\n---\nAsk @reviewer.\n');
      return told2(FileChangeType.Created);
    });
    expect(more).toContain('new calls reviewer');
    const less = await next(() => {
      unlinkSync(file);
      return told2(FileChangeType.Deleted);
    });
    expect(less).toEqual(edited);
  });
});

test('nobody is told of changes who has never asked', async () => {
  const folder = temporaryFolder(FILES);
  const client = await connect('in process', { folders: [folder] });
  let told = 0;
  client.connection.onNotification('agentFiles/graphChanged', () => {
    told++;
  });
  await client.open(uriOf(`${folder}/.opencode/agent/reviewer.md`), '---\nmode: primary\n---\n');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(told).toBe(0);
});
