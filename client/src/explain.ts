import * as vscode from 'vscode';
import type { Server } from './server.ts';

interface ExplainAnswer {
  readonly title: string;
  readonly markdown: string;
}

const SCHEME = 'agent-files-explain';

/** The command *Explain This File*: the explanation as a read-only document beside, brought up to date with the file. */
export function explainCommand(server: Server): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const shown = new Map<string, vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri) =>
      (await ask(server, sourceOf(uri)))?.markdown ?? notAnAgentFile(),
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      const target = shown.get(document.uri.toString());
      if (target) changed.fire(target);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      if (uri.scheme === SCHEME) shown.delete(sourceOf(uri));
    }),
    vscode.commands.registerCommand('agentFiles.explain', async (asked?: vscode.Uri) => {
      const source = asked ?? vscode.window.activeTextEditor?.document.uri;
      if (!source) return;
      await vscode.workspace.openTextDocument(source);
      const answer = await ask(server, source.toString());
      if (!answer) {
        void vscode.window.showInformationMessage(notAnAgentFile());
        return;
      }
      const target = targetOf(source, answer.title);
      shown.set(source.toString(), target);
      changed.fire(target);
      const document = await vscode.workspace.openTextDocument(target);
      await vscode.languages.setTextDocumentLanguage(document, 'markdown');
      const options = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true };
      await vscode.window.showTextDocument(document, options);
    }),
  );
}

function ask(server: Server, uri: string): Promise<ExplainAnswer | null> {
  const answer = server.client?.sendRequest<ExplainAnswer | null>('agentFiles/explain', {
    textDocument: { uri },
  });
  return answer ?? Promise.resolve(null);
}

/** The name is what the tab shows; the query says which file it is about. */
function targetOf(source: vscode.Uri, title: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${title}: explained`, query: source.toString() });
}

function sourceOf(target: vscode.Uri): string {
  return target.query;
}

function notAnAgentFile(): string {
  return vscode.l10n.t('No program is known to read this file as an agent file.');
}
