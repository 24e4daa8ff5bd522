import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AGENT, AGENT_FINDINGS, untilFindings } from './features.ts';
import { closeAll, extensionId, open, openNew, waitFor } from './support.ts';

suite('activation', () => {
  suiteTeardown(closeAll);

  test('a Markdown document activates the extension', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is installed`);
    await openNew('.opencode/agent/activation.md', '---\ndescription: Tries things out\n---\n\nBe brief.\n');
    await waitFor('activation', () => extension.isActive);
  });

  test('an agent file starts the server', async () => {
    await open(AGENT);
    await untilFindings(AGENT, AGENT_FINDINGS);
  });

  test('the settings are those of the desktop', () => {
    assert.equal(vscode.workspace.getConfiguration('files').get('autoSave'), 'off');
  });
});
