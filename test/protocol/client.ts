import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, onTestFinished } from 'vitest';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  Diagnostic,
  DocumentDiagnosticReport,
  InitializeResult,
  MessageConnection,
  PublishDiagnosticsParams,
  Range,
  Registration,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver-protocol/node';
import { bundles, programs, sharedOptions } from '../../scripts/lib/bundles.mjs';
import type { Host } from '../../server/src/lsp/host.ts';
import { register } from '../../server/src/lsp/register.ts';
import { nodeHost } from '../../server/src/node/host.ts';

/** Both ways in which the scenarios are run. */
export const MODES = ['in process', 'over stdio'] as const;
export type Mode = (typeof MODES)[number];

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface ClientOptions {
  /** Absolute paths; the first is also the root. */
  readonly folders: readonly string[];
  readonly capabilities?: ClientCapabilities;
  /** Served as the section `agentFiles`, by folder where there is one of that path. */
  readonly settings?: unknown;
  readonly folderSettings?: Readonly<Record<string, unknown>>;
  readonly initializationOptions?: unknown;
  /** Replaces parts of the machine; in process only. */
  readonly host?: Partial<Host>;
}

/** What a full-grown editor says of itself. */
export const EDITOR: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
    publishDiagnostics: { relatedInformation: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

/** The same without the capability of asking for diagnostics. */
export const PUSHED: ClientCapabilities = {
  ...EDITOR,
  textDocument: { ...EDITOR.textDocument, diagnostic: undefined } as ClientCapabilities['textDocument'] &
    object,
};

let bundle: Promise<string> | undefined;
let bundleFolder: string | undefined;

/** Bundles the server once for all tests of a file. */
function serverBundle(): Promise<string> {
  bundle ??= (async () => {
    bundleFolder = mkdtempSync(join(tmpdir(), 'agent-files-server-'));
    const outfile = join(bundleFolder, 'dist', 'server.js');
    for (const bundle of bundles) {
      const name = basename(bundle.outfile);
      if (!programs.server.includes(name)) continue;
      await build({ ...sharedOptions, ...bundle, outfile: join(dirname(outfile), name) });
    }
    return outfile;
  })();
  return bundle;
}

afterAll(() => {
  if (bundleFolder) rmSync(bundleFolder, { recursive: true, force: true });
});

/** An editor that talks to the server; ended with the test. */
export class Client {
  readonly connection: MessageConnection;
  readonly options: ClientOptions;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly registrations: Registration[] = [];
  readonly logged: string[] = [];
  settings: unknown;
  folderSettings: Readonly<Record<string, unknown>>;
  refreshes = 0;
  initialized: InitializeResult | undefined;
  #version = 0;
  #waiting: (() => void)[] = [];

  constructor(connection: MessageConnection, options: ClientOptions) {
    this.connection = connection;
    this.options = options;
    this.settings = options.settings ?? {};
    this.folderSettings = options.folderSettings ?? {};
    const happened = (): void => {
      for (const wake of this.#waiting.splice(0)) wake();
    };
    connection.onRequest('workspace/configuration', ({ items }: { items: { scopeUri?: string }[] }) => {
      happened();
      return items.map(({ scopeUri }) =>
        scopeUri === undefined
          ? this.settings
          : (this.folderSettings[fileURLToPath(scopeUri)] ?? this.settings),
      );
    });
    connection.onRequest(
      'client/registerCapability',
      ({ registrations }: { registrations: Registration[] }) => {
        this.registrations.push(...registrations);
        happened();
        return null;
      },
    );
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      happened();
      return null;
    });
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      happened();
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
      happened();
    });
    connection.listen();
  }

  /** The handshake, up to the server's first requests. */
  async start(): Promise<this> {
    const { folders, capabilities = EDITOR, initializationOptions } = this.options;
    this.initialized = await this.connection.sendRequest('initialize', {
      processId: null,
      rootUri: folders[0] === undefined ? null : uriOf(folders[0]),
      workspaceFolders: folders.map((folder) => ({ uri: uriOf(folder), name: folder })),
      capabilities,
      initializationOptions,
    });
    await this.connection.sendNotification('initialized', {});
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      await this.until('watching', () =>
        this.registrations.some(({ method }) => method === 'workspace/didChangeWatchedFiles'),
      );
    }
    return this;
  }

  open(uri: string, text: string): Promise<void> {
    const textDocument = { uri, languageId: 'markdown', version: ++this.#version, text };
    return this.notify('textDocument/didOpen', { textDocument });
  }

  change(uri: string, changes: readonly { range?: Range; text: string }[]): Promise<void> {
    const textDocument = { uri, version: ++this.#version };
    return this.notify('textDocument/didChange', { textDocument, contentChanges: changes });
  }

  close(uri: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  /** Tells of changes on the disk: 1 created, 2 changed, 3 deleted. */
  watched(path: string, type: 1 | 2 | 3): Promise<void> {
    return this.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(path), type }] });
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    return this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  /** The rules that are reported on a document now. */
  async rules(uri: string): Promise<string[]> {
    const report = await this.pull(uri);
    if (report.kind !== 'full') throw new Error('an answer to a first question cannot be "unchanged"');
    return rulesOf(report.items);
  }

  /** A held `workspace/diagnostic` and the partial results that have come. */
  pullWorkspace(
    previous: Readonly<Record<string, string>> = {},
    options: { partial?: boolean } = {},
  ): WorkspaceRequest {
    return new WorkspaceRequest(this, previous, options.partial !== false);
  }

  /** Waits until the server's messages have made it true; fails after 10 seconds. */
  async until(what: string, test: () => boolean): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!test()) {
      if (Date.now() > deadline) throw new Error(`${what}: did not happen`);
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([
        new Promise<void>((resolve) => this.#waiting.push(resolve)),
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, 50);
        }),
      ]);
      clearTimeout(timer);
    }
  }

  /** A round trip: everything sent before has been dealt with. */
  async settled(): Promise<void> {
    await this.connection.sendRequest('agentFiles/fileInfo', { textDocument: { uri: 'untitled:none' } });
  }
}

