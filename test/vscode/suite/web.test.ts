import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { withSetting } from './features.ts';
import { closeAll, open, positionOf, uriOf, waitFor } from './support.ts';

const FOLDER = 'weaving';
const AGENT = '.opencode/agent/weaver.md';
const COMMAND = '.opencode/command/weave.md';
const LEAD = '.opencode/agent/lead.md';
const RULES = 'shared/RULES.md';
/** In a folder that is not hidden. */
const GUIDE = 'agent/guide.md';
/** What tests make of the agent and the rules. */
const RENAMED = '.opencode/agent/knotter.md';
const MOVED = 'RULES.md';
const DEEP_GUIDE = 'agent/deep/guide.md';
const DEEP = '.opencode/agent/deep/weaver.md';

const FILES: Readonly<Record<string, string>> = {
  [AGENT]: `---
description: Weaves
mode: subagent
---
Follow [the knots](../../shared/RULES.md#knots) and @shared/RULES.md#knots.
`,
  [COMMAND]: `---
description: Weaves once
agent: weaver
---
Ask @weaver by [the rules](../../shared/RULES.md).

# Here

See [above](#here).

\`\`\`\`md
\`\`\`js
a
\`\`\`
\`\`\`\`
`,
  [LEAD]: `---
description: Leads
mode: primary
permission:
  task:
    weaver: allow
---
Read @shared/RULES.md and call @weaver.
`,
  [RULES]: '# Rules\n\n## Knots\n\nTight.\n',
  [GUIDE]: '---\ndescription: Guides\nmode: subagent\n---\nSee [the rules](../shared/RULES.md).\n',
  'opencode.json': '{}\n',
};

const at = (path: string): string => `${FOLDER}/${path}`;

/** Gives every file its text again, in the editor as well. */
async function writeFiles(): Promise<void> {
  for (const [path, text] of Object.entries(FILES)) {
    await vscode.workspace.fs.writeFile(uriOf(at(path)), new TextEncoder().encode(text));
    await waitFor(path, async () => {
      const document = await vscode.workspace.openTextDocument(uriOf(at(path)));
      if (document.getText() === text) return !document.isDirty || document.save();
      // The editor may be about to read by itself what has changed on the disk: then this fails, and is tried again.
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
      await vscode.workspace.applyEdit(edit);
      return false;
    });
  }
}

const textOf = async (path: string): Promise<string> =>
  (await vscode.workspace.openTextDocument(uriOf(at(path)))).getText();

const shown = (path: vscode.Uri, { start, end }: vscode.Range): string =>
  `${path.path.slice(uriOf(FOLDER).path.length + 1)} ${start.line}:${start.character}-${end.character}`;

/** What Shift+F12 lists, of all services together. */
async function references(path: string, needle: string, offset: number): Promise<string[]> {
  const { document } = await open(at(path));
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    document.uri,
    positionOf(document, needle, offset),
  );
  return found.map(({ uri, range }) => shown(uri, range)).sort();
}

async function untilReferences(
  path: string,
  needle: string,
  offset: number,
  expected: readonly string[],
): Promise<void> {
  let last: readonly string[] = [];
  await waitFor(`the references of ${needle}`, async () => {
    last = await references(path, needle, offset);
    return JSON.stringify(last) === JSON.stringify([...expected].sort());
  }).catch(() => assert.deepEqual(last, [...expected].sort()));
}

/** The edit that F2 makes, of the service that VS Code takes. */
async function renamed(path: string, needle: string, offset: number, name: string) {
  const { document } = await open(at(path));
  return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    positionOf(document, needle, offset),
    name,
  );
}

