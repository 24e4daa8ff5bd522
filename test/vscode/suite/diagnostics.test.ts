import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { AGENT, AGENT_FINDINGS, rulesAt, untilFindings } from './features.ts';
import { closeAll, diagnosticsOf, open, openNew, positionOf, setText, uriOf, waitFor } from './support.ts';

suite('diagnostics', () => {
  teardown(closeAll);

  test('before an edit, after it, and after it is taken back', async () => {
    const editor = await open(AGENT);
    await untilFindings(AGENT, AGENT_FINDINGS);
    const before = editor.document.getText();
    const at = positionOf(editor.document, 'reasoningEffort: medium', 'reasoningEffort: med'.length);
    await editor.edit((edit) => edit.delete(new vscode.Range(at, at.translate(0, 1))));
    const withEffort = [AGENT_FINDINGS[0] ?? '', 'warning invalid-effort medum', ...AGENT_FINDINGS.slice(1)];
    await untilFindings(AGENT, withEffort);
    await setText(editor, before);
    await untilFindings(AGENT, AGENT_FINDINGS);
  });

  test('a finding names its source, its rule and the page of the rule', async () => {
    await open(AGENT);
    await untilFindings(AGENT, AGENT_FINDINGS);
    const finding = diagnosticsOf(uriOf(AGENT)).find(({ message }) => message.includes('WebFetch'));
    assert.ok(finding);
    assert.equal(finding.source, 'agent-files');
    assert.ok(typeof finding.code === 'object');
    assert.equal(finding.code.value, 'tool-case');
    assert.match(finding.code.target.toString(), /docs\/rules\/tool-case\.md$/);
  });

  test('files that are not open have them too, and lose them when they are mended', async () => {
    await open(AGENT);
    const faulty = '.opencode/agent/faulty.md';
    await waitFor('findings in the faulty agent', () => rulesAt(faulty).includes('invalid-value'));
    assert.deepEqual(rulesAt('.opencode/agent/release-manager.md'), []);
    const text = await vscode.workspace.fs.readFile(uriOf(faulty));
    const mended = '---\ndescription: Nothing is wrong with it\n---\n';
    await vscode.workspace.fs.writeFile(uriOf(faulty), new TextEncoder().encode(mended));
    await waitFor('no findings in the mended agent', () => rulesAt(faulty).length === 0);
    await vscode.workspace.fs.writeFile(uriOf(faulty), text);
    await waitFor('the findings again', () => rulesAt(faulty).includes('invalid-value'));
  });

  test('a referenced file that goes and comes back', async () => {
    await open(AGENT);
    await untilFindings(AGENT, AGENT_FINDINGS);
    const target = uriOf('.opencode/PRINCIPLES.md');
    const text = await vscode.workspace.fs.readFile(target);
    await vscode.workspace.fs.delete(target);
    await untilFindings(AGENT, [...AGENT_FINDINGS, 'warning unresolved-reference ../PRINCIPLES.md']);
    await vscode.workspace.fs.writeFile(target, text);
    await untilFindings(AGENT, AGENT_FINDINGS);
  });

  test('a file that is closed without being saved has those of the disk', async () => {
    const path = '.opencode/agent/closing.md';
    const editor = await openNew(path, '---\ndescription: Nothing is wrong with it\n---\n');
    await setText(editor, '---\ndescription: Wrong model\nmodel: sonnet\n---\n');
    await waitFor('the finding', () => rulesAt(path).includes('model-format'));
    await closeAll();
    await waitFor('none', () => rulesAt(path).length === 0);
    await vscode.workspace.fs.delete(uriOf(path));
  });
});

suite('an ordinary Markdown file', () => {
  teardown(closeAll);

  for (const path of ['README.md', 'docs/moorings.md', 'agent/README.md']) {
    test(`${path} is left alone`, async () => {
      // A server that runs anyway could say something.
      await open(AGENT);
      await untilFindings(AGENT, AGENT_FINDINGS);
      const { document } = await open(path);
      const position = positionOf(document, '\n').translate(0, -1);
      const lists = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        position,
      );
      // The editor itself offers the words of the text.
      const offered = lists.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
      assert.deepEqual(
        offered.map(({ label }) => label),
        [],
      );
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      assert.ok(
        symbols.every(({ name }) => name.startsWith('#')),
        symbols.map(({ name }) => name).join(),
      );
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      assert.deepEqual(hovers, []);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
      assert.deepEqual(
        actions.filter(({ title, edit }) => edit !== undefined && /tool|permission|fix/i.test(title)),
        [],
      );
      assert.deepEqual(diagnosticsOf(document.uri), []);
    });
  }

  test('so is an agent that was never saved', async () => {
    await open(AGENT);
    await untilFindings(AGENT, AGENT_FINDINGS);
    const content = '---\ntools:\n  WebFetch: false\n---\n';
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document);
    const position = positionOf(document, 'tools', 2);
    const hovers = await vscode.commands.executeCommand<unknown[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    assert.deepEqual(hovers, []);
    assert.deepEqual(diagnosticsOf(document.uri), []);
  });
});
