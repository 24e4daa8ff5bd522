import * as vscode from 'vscode';
import type { Location, Position, WorkspaceEdit } from 'vscode-languageclient/node';
import type { Server } from './server.ts';

/** What the server names our command with: its own words for a place, and those that refer to it. */
type Shown = readonly [uri: string, position: Position, locations: readonly Location[]];

/** The command behind *n references*: shows what the server has counted in the editor's own view of references. */
export function showReferencesCommand(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand(
    'agentFiles.showReferences',
    async (...[uri, position, locations]: Shown) => {
      const converter = server.client?.protocol2CodeConverter;
      if (!converter) return;
      await vscode.commands.executeCommand(
        'editor.action.showReferences',
        converter.asUri(uri),
        converter.asPosition(position),
        locations.map((one) => converter.asLocation(one)),
      );
    },
  );
}

/** The command *Rename Heading Everywhere*: the heading at the cursor, with every link and `@path#anchor` to it. */
export function renameHeadingCommand(server: Server): vscode.Disposable {
  return vscode.commands.registerCommand('agentFiles.renameHeading', async (asked?: string) => {
    const editor = vscode.window.activeTextEditor;
    const client = await server.started();
    if (!editor || !client) return;
    const { document, selection } = editor;
    // The server reads shared documents from the disk.
    if (document.isDirty && !server.follows(document) && !(await document.save())) return;
    const at = client.code2ProtocolConverter.asTextDocumentPositionParams(document, selection.active);
    const title = await client.sendRequest<string | null>('agentFiles/headingAt', at);
    if (title === null) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There is no heading at the cursor, and no link that leads to one.'),
      );
      return;
    }
    const newName = asked ?? (await askTitle(title));
    if (newName === undefined || newName === title) return;
    try {
      const edit = await client.sendRequest<WorkspaceEdit>('agentFiles/renameHeading', { ...at, newName });
      await vscode.workspace.applyEdit(await client.protocol2CodeConverter.asWorkspaceEdit(edit));
    } catch (error) {
      void vscode.window.showErrorMessage(error instanceof Error ? error.message : String(error));
    }
  });
}

function askTitle(value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title: vscode.l10n.t('Rename Heading Everywhere'), value });
}
