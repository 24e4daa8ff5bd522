import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import { CONFIG_FILE } from '../config/files.ts';
import { LineIndex } from '../core/syntax/span.ts';
import { basename } from '../core/workspace/paths.ts';
import type { Module, Session } from './session.ts';
import type { UserSettings } from './settings.ts';
import { NO_SETTINGS, readSettings } from './settings.ts';
import { uriToPath } from './uris.ts';

const SECTION = 'agentFiles';

/** The user's settings and the workspace folders: read at the start, and again whenever the client says so. */
export function registerConfiguration(session: Session): Module {
  const { connection, client, editor, view, services } = session;
  const complain = (sentence: string): void => connection.console.warn(sentence);
  let said = '';
  let meant = '';
  services.onProblem = ({ path, span, message }) => {
    const text = view.read(path)?.text ?? '';
    const { line, character } = new LineIndex(text).positionAt(span.start);
    connection.console.warn(`${path}:${line + 1}:${character + 1}: ${message}`);
  };

  let window = NO_SETTINGS;
  let folderSettings: ReadonlyMap<string, UserSettings> = new Map();

  const take = (section: unknown, folders: ReadonlyMap<string, unknown>): void => {
    const raw = JSON.stringify([section, [...folders], view.folders]);
    if (raw === said) return;
    said = raw;
    const own = new Map<string, UserSettings>();
    for (const [folder, value] of folders) own.set(folder, readSettings(value, complain));
    const settings = readSettings(section, complain);
    // The first answer of most clients says what counts already: nothing need be looked at again.
    const counts = JSON.stringify([
      settings,
      view.folders.map((folder) => [folder, own.get(folder) ?? settings]),
    ]);
    if (counts === meant) return;
    meant = counts;
    view.homeVisible = settings.homeFolder;
    window = settings;
    folderSettings = own;
    services.update(settings, own);
    session.events.reconfigured.fire();
  };

  /** Asks the client for the settings of the window and of each folder. */
  const ask = async (): Promise<void> => {
    const { folders } = view;
    const scopes = folders.map((folder) => ({ section: SECTION, scopeUri: session.documents.uriOf(folder) }));
    try {
      const [window, ...own] = await connection.workspace.getConfiguration([{ section: SECTION }, ...scopes]);
      take(window, new Map(folders.map((folder, i) => [folder, own[i]])));
    } catch (error) {
      connection.console.warn(`The settings could not be read from the editor: ${error}`);
    }
  };
  const asks = client.asksConfiguration;

  take(editor.settings, new Map());
  // What a project says of its own files counts as soon as it is saved.
  session.events.filesChanged.on((changes) => {
    if (!changes.some(({ path }) => isProjectConfig(path))) return;
    services.update(window, folderSettings);
    session.events.reconfigured.fire();
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    if (asks) void ask();
    else take(settings?.[SECTION], new Map());
  });
  return {
    capabilities: { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } },
    initialized: () => {
      if (client.tellsConfiguration) {
        void connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
      }
      if (client.knowsFolders) {
        connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
          const gone = removed.map(({ uri }) => uriToPath(uri));
          const kept = view.folders.filter((folder) => !gone.includes(folder));
          const come = added.flatMap(({ uri }) => uriToPath(uri) ?? []);
          view.folders = [...new Set([...kept, ...come])];
          if (asks) void ask();
          else take(editor.settings, new Map());
        });
      }
      if (asks) void ask();
    },
  };
}

function isProjectConfig(path: string): boolean {
  const name = basename(path);
  return name === CONFIG_FILE || name === 'package.json';
}
