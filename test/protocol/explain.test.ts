import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { temporaryFolder, writeFiles } from '../support/temporary.ts';
import type { Client, Mode } from './client.ts';
import { connect, MODES, uriOf } from './client.ts';

const AGENT = '---\ndescription: Reviews\ntools:\n  bash: false\n---\nReview.\n';
const CONFIG = '{\n  "agent": {\n    "lead": { "description": "Leads", "mode": "primary" }\n  }\n}\n';

interface Answer {
  readonly title: string;
  readonly markdown: string;
}

const connectTo = (mode: Mode, folder: string): Promise<Client> =>
  connect(mode, { folders: [folder], settings: { homeFolder: false } });

function explain({ connection }: Client, uri: string): Promise<Answer | null> {
  return connection.sendRequest('agentFiles/explain', { textDocument: { uri } });
}

/** The findings of a document: rule, and where it starts and ends. */
async function findings(client: Client, uri: string): Promise<string[]> {
  const { items } = (await client.pull(uri)) as FullDocumentDiagnosticReport;
  return items.map(
    ({ code, range: { start, end } }) =>
      `${code} ${start.line}:${start.character}-${end.line}:${end.character}`,
  );
}

describe.each(MODES)('agentFiles/explain, %s', (mode) => {
  test('says what is off and which line says so, of the text as it is typed', async () => {
    const folder = temporaryFolder({ '.opencode/agent/team/reviewer.md': AGENT });
    const client = await connectTo(mode, folder);
    const uri = uriOf(`${folder}/.opencode/agent/team/reviewer.md`);
    await client.open(uri, AGENT);
    const { title, markdown } = (await explain(client, uri)) ?? {};
    expect(title).toBe('team/reviewer');
    expect(markdown).toContain('### Tools that are off\n- `bash`: deny (`tools.bash`, line 4)\n');
    await client.change(uri, [{ text: AGENT.replace('  bash', '\n  edit') }]);
    const later = await explain(client, uri);
    expect(later?.markdown).toMatch(/^- `edit`: deny \(`tools\.edit`, line 5\)$/m);
    expect(later?.markdown).not.toContain('`tools.bash`');
  });

  test('names what comes from other files by their path from this one', async () => {
    const folder = temporaryFolder({
      '.opencode/agent/reviewer.md': AGENT,
      'opencode.json': '{\n  "agent": { "reviewer": { "steps": 3 } }\n}\n',
    });
    const client = await connectTo(mode, folder);
    const uri = uriOf(`${folder}/.opencode/agent/reviewer.md`);
    await client.open(uri, AGENT);
    const answer = await explain(client, uri);
    expect(answer?.markdown).toContain(
      '- `steps`: `3` (`agent.reviewer.steps`, line 2, `../../opencode.json`)\n',
    );
  });

  test.each([
    ['an ordinary file', 'README.md'],
    ['a file that is not open', '.opencode/agent/reviewer.md'],
  ])('null for %s', async (_, path) => {
    const folder = temporaryFolder({ 'README.md': '# x\n', '.opencode/agent/reviewer.md': AGENT });
    const client = await connectTo(mode, folder);
    const readme = uriOf(`${folder}/README.md`);
    await client.open(readme, '# x\n');
    expect(await explain(client, uriOf(`${folder}/${path}`))).toBeNull();
    expect(client.logged).toEqual([]);
  });
});

describe.each(MODES)('sources that come and go, %s', (mode) => {
  test('an agent that another file replaces', async () => {
    const folder = temporaryFolder({ '.opencode/agent/reviewer.md': AGENT });
    const client = await connectTo(mode, folder);
    const uri = uriOf(`${folder}/.opencode/agent/reviewer.md`);
    const other = `${folder}/.opencode/agents/reviewer.md`;
    await client.open(uri, AGENT);
    expect(await findings(client, uri)).toEqual(['deprecated-key 2:0-2:5']);

    writeFiles(folder, { '.opencode/agents/reviewer.md': AGENT });
    await client.watched(other, 1);
    await client.until('refresh', () => client.refreshes === 1);
    expect(await findings(client, uri)).toEqual(['shadowed-agent 0:0-0:3', 'deprecated-key 2:0-2:5']);

    rmSync(other);
    await client.watched(other, 3);
    await client.until('refresh', () => client.refreshes === 2);
    expect(await findings(client, uri)).toEqual(['deprecated-key 2:0-2:5']);
  });

  test('an agent that an outer folder overrides, whose text changes', async () => {
    const inner = '---\ndescription: Inner\n---\nReview.\n';
    const folder = temporaryFolder({ '.git/HEAD': 'x', 'sub/.opencode/agent/reviewer.md': inner });
    const client = await connectTo(mode, folder);
    const uri = uriOf(`${folder}/sub/.opencode/agent/reviewer.md`);
    const outer = `${folder}/.opencode/agent/reviewer.md`;
    await client.open(uri, inner);
    expect(await findings(client, uri)).toEqual([]);

    writeFiles(folder, { '.opencode/agent/reviewer.md': '---\ndescription: Outer\n---\nReview.\n' });
    await client.watched(`${folder}/.opencode`, 1);
    await client.until('refresh', () => client.refreshes === 1);
    expect(await findings(client, uri)).toEqual(['shadowed-agent 0:0-0:3']);

    writeFiles(folder, { '.opencode/agent/reviewer.md': '---\nname: other\ndescription: Outer\n---\n' });
    await client.watched(outer, 2);
    await client.until('refresh', () => client.refreshes === 2);
    expect(await findings(client, uri)).toEqual([]);
  });

  test('an entry of opencode.json, and the agent that it names', async () => {
    const text = CONFIG.replace('{\n', '{\n  "default_agent": "planner",\n');
    const folder = temporaryFolder({ 'opencode.json': text });
    const client = await connectTo(mode, folder);
    const uri = uriOf(`${folder}/opencode.json`);
    await client.open(uri, text);
    expect(await findings(client, uri)).toEqual(['unknown-agent 1:19-1:28']);

    writeFiles(folder, {
      '.opencode/agent/planner.md': '---\nmode: primary\n---\nPlan.\n',
      '.opencode/agent/lead.md': '---\ndescription: Leads\n---\nLead.\n',
    });
    await client.watched(`${folder}/.opencode`, 1);
    await client.until('refresh', () => client.refreshes === 1);
    expect(await findings(client, uri)).toEqual(['shadowed-agent 3:4-3:10']);

    rmSync(`${folder}/.opencode/agent/planner.md`);
    await client.watched(`${folder}/.opencode/agent/planner.md`, 3);
    await client.until('refresh', () => client.refreshes === 2);
    expect(await findings(client, uri)).toEqual(['unknown-agent 1:19-1:28', 'shadowed-agent 3:4-3:10']);
  });

  test('opencode.json that is not open has findings, and loses them', async () => {
    const folder = temporaryFolder({ 'opencode.json': CONFIG.replace('"primary"', '"leader"') });
    const client = await connectTo(mode, folder);
    const uri = uriOf(`${folder}/opencode.json`);
    const request = client.pullWorkspace();
    await request.until(uri, ['invalid-value']);
    expect(request.reports.get(uri)?.items[0]?.range).toEqual({
      start: { line: 2, character: 46 },
      end: { line: 2, character: 54 },
    });
    writeFiles(folder, { 'opencode.json': CONFIG });
    await client.watched(`${folder}/opencode.json`, 2);
    await request.until(uri, []);
  });
});
