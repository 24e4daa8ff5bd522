import type { CodeActionParams, Diagnostic, CodeAction as LspAction } from 'vscode-languageserver';
import type { CodeAction, CodeActionKind, Finding } from '../core/index.ts';
import { folderOfReading } from '../core/index.ts';
import { isWithin, relativePath } from '../core/workspace/paths.ts';
import type { Opened } from './agentFiles.ts';
import { SOURCE, toSpan, toTextEdit } from './convert.ts';
import type { Session } from './session.ts';

export const CODE_ACTION_KINDS: readonly CodeActionKind[] = [
  'quickfix',
  'refactor.rewrite',
  'source.fixAll.agentFiles',
];

/** The actions for a range, of the kinds that are asked for; fix all only where it is asked for by name. */
export function codeActions(session: Session, params: CodeActionParams, opened: Opened): LspAction[] {
  const { textDocument, range, context } = params;
  const { only } = context;
  const kinds =
    only &&
    CODE_ACTION_KINDS.filter((kind) => only.some((one) => kind === one || kind.startsWith(`${one}.`)));
  const { readers, service, positions } = opened;
  const actions = service.codeActionsAll(readers, toSpan(range, positions), kinds).map((action) => ({
    ...toAction(action, textDocument.uri, opened),
    ...(action.finding && { diagnostics: shown(action.finding, context.diagnostics, opened) }),
  }));
  return kinds?.includes('quickfix') === false
    ? actions
    : [...actions, ...leaveToOwner(session, params, opened)];
}

/** Where a finding is the word of another reader alone: to leave the files of the folder to the owner of their place. */
function leaveToOwner(
  { editor, documents, view }: Session,
  { range, context }: CodeActionParams,
  opened: Opened,
): LspAction[] {
  const { path, open, readers, beside, service, positions } = opened;
  const { reading } = open.file;
  if (editor.chooseCommand === undefined || readers.length < 2) return [];
  const { start, end } = toSpan(range, positions);
  const others = service
    .diagnoseAll(readers, beside)
    .filter(({ span, dialect }) => dialect !== reading.dialect.id && span.start <= end && start <= span.end);
  const folder = folderOfReading(path, reading);
  const root = view.folders.find((one) => isWithin(one, folder));
  if (others.length === 0 || root === undefined || folder === root) return [];
  const title = `Read files of \`${relativePath(root, folder)}\` as ${reading.dialect.title} only`;
  const choice = { folder: documents.uriOf(folder), dialects: [reading.dialect.id] };
  return [
    {
      title,
      kind: 'quickfix',
      diagnostics: others.flatMap((one) => shown(one, context.diagnostics, opened)),
      command: { title, command: editor.chooseCommand, arguments: [choice] },
    },
  ];
}

function toAction(
  { title, kind, edits, preferred }: CodeAction,
  uri: string,
  { positions }: Opened,
): LspAction {
  const changes = { [uri]: edits.map((edit) => toTextEdit(edit, positions)) };
  return { title, kind, edit: { changes }, ...(preferred && { isPreferred: true }) };
}

/** The diagnostic by which the editor shows the finding. */
function shown(finding: Finding, diagnostics: readonly Diagnostic[], { positions }: Opened): Diagnostic[] {
  const match = diagnostics.find(({ source, code, range }) => {
    const span = toSpan(range, positions);
    const samePlace = span.start === finding.span.start && span.end === finding.span.end;
    return source === SOURCE && code === finding.rule && samePlace;
  });
  return match ? [match] : [];
}
