import * as vscode from 'vscode';
import { AgentsView } from './agentsView.ts';
import type { TreeElement } from './agentTree.ts';
import { chooseDialectCommand } from './dialect.ts';
import { explainCommand } from './explain.ts';
import { AgentMap } from './map.ts';
import { newAgentCommand } from './newAgent.ts';
import { OverviewSource } from './overview.ts';
import { renameHeadingCommand, showReferencesCommand } from './references.ts';
import { Server } from './server.ts';
import { Status } from './status.ts';
import { suggestOnType } from './suggest.ts';
import { TakeOver } from './takeOver.ts';

let server: Server | undefined;

/** What the extension gives to its own tests. */
export interface Exported {
  readonly agents: vscode.TreeDataProvider<TreeElement>;
  readonly map: Pick<AgentMap, 'drawn'>;
}

export function activate(context: vscode.ExtensionContext): Exported {
  const started = new Server(context.asAbsolutePath('dist/server.js'), context.globalStorageUri.fsPath);
  server = started;
  const takeOver = new TakeOver(context, started.output);
  const overview = new OverviewSource(started);
  const agents = new AgentsView(overview);
  const map = new AgentMap(context.extensionUri, overview);
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    started,
    takeOver,
    overview,
    agents,
    map,
    new Status(started),
    suggestOnType(started),
    explainCommand(started),
    chooseDialectCommand(context, started),
    showReferencesCommand(started),
    renameHeadingCommand(started),
    newAgentCommand(started),
    registerCommand('agentFiles.restart', () => started.restart()),
    registerCommand('agentFiles.showOutput', () => started.output.show()),
    registerCommand('agentFiles.undoTakeOver', () => takeOver.undo()),
  );
  return { agents, map };
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
