import * as vscode from 'vscode';

/** The extension's id, `publisher.name` of the manifest. */
export const extensionId = 'agent-files.agent-files';

/**
 * Asks again and again until the answer is neither undefined nor false; nothing here waits a fixed time. A request
 * that VS Code cancels, as it does while providers come and go, counts as no answer.
 * @param what names the awaited thing in the error
 * @param ms how long at most
 */
export async function waitFor<T>(
  what: string,
  probe: () => T | undefined | false | Thenable<T | undefined | false>,
  ms = 30_000,
): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const value = await answerOf(probe);
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${ms / 1000} seconds`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

async function answerOf<T>(probe: () => T | Thenable<T>): Promise<T | undefined> {
  try {
    return await probe();
  } catch (error) {
    if (error instanceof Error && /^Cancell?ed$/.test(error.message)) return undefined;
    throw error;
  }
}

/** The first workspace folder: a fresh copy of `test/workspace` for each run. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('the tests need a workspace folder');
  return folder.uri;
}

/** @param path relative to the workspace folder, with `/` */
export const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(workspaceFolder(), path);

/** Opens a file of the workspace and shows it. */
export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(path)));
}

/** Writes a new file into the workspace, opens and shows it. */
export async function openNew(path: string, text: string): Promise<vscode.TextEditor> {
  await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
  return open(path);
}

/** Replaces the whole text of an editor's document, as typing would. */
export async function setText(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  if (!(await editor.edit((edit) => edit.replace(all, text))))
    throw new Error(`${document.uri} did not take the edit`);
}

/** The start of the n-th occurrence (from 0) of `needle`, plus `offset` UTF-16 units. */
export function positionOf(
  document: vscode.TextDocument,
  needle: string,
  offset = 0,
  n = 0,
): vscode.Position {
  const text = document.getText();
  let found = text.indexOf(needle);
  for (let i = 0; i < n && found >= 0; i++) found = text.indexOf(needle, found + 1);
  if (found < 0) throw new Error(`${document.uri} does not contain ${JSON.stringify(needle)}`);
  return document.positionAt(found + offset);
}

/** Our own diagnostics of a document, in the order of the text. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((diagnostic) => diagnostic.source === 'agent-files')
    .sort((a, b) => a.range.start.compareTo(b.range.start));
}

/** The rule id of one of our diagnostics. */
export function ruleOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : code);
}

/** Closes all editors; unsaved changes are thrown away. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
