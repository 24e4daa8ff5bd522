import type { FileEvent, FileSystemWatcher } from 'vscode-languageserver';
import { DidChangeWatchedFilesNotification, FileChangeType, WatchKind } from 'vscode-languageserver';
import { CONFIG_FILE } from '../config/files.ts';
import { ALL_PLACES } from '../core/dialects/places.ts';
import type { FileChange, Module, Session } from './session.ts';
import { uriToPath } from './uris.ts';

const TYPES = {
  [FileChangeType.Created]: 'created',
  [FileChangeType.Changed]: 'changed',
  [FileChangeType.Deleted]: 'deleted',
} as const;

/** Any file may be what a link points to; what a file says matters only where we read it. */
function watchers(): FileSystemWatcher[] {
  return [
    { globPattern: '**/*', kind: WatchKind.Create | WatchKind.Delete },
    ...contentGlobs().map((globPattern) => ({ globPattern, kind: WatchKind.Change })),
  ];
}

function contentGlobs(): readonly string[] {
  const settings = ALL_PLACES.flatMap(({ configFiles, files = [] }) => [
    ...configFiles,
    ...files.map(({ path }) => path).filter((path) => path.endsWith('.json')),
  ]);
  return [
    '**/*.md',
    '**/.gitignore',
    '**/.agentfilesignore',
    `**/${CONFIG_FILE}`,
    '**/package.json',
    ...new Set(settings.map((path) => `**/${path}`)),
  ];
}

/** Files and folders that the editor moves by itself. */
export const ANY_FILE = [{ scheme: 'file', pattern: { glob: '**/*' } }];

/** Changes of files outside the editor, by the client's word. */
export function registerWatching(session: Session, onWatching: () => void): Module {
  const { connection, client, documents, view, events } = session;
  const tell = (changes: readonly FileChange[]): void => {
    for (const { path } of changes) view.changed(path);
    events.filesChanged.fire(changes);
  };
  connection.onDidChangeWatchedFiles(({ changes }) => tell(changes.flatMap(toChange)));
  // What was moved in the editor itself is known at once: watchers take a while.
  const change = (uri: string, type: FileChangeType) => toChange({ uri, type });
  connection.workspace.onDidRenameFiles(({ files }) =>
    tell(
      files.flatMap(({ oldUri, newUri }) => [
        ...change(oldUri, FileChangeType.Deleted),
        ...change(newUri, FileChangeType.Created),
      ]),
    ),
  );
  const capabilities = { workspace: { fileOperations: { didRename: { filters: ANY_FILE } } } };
  // An editor that does not watch still says what it has written itself.
  if (!client.watchesFiles) {
    documents.onSave(({ path }) => path !== undefined && tell([{ path, type: 'changed' }]));
    return { capabilities };
  }
  return {
    capabilities,
    initialized: async () => {
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: watchers() });
      onWatching();
    },
  };
}

function toChange({ uri, type }: FileEvent): FileChange[] {
  const path = uriToPath(uri);
  return path === undefined ? [] : [{ path: path.replace(/(?<=.)\/$/, ''), type: TYPES[type] }];
}
