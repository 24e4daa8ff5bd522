import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AGENT, AGENT_FINDINGS, untilFindings } from './features.ts';
import { closeAll, open, openNew, positionOf, uriOf, waitFor } from './support.ts';

const PATH = '.opencode/agent/acting.md';

async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind?: string,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, range, kind);
}

suite('code actions', () => {
  teardown(closeAll);

  test('a quick fix is offered for its finding and mends it', async () => {
    const { document } = await open(AGENT);
    await untilFindings(AGENT, AGENT_FINDINGS);
    const start = positionOf(document, 'WebFetch');
    const range = new vscode.Range(start, start.translate(0, 8));
    const fix = await waitFor('the fix', async () => {
      const actions = await actionsAt(document, range);
      return actions.find(({ isPreferred, edit }) => isPreferred && edit !== undefined);
    });
    assert.ok(fix.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.equal(document.lineAt(start.line).text, '  webfetch: false');
    await untilFindings(
      AGENT,
      AGENT_FINDINGS.filter((one) => !one.includes('WebFetch')),
    );
  });

  test('fix all applies the safe fixes', async () => {
    const { document } = await openNew(
      PATH,
      '---\ndescription: Acts\ntools:\n  WebFetch: false\n  Bash: false\n---\n',
    );
    await waitFor('the actions', async () => {
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      return (await actionsAt(document, all, 'source.fixAll.agentFiles')).length > 0;
    });
    // The command does nothing while the editor is not in front yet; asked again it changes nothing more.
    await waitFor('the fixed text', async () => {
      await vscode.commands.executeCommand('editor.action.sourceAction', {
        kind: 'source.fixAll.agentFiles',
        apply: 'first',
      });
      return document.getText().includes('  webfetch: false\n  bash: false\n');
    });
    await closeAll();
    await vscode.workspace.fs.delete(uriOf(PATH));
  });

  test('tools become permissions only where that is asked for', async () => {
    const { document } = await open(AGENT);
    const at = positionOf(document, 'tools:', 1);
    const rewrite = await waitFor('the rewrite', async () => {
      const actions = await actionsAt(document, new vscode.Range(at, at), 'refactor.rewrite');
      return actions.find(({ edit }) => edit !== undefined);
    });
    assert.ok(rewrite.edit);
    await vscode.workspace.applyEdit(rewrite.edit);
    assert.match(document.getText(), /\npermission:\n {2}bash: deny\n/);
    assert.doesNotMatch(document.getText(), /\ntools:/);
  });
});

suite('colours', () => {
  teardown(closeAll);

  test('a swatch on the colour, and a picked one in quotes', async () => {
    const { document } = await open('.opencode/agent/reviewer.md');
    const [color] = await waitFor('a colour', async () => {
      const found = await vscode.commands.executeCommand<vscode.ColorInformation[]>(
        'vscode.executeDocumentColorProvider',
        document.uri,
      );
      const ours = found.filter(({ range }) => document.getText(range).includes('2d7d9a'));
      return ours.length > 0 && ours;
    });
    assert.ok(color);
    assert.equal(Math.round(color.color.red * 255), 0x2d);
    const [presentation] = await vscode.commands.executeCommand<vscode.ColorPresentation[]>(
      'vscode.executeColorPresentationProvider',
      new vscode.Color(1, 0, 0.5, 1),
      { uri: document.uri, range: color.range },
    );
    assert.equal(presentation?.textEdit?.newText, '"#ff0080"');
  });
});
