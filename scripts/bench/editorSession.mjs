// One session of an editor with the language server: what a client says between start and exit.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { delay } from '../lib/lifecycle.mjs';
import { LanguageClient } from './languageClient.mjs';

/** @typedef {{ line: number, character: number }} Position */

const WORKSPACE = 'workspace';
/** The longest that a timer can wait. */
const FOREVER_MS = 2 ** 31 - 1;

/** What editors commonly offer. */
const CAPABILITIES = {
  general: { positionEncodings: ['utf-16'] },
  window: { workDoneProgress: true },
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { didSave: true },
    completion: {
      contextSupport: true,
      completionItem: { snippetSupport: true, documentationFormat: ['markdown'], insertReplaceSupport: true },
    },
    hover: { contentFormat: ['markdown'] },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
    publishDiagnostics: { versionSupport: true, codeDescriptionSupport: true, relatedInformation: true },
    diagnostic: { relatedDocumentSupport: true },
  },
};

export class EditorSession {
  #pulls = false;
  #version = 0;
  #uri = '';
  /** The answers that the client holds for the workspace, by address. @type {Map<string, string>} */
  #held = new Map();

  /**
   * @param {readonly string[]} args of Node
   * @param {string} folder the workspace
   */
  constructor(args, folder) {
    this.folder = folder;
    this.client = new LanguageClient(args, folder, (method, params) => this.#hear(method, params));
  }

  /** @returns {Promise<number>} ms from the start of the process to the answer */
  async initialize() {
    const uri = pathToFileURL(this.folder).href;
    const { result, readAt } = await this.client.request('initialize', {
      processId: process.pid,
      clientInfo: { name: 'bench' },
      rootUri: uri,
      workspaceFolders: [{ uri, name: path.basename(this.folder) }],
      capabilities: CAPABILITIES,
    });
    this.#pulls = result.capabilities.diagnosticProvider !== undefined;
    this.capabilities = result.capabilities;
    return readAt - this.client.startedAt;
  }

  /** The client is ready; one that pulls asks for the whole workspace, too. */
  begin() {
    this.client.notify('initialized', {});
    const whole = this.capabilities?.diagnosticProvider?.workspaceDiagnostics;
    // It ends with the server.
    if (whole) void this.#pullWorkspace().catch(() => {});
  }

  /** As vscode-languageclient does: again and again, two seconds after each answer. */
  async #pullWorkspace() {
    for (;;) {
      const previousResultIds = [...this.#held].map(([uri, value]) => ({ uri, value }));
      const params = { previousResultIds, partialResultToken: WORKSPACE };
      const { result } = await this.client.request('workspace/diagnostic', params, FOREVER_MS);
      this.#hold(result.items);
      await delay(2000);
    }
  }

  /** @param {{ uri: string, resultId?: string }[]} reports */
  #hold(reports) {
    for (const { uri, resultId } of reports) if (resultId !== undefined) this.#held.set(uri, resultId);
  }

  /**
   * @param {string} file
   * @returns {Promise<{ ms: number, items: unknown[] }>} until its diagnostics are there
   */
  open(file) {
    this.#uri = pathToFileURL(file).href;
    const text = fs.readFileSync(file, 'utf8');
    const textDocument = { uri: this.#uri, languageId: 'markdown', version: ++this.#version, text };
    return this.#untilDiagnostics(() => this.client.notify('textDocument/didOpen', { textDocument }));
  }

  close() {
    this.client.notify('textDocument/didClose', { textDocument: { uri: this.#uri } });
  }

  /**
   * @param {Position} at
   * @param {string} text
   */
  type(at, text) {
    const contentChanges = [{ range: { start: at, end: at }, text }];
    const textDocument = { uri: this.#uri, version: ++this.#version };
    return this.client.notify('textDocument/didChange', { textDocument, contentChanges });
  }

  /**
   * @param {Position} at
   * @param {string} text
   */
  typeAndCheck(at, text) {
    return this.#untilDiagnostics(() => this.type(at, text));
  }

  /** @param {string} method `textDocument/hover` @returns {boolean} */
  offers(method) {
    return Boolean(this.capabilities?.[`${path.basename(method)}Provider`]);
  }

  /**
   * @param {string} method
   * @param {Position} position
   */
  ask(method, position) {
    const context = method === 'textDocument/completion' ? { context: { triggerKind: 1 } } : {};
    return this.client.request(method, { textDocument: { uri: this.#uri }, position, ...context });
  }

  /** @param {() => number} send @returns {Promise<{ ms: number, items: unknown[] }>} */
  async #untilDiagnostics(send) {
    if (this.#pulls) {
      const sentAt = send();
      const { result, readAt } = await this.#pull();
      return { ms: readAt - sentAt, items: result.items ?? [] };
    }
    const pushed = this.client.next(
      'textDocument/publishDiagnostics',
      (params) => params.uri === this.#uri && (params.version ?? this.#version) >= this.#version,
    );
    const sentAt = send();
    const { params, readAt } = await pushed;
    return { ms: readAt - sentAt, items: params.diagnostics };
  }

  #pull() {
    return this.client.request('textDocument/diagnostic', { textDocument: { uri: this.#uri } });
  }

  /**
   * @param {string} method
   * @param {any} params
   */
  #hear(method, params) {
    if (method === 'workspace/configuration') return params.items.map(() => null);
    if (method === '$/progress' && params.token === WORKSPACE) this.#hold(params.value.items);
    // Editors ask for the open document again.
    if (method === 'workspace/diagnostic/refresh' && this.#uri !== '') void this.#pull().catch(() => {});
    return null;
  }

  /** The pause of somebody who types; the server may use it for what it does in the background. */
  pause() {
    return delay(30);
  }

  end() {
    return this.client.close();
  }
}
