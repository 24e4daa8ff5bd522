import type { CodeActionParams, Diagnostic, CodeAction as LspAction } from 'vscode-languageserver';
import type { CodeAction, CodeActionKind, Finding } from '../core/index.ts';
import type { Opened } from './agentFiles.ts';
import { SOURCE, toSpan, toTextEdit } from './convert.ts';

export const CODE_ACTION_KINDS: readonly CodeActionKind[] = [
  'quickfix',
  'refactor.rewrite',
  'source.fixAll.agentFiles',
];

/** The actions for a range, of the kinds that are asked for; fix all only where it is asked for by name. */
export function codeActions({ textDocument, range, context }: CodeActionParams, opened: Opened): LspAction[] {
  const { only } = context;
  const kinds =
    only &&
    CODE_ACTION_KINDS.filter((kind) => only.some((one) => kind === one || kind.startsWith(`${one}.`)));
  const { readers, service, positions } = opened;
  return service.codeActionsAll(readers, toSpan(range, positions), kinds).map((action) => ({
    ...toAction(action, textDocument.uri, opened),
    ...(action.finding && { diagnostics: shown(action.finding, context.diagnostics, opened) }),
  }));
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
