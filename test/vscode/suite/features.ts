import * as vscode from 'vscode';
import { diagnosticsOf, ruleOf, uriOf, waitFor } from './support.ts';

/** The seed-like agent of the sample workspace, with no error and five findings. */
export const AGENT = '.opencode/agent/backend-developer.md';

/** What is found in {@link AGENT}, in the order of the text. */
export const AGENT_FINDINGS = [
  'information unknown-key agent',
  'information deprecated-key tools',
  'warning removed-tool list',
  'warning tool-case WebFetch',
  'warning removed-tool TodoRead',
];

/** One line a finding: severity, rule, and the text it is shown on. */
export async function findingsOf(path: string): Promise<string[]> {
  const uri = uriOf(path);
  const document = await vscode.workspace.openTextDocument(uri);
  return diagnosticsOf(uri).map((one) => {
    const severity = vscode.DiagnosticSeverity[one.severity].toLowerCase();
    return `${severity} ${ruleOf(one)} ${document.getText(one.range)}`;
  });
}

/** Waits until a file has exactly these findings. */
export async function untilFindings(path: string, expected: readonly string[]): Promise<void> {
  let last: readonly string[] = [];
  await waitFor(`${path} with ${JSON.stringify(expected)}`, async () => {
    last = await findingsOf(path);
    return JSON.stringify(last) === JSON.stringify(expected);
  }).catch((error: Error) => {
    throw new Error(`${error.message}; it has ${JSON.stringify(last)}`);
  });
}

/** Opens a file as a click on it does: unlike a document that an extension asks for, it goes when its tab is closed. */
export async function openTab(path: string): Promise<void> {
  await vscode.commands.executeCommand('vscode.open', uriOf(path));
}

/** The rules found in a file that is not opened for it. */
export function rulesAt(path: string): string[] {
  return diagnosticsOf(uriOf(path)).map(ruleOf);
}

/** The labels that all providers together offer at a place. */
export async function labelsAt(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

/** The text of everything that a hover shows. */
export async function hoverAt(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** Changes a setting of the workspace for as long as `work` takes. */
export async function withSetting(name: string, value: unknown, work: () => Promise<void>): Promise<void> {
  await setSetting(name, value);
  try {
    await work();
  } finally {
    await setSetting(name, undefined);
  }
}

/** Changes a setting of the workspace, as soon as VS Code has seen what a test has written into the file itself. */
export async function setSetting(name: string, value: unknown): Promise<void> {
  const target = vscode.ConfigurationTarget.Workspace;
  await waitFor(`${name} to be written`, async () => {
    try {
      await vscode.workspace.getConfiguration().update(name, value, target);
      return true;
    } catch (error) {
      // It refuses to write over a file that it has not read again yet; every other refusal counts.
      if (error instanceof Error && error.message.includes('content of the file is newer')) return false;
      throw error;
    }
  });
}
