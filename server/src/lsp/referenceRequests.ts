import type {
  DocumentHighlight,
  Location,
  PrepareRenameResult,
  RenameFilesParams,
  TextDocumentEdit,
  TextDocumentPositionParams,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { DocumentHighlightKind, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { WorkspaceChange } from '../core/web/moves.ts';
import { mendMoves } from '../core/web/moves.ts';
import { prepareRename, rename } from '../core/web/rename.ts';
import { referencesTo, subjectAt } from '../core/web/subject.ts';
import type { Web } from '../core/web/web.ts';
import { toRange, toTextEdit } from './convert.ts';
import { positionsIn, toLocation } from './places.ts';
import type { Module, Session } from './session.ts';
import { uriToPath } from './uris.ts';
import type { WebIndex } from './webIndex.ts';

/** Files and folders of these schemes can be moved. */
const MOVED = [{ scheme: 'file', pattern: { glob: '**/*' } }];

/** References, highlights, rename and moves of files: all that asks the whole web. */
export function registerReferences(session: Session, index: WebIndex): Module {
  const { connection, view } = session;

  /** The subject at a position of an agent file, or of any document for a heading. */
  const subjectOf = (web: Web, { textDocument, position }: TextDocumentPositionParams) => {
    const opened = session.files.opened(textDocument.uri);
    return opened && subjectAt(web, opened.open, opened.positions.offsetAt(position));
  };

  connection.onReferences(async (params): Promise<Location[] | null> => {
    const web = await index.complete();
    const subject = subjectOf(web, params);
    if (!subject) return null;
    return referencesTo(web, subject, params.context.includeDeclaration).map((place) =>
      toLocation(session, place),
    );
  });

  connection.onDocumentHighlight((params): DocumentHighlight[] | null => {
    const web = index.now();
    const subject = subjectOf(web, params);
    const path = uriToPath(params.textDocument.uri);
    if (!subject) return null;
    return referencesTo(web, subject, true)
      .filter((place) => place.path === path)
      .map((place) => ({ range: toLocation(session, place).range, kind: DocumentHighlightKind.Text }));
  });

  connection.onPrepareRename(async (params): Promise<PrepareRenameResult | null> => {
    const subject = subjectOf(await index.complete(), params);
    const opened = session.files.opened(params.textDocument.uri);
    if (!opened || !subject || (subject.is === 'heading' && session.editor.elsewhere.headings)) return null;
    const start = prepareRename(view, subject);
    if ('refused' in start) throw refusal(start.refused);
    return { range: toRange(start.span, opened.positions), placeholder: start.name };
  });

  connection.onRenameRequest(async (params): Promise<WorkspaceEdit | null> => {
    const web = await index.complete();
    const subject = subjectOf(web, params);
    if (!subject) return null;
    const change = rename(web, view, subject, params.newName);
    if ('refused' in change) throw refusal(change.refused);
    return toWorkspaceEdit(session, change);
  });

  connection.workspace.onWillRenameFiles(
    async ({ files }: RenameFilesParams): Promise<WorkspaceEdit | null> => {
      const moves = files.flatMap(({ oldUri, newUri }) => {
        const [from, to] = [uriToPath(oldUri), uriToPath(newUri)];
        return from !== undefined && to !== undefined ? [{ from, to }] : [];
      });
      const edits = mendMoves(await index.complete(), view, moves, {
        links: !session.editor.elsewhere.movedLinks,
      });
      return edits.size > 0 ? toWorkspaceEdit(session, { edits, moves: [] }) : null;
    },
  );

  return {
    capabilities: {
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: session.client.preparesRename ? { prepareProvider: true } : true,
      workspace: { fileOperations: { willRename: { filters: MOVED } } },
    },
  };
}

/** Edits first, in the files where they lie; then the moves, where the client makes any. */
function toWorkspaceEdit(session: Session, { edits, moves }: WorkspaceChange): WorkspaceEdit {
  const { documents, client } = session;
  const changed = [...edits].map(([path, found]): TextDocumentEdit => {
    const positions = positionsIn(session, path);
    const uri = documents.uriOf(path);
    const version = documents.get(uri)?.version ?? null;
    return { textDocument: { uri, version }, edits: found.map((edit) => toTextEdit(edit, positions)) };
  });
  if (moves.length > 0 && !client.movesFiles)
    throw refusal('This editor cannot move files, which this renaming needs.');
  if (!client.movesFiles) {
    return {
      changes: Object.fromEntries(changed.map(({ textDocument, edits: all }) => [textDocument.uri, all])),
    } as WorkspaceEdit;
  }
  const renames = moves.map(
    ({ from, to }) =>
      ({ kind: 'rename', oldUri: documents.uriOf(from), newUri: documents.uriOf(to) }) as const,
  );
  return { documentChanges: [...changed, ...renames] };
}

function refusal(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