export class WorkspaceRequest {
  readonly answer: Promise<WorkspaceDiagnosticReport>;
  /** The newest items of each address. */
  readonly reports = new Map<string, { resultId: string | undefined; items: Diagnostic[] }>();
  messages = 0;
  done = false;
  readonly #client: Client;

  constructor(client: Client, previous: Readonly<Record<string, string>>, partial: boolean) {
    this.#client = client;
    const partialResultToken = `workspace-${Math.random()}`;
    const previousResultIds = Object.entries(previous).map(([uri, value]) => ({ uri, value }));
    client.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, partialResultToken, (chunk) =>
      this.#take(chunk),
    );
    this.answer = client.connection.sendRequest('workspace/diagnostic', {
      previousResultIds,
      ...(partial && { partialResultToken }),
    });
    this.answer.then(
      (report) => {
        this.done = true;
        this.#take(report);
      },
      () => {
        this.done = true;
      },
    );
  }

  /** Waits until the address has exactly these rules. */
  async until(uri: string, rules: readonly string[]): Promise<void> {
    const expected = [...rules].sort().join();
    await this.#client.until(
      `${uri} with ${expected || 'nothing'}; it has ${rulesOf(this.reports.get(uri)?.items ?? []).join()}`,
      () => {
        const report = this.reports.get(uri);
        return report !== undefined && rulesOf(report.items).sort().join() === expected;
      },
    );
  }

  #take({ items }: Pick<WorkspaceDiagnosticReport, 'items'>): void {
    this.messages++;
    for (const item of items) {
      if (item.kind === 'full') this.reports.set(item.uri, { resultId: item.resultId, items: item.items });
    }
  }
}

export const uriOf = (path: string): string => pathToFileURL(path).href;

export const rulesOf = (items: readonly Diagnostic[]): string[] => items.map(({ code }) => String(code));

/** Starts a server and an editor for it, connected and initialized. */
export async function connect(mode: Mode, options: ClientOptions): Promise<Client> {
  return (mode === 'in process' ? inProcess(options) : await overStdio(options)).start();
}

function inProcess(options: ClientOptions): Client {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  register(server, { ...nodeHost(ROOT), ...options.host }, 'test');
  server.listen();
  const connection = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  onTestFinished(async () => {
    await connection.sendRequest('shutdown');
    connection.dispose();
    server.dispose();
  });
  return new Client(connection, options);
}

async function overStdio(options: ClientOptions): Promise<Client> {
  const { connection } = await spawnServer();
  return new Client(connection, options);
}

export interface SpawnedServer {
  readonly connection: MessageConnection;
  readonly pid: number;
  /** The exit code. */
  readonly exit: Promise<number | null>;
  /** Closes the server's standard input, as a dead editor does. */
  hangUp(): void;
}

/** The bundled server as a process, ended with the test. */
export async function spawnServer(args: readonly string[] = ['--stdio']): Promise<SpawnedServer> {
  const child = spawn(process.execPath, [await serverBundle(), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onError(() => {});
  // Whoever still waits for an answer learns that there will be none.
  void exit.then(() => connection.dispose());
  child.stdin.on('error', () => {});
  onTestFinished(async () => {
    connection.dispose();
    child.kill();
    await exit;
  });
  return { connection, pid: child.pid ?? 0, exit, hangUp: () => child.stdin.end() };
}
