import * as vscode from 'vscode';
import type { Server } from './server.ts';

interface ExplainAnswer {
  readonly title: string;
  readonly markdown: string;
}

const SCHEME = 'agent-files-explain';

/** The command *Explain This File*: the explanation as a read-only document beside, which follows what is typed. */
export function explainCommand(server: Server): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider: vscode.TextDocumentContentProvider = {
    onDidChange: changed.event,
    provideTextDocumentContent: async (uri) =>
      (await ask(server, sourceOf(uri)))?.markdown ?? notAnAgentFile(),
  };
  return vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, provider),
    // Any edit that the server hears of: an agent is put together from several files.
    server.onDidSendEdit(() => {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri);
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
      changed.fire(target);
      const document = await vscode.workspace.openTextDocument(target);
      await vscode.languages.setTextDocumentLanguage(document, 'markdown');
      const options = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true };
      await vscode.window.showTextDocument(document, options);
    }),
  );
}

async function ask(server: Server, uri: string): Promise<ExplainAnswer | null> {
  const client = await server.settled();
  return client?.sendRequest<ExplainAnswer | null>('agentFiles/explain', { textDocument: { uri } }) ?? null;
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
