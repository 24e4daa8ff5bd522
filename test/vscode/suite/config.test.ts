import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverAt, labelsAt, untilFindings } from './features.ts';
import { closeAll, open, positionOf, setText, uriOf, waitFor } from './support.ts';

const FOLDER = 'configured';
const CONFIG = `${FOLDER}/opencode.json`;
const LEAD = `${FOLDER}/.opencode/agent/lead.md`;
const COMMAND = `${FOLDER}/.opencode/command/plan.md`;

const FILES = {
  [CONFIG]: `{
  "default_agent": "lead",
  "mcp": {
    "tracker": { "type": "local", "command": ["tracker", "--serve"] }
  },
  "agent": {
    "planner": {
      "description": "Plans",
      "mode": "subagent"
    }
  }
}
`,
  [LEAD]: '---\ndescription: Leads\nmode: primary\npermission:\n  "tracker_close": deny\n---\nLead.\n',
  [COMMAND]: '---\ndescription: Plans\nagent: planner\n---\nPlan $ARGUMENTS.\n',
};

/** Puts the cursor behind the first `before`, types, and takes the suggestion that this leads to: `label`. */
async function accept(
  editor: vscode.TextEditor,
  before: string,
  typed: string,
  label: string,
): Promise<void> {
  const start = positionOf(editor.document, before, before.length);
  editor.selection = new vscode.Selection(start, start);
  for (const letter of typed) await vscode.commands.executeCommand('type', { text: letter });
  const position = start.translate(0, typed.length);
  await waitFor(label, async () => (await labelsAt(editor.document, position)).includes(label));
  const { version } = editor.document;
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await waitFor(`${label} accepted`, async () => {
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return editor.document.version > version;
  });
}

/** Every place that is offered: the path, and the text there. */
async function definitionsAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const found = await waitFor('a definition', async () => {
    const links = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    return links.length > 0 && links;
  });
  const shown = found.map(async (one) => {
    const [uri, range] = 'uri' in one ? [one.uri, one.range] : [one.targetUri, one.targetRange];
    const target = await vscode.workspace.openTextDocument(uri);
    return `${vscode.workspace.asRelativePath(uri)}: ${target.getText(range) || range.start.line}`;
  });
  return Promise.all(shown);
}

