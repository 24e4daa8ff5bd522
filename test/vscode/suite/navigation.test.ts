import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverAt } from './features.ts';
import { closeAll, open, positionOf, uriOf, waitFor } from './support.ts';

const REVIEWER = '.opencode/agent/reviewer.md';
const DEVELOPER = '.opencode/agent/backend-developer.md';

/** Puts the cursor into `needle` and presses F12. */
async function goToDefinition(path: string, needle: string, inside: number): Promise<vscode.TextEditor> {
  const editor = await open(path);
  const position = positionOf(editor.document, needle, inside);
  await waitFor('a definition', async () => {
    const found = await vscode.commands.executeCommand<unknown[]>(
      'vscode.executeDefinitionProvider',
      editor.document.uri,
      position,
    );
    return found.length > 0;
  });
  editor.selection = new vscode.Selection(position, position);
  await vscode.commands.executeCommand('editor.action.revealDefinition');
  return waitFor('the target', () => {
    const active = vscode.window.activeTextEditor;
    return active && active.document.uri.toString() !== editor.document.uri.toString() ? active : undefined;
  });
}

suite('go to definition', () => {
  teardown(closeAll);

  for (const [what, path, needle, inside, target, line] of [
    ['the label of a link', DEVELOPER, '[@PRINCIPLES.md]', 4, '.opencode/PRINCIPLES.md', 0],
    ['its target', DEVELOPER, '(../PRINCIPLES.md)', 6, '.opencode/PRINCIPLES.md', 0],
    ['a bare reference', REVIEWER, '@../PRINCIPLES.md', 6, '.opencode/PRINCIPLES.md', 0],
    ['a heading', REVIEWER, '../RULES.md#review', 14, '.opencode/RULES.md', 11],
    ['the label of a link to a heading', REVIEWER, '[surprises]', 3, '.opencode/PRINCIPLES.md', 12],
  ] as const) {
    test(`${what}: straight to one place`, async () => {
      const editor = await goToDefinition(path, needle, inside);
      assert.equal(editor.document.uri.toString(), uriOf(target).toString());
      assert.equal(editor.selection.active.line, line);
    });
  }
});

suite('hover', () => {
  teardown(closeAll);

  for (const [what, path, needle, inside, expected] of [
    ['a key', REVIEWER, 'temperature', 3, /OpenCode/],
    ['a tool', DEVELOPER, 'bash: false', 1, /shell/i],
    ['a link', DEVELOPER, '../PRINCIPLES.md', 5, /How everybody works in this repository/],
    ['a bare reference', REVIEWER, '@../PRINCIPLES.md', 6, /How everybody works in this repository/],
  ] as const) {
    test(what, async () => {
      const { document } = await open(path);
      const position = positionOf(document, needle, inside);
      const text = await waitFor('a hover', async () => {
        const found = await hoverAt(document, position);
        return expected.test(found) && found;
      });
      assert.doesNotMatch(text, /<script|command:/);
    });
  }
});

suite('outline', () => {
  teardown(closeAll);

  test('the keys of the header are ours, the headings come once', async () => {
    const { document } = await open(REVIEWER);
    const names = await waitFor('the header in the outline', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const found = symbols.flatMap(({ name, children }) => [name, ...children.map((child) => child.name)]);
      return found.includes('temperature') && found;
    });
    assert.equal(names.filter((name) => name.endsWith('Reviewer')).length, 1, names.join(', '));
  });
});
