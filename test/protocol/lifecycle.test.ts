import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporary.ts';
import { connect, MODES, spawnServer, uriOf } from './client.ts';

const INITIALIZE = { processId: null, rootUri: null, capabilities: {} };

test('shutdown, then exit: code 0', async () => {
  const { connection, exit } = await spawnServer();
  connection.listen();
  await connection.sendRequest('initialize', INITIALIZE);
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect(await exit).toBe(0);
});

test('exit without shutdown: code 1', async () => {
  const { connection, exit } = await spawnServer();
  connection.listen();
  await connection.sendRequest('initialize', INITIALIZE);
  await connection.sendNotification('exit');
  expect(await exit).toBe(1);
});

test('an editor that hangs up takes the server with it', async () => {
  const { connection, exit, hangUp } = await spawnServer();
  connection.listen();
  await connection.sendRequest('initialize', INITIALIZE);
  hangUp();
  expect(await exit).toBe(1);
});

test('an editor whose process dies takes the server with it', async () => {
  const editor = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  const { connection, exit } = await spawnServer();
  connection.listen();
  await connection.sendRequest('initialize', { ...INITIALIZE, processId: editor.pid });
  editor.kill('SIGKILL');
  await once(editor, 'exit');
  expect(await exit).toBe(1);
});

test('a held request does not keep it from leaving', async () => {
  const { connection, exit } = await spawnServer();
  connection.listen();
  const folder = temporaryFolder({ '.opencode/agent/a.md': 'x' });
  const capabilities = { textDocument: { diagnostic: {} } };
  await connection.sendRequest('initialize', { ...INITIALIZE, rootUri: uriOf(folder), capabilities });
  await connection.sendNotification('initialized', {});
  connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }).catch(() => {});
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  expect(await exit).toBe(0);
});

describe.each(MODES)('%s', (mode) => {
  test('says who it is and what it can do', async () => {
    const { initialized } = await connect(mode, { folders: [] });
    expect(initialized).toMatchObject({
      serverInfo: { name: 'agent-files' },
      capabilities: {
        positionEncoding: 'utf-16',
        textDocumentSync: { openClose: true, change: 2, save: true },
        diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    });
  });

  test('a client that can do nothing is served', async () => {
    const client = await connect(mode, { folders: [], capabilities: {} });
    expect(client.initialized?.capabilities).not.toHaveProperty('diagnosticProvider');
    expect(client.registrations).toEqual([]);
    await client.open('file:///w/.opencode/agent/a.md', '---\ntools:\n  WebFetch: false\n---\n');
    await client.until('diagnostics', () => client.published.length > 0);
  });
});
