import * as vscode from 'vscode';
import { ALL_PLACES } from '../../server/src/core/dialects/places.ts';

/** Asks for a name, creates an empty agent file of it and offers a header. Does nothing where the user gives up. */
export async function newAgent(): Promise<void> {
  const folder = await chooseFolder();
  if (!folder) return;
  const place = agentFolder();
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New Agent'),
    prompt: vscode.l10n.t('The agent’s name. The file is created in {0}.', place),
    placeHolder: 'reviewer',
    validateInput: (text) =>
      isName(text)
        ? undefined
        : vscode.l10n.t('Use letters, digits, hyphens and underscores; / makes a folder.'),
  });
  if (!name || !isName(name)) return;
  const uri = vscode.Uri.joinPath(folder.uri, place, `${name}.md`);
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  await vscode.workspace.applyEdit(edit);
  const editor = await vscode.window.showTextDocument(uri);
  if (editor.document.getText() === '') {
    await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  }
}

async function chooseFolder(): Promise<vscode.WorkspaceFolder | undefined> {
  const { workspaceFolders = [] } = vscode.workspace;
  if (workspaceFolders.length > 1) return vscode.window.showWorkspaceFolderPick();
  if (workspaceFolders.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Open a folder first: an agent belongs to the project that it works in.'),
    );
  }
  return workspaceFolders[0];
}

/** Where the first program of the tables looks for the agents of a project: `.opencode/agent`. */
function agentFolder(): string {
  const places = ALL_PLACES[0];
  const pattern = places?.patterns.find(({ kind }) => kind === 'agent');
  return [places?.projectFolders[0], pattern?.folders[0]].join('/');
}

function isName(text: string): boolean {
  return /^[\p{L}\p{N}_-]+(?:\/[\p{L}\p{N}_-]+)*$/u.test(text);
}