suite('opencode.json', () => {
  setup(async () => {
    for (const [path, text] of Object.entries(FILES)) {
      await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
    }
  });
  teardown(closeAll);
  suiteTeardown(async () => {
    await vscode.workspace.fs.delete(uriOf(FOLDER), { recursive: true });
  });

  test('diagnostics before an edit, after it, and after it is taken back', async () => {
    const editor = await open(CONFIG);
    const { document } = editor;
    await untilFindings(CONFIG, []);
    const before = document.getText();
    const at = positionOf(document, 'subagent');
    await editor.edit((edit) => edit.delete(new vscode.Range(at, at.translate(0, 3))));
    await untilFindings(CONFIG, ['error invalid-value "agent"']);
    const lead = positionOf(document, '"lead"', 1);
    await editor.edit((edit) => edit.insert(lead, 'mis'));
    await untilFindings(CONFIG, ['warning unknown-agent "mislead"', 'error invalid-value "agent"']);
    await setText(editor, before);
    await untilFindings(CONFIG, []);
  });

  test('a key and its value are completed, and the text stays JSON', async () => {
    const editor = await open(CONFIG);
    await setText(editor, '{ "agent": { "a": { "mo" } } }\n');
    await accept(editor, '"mo', '', 'mode');
    await accept(editor, '"mode": ', 'su', 'subagent');
    assert.deepEqual(JSON.parse(editor.document.getText()), { agent: { a: { mode: 'subagent' } } });
  });

  test('so are a tool, the tools of a server and an action, before other entries', async () => {
    const editor = await open(CONFIG);
    const text = (permission: string) =>
      `{\n  "mcp": { "tracker": { "type": "local", "command": ["tracker"] } },\n  "agent": { "a": { "permission": ${permission} } }\n}\n`;
    await setText(editor, text('{\n    "webf"\n    "bash": "ask"\n  }'));
    await accept(editor, '"webf', '', 'webfetch');
    await accept(editor, '"webfetch": ', '"de', 'deny');
    const permission = () => JSON.parse(editor.document.getText()).agent.a.permission;
    assert.deepEqual(permission(), { webfetch: 'deny', bash: 'ask' });
    await setText(editor, text('{ "" }'));
    await accept(editor, '"permission": { "', 'trac', 'tracker_*');
    await accept(editor, '"tracker_*": ', 'al', 'allow');
    assert.deepEqual(permission(), { 'tracker_*': 'allow' });
  });

  test('hovers on keys, values and tools', async () => {
    const editor = await open(CONFIG);
    await setText(editor, '{ "agent": { "a": { "mode": "all", "permission": { "bash": "deny" } } } }\n');
    for (const [needle, expected] of [
      ['"mode"', /\*\*mode\*\*/],
      ['"all"', /`all`/],
      ['"bash"', /shell/i],
      ['"permission"', /### Off\n- `bash`: deny \(`agent\.a\.permission\.bash`, line 1/],
    ] as const) {
      await waitFor(`the hover of ${needle}`, async () =>
        expected.test(await hoverAt(editor.document, positionOf(editor.document, needle, 2))),
      );
    }
  });

  test('default_agent leads to the file of the agent', async () => {
    const { document } = await open(CONFIG);
    assert.deepEqual(await definitionsAt(document, positionOf(document, '"lead"', 2)), [`${LEAD}: 0`]);
  });

  test('a quick fix leaves JSON', async () => {
    const editor = await open(CONFIG);
    const { document } = editor;
    await setText(
      editor,
      '{ "agent": { "a": { "mode": "primary", "tools": { "WebFetch": false, "bash": false } } } }\n',
    );
    const finding = 'warning tool-case "WebFetch"';
    await untilFindings(CONFIG, ['information deprecated-key "tools"', finding]);
    const start = positionOf(document, 'WebFetch');
    const fix = await waitFor('the fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new vscode.Range(start, start.translate(0, 8)),
      );
      return actions.find(({ isPreferred, edit }) => isPreferred && edit !== undefined);
    });
    assert.ok(fix.edit);
    await vscode.workspace.applyEdit(fix.edit);
    assert.deepEqual(JSON.parse(document.getText()), {
      agent: { a: { mode: 'primary', tools: { webfetch: false, bash: false } } },
    });
    await untilFindings(CONFIG, ['information deprecated-key "tools"']);
  });
});

suite('what opencode.json declares', () => {
  setup(async () => {
    for (const [path, text] of Object.entries(FILES)) {
      await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
    }
  });
  teardown(closeAll);
  suiteTeardown(async () => {
    await vscode.workspace.fs.delete(uriOf(FOLDER), { recursive: true });
  });

  test('the tools of a server are completed in an agent', async () => {
    const editor = await open(LEAD);
    await setText(editor, '---\ndescription: Leads\npermission:\n  \n---\nLead.\n');
    await accept(editor, '\n  ', 'trac', 'tracker_*');
    assert.match(editor.document.getText(), /\npermission:\n {2}"tracker_\*": ?\n---\n/);
  });

  test('and lead to the declaration', async () => {
    const { document } = await open(LEAD);
    const position = positionOf(document, 'tracker_close', 3);
    assert.deepEqual(await definitionsAt(document, position), [`${CONFIG}: "tracker"`]);
    assert.match(await hoverAt(document, position), /MCP server \*\*tracker\*\* \(`tracker --serve`\)/);
  });

  test('a command leads to its agent, wherever that is defined', async () => {
    const editor = await open(COMMAND);
    const { document } = editor;
    assert.deepEqual(await definitionsAt(document, positionOf(document, 'planner', 2)), [
      `${CONFIG}: "planner"`,
    ]);
    assert.match(await hoverAt(document, positionOf(document, 'planner', 2)), /Agent \*\*planner\*\*/);
    await setText(editor, document.getText().replace('planner', 'lead'));
    assert.deepEqual(await definitionsAt(document, positionOf(document, 'agent: lead', 9)), [`${LEAD}: 0`]);
    await setText(editor, document.getText().replace('lead', 'nobody'));
    await untilFindings(COMMAND, ['warning unknown-agent nobody']);
  });
});