suite('web', () => {
  // New folders take the watchers of files a while: a file that is written too early is not told to anybody.
  suiteSetup(async () => {
    for (const path of Object.keys(FILES))
      await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(uriOf(at(path)), '..'));
    await waitFor('both services', async () => {
      await writeFiles();
      const [links, names] = [await references(RULES, '## Knots', 4), await references(AGENT, '---', 1)];
      return links.length === 2 && names.length === 5;
    });
  });
  setup(writeFiles);
  teardown(async () => {
    await vscode.workspace.saveAll();
    await closeAll();
    for (const path of [RENAMED, MOVED, DEEP, DEEP_GUIDE]) {
      const there = await vscode.workspace.fs.stat(uriOf(at(path))).then(
        () => true,
        () => false,
      );
      if (there) await vscode.workspace.fs.delete(uriOf(at(path)));
    }
  });
  suiteTeardown(async () => {
    await vscode.workspace.fs.delete(uriOf(FOLDER), { recursive: true });
  });

  test('references of an agent: a command, a permission, prose', async () => {
    await untilReferences(AGENT, '---', 1, [
      `${AGENT} 0:0-3`,
      `${COMMAND} 2:7-13`,
      `${COMMAND} 4:5-11`,
      `${LEAD} 5:4-10`,
      `${LEAD} 7:32-38`,
    ]);
  });

  test('references of a heading: each once, beside the built-in service', async () => {
    const expected = [`${AGENT} 4:19-46`, `${AGENT} 4:69-74`, `${RULES} 2:0-8`];
    await untilReferences(AGENT, '#knots)', 3, expected);
  });

  test('references of a link target: each once', async () => {
    const expected = [
      `${AGENT} 4:19-40`,
      `${AGENT} 4:53-68`,
      `${COMMAND} 4:27-48`,
      `${GUIDE} 4:16-34`,
      `${LEAD} 7:6-21`,
    ];
    await untilReferences(COMMAND, '(../../shared', 4, expected);
    await untilReferences(COMMAND, '[the rules]', 4, expected);
    await untilReferences(LEAD, '@shared', 4, expected);
  });

  test('F2 on a heading is the built-in service’s; our command renames the rest as well', async () => {
    const expected = [`${AGENT} 4:41-46 1`, `${RULES} 2:3-8 1`];
    let touched: readonly string[] = [];
    await waitFor('the edit', async () => {
      const edit = await renamed(AGENT, '#knots)', 3, 'Ties');
      touched = edit
        .entries()
        .map(([uri, edits]) => edits.map(({ range }) => `${shown(uri, range)} ${edits.length}`).join())
        .sort();
      return touched.join() === expected.join();
    }).catch(() => assert.deepEqual(touched, expected));

    const { document } = await open(at(RULES));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const heading = positionOf(document, 'Knots', 2);
    editor.selection = new vscode.Selection(heading, heading);
    await vscode.commands.executeCommand('agentFiles.renameHeading', 'Good Ties');
    assert.equal(await textOf(RULES), FILES[RULES]?.replace('Knots', 'Good Ties'));
    assert.equal(await textOf(AGENT), FILES[AGENT]?.replaceAll('#knots', '#good-ties'));
  });

  test('an agent is renamed over four files, its own included', async () => {
    await untilReferences(AGENT, '---', 1, await references(AGENT, '---', 1));
    const edit = await waitFor('the edit', () => renamed(COMMAND, 'agent: weaver', 9, 'knotter'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(await textOf(RENAMED), FILES[AGENT]);
    assert.equal(await textOf(COMMAND), FILES[COMMAND]?.replaceAll('weaver', 'knotter'));
    assert.equal(await textOf(LEAD), FILES[LEAD]?.replaceAll('weaver', 'knotter'));
    await assert.rejects(async () => vscode.workspace.fs.stat(uriOf(at(AGENT))));
  });

  /** Moves a file as the Explorer does, and waits for what the files of the workspace say then. */
  async function move(from: string, to: string, expected: Readonly<Record<string, string>>): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uriOf(at(from)), uriOf(at(to)));
    assert.ok(await vscode.workspace.applyEdit(edit));
    for (const [path, text] of Object.entries(expected)) {
      let last = '';
      await waitFor(path, async () => {
        last = await textOf(path);
        return last === text;
      }).catch(() => assert.equal(last, text));
    }
  }

  const inFolder = (path: string): string =>
    (FILES[path] ?? '').replaceAll('../../shared/', '../../').replaceAll('@shared/', '@');

  for (const setting of ['never', 'always']) {
    for (const [what, from, to, expected] of [
      [
        'to',
        RULES,
        MOVED,
        {
          [AGENT]: inFolder(AGENT),
          [COMMAND]: inFolder(COMMAND),
          [LEAD]: inFolder(LEAD),
          [GUIDE]: (FILES[GUIDE] ?? '').replace('shared/', ''),
        },
      ],
      // The built-in service leaves files in hidden folders alone.
      ['of', AGENT, DEEP, { [DEEP]: (FILES[AGENT] ?? '').replace('../../', '../../../') }],
      ['of', GUIDE, DEEP_GUIDE, { [DEEP_GUIDE]: (FILES[GUIDE] ?? '').replace('../', '../../') }],
    ] as const) {
      test(`links ${what} a file that moves (${from}) are mended once, with updateLinksOnFileMove ${setting}`, async () => {
        await withSetting('markdown.updateLinksOnFileMove.enabled', setting, async () => {
          await waitFor('the server', async () => (await references(LEAD, '@weaver', 3)).length > 0);
          await move(from, to, expected);
          // Whoever comes late has had the time to do it again.
          await new Promise((resolve) => setTimeout(resolve, 1000));
          for (const [path, text] of Object.entries(expected)) assert.equal(await textOf(path), text);
        });
      });
    }
  }

  test('symbols of the workspace', async () => {
    await open(at(AGENT));
    const found = await waitFor('the agent', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        '#weaver',
      );
      const ours = symbols.filter(({ name }) => name === 'weaver');
      return ours.length > 0 && ours;
    });
    assert.deepEqual(
      found.map(({ containerName, location }) => [containerName, location.uri.toString()]),
      [[`agent · ${at(AGENT)}`, uriOf(at(AGENT)).toString()]],
    );
  });

  test('who calls an agent, in the call hierarchy', async () => {
    const { document } = await open(at(AGENT));
    const [agent] = await waitFor('the agent', async () => {
      const items = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
        'vscode.prepareCallHierarchy',
        document.uri,
        new vscode.Position(0, 1),
      );
      return items.length > 0 && items;
    });
    assert.equal(agent?.name, 'weaver');
    let callers = '';
    await waitFor('who calls it', async () => {
      const calls = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
        'vscode.provideIncomingCalls',
        agent,
      );
      callers = calls
        .map(({ from, fromRanges }) => `${from.name} ${fromRanges.length}`)
        .sort()
        .join();
      return callers === 'lead 2,weave 2';
    }).catch(() => assert.equal(callers, 'lead 2,weave 2'));
  });

  test('links, outline and folding: each once', async () => {
    const { document } = await open(at(COMMAND));
    await waitFor('our outline', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      const names = symbols.map(({ name }) => name).sort();
      return names.length === 2 && names.join() === '# Here,Front matter';
    });
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.deepEqual(folds.map(({ start, end }) => `${start}-${end}`).sort(), ['0-3', '10-14', '6-14']);
    const agent = await open(at(AGENT));
    const expected = ['../../shared/RULES.md#knots', 'shared/RULES.md#knots'];
    let links: string[] = [];
    await waitFor('the links', async () => {
      const found = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        agent.document.uri,
      );
      links = found.map(({ range }) => agent.document.getText(range)).sort();
      return links.length === expected.length;
    }).catch(() => {});
    assert.deepEqual(links, expected);
  });

  test('remarks above an agent: shown, run, and switched off at once', async () => {
    const { document } = await open(at(AGENT));
    const lenses = (): Thenable<vscode.CodeLens[]> =>
      vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri, 10);
    const titles = async (): Promise<string[]> =>
      (await lenses()).map(({ command }) => command?.title ?? '').sort();
    let last = '';
    const expected = '4 references,all tools but question,≈ 24 tokens';
    await waitFor('the remarks', async () => {
      last = (await titles()).join();
      return last === expected;
    }).catch(() => assert.equal(last, expected));
    await withSetting('agentFiles.codeLens.tokens', false, async () => {
      await waitFor('one less', async () => (await titles()).length === 2);
    });
    await waitFor('all again', async () => (await titles()).length === 3);
    const counted = (await lenses()).find(({ command }) => command?.title === '4 references')?.command;
    assert.ok(counted?.arguments);
    await vscode.commands.executeCommand(counted.command, ...counted.arguments);
    // The view is open: the editor walks through what is listed in it.
    await vscode.commands.executeCommand('goToNextReference');
    await waitFor('a place that refers to it', () => {
      const shownUri = vscode.window.activeTextEditor?.document.uri.toString();
      return [LEAD, COMMAND].some((path) => uriOf(at(path)).toString() === shownUri);
    });
  });
});
