import type { DocumentDiagnosticReport } from 'vscode-languageserver';
import { Dependencies } from '../core/workspace/dependencies.ts';
import type { OpenDocument } from './documents.ts';
import { guard } from './guard.ts';
import type { Report } from './report.ts';
import { NOTHING, reportOn } from './report.ts';
import type { FileChange, Module, Session } from './session.ts';
import { uriToPath } from './uris.ts';
import { WorkspacePull } from './workspacePull.ts';
import { WorkspaceScan } from './workspaceScan.ts';

/** The pause in typing after which clients that do not ask are told. */
const PUSH_AFTER_MS = 150;

/** The pause in typing after which the files that refer to an edited one are looked at again. */
const REFERRERS_AFTER_MS = 200;

/** Diagnostics by pull, of documents and of the workspace, or by push where the client cannot ask. */
export function registerDiagnostics(session: Session): Module {
  const { client } = session;
  const module = new DiagnosticsModule(session);
  module.listen();
  if (!client.pullsDiagnostics) return { capabilities: {}, initialized: () => module.catchUp() };
  return {
    capabilities: { diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: true } },
  };
}

class DiagnosticsModule {
  readonly #session: Session;
  readonly #dependencies = new Dependencies();
  readonly #scan: WorkspaceScan;
  readonly #pull = new WorkspacePull(() => this.#scan.busy);
  /** The id of what the client was last told about an open document, by path. */
  readonly #told = new Map<string, string>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #pushed = new Set<string>();
  #scanning = false;
  /** Whether the client wants to know about files that are not open. */
  #wanted: boolean;

  constructor(session: Session) {
    this.#session = session;
    this.#wanted = !session.client.pullsDiagnostics;
    this.#scan = new WorkspaceScan(session, (path, report, anew) => this.#onScanned(path, report, anew));
  }

