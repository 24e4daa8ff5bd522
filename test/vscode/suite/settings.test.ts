import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AGENT, AGENT_FINDINGS, labelsAt, openTab, rulesAt, untilFindings, withSetting } from './features.ts';
import { closeAll, open, openNew, positionOf, uriOf, waitFor } from './support.ts';

suite('settings', () => {
  teardown(closeAll);

  test('another severity for a rule, and none', async () => {
    await open(AGENT);
    await untilFindings(AGENT, AGENT_FINDINGS);
    const rules = { 'tool-case': 'error', 'removed-tool': 'off' };
    await withSetting('agentFiles.rules', rules, async () => {
      await untilFindings(AGENT, [...AGENT_FINDINGS.slice(0, 2), 'error tool-case WebFetch']);
    });
    await untilFindings(AGENT, AGENT_FINDINGS);
  });

  test('a glob makes an agent of any file, open or not, without a reload', async () => {
    const path = 'prompts/planner.md';
    const { document } = await openNew(path, '---\ndescription: Plans\nmodel: sonnet\n\n---\n');
    assert.deepEqual(rulesAt(path), []);
    await withSetting('agentFiles.dialects', { 'prompts/*.md': 'opencode' }, async () => {
      await waitFor('findings', () => rulesAt(path).includes('model-format'));
      await waitFor('keys', async () =>
        (await labelsAt(document, new vscode.Position(3, 0))).includes('mode'),
      );
    });
    await waitFor('no findings', () => rulesAt(path).length === 0);
    await closeAll();
    await vscode.workspace.fs.delete(uriOf('prompts'), { recursive: true });
  });

  test('only open files, where that is the scope', async () => {
    const [faulty, other] = ['.opencode/agent/faulty.md', 'agent/technical-writer.md'];
    await openTab(other);
    await waitFor('findings in an unopened file', () => rulesAt(faulty).length > 0);
    await withSetting('agentFiles.diagnostics.scope', 'openFiles', async () => {
      await waitFor('none there', () => rulesAt(faulty).length === 0);
      assert.deepEqual(rulesAt(other), ['deprecated-key']);
      await closeAll();
      await waitFor('none in a closed file', () => rulesAt(other).length === 0);
    });
    await waitFor('findings in an unopened file', () => rulesAt(faulty).length > 0);
  });
});

suite('the server', () => {
  teardown(closeAll);

  test('is restarted by a command and goes on', async () => {
    const { document } = await open(AGENT);
    await untilFindings(AGENT, AGENT_FINDINGS);
    await vscode.commands.executeCommand('agentFiles.restart');
    await untilFindings(AGENT, AGENT_FINDINGS);
    await waitFor('values', async () =>
      (await labelsAt(document, positionOf(document, 'mode: ', 6))).includes('subagent'),
    );
  });

  test('shows its output', async () => {
    await vscode.commands.executeCommand('agentFiles.showOutput');
  });

  test('an agent of the loose folder is told by its keys', async () => {
    const path = 'agent/technical-writer.md';
    await open(path);
    await untilFindings(path, ['information deprecated-key tools']);
  });
});
