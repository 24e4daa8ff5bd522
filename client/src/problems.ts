import * as vscode from 'vscode';
import type { OverviewNode } from './overview.ts';

/** How much is wrong with something: findings of ours alone. */
export interface Problems {
  readonly errors: number;
  readonly warnings: number;
}

/** The source of our diagnostics. */
const SOURCE = 'agent-files';

/** What is found in the file, or in the part of it that defines the node. */
export function problemsOf({ uri, entry }: Pick<OverviewNode, 'uri' | 'entry'>): Problems {
  const part = entry && new vscode.Range(entry.start.line, 0, entry.end.line, Number.MAX_SAFE_INTEGER);
  const found = vscode.languages
    .getDiagnostics(vscode.Uri.parse(uri))
    .filter(({ source, range }) => source === SOURCE && (!part || part.contains(range.start)));
  const count = (severity: vscode.DiagnosticSeverity) =>
    found.filter((one) => one.severity === severity).length;
  return {
    errors: count(vscode.DiagnosticSeverity.Error),
    warnings: count(vscode.DiagnosticSeverity.Warning),
  };
}

/** "2 errors, 1 warning"; empty where there are none. */
export function problemsText({ errors, warnings }: Problems): string {
  return [
    errors === 1 ? vscode.l10n.t('1 error') : errors > 1 ? vscode.l10n.t('{0} errors', errors) : '',
    warnings === 1 ? vscode.l10n.t('1 warning') : warnings > 1 ? vscode.l10n.t('{0} warnings', warnings) : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
