import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverAt } from './features.ts';
import { closeAll, open, positionOf, setText, uriOf, waitFor } from './support.ts';

const FOLDER = 'explaining';
const CONFIG = `${FOLDER}/opencode.json`;
const LEAD = `${FOLDER}/.opencode/agent/lead.md`;

const FILES = {
  [LEAD]: `---
description: Leads
mode: primary
tools:
  bash: false
  WebFetch: false
permission:
  edit: deny
color: info
---
Lead the others.
`,
  [CONFIG]: '{\n  "agent": {\n    "lead": { "steps": 3 }\n  }\n}\n',
};

/** The explanation that is shown, if there is one. */
function shown(): vscode.TextEditor | undefined {
  return vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme !== 'file');
}

/** Waits until the shown explanation says it. */
async function untilShown(what: string, expected: RegExp): Promise<vscode.TextEditor> {
  return waitFor(`the explanation with ${what}`, () => {
    const editor = shown();
    return editor && expected.test(editor.document.getText()) && editor;
  }).catch((error: Error) => {
    throw new Error(`${error.message}; it is ${JSON.stringify(shown()?.document.getText())}`);
  });
}

suite('explain', () => {
  suiteSetup(async () => {
    for (const [path, text] of Object.entries(FILES)) {
      await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
    }
  });
  teardown(closeAll);
  suiteTeardown(async () => {
    await vscode.workspace.fs.delete(uriOf(FOLDER), { recursive: true });
  });

  test('a hover on the opening dashes explains the file', async () => {
    const { document } = await open(LEAD);
    const text = await waitFor('the hover', async () => {
      const found = await hoverAt(document, new vscode.Position(0, 1));
      return found.includes('lead') && found;
    });
    for (const line of [
      '### lead: OpenCode agent (primary)',
      '- `steps`: `3` (`agent.lead.steps`, line 3, `../../opencode.json`)',
      '### Tools that are off\n- `bash`: deny (`tools.bash`, line 5)\n- `edit`: deny (`permission.edit`, line 8)',
      '- `tools.WebFetch`: tool names are compared exactly',
    ]) {
      assert.ok(text.includes(line), `${line} in ${text}`);
    }
    assert.match(text, /### Tools that are on\n- by default: `read`/);
  });

  for (const key of ['tools', 'permission']) {
    test(`a hover on ${key} lists the tools, each with the line that decides`, async () => {
      const { document } = await open(LEAD);
      const position = positionOf(document, `\n${key}:`, 3);
      const text = await waitFor('the hover', async () => {
        const found = await hoverAt(document, position);
        return found.includes(`**${key}**`) && found;
      });
      assert.match(text, /### On\n- by default: `read`/);
      assert.ok(text.includes('### Off\n- `bash`: deny (`tools.bash`, line 5)\n'), text);
      assert.doesNotMatch(await hoverAt(document, positionOf(document, 'description:', 3)), /by default: `/);
    });
  }

  test('the command opens a document beside, which cannot be edited and follows the file', async () => {
    const source = await open(LEAD);
    await vscode.commands.executeCommand('agentFiles.explain');
    const { document, viewColumn } = await untilShown(
      'the tools',
      /^- `bash`: deny \(`tools\.bash`, line 5\)$/m,
    );
    assert.equal(document.languageId, 'markdown');
    assert.equal(viewColumn, vscode.ViewColumn.Two);
    assert.match(document.uri.path, /^\/lead\b/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), source.document.uri.toString());

    const bash = positionOf(source.document, 'bash: false');
    await source.edit((edit) => edit.replace(new vscode.Range(bash, bash.translate(0, 4)), 'task'));
    await untilShown('the edit', /^- `task`: deny \(`tools\.task`, line 5\)$/m);
    const config = await vscode.workspace.openTextDocument(uriOf(CONFIG));
    const steps = positionOf(config, '3');
    const more = new vscode.WorkspaceEdit();
    more.replace(config.uri, new vscode.Range(steps, steps.translate(0, 1)), '4');
    await vscode.workspace.applyEdit(more);
    await untilShown('the edit of another source', /^- `steps`: `4` /m);
    await setText(source, '---\nmode: helper\n---\nLead.\n');
    await untilShown('the refusal', /^`mode` must be /m);
    await setText(source, FILES[LEAD] ?? '');
    const explanation = await untilShown('the old text', /`tools\.bash`, line 5/);

    const before = explanation.document.getText();
    await vscode.window.showTextDocument(explanation.document, explanation.viewColumn);
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(explanation.document.getText(), before);
    assert.equal(explanation.document.isDirty, false);
  });

  test('asked again it is shown once, and anew', async () => {
    const source = await open(LEAD);
    await vscode.commands.executeCommand('agentFiles.explain');
    await untilShown('the tools', /tools\.bash/);
    await setText(source, '---\ndescription: Leads\n---\nLead.\n');
    await vscode.commands.executeCommand('agentFiles.explain', source.document.uri);
    await untilShown(
      'nothing off but what is off anyway',
      /### Tools that are off\n- by default: `question`/,
    );
    const editors = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.scheme !== 'file');
    assert.equal(editors.length, 1);
  });

  test('nothing is opened for an ordinary file', async () => {
    await open('README.md');
    await vscode.commands.executeCommand('agentFiles.explain');
    assert.equal(shown(), undefined);
  });
});
