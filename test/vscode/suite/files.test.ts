import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverAt } from './features.ts';
import { closeAll, openNew, positionOf, uriOf, waitFor } from './support.ts';

const FOLDER = 'elsewhere';
const HEADER = '---\nname: x\ndescription: Does something\nallowed-tools: Read\n---\nSee @OTHER.md.\n';

/** A file, its text, and the word in it that ours explains. */
const READ: readonly (readonly [path: string, text: string, word: string])[] = [
  ['claude/CLAUDE.md', 'See @../OTHER.md for more.\n', 'OTHER'],
  ['claude/CLAUDE.local.md', 'See @../OTHER.md for more.\n', 'OTHER'],
  ['own/AGENTS.md', 'See [the other](../OTHER.md).\n', '../OTHER'],
  ['.claude/commands/deploy.md', HEADER, 'allowed-tools'],
  ['.claude/output-styles/short.md', HEADER, 'description'],
  ['.claude/agents/deep/down.md', HEADER, 'description'],
  ['plain/skills/one/SKILL.md', HEADER, 'allowed-tools'],
  ['.mcp.json', '{ "mcpServers": { "a": { "command": "a" } } }\n', 'mcpServers'],
  ['.claude-plugin/plugin.json', '{ "name": "a" }\n', 'name'],
  ['.claude/settings.json', '{ "hooks": { "Stop": [] } }\n', 'Stop'],
];

const LEFT_ALONE: typeof READ = [
  ['notes.md', HEADER, 'description'],
  ['.claude/notes.md', HEADER, 'description'],
  ['plugin.json', '{ "name": "a" }\n', 'name'],
  ['settings.json', '{ "hooks": { "Stop": [] } }\n', 'Stop'],
];

suite('coexistence: files of all programs', () => {
  suiteSetup(async () => {
    const { fs } = vscode.workspace;
    await fs.writeFile(uriOf(`${FOLDER}/OTHER.md`), new TextEncoder().encode('# The other one\n'));
  });
  teardown(closeAll);
  suiteTeardown(async () => {
    await vscode.workspace.fs.delete(uriOf(FOLDER), { recursive: true });
  });

  for (const [path, text, word] of READ) {
    test(`${path} is explained`, async () => {
      const { document } = await openNew(`${FOLDER}/${path}`, text);
      const position = positionOf(document, word, 2);
      await waitFor('a hover', async () => (await hoverAt(document, position)) !== '');
    });
  }

  test('files of other names and places are not', async () => {
    for (const [path, text, word] of LEFT_ALONE) {
      const { document } = await openNew(`${FOLDER}/${path}`, text);
      const shown = await waitFor('an answer', async () => [
        await hoverAt(document, positionOf(document, word, 2)),
      ]);
      assert.deepEqual(shown, [''], path);
    }
  });
});