  listen(): void {
    const { connection, client, documents, events } = this.#session;
    documents.onChange((document) => this.#onEdited(document));
    documents.onClose((document) => this.#onClosed(document));
    events.filesChanged.on((changes) => this.#onFilesChanged(changes));
    events.reconfigured.on(() => this.#onReconfigured());
    events.shutdown.on(() => this.#scan.stop());
    if (!client.pullsDiagnostics) return;
    connection.languages.diagnostics.on(({ textDocument, previousResultId }) =>
      this.#documentReport(textDocument.uri, previousResultId),
    );
    connection.languages.diagnostics.onWorkspace((params, token, _workDone, progress) => {
      const answer = this.#pull.hold(params, token, progress);
      this.#wanted = true;
      guard(this.#session, 'workspace/diagnostic', undefined, () => this.catchUp(), undefined);
      return answer;
    });
  }

  #documentReport(uri: string, previous: string | undefined): DocumentDiagnosticReport {
    const unknown: DocumentDiagnosticReport =
      previous === undefined ? { kind: 'full', items: [] } : { kind: 'unchanged', resultId: previous };
    return guard(
      this.#session,
      'textDocument/diagnostic',
      uri,
      (): DocumentDiagnosticReport => {
        const { items, resultId } = this.#report(uri);
        if (resultId === previous) return { kind: 'unchanged', resultId };
        return { kind: 'full', resultId, items: [...items] };
      },
      unknown,
    );
  }

  /** The findings of a document as the client has it, or as it is on the disk. */
  #report(uri: string): Report {
    const path = uriToPath(uri);
    const document = this.#session.documents.get(uri);
    const file = document ?? (path && this.#session.view.read(path));
    if (!path || !file) return NOTHING;
    const report = reportOn(this.#session, path, uri, file);
    this.#dependencies.set(path, report.touched);
    this.#told.set(path, report.resultId);
    return report;
  }

  /** Brings a client that has just asked for the workspace up to what is known. */
  catchUp(): void {
    if (this.#session.services.scope === 'workspace' && !this.#scanning) this.#startScan();
    const { documents } = this.#session;
    const known = new Map([...this.#scan.found].map(([path, id]) => [documents.uriOf(path), { path, id }]));
    for (const [uri, { path, id }] of known) if (this.#pull.lacks(uri, id)) this.#scan.check(path);
    void this.#scan.whenIdle().then(() => {
      for (const uri of this.#pull.heldAddresses()) {
        const path = uriToPath(uri);
        if (path && !this.#scan.found.has(path) && !documents.atPath(path))
          this.#pull.offer(uri, NOTHING, false);
      }
      this.#pull.flush();
    });
  }

  #startScan(): void {
    this.#scanning = true;
    this.#scan.start();
    void this.#scan.whenIdle().then(() => this.#pull.flush());
  }

  #onScanned(path: string, report: Report, anew: boolean): void {
    const { client, documents } = this.#session;
    if (report === NOTHING) this.#dependencies.delete(path);
    else this.#dependencies.set(path, report.touched);
    const uri = documents.uriOf(path);
    if (client.pullsDiagnostics) this.#pull.offer(uri, report, anew);
    else if (report.items.length > 0 || this.#pushed.has(uri)) this.#publish(uri, report);
  }

  #onEdited(document: OpenDocument): void {
    const { path, uri } = document;
    if (path === undefined) return;
    if (!this.#session.client.pullsDiagnostics) this.#later(uri, PUSH_AFTER_MS, () => this.#push(uri));
    if (this.#referrers(path).length === 0) return;
    this.#later(`referrers of ${uri}`, REFERRERS_AFTER_MS, () => this.#again(this.#referrers(path)));
  }

  /** The files whose findings rest on this one's text. */
  #referrers(path: string): string[] {
    return [...this.#dependencies.affected(path, false)].filter((file) => file !== path);
  }

  #onClosed({ path, uri }: OpenDocument): void {
    this.#cancel(uri);
    if (path === undefined) return;
    this.#told.delete(path);
    // The client may hold findings of a text that was never saved.
    if (this.#session.services.scope === 'workspace' && this.#scan.covers(path)) this.#scan.check(path, true);
    else this.#onScanned(path, NOTHING, true);
    this.#again(this.#referrers(path));
  }

  #onFilesChanged(changes: readonly FileChange[]): void {
    const affected = new Set<string>();
    for (const { path, type } of changes) {
      for (const file of this.#dependencies.affected(path, type !== 'changed')) affected.add(file);
      if (this.#scanning) this.#followChange(path, type);
    }
    if (affected.size === 0) return;
    this.#session.files.forget();
    this.#again([...affected]);
  }

  #followChange(path: string, type: FileChange['type']): void {
    const { view } = this.#session;
    // What is gone is found out when the files that rest on it, themselves included, are looked at again.
    if (/\/\.(?:git|agentfiles)ignore$/.test(path)) this.#scan.start();
    else if (type === 'deleted') return;
    else if (this.#scan.covers(path)) this.#scan.check(path);
    else if (type === 'created' && view.kind(path) === 'directory' && this.#isOurs(path))
      this.#scan.walk(path);
  }

  #isOurs(folder: string): boolean {
    const { view, host } = this.#session;
    const root = view.folders.find((one) => folder.startsWith(`${one}/`));
    return root !== undefined && !host.leftOut(root, `${folder}/`);
  }

  #onReconfigured(): void {
    const { services, documents, files } = this.#session;
    files.forget();
    if (services.scope === 'openFiles') {
      this.#scanning = false;
      this.#scan.clear();
    } else if (this.#wanted) this.#startScan();
    this.#again(documents.all().flatMap(({ path }) => path ?? []));
  }

  /** Looks at files again; the client is told where the answer is another one. */
  #again(paths: readonly string[]): void {
    const { documents, client, connection } = this.#session;
    const open = paths.filter((path) => documents.atPath(path));
    for (const path of paths) if (!documents.atPath(path) && this.#scanning) this.#scan.check(path);
    if (!client.pullsDiagnostics) {
      for (const path of open) this.#push(documents.uriOf(path));
      return;
    }
    const differs = open.some((path) => this.#told.has(path) && this.#told.get(path) !== this.#idOf(path));
    if (differs && client.refreshesDiagnostics) connection.languages.diagnostics.refresh();
  }

  #idOf(path: string): string | undefined {
    const document = this.#session.documents.atPath(path);
    if (!document) return undefined;
    const look = (): string => reportOn(this.#session, path, document.uri, document).resultId;
    return guard(this.#session, 'textDocument/diagnostic', document.uri, look, undefined);
  }

  #push(uri: string): void {
    guard(
      this.#session,
      'textDocument/publishDiagnostics',
      uri,
      () => this.#publish(uri, this.#report(uri)),
      undefined,
    );
  }

  #publish(uri: string, { items }: Report): void {
    if (items.length > 0) this.#pushed.add(uri);
    else if (!this.#pushed.delete(uri) && !this.#session.documents.get(uri)) return;
    const version = this.#session.documents.get(uri)?.version;
    const params = { uri, diagnostics: [...items], ...(version !== undefined && { version }) };
    void this.#session.connection.sendDiagnostics(params);
  }

  #later(key: string, afterMs: number, work: () => void): void {
    clearTimeout(this.#timers.get(key));
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      work();
    }, afterMs);
    this.#timers.set(key, timer);
  }

  #cancel(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }
}
