import type { CodeAction, CodeActionParams, Diagnostic, WorkspaceEdit } from 'vscode-languageserver';
import { CodeActionKind } from 'vscode-languageserver';
import type { Finding } from '../core/index.ts';
import type { Span } from '../core/syntax/span.ts';
import type { Opened } from './agentFiles.ts';
import { SOURCE, toRange, toSpan } from './convert.ts';

/** Applies every safe fix of a file at once. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.agentFiles`;

export const CODE_ACTION_KINDS = [CodeActionKind.QuickFix, FIX_ALL, CodeActionKind.RefactorRewrite];

type Edit = Finding['fixes'][number]['edits'][number];

/** The fixes of the findings in a range, fix all, and rewrites of the whole file, as far as they are asked for. */
export function codeActions(params: CodeActionParams, opened: Opened): CodeAction[] {
  const { only, diagnostics } = params.context;
  const asked = (kind: string): boolean =>
    !only || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const { uri } = params.textDocument;
  const actions: CodeAction[] = [];
  if (asked(CodeActionKind.QuickFix)) actions.push(...quickFixes(params, opened, diagnostics));
  // Editors that fix on save ask for it by name; nobody else wants it in a menu.
  if (only && asked(FIX_ALL)) actions.push(...fixAll(uri, opened));
  return actions;
}

function quickFixes(
  params: CodeActionParams,
  opened: Opened,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  const { open, service, positions } = opened;
  const range = toSpan(params.range, positions);
  return service
    .diagnose(open)
    .filter(({ span }) => span.start <= range.end && range.start <= span.end)
    .flatMap((finding) => {
      const shown = diagnostics.find((one) => shows(one, finding, opened));
      return finding.fixes.map((fix) => ({
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        isPreferred: fix.preferred,
        ...(shown && { diagnostics: [shown] }),
        edit: toEdit(params.textDocument.uri, fix.edits, opened),
      }));
    });
}

function shows(diagnostic: Diagnostic, finding: Finding, { positions }: Opened): boolean {
  const { source, code, range } = diagnostic;
  if (source !== SOURCE || code !== finding.rule) return false;
  const span = toSpan(range, positions);
  return span.start === finding.span.start && span.end === finding.span.end;
}

function fixAll(uri: string, opened: Opened): CodeAction[] {
  const safe = opened.service
    .diagnose(opened.open)
    .flatMap(({ fixes }) => fixes.find((fix) => fix.safe) ?? []);
  const edits = withoutOverlaps(safe.map((fix) => fix.edits));
  if (edits.length === 0) return [];
  return [{ title: 'Fix all that has one right answer', kind: FIX_ALL, edit: toEdit(uri, edits, opened) }];
}

/** The edits of every fix that does not touch the place of an earlier one; the rest is found again afterwards. */
function withoutOverlaps(fixes: readonly (readonly Edit[])[]): Edit[] {
  const taken: Edit[] = [];
  for (const edits of fixes) {
    if (edits.every((edit) => taken.every((other) => apart(edit.span, other.span)))) taken.push(...edits);
  }
  return taken;
}

function apart(a: Span, b: Span): boolean {
  return a.end < b.start || b.end < a.start;
}

export function toEdit(uri: string, edits: readonly Edit[], { positions }: Opened): WorkspaceEdit {
  return {
    changes: { [uri]: edits.map(({ span, newText }) => ({ range: toRange(span, positions), newText })) },
  };
}
