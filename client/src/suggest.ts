import * as vscode from 'vscode';
import type { Server } from './server.ts';
import { suggestsOnType } from './settings.ts';

/**
 * Opens completion while keys and values of a header are typed. Letters cannot be trigger characters, and Markdown has
 * quick suggestions off; the server says whether this is a place for it, so that free text is never disturbed.
 */
export function suggestOnType(server: Server): vscode.Disposable {
  return server.onDidSendEdit((event) => void consider(server, event));
}

async function consider(server: Server, event: vscode.TextDocumentChangeEvent): Promise<void> {
  const { document, contentChanges, reason } = event;
  const [change, ...others] = contentChanges;
  const { client } = server;
  if (!client || !change || others.length > 0 || reason !== undefined) return;
  if (!startsWord(document, change) || !suggestsOnType(document)) return;
  if (document !== vscode.window.activeTextEditor?.document || suggestsAnyway(document)) return;
  const position = change.range.start.translate(0, 1);
  const params = client.code2ProtocolConverter.asTextDocumentPositionParams(document, position);
  const wanted = await client
    .sendRequest<boolean | null>('agentFiles/suggestPlace', params)
    .catch(() => false);
  if (!wanted || !isStillTyped(document, change.range.start)) return;
  await vscode.commands.executeCommand('editor.action.triggerSuggest', { auto: true });
}

/** Whether one letter was typed, the first of its word: the list that opens then follows what comes after. */
function startsWord(
  document: vscode.TextDocument,
  { range, text }: vscode.TextDocumentContentChangeEvent,
): boolean {
  if (!range.isEmpty || !/^[\p{L}\p{N}_*]$/u.test(text)) return false;
  const { line, character } = range.start;
  const before = character === 0 ? '' : document.lineAt(line).text.charAt(character - 1);
  return !/[\p{L}\p{N}_]/u.test(before);
}

/** Whether the cursor is still in the word that began at `start`: letters may have been faster than the answer. */
function isStillTyped(document: vscode.TextDocument, start: vscode.Position): boolean {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document || editor.selection.active.line !== start.line) return false;
  return /^[\p{L}\p{N}_*.-]+$/u.test(document.getText(new vscode.Range(start, editor.selection.active)));
}

/** Where the user has quick suggestions on, the editor does all this by itself. */
function suggestsAnyway(document: vscode.TextDocument): boolean {
  const quick = vscode.workspace
    .getConfiguration('editor', document)
    .get<boolean | { other?: boolean | string }>('quickSuggestions');
  const other = typeof quick === 'object' ? quick.other : quick;
  return other === true || other === 'on';
}
