import type {
  Connection,
  InitializeParams,
  InitializeResult,
  ServerCapabilities,
} from 'vscode-languageserver';
import { TextDocumentSyncKind } from 'vscode-languageserver';
import { isWithin } from '../core/workspace/paths.ts';
import { AgentFiles } from './agentFiles.ts';
import { clientAbilities, editorOptions } from './client.ts';
import { registerCodeLens } from './codeLens.ts';
import { registerConfiguration } from './configuration.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { Documents } from './documents.ts';
import { chooseEncoding } from './encoding.ts';
import { registerExplain } from './explain.ts';
import { registerHeadings } from './headingRequests.ts';
import type { Host } from './host.ts';
import { registerNewFile } from './newFileRequests.ts';
import { registerOverview } from './overview.ts';
import { registerReferences } from './referenceRequests.ts';
import { registerRequests } from './requests.ts';
import { Services } from './services.ts';
import type { Module, Session } from './session.ts';
import { Signal } from './session.ts';
import { uriToPath } from './uris.ts';
import { registerWatching } from './watch.ts';
import { WebIndex } from './webIndex.ts';
import { registerWeb } from './webRequests.ts';

/** Hooks the language server into a connection; `connection.listen()` is left to the caller. */
export function register(connection: Connection, host: Host, version: string): void {
  let modules: readonly Module[] = [];
  let load = (): unknown => undefined;
  connection.onInitialize((params): InitializeResult => {
    const { session, onWatching } = createSession(connection, host, params);
    const index = new WebIndex(session);
    modules = [
      registerConfiguration(session),
      registerWatching(session, onWatching),
      registerDiagnostics(session),
      registerRequests(session),
      registerExplain(session),
      registerReferences(session, index),
      registerHeadings(session, index),
      registerWeb(session, index),
      registerCodeLens(session, index),
      registerOverview(session, index),
      registerNewFile(session),
    ];
    // The connection keeps one listener alone.
    connection.onShutdown(() => session.events.shutdown.fire());
    load = () => session.services.at('/');
    const own: ServerCapabilities = {
      positionEncoding: session.encoding,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    };
    const capabilities = modules.reduce(withCapabilities, own);
    return { capabilities, serverInfo: { name: 'agent-files', version } };
  });
  connection.onInitialized(() => {
    for (const { initialized } of modules) {
      void Promise.resolve(initialized?.()).catch((error) =>
        connection.console.error(`initialized: ${error}`),
      );
    }
    // Only now is the core loaded, while the editor makes up its mind what to ask.
    setImmediate(load);
  });
}

function withCapabilities(all: ServerCapabilities, { capabilities }: Module): ServerCapabilities {
  const fileOperations = { ...all.workspace?.fileOperations, ...capabilities.workspace?.fileOperations };
  const workspace = { ...all.workspace, ...capabilities.workspace, fileOperations };
  return { ...all, ...capabilities, workspace };
}

function createSession(
  connection: Connection,
  host: Host,
  params: InitializeParams,
): { readonly session: Session; readonly onWatching: () => void } {
  const encoding = chooseEncoding(params.capabilities.general?.positionEncodings);
  const documents = new Documents(encoding, host.windows);
  documents.listen(connection);
  let watching = false;
  const view = host.createView({
    folders: workspaceFolders(params),
    overlay: (path) => documents.atPath(path),
    watched: (path) => watching && isWatched(path, view.folders),
  });
  const services = new Services(view, host.windows);
  const editor = editorOptions(params.initializationOptions);
  const session: Session = {
    connection,
    host,
    client: clientAbilities(params),
    editor,
    encoding,
    documents,
    view,
    services,
    files: new AgentFiles(documents, view, services, encoding, editor.builtinLanguages),
    events: { reconfigured: new Signal(), filesChanged: new Signal(), shutdown: new Signal() },
  };
  return {
    session,
    onWatching: () => {
      watching = true;
    },
  };
}

function workspaceFolders({ workspaceFolders: folders, rootUri }: InitializeParams): readonly string[] {
  const uris = folders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
  return uris.flatMap((uri) => uriToPath(uri)?.replace(/(?<=.)\/$/, '') ?? []);
}

/** Editors watch the workspace folders, but not what is in these. */
function isWatched(path: string, folders: readonly string[]): boolean {
  return !/\/(?:node_modules|\.git)\//.test(path) && folders.some((folder) => isWithin(folder, path));
}
