import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { labelsAt, withSetting } from './features.ts';
import { closeAll, openNew, positionOf, uriOf, waitFor } from './support.ts';

const FOLDER = '.opencode/agent/completing';
let count = 0;

/** Opens a text with the cursor at `|`. A file that was opened before could still have its old text. */
async function openAt(text: string): Promise<vscode.TextEditor> {
  const editor = await openNew(`${FOLDER}/${++count}.md`, text.replace('|', ''));
  const position = editor.document.positionAt(text.indexOf('|'));
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** Types letter by letter, as a person does. */
async function type(text: string): Promise<void> {
  for (const letter of text) await vscode.commands.executeCommand('type', { text: letter });
}

function once(labels: readonly string[], label: string): void {
  assert.equal(labels.filter((one) => one === label).length, 1, `${label} once among ${labels.join(', ')}`);
}

suite('completion', () => {
  teardown(closeAll);
  suiteTeardown(async () => {
    await vscode.workspace.fs.delete(uriOf(FOLDER), { recursive: true });
  });

  test('keys that are not there yet, each once', async () => {
    const { document, selection } = await openAt('---\ndescription: Completes\n|\n---\n');
    const labels = await waitFor('keys', async () => {
      const found = await labelsAt(document, selection.active);
      return found.includes('mode') && found;
    });
    for (const key of ['mode', 'model', 'permission', 'temperature']) once(labels, key);
    assert.ok(!labels.includes('description'));
  });

  test('values, and tools below permission', async () => {
    const { document } = await openAt('---\nmode: |\npermission:\n  e\n---\n');
    const modes = await waitFor('values', async () => {
      const found = await labelsAt(document, positionOf(document, 'mode: ', 6));
      return found.length > 0 && found;
    });
    for (const mode of ['subagent', 'primary', 'all']) once(modes, mode);
    once(await labelsAt(document, positionOf(document, '  e', 3)), 'edit');
  });

  for (const [what, text, label] of [
    ['after @', '---\nmode: all\n---\n\nSee @../../|\n', 'PRINCIPLES.md'],
    [
      'in a link target, with the built-in service beside us',
      '---\nmode: all\n---\n\n[x](../../|)\n',
      'PRINCIPLES.md',
    ],
  ] as const) {
    test(`paths ${what}, each once`, async () => {
      const { document, selection } = await openAt(text);
      const labels = await waitFor('paths', async () => {
        const found = await labelsAt(document, selection.active);
        return found.some((one) => one.includes(label)) && found;
      });
      assert.equal(labels.filter((one) => one.includes(label)).length, 1, labels.join(', '));
    });
  }

  test('link targets are ours where the built-in service does not complete them', async () => {
    const { document, selection } = await openAt('---\nmode: all\n---\n\n[x](../../|)\n');
    const offered = async () =>
      (await labelsAt(document, selection.active)).filter((one) => one.includes('PRINCIPLES.md')).length;
    await withSetting('markdown.suggest.paths.enabled', false, async () => {
      await waitFor('our path alone', async () => (await offered()) === 1);
    });
    // Ours are left out again when the server has started anew.
    await waitFor('the path of the built-in service alone', async () => (await offered()) === 1);
    await waitFor('the server', async () =>
      (await labelsAt(document, positionOf(document, 'all'))).includes('all'),
    );
  });

  test('opens by itself while a key is typed', async () => {
    const editor = await openAt('---\ndescription: Completes\n|\n---\n');
    // The first answer of a server that is only starting may come after the letter.
    await waitFor('keys', async () =>
      (await labelsAt(editor.document, editor.selection.active)).includes('steps'),
    );
    await type('ste');
    await waitFor('the accepted key', async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return editor.document.lineAt(2).text.startsWith('steps:');
    });
  });

  test('opens by itself while a known value is typed', async () => {
    const editor = await openAt('---\ndescription: Completes\nmode: |\n---\n');
    await waitFor('values', async () =>
      (await labelsAt(editor.document, editor.selection.active)).includes('primary'),
    );
    await type('pri');
    await waitFor('the accepted value', async () => {
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return editor.document.lineAt(2).text === 'mode: primary';
    });
  });

  test('never opens by itself in free text, nor where it is switched off', async () => {
    const editor = await openAt('---\ndescription: |\nmode: all\n---\n');
    await waitFor(
      'the server',
      async () => (await labelsAt(editor.document, positionOf(editor.document, 'all'))).length > 0,
    );
    await type('mod');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    assert.equal(editor.document.lineAt(1).text, 'description: mod');
    await withSetting('agentFiles.suggestOnType', false, async () => {
      const end = new vscode.Position(2, 'mode: all'.length);
      editor.selection = new vscode.Selection(end, end);
      await type('\nst');
      await new Promise((resolve) => setTimeout(resolve, 500));
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      assert.equal(editor.document.lineAt(3).text, 'st');
    });
  });
});
