import type {
  DocumentHighlight,
  Location,
  PrepareRenameResult,
  RenameFilesParams,
  TextDocumentPositionParams,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { DocumentHighlightKind } from 'vscode-languageserver';
import { globTest } from '../config/globs.ts';
import type { Move } from '../core/web/moves.ts';
import { mendMoves } from '../core/web/moves.ts';
import { prepareRename } from '../core/web/rename.ts';
import { isPlainPlace, referencesTo, subjectAt } from '../core/web/subject.ts';
import type { Web } from '../core/web/web.ts';
import { isWithin } from '../core/workspace/paths.ts';
import { toRange } from './convert.ts';
import { toLocation } from './places.ts';
import type { Module, Session } from './session.ts';
import { uriToPath } from './uris.ts';
import { ANY_FILE } from './watch.ts';
import type { WebIndex } from './webIndex.ts';
import { refusal, renameEdit, toWorkspaceEdit } from './workspaceEdit.ts';

/** References, highlights, rename and moves of files: all that asks the whole web. */
export function registerReferences(session: Session, index: WebIndex): Module {
  const { connection, view } = session;

  /** The subject at a position of an agent file. */
  const subjectOf = (web: Web, { textDocument, position }: TextDocumentPositionParams) => {
    const opened = session.files.opened(textDocument.uri);
    return opened && subjectAt(web, opened.open, opened.positions.offsetAt(position));
  };

  /** Whether the editor's own service for Markdown answers at a position as well. */
  const isElsewhere = (web: Web, { textDocument, position }: TextDocumentPositionParams): boolean => {
    const opened = session.editor.elsewhere.headings ? session.files.opened(textDocument.uri) : undefined;
    return opened !== undefined && isPlainPlace(web, opened.path, opened.positions.offsetAt(position));
  };

  connection.onReferences(async (params): Promise<Location[] | null> => {
    const web = await index.complete();
    const subject = subjectOf(web, params);
    if (!subject) return null;
    const declaration = params.context.includeDeclaration;
    const plainElsewhere = subject.is !== 'symbol' && isElsewhere(web, params);
    return referencesTo(web, subject, { declaration, plainElsewhere }).map((place) =>
      toLocation(session, place),
    );
  });

  connection.onDocumentHighlight((params): DocumentHighlight[] | null => {
    const web = index.now();
    const subject = subjectOf(web, params);
    const path = uriToPath(params.textDocument.uri);
    if (!subject) return null;
    return referencesTo(web, subject, { declaration: true, plainElsewhere: false })
      .filter((place) => place.path === path)
      .map((place) => ({ range: toLocation(session, place).range, kind: DocumentHighlightKind.Text }));
  });

  connection.onPrepareRename(async (params): Promise<PrepareRenameResult | null> => {
    const web = await index.complete();
    const subject = subjectOf(web, params);
    const opened = session.files.opened(params.textDocument.uri);
    if (!opened || !subject || (subject.is === 'heading' && isElsewhere(web, params))) return null;
    const start = prepareRename(view, subject);
    if ('refused' in start) throw refusal(start.refused);
    return { range: toRange(start.span, opened.positions), placeholder: start.name };
  });

  connection.onRenameRequest(async (params): Promise<WorkspaceEdit | null> => {
    const web = await index.complete();
    return renameEdit(session, web, subjectOf(web, params), params.newName);
  });

  connection.workspace.onWillRenameFiles(
    async ({ files }: RenameFilesParams): Promise<WorkspaceEdit | null> => {
      const moves = files.flatMap(({ oldUri, newUri }) => {
        const [from, to] = [uriToPath(oldUri), uriToPath(newUri)];
        return from !== undefined && to !== undefined ? [{ from, to }] : [];
      });
      const edits = mendMoves(await index.complete(), view, moves, mendedElsewhere(session, moves));
      return edits.size > 0 ? toWorkspaceEdit(session, { edits, moves: [] }) : null;
    },
  );

  return {
    capabilities: {
      referencesProvider: true,
      documentHighlightProvider: true,
      renameProvider: session.client.preparesRename ? { prepareProvider: true } : true,
      workspace: { fileOperations: { willRename: { filters: ANY_FILE } } },
    },
  };
}

/** Whether the editor mends plain links for a file by itself: by its path after the move, or with its folder. */
function mendedElsewhere({ editor, view, host }: Session, moves: readonly Move[]): (path: string) => boolean {
  const { movedLinks } = editor.elsewhere;
  if (!movedLinks) return () => false;
  const tests = movedLinks.include.map((glob) => {
    const test = globTest(glob, [''], undefined, host.windows);
    // As the editor reads its globs, a wildcard stands for no hidden folder.
    return (path: string) => test(path) && (!path.includes('/.') || /(?:^|\/)\./.test(glob));
  });
  const done = moves.filter(
    ({ from, to }) =>
      (movedLinks.folders && view.kind(from) === 'directory') || tests.some((test) => test(to)),
  );
  return (path) => done.some(({ from }) => isWithin(from, path));
}
