import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { WorkspaceChange } from '../core/web/moves.ts';
import { rename } from '../core/web/rename.ts';
import type { Subject } from '../core/web/subject.ts';
import type { Web } from '../core/web/web.ts';
import { toTextEdit } from './convert.ts';
import { positionsIn } from './places.ts';
import type { Session } from './session.ts';

/** What gives a subject another name; null where there is none. Throws the reason where it cannot be whole. */
export function renameEdit(
  session: Session,
  web: Web,
  subject: Subject | undefined,
  newName: string,
): WorkspaceEdit | null {
  if (!subject) return null;
  const change = rename(web, session.view, subject, newName);
  if ('refused' in change) throw refusal(change.refused);
  return toWorkspaceEdit(session, change);
}

/** Edits first, in the files where they lie; then the moves, where the client makes any. */
export function toWorkspaceEdit(session: Session, { edits, moves }: WorkspaceChange): WorkspaceEdit {
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

/** The answer to a request that cannot be done: the client shows the reason. */
export function refusal(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}
