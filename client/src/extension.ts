import * as vscode from 'vscode';
import { chooseDialectCommand } from './dialect.ts';
import { explainCommand } from './explain.ts';
import { newAgent } from './newAgent.ts';
import { renameHeadingCommand, showReferencesCommand } from './references.ts';
import { Server } from './server.ts';
import { Status } from './status.ts';
import { suggestOnType } from './suggest.ts';
import { TakeOver } from './takeOver.ts';

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const started = new Server(context.asAbsolutePath('dist/server.js'));
  server = started;
  const takeOver = new TakeOver(context, started.output);
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    started,
    takeOver,
    new Status(started),
    suggestOnType(started),
    explainCommand(started),
    chooseDialectCommand(context, started),
    showReferencesCommand(started),
    renameHeadingCommand(started),
    registerCommand('agentFiles.restart', () => started.restart()),
    registerCommand('agentFiles.showOutput', () => started.output.show()),
    registerCommand('agentFiles.newAgent', newAgent),
    registerCommand('agentFiles.undoTakeOver', () => takeOver.undo()),
  );
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
