import type { TextDocumentPositionParams, WorkspaceEdit } from 'vscode-languageserver';
import { headingAt } from '../core/web/subject.ts';
import type { Web } from '../core/web/web.ts';
import { positionsIn } from './places.ts';
import type { Module, Session } from './session.ts';
import { uriToPath } from './uris.ts';
import type { WebIndex } from './webIndex.ts';
import { renameEdit } from './workspaceEdit.ts';

interface RenameHeadingParams extends TextDocumentPositionParams {
  readonly newName: string;
}

/**
 * Renaming a heading by requests of our own, for editors whose service for Markdown answers the protocol's:
 * `agentFiles/headingAt` answers the title of the heading at a position, or of the one that an anchor there leads to;
 * `agentFiles/renameHeading` the edit of it and of all that leads to it. Both take any Markdown file, as it was saved
 * where the client has not opened it here; null where there is no heading.
 */
export function registerHeadings(session: Session, index: WebIndex): Module {
  const { connection, documents, view } = session;

  const subjectOf = (web: Web, { textDocument, position }: TextDocumentPositionParams) => {
    const path = uriToPath(textDocument.uri);
    if (path === undefined) return undefined;
    // The client may have saved it this moment.
    if (!documents.get(textDocument.uri)) view.changed(path);
    return headingAt(web, path, positionsIn(session, path).offsetAt(position));
  };

  connection.onRequest(
    'agentFiles/headingAt',
    async (params: TextDocumentPositionParams): Promise<string | null> =>
      subjectOf(await index.complete(), params)?.heading.title ?? null,
  );
  connection.onRequest(
    'agentFiles/renameHeading',
    async (params: RenameHeadingParams): Promise<WorkspaceEdit | null> => {
      const web = await index.complete();
      return renameEdit(session, web, subjectOf(web, params), params.newName);
    },
  );
  return { capabilities: {} };
}
