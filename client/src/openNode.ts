import * as vscode from 'vscode';
import type { OverviewNode } from './overview.ts';

/** Where something is named. */
export function rangeOf({ range: { start, end } }: Pick<OverviewNode, 'range'>): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Opens the file of a node, with the cursor on its name. */
export async function openNode(node: Pick<OverviewNode, 'uri' | 'range'>): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(node.uri));
  const { start } = rangeOf(node);
  return vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
}
