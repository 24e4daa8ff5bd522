import * as vscode from 'vscode';
import { SECTION } from './settings.ts';

/**
 * A channel for the client's trace that is open while `agentFiles.trace.server` is not `off`. The client library looks
 * only at the log level of its channel, which a setting cannot change; here the setting is the level.
 */
export function traceChannel(output: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const setting = `${SECTION}.trace.server`;
  const level = (): vscode.LogLevel =>
    vscode.workspace.getConfiguration().get(setting, 'off') === 'off'
      ? vscode.LogLevel.Off
      : vscode.LogLevel.Trace;
  const onDidChangeLogLevel: vscode.Event<vscode.LogLevel> = (listener, thisArgs, disposables) =>
    vscode.workspace.onDidChangeConfiguration(
      (event) => event.affectsConfiguration(setting) && listener.call(thisArgs, level()),
      undefined,
      disposables,
    );
  return Object.create(output, {
    logLevel: { get: level },
    onDidChangeLogLevel: { value: onDidChangeLogLevel },
    // The output's own level would hide lines that are marked as trace.
    trace: { value: (message: string, ...rest: unknown[]) => output.info(message, ...rest) },
  });
}
