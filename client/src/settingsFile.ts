import * as vscode from 'vscode';
import { withEntries, withoutEntries } from './settingsText.ts';

/** How long the editor may take to notice its settings file has changed. */
const NOTICED_WITHIN_MS = 5000;

/**
 * Adds entries to an object of the workspace's settings file without touching the rest of it, which the editor's own way
 * to write settings does not promise: it writes the object anew, without its comments.
 * @returns whether that was possible; if not, the file is as it was
 * @throws Error where the file has unsaved changes
 */
export function addEntries(setting: string, entries: Readonly<Record<string, string>>): Promise<boolean> {
  return edit(
    setting,
    (text, path) => withEntries(text, path, entries),
    (now) => Object.entries(entries).every(([name, value]) => now[name] === value),
  );
}

/** Takes entries out again, in the same way. */
export function removeEntries(setting: string, names: readonly string[]): Promise<boolean> {
  return edit(
    setting,
    (text, path) => withoutEntries(text, path, names),
    (now) => names.every((name) => !Object.hasOwn(now, name)),
  );
}

async function edit(
  setting: string,
  change: (text: string, path: readonly string[]) => string | undefined,
  holds: (now: Readonly<Record<string, string>>) => boolean,
): Promise<boolean> {
  const file = settingsFile(setting);
  const document = file && (await openIfThere(file.uri));
  if (!file || !document) return false;
  if (document.isDirty) {
    const name = vscode.workspace.asRelativePath(document.uri);
    throw new Error(vscode.l10n.t('{0} has unsaved changes. Save it and try again.', name));
  }
  const text = change(document.getText(), file.path);
  if (text === undefined) return false;
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const changes = new vscode.WorkspaceEdit();
  changes.replace(document.uri, all, text);
  if (!(await vscode.workspace.applyEdit(changes)) || !(await document.save())) return false;
  await configured(() =>
    holds(vscode.workspace.getConfiguration().inspect<Record<string, string>>(setting)?.workspaceValue ?? {}),
  );
  return true;
}

/** Where the settings of the workspace stand, and below which keys there. */
function settingsFile(setting: string): { uri: vscode.Uri; path: readonly string[] } | undefined {
  const { workspaceFile, workspaceFolders } = vscode.workspace;
  if (workspaceFile) return { uri: workspaceFile, path: ['settings', setting] };
  const folder = workspaceFolders?.[0];
  return folder && { uri: vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json'), path: [setting] };
}

async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** Resolves when the settings are so, or when that takes too long. */
function configured(holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(done, NOTICED_WITHIN_MS);
    const subscription = vscode.workspace.onDidChangeConfiguration(() => {
      if (holds()) done();
    });
  });
}
