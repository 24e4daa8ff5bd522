import type { ColorPresentationParams, Position, TextDocumentPositionParams } from 'vscode-languageserver';
import { MarkupKind } from 'vscode-languageserver';
import { colorPresentations, folderOfReading, isSuggestPlace } from '../core/index.ts';
import type { Opened } from './agentFiles.ts';
import { CODE_ACTION_KINDS, codeActions } from './codeActions.ts';
import { completionItems, TRIGGER_CHARACTERS } from './completion.ts';
import { toRange, toSpan, toTextEdit } from './convert.ts';
import { definitions } from './definition.ts';
import { guard } from './guard.ts';
import { outline } from './outline.ts';
import type { Module, Session } from './session.ts';

/** What `agentFiles/fileInfo` answers: what is known of an open document, for people. */
export interface FileInfo {
  /** The programs that read it, the owner of its place first. */
  readonly readers: readonly FileReader[];
  /** The address of the folder that such files lie in: `.claude/skills`. */
  readonly folder: string;
  /** The glob of the user's setting that says who reads the file, if one does. */
  readonly setting?: string;
}

export interface FileReader {
  /** `claude-code`. */
  readonly id: string;
  /** "Claude Code". */
  readonly dialect: string;
  /** "agent". */
  readonly kind: string;
  /** Why, in sentences. */
  readonly reasons: readonly string[];
}

interface AtDocument {
  readonly textDocument: { readonly uri: string };
}

/** One handler a request. Each answers null for documents that are no agent files, and for its own faults. */
export function registerRequests(session: Session): Module {
  const { connection, client } = session;

  /** Answers `method` by what `work` makes of the agent file that it is about. */
  const on =
    <P extends AtDocument, T>(method: string, work: (opened: Opened, params: P) => T) =>
    (params: P): T | null => {
      const { uri } = params.textDocument;
      const answer = (): T | null => {
        const opened = session.files.opened(uri);
        return opened ? work(opened, params) : null;
      };
      return guard<T | null>(session, method, uri, answer, null);
    };

  connection.onCompletion(
    on('textDocument/completion', (opened, { position }: TextDocumentPositionParams) =>
      completionItems(session, opened, opened.positions.offsetAt(position)),
    ),
  );
  connection.onHover(on('textDocument/hover', (opened, { position }) => hover(session, opened, position)));
  connection.onDefinition(
    on('textDocument/definition', (opened, { position }) => definitions(session, opened, position)),
  );
  connection.onDocumentSymbol(
    on('textDocument/documentSymbol', (opened, { textDocument }) =>
      outline(session, opened, textDocument.uri),
    ),
  );
  connection.onCodeAction(
    on('textDocument/codeAction', (opened, params) => codeActions(session, params, opened)),
  );
  // These two know no null.
  const marks = on('textDocument/documentColor', colors);
  connection.onDocumentColor((params) => marks(params) ?? []);
  const presentations = on('textDocument/colorPresentation', presentColor);
  connection.onColorPresentation((params) => presentations(params) ?? []);
  connection.onRequest(
    'agentFiles/fileInfo',
    on<AtDocument, FileInfo>('agentFiles/fileInfo', (opened) => fileInfo(session, opened)),
  );
  connection.onRequest(
    'agentFiles/suggestPlace',
    on<TextDocumentPositionParams, boolean>(
      'agentFiles/suggestPlace',
      ({ open: { file }, positions }, { position }) =>
        isSuggestPlace(file.text, positions.offsetAt(position), file.reading),
    ),
  );
  return {
    capabilities: {
      completionProvider: { triggerCharacters: TRIGGER_CHARACTERS },
      hoverProvider: true,
      definitionProvider: true,
      documentSymbolProvider: true,
      colorProvider: true,
      ...(client.codeActions && { codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] } }),
    },
  };
}

function hover({ client }: Session, { open, beside, service, positions }: Opened, position: Position) {
  const found = service.hover(open, positions.offsetAt(position), beside);
  if (!found) return null;
  const kind = client.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: found.markdown }, range: toRange(found.span, positions) };
}

function colors({ open, service, positions }: Opened) {
  return service.colors(open).map(({ span, red, green, blue }) => ({
    range: toRange(span, positions),
    color: { red, green, blue, alpha: 1 },
  }));
}

function presentColor({ positions }: Opened, { color, range }: ColorPresentationParams) {
  return colorPresentations(color, toSpan(range, positions)).map(({ label, edit }) => ({
    label,
    textEdit: toTextEdit(edit, positions),
  }));
}

function fileInfo({ documents }: Session, { path, open, readers }: Opened): FileInfo {
  const { setting } = open.file.reading;
  return {
    readers: readers.map(({ file: { reading } }) => ({
      id: reading.dialect.id,
      dialect: reading.dialect.title,
      kind: reading.kind.title,
      reasons: reading.reasons,
    })),
    folder: documents.uriOf(folderOfReading(path, open.file.reading)),
    ...(setting !== undefined && { setting }),
  };
}
