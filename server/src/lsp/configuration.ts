import { DidChangeConfigurationNotification } from 'vscode-languageserver';
import type { Module, Session } from './session.ts';
import type { UserSettings } from './settings.ts';
import { readSettings } from './settings.ts';
import { uriToPath } from './uris.ts';

const SECTION = 'agentFiles';

/** The user's settings and the workspace folders: read at the start, and again whenever the client says so. */
export function registerConfiguration(session: Session): Module {
  const { connection, client, editor, view, services } = session;
  const complain = (sentence: string): void => connection.console.warn(sentence);
  let current = '';

  const take = (window: unknown, folders: ReadonlyMap<string, unknown>): void => {
    const raw = JSON.stringify([window, [...folders], view.folders]);
    if (raw === current) return;
    current = raw;
    const own = new Map<string, UserSettings>();
    for (const [folder, value] of folders) own.set(folder, readSettings(value, complain));
    const settings = readSettings(window, complain);
    view.homeVisible = settings.homeFolder;
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
