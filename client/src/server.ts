import * as vscode from 'vscode';
import type { ServerOptions } from 'vscode-languageclient/node';
import { LanguageClient, State, TransportKind } from 'vscode-languageclient/node';
import { builtinLanguages } from './builtin.ts';
import type { Selectors } from './selectors.ts';
import { currentSelectors, selects } from './selectors.ts';
import { initializationOptions, MARKDOWN_SETTINGS, SECTION } from './settings.ts';
import { traceChannel } from './trace.ts';

/**
 * The language server's process: started with the first agent file that is opened, restarted where the selectors have
 * changed, since they are settled at its start.
 */
export class Server implements vscode.Disposable {
  readonly output: vscode.LogOutputChannel;
  readonly #module: string;
  readonly #storage: string;
  readonly #trace: vscode.LogOutputChannel;
  readonly #subscriptions: vscode.Disposable[];
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when the server has started or ended. */
  readonly onDidChange = this.#changed.event;
  readonly #edited = new vscode.EventEmitter<vscode.TextDocumentChangeEvent>();
  /** Fires when the server has been told of an edit: what it is asked now, it answers for the new text. */
  readonly onDidSendEdit = this.#edited.event;
  readonly #graphChanged = new vscode.EventEmitter<void>();
  /** Fires when what the workspace defines may be something else, once somebody has asked for it. */
  readonly onDidChangeGraph = this.#graphChanged.event;
  #selectors: Selectors;
  #client: LanguageClient | undefined;
  /** Starts and stops wait for each other. */
  #turn: Promise<void> = Promise.resolve();

  /** @param storage a folder of the extension's own, where the server may keep its compiled code */
  constructor(module: string, storage: string) {
    this.#module = module;
    this.#storage = storage;
    this.output = vscode.window.createOutputChannel('Agent Files', { log: true });
    this.#trace = traceChannel(this.output);
    this.#selectors = currentSelectors();
    this.#subscriptions = [
      this.output,
      this.#changed,
      this.#edited,
      this.#graphChanged,
      vscode.workspace.onDidOpenTextDocument((document) => this.#startFor(document)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#reselect()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SECTION}.dialects`)) this.#reselect();
        const markdown = MARKDOWN_SETTINGS.some((name) => event.affectsConfiguration(name));
        if (markdown && this.#client) void this.restart();
      }),
    ];
    for (const document of vscode.workspace.textDocuments) this.#startFor(document);
  }

  get selectors(): Selectors {
    return this.#selectors;
  }

  /** The running client; undefined before the first agent file, and while there is no connection. */
  get client(): LanguageClient | undefined {
    return this.#client?.state === State.Running ? this.#client : undefined;
  }

  /** The client once a start or stop that is under way is over; undefined where none is running then. */
  async settled(): Promise<LanguageClient | undefined> {
    await this.#turn;
    return this.client;
  }

  /** The client, started where none is running; undefined where that fails. */
  async started(): Promise<LanguageClient | undefined> {
    if (!this.#client)
      await this.#inTurn(async () => {
        if (!this.#client) await this.#start();
      });
    return this.settled();
  }

  /** Whether the server is told of what is typed into the document. */
  follows(document: vscode.TextDocument): boolean {
    return this.client !== undefined && selects(this.#selectors, document);
  }

  /** Ends the process, if there is one, and starts a new one. */
  restart(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  /** For the end of the extension: resolves when the process is gone. */
  stop(): Promise<void> {
    return this.#inTurn(() => this.#stop());
  }

  dispose(): void {
    for (const one of this.#subscriptions) one.dispose();
  }

  #startFor(document: vscode.TextDocument): void {
    if (!this.#client && selects(this.#selectors, document)) void this.started();
  }

  #reselect(): void {
    const next = currentSelectors();
    if (next.key === this.#selectors.key) return;
    this.#selectors = next;
    if (this.#client) void this.restart();
    else for (const document of vscode.workspace.textDocuments) this.#startFor(document);
  }

  async #start(): Promise<void> {
    const builtin = (await builtinLanguages()).map(({ id }) => id);
    const client = new LanguageClient(SECTION, 'Agent Files', this.#options(), {
      documentSelector: [...this.#selectors.protocol],
      diagnosticCollectionName: 'agent-files',
      diagnosticPullOptions: { onChange: true, onTabs: false },
      initializationOptions: () => initializationOptions(builtin),
      markdown: { isTrusted: false, supportHtml: false },
      middleware: {
        didChange: async (event, next) => {
          await next(event);
          this.#edited.fire(event);
        },
      },
      outputChannel: this.output,
      traceOutputChannel: this.#trace,
    });
    this.#client = client;
    client.onDidChangeState(() => this.#changed.fire());
    client.onNotification('agentFiles/graphChanged', () => this.#graphChanged.fire());
    try {
      await client.start();
    } catch (error) {
      this.output.error(error instanceof Error ? error : String(error));
      void this.#tellFailure();
    }
  }

  #options(): ServerOptions {
    const env = { AGENT_FILES_CACHE: this.#storage };
    const run = { module: this.#module, transport: TransportKind.ipc, options: { env } };
    return { run, debug: { ...run, options: { env, execArgv: ['--nolazy', '--inspect=6029'] } } };
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.dispose();
    this.#changed.fire();
  }

  async #tellFailure(): Promise<void> {
    const show = vscode.l10n.t('Show Output');
    const message = vscode.l10n.t(
      'The Agent Files language server could not be started. Its output says why.',
    );
    if ((await vscode.window.showErrorMessage(message, show)) === show) this.output.show();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(work, work);
    return this.#turn;
  }
}
