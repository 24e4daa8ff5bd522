import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TreeElement } from '../../../client/src/agentTree.ts';
import type { Exported } from '../../../client/src/extension.ts';
import {
  closeAll,
  diagnosticsOf,
  extensionId,
  open,
  openNew,
  positionOf,
  uriOf,
  waitFor,
} from './support.ts';

const NEW = '.opencode/agent/viewed.md';
const DRAWN = '.opencode/agent/drawn.md';

async function exported(): Promise<Exported> {
  const extension = vscode.extensions.getExtension<Exported>(extensionId);
  assert.ok(extension);
  return extension.activate();
}

/** Every element of the view with its item, from the top. */
async function elements(): Promise<readonly (readonly [TreeElement, vscode.TreeItem])[]> {
  const { agents } = await exported();
  const below = async (parent?: TreeElement): Promise<(readonly [TreeElement, vscode.TreeItem])[]> => {
    const children = (await agents.getChildren(parent)) ?? [];
    const all = await Promise.all(
      children.map(async (child) => [
        [child, await agents.getTreeItem(child)] as const,
        ...(await below(child)),
      ]),
    );
    return all.flat();
  };
  return below();
}

async function find(name: string): Promise<readonly [TreeElement, vscode.TreeItem] | undefined> {
  return (await elements()).find(([, item]) => item.label === name);
}

suite('the view Agent Files', () => {
  suiteSetup(() => vscode.commands.executeCommand('agentFiles.agents.focus'));
  teardown(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(uriOf(NEW)).then(undefined, () => {});
  });

  test('lists what the workspace defines, by program and kind', async () => {
    const labels = await waitFor('the agents', async () => {
      const all = (await elements()).map(([, { label }]) => String(label));
      return all.includes('reviewer') && all;
    });
    for (const label of ['OpenCode', 'Claude Code', 'Agents', 'Skills', 'tide-tables', 'tide-watcher'])
      assert.ok(labels.includes(label), `${label} in ${labels.join(', ')}`);
    const [, reviewer] = (await find('reviewer')) ?? [];
    assert.equal(reviewer?.description, 'subagent');
    assert.match(
      String(reviewer?.tooltip),
      /^reviewer: OpenCode agent \(subagent\)\n\nReads a change with fresh eyes/,
    );
  });

  test('marks what has problems', async () => {
    const item = await waitFor('an agent with problems', async () => {
      const found = (await find('faulty'))?.[1];
      return found?.accessibilityInformation?.label.includes('error') && found;
    });
    assert.deepEqual(
      (item.iconPath as vscode.ThemeIcon).color,
      new vscode.ThemeColor('list.errorForeground'),
    );
    assert.match(item.resourceUri?.query ?? '', /^[1-9]\d*,\d+$/);
  });

  test('follows what comes, changes and goes', async () => {
    await openNew(NEW, '---\ndescription: Is viewed\nmode: primary\n---\nText.\n');
    await waitFor('the new agent', async () => (await find('viewed'))?.[1].description === 'primary');
    const { document } = await open(NEW);
    const at = positionOf(document, 'primary');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(at, at.translate(0, 7)), 'subagent');
    await vscode.workspace.applyEdit(edit);
    await waitFor('its new mode', async () => (await find('viewed'))?.[1].description === 'subagent');
    await closeAll();
    await vscode.workspace.fs.delete(uriOf(NEW));
    await waitFor('it to be gone', async () => (await find('viewed')) === undefined);
  });

  test('a click opens the file, the menu copies the mention and finds who refers to it', async () => {
    await openNew(NEW, '---\ndescription: Is viewed\nmode: primary\n---\nAsk @reviewer.\n');
    const [element, item] = await waitFor('the reviewer', async () => find('reviewer'));
    const { command, arguments: args = [] } = item.command ?? { command: '' };
    await vscode.commands.executeCommand(command, ...args);
    await waitFor('its file', () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith('/reviewer.md'),
    );

    await vscode.commands.executeCommand('agentFiles.item.copyMention', element);
    assert.equal(await vscode.env.clipboard.readText(), '@reviewer');

    await vscode.commands.executeCommand('agentFiles.item.findReferences', element);
    await vscode.commands.executeCommand('goToNextReference');
    await waitFor('who refers to it', () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith('/viewed.md'),
    );

    await vscode.commands.executeCommand('agentFiles.item.explain', element);
    await waitFor('its explanation', () =>
      vscode.window.visibleTextEditors.some(({ document }) => document.uri.path.startsWith('/reviewer:')),
    );
  });
});

suite('New Agent', () => {
  teardown(closeAll);

  for (const [kind, dialect, path, expected] of [
    ['agent', 'opencode', '.opencode/agent/berth-one.md', '\nmode: subagent\npermission:\n  bash: deny\n'],
    ['agent', 'claude-code', '.claude/agents/berth-two.md', '---\nname: berth-two\ndescription: '],
    ['command', 'copilot', '.github/prompts/berth-three.prompt.md', '---\ndescription: '],
    ['skill', 'claude-code', '.claude/skills/berth-four/SKILL.md', '---\nname: berth-four\ndescription: '],
  ] as const) {
    test(`writes the ${kind} for ${dialect}, opens it, and nothing is wrong with it`, async () => {
      const name = /berth-\w+/.exec(path)?.[0] ?? '';
      const tools = ['read', 'edit', 'grep', 'glob', 'webfetch', 'task'];
      await vscode.commands.executeCommand('agentFiles.newAgent', {
        kind,
        dialect,
        name,
        description: 'Knows which berth is free: use it before a booking',
        mode: 'subagent',
        tools: dialect === 'opencode' ? tools : ['Read', 'Grep'],
      });
      const editor = await waitFor('the editor', () => {
        const active = vscode.window.activeTextEditor;
        return active?.document.uri.toString() === uriOf(path).toString() && active;
      });
      assert.ok(editor.document.getText().includes(expected), editor.document.getText());
      assert.match(editor.document.getText(editor.selection), /^Say here/);
      assert.equal(editor.document.isDirty, false);
      await waitFor('it in the view', async () => (await find(name)) !== undefined);
      assert.deepEqual(
        diagnosticsOf(uriOf(path)).map(({ message }) => message),
        [],
      );
      await closeAll();
      await vscode.workspace.fs.delete(uriOf(path));
    });
  }
});

suite('the agent map', () => {
  teardown(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(uriOf(DRAWN)).then(undefined, () => {});
  });

  test('opens, draws what the workspace defines, and follows it', async () => {
    const { map } = await exported();
    assert.equal(map.drawn, undefined);
    await vscode.commands.executeCommand('agentFiles.showMap');
    await waitFor('the drawing', () => map.drawn?.includes('reviewer') && map.drawn.includes('RULES.md'));
    const tabs = (): number =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview).length;
    await vscode.commands.executeCommand('agentFiles.showMap');
    assert.equal(tabs(), 1);
    await vscode.workspace.fs.writeFile(
      uriOf(DRAWN),
      new TextEncoder().encode('---\ndescription: Is drawn\n---\n'),
    );
    await waitFor('the new agent', () => map.drawn?.includes('drawn'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await waitFor('its end', () => map.drawn === undefined);
  });
});
