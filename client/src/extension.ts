import * as vscode from 'vscode';
import { explainCommand } from './explain.ts';
import { newAgent } from './newAgent.ts';
import { Server } from './server.ts';
import { Status } from './status.ts';
import { suggestOnType } from './suggest.ts';

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const started = new Server(context.asAbsolutePath('dist/server.js'));
  server = started;
  const { registerCommand } = vscode.commands;
  context.subscriptions.push(
    started,
    new Status(started),
    suggestOnType(started),
    explainCommand(started),
    registerCommand('agentFiles.restart', () => started.restart()),
    registerCommand('agentFiles.showOutput', () => started.output.show()),
    registerCommand('agentFiles.newAgent', newAgent),
  );
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
