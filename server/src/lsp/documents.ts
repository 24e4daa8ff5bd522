import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocuments } from 'vscode-languageserver';
import { LineIndex } from '../core/syntax/span.ts';
import type { FileText } from '../core/workspace/view.ts';
import type { Encoding } from './encoding.ts';
import { Positions } from './encoding.ts';
import { pathToUri, uriToPath } from './uris.ts';

/** One version of an open document: a value. The next version is another object. */
export interface OpenDocument extends FileText {
  readonly uri: string;
  readonly version: number;
  /** The editor's language id: `markdown`, `chatagent`. */
  readonly language: string;
  /** Undefined for documents that are no files, about which we say nothing. */
  readonly path: string | undefined;
}

type Listener = (document: OpenDocument) => void;

/** The documents that the client has open. An edit only replaces the text; parsing waits until somebody asks. */
export class Documents {
  readonly #documents: TextDocuments<OpenDocument>;
  readonly #byPath = new Map<string, OpenDocument>();
  readonly #uris = new Map<string, string>();
  readonly #windows: boolean;

  constructor(encoding: Encoding, windows: boolean) {
    this.#windows = windows;
    this.#documents = new TextDocuments({
      create: (uri, language, version, text) => ({ uri, version, language, text, path: uriToPath(uri) }),
      update: (document, changes, version) => ({
        ...document,
        version,
        text: edited(document.text, changes, encoding),
      }),
    });
    this.#documents.onDidChangeContent(({ document }) => {
      if (document.path === undefined) return;
      this.#byPath.set(document.path, document);
      this.#uris.set(document.path, document.uri);
    });
    this.#documents.onDidClose(({ document }) => {
      if (document.path !== undefined) this.#byPath.delete(document.path);
    });
  }

  listen(connection: Connection): void {
    this.#documents.listen(connection);
  }

  get(uri: string): OpenDocument | undefined {
    return this.#documents.get(uri);
  }

  atPath(path: string): OpenDocument | undefined {
    return this.#byPath.get(path);
  }

  /** The address of a file, written as the client wrote it where it has had it open. */
  uriOf(path: string): string {
    return this.#uris.get(path) ?? pathToUri(path, this.#windows);
  }

  all(): readonly OpenDocument[] {
    return this.#documents.all();
  }

  /** Also when a document is opened. */
  onChange(listener: Listener): void {
    this.#documents.onDidChangeContent(({ document }) => listener(document));
  }

  onSave(listener: Listener): void {
    this.#documents.onDidSave(({ document }) => listener(document));
  }

  onClose(listener: Listener): void {
    this.#documents.onDidClose(({ document }) => listener(document));
  }
}

/** The text after the changes, each of which counts from the text that the one before it left. */
function edited(
  text: string,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): string {
  return changes.reduce((before, change) => {
    if (!('range' in change)) return change.text;
    const positions = new Positions({ text: before, lines: new LineIndex(before) }, encoding);
    const start = positions.offsetAt(change.range.start);
    const end = Math.max(start, positions.offsetAt(change.range.end));
    return before.slice(0, start) + change.text + before.slice(end);
  }, text);
}
