import type { CodeDescription, Diagnostic, TextEdit as LspEdit, Range } from 'vscode-languageserver';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import type { Finding, Span, TextEdit } from '../core/index.ts';
import { LineIndex } from '../core/syntax/span.ts';
import { Positions } from './encoding.ts';
import type { Session } from './session.ts';

/** What every diagnostic of ours says it comes from. */
export const SOURCE = 'agent-files';

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

export function toRange(span: Span, positions: Positions): Range {
  return { start: positions.positionAt(span.start), end: positions.positionAt(span.end) };
}

export function toSpan(range: Range, positions: Positions): Span {
  return { start: positions.offsetAt(range.start), end: positions.offsetAt(range.end) };
}

export function toTextEdit({ span, newText }: TextEdit, positions: Positions): LspEdit {
  return { range: toRange(span, positions), newText };
}

/** `uri` is the address of the file that the finding is in. */
export function toDiagnostic(
  finding: Finding,
  uri: string,
  positions: Positions,
  session: Session,
): Diagnostic {
  const { client } = session;
  const codeDescription = client.rulePages ? rulePage(finding.rule, session) : undefined;
  const { tags = [], related = [] } = finding;
  return {
    range: toRange(finding.span, positions),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    ...(codeDescription && { codeDescription }),
    source: SOURCE,
    message: finding.message,
    ...(tags.length > 0 && { tags: tags.map((tag) => TAGS[tag]) }),
    ...(related.length > 0 &&
      client.relatedInformation && {
        relatedInformation: related.map(({ span, path, message }) => ({
          location:
            path === undefined
              ? { uri, range: toRange(span, positions) }
              : { uri: session.documents.uriOf(path), range: rangeIn(path, span, session) },
          message,
        })),
      }),
  };
}

/** A range of another file; its beginning where the file is gone. */
function rangeIn(path: string, span: Span, session: Session): Range {
  const text = session.view.read(path)?.text ?? '';
  const positions = new Positions({ text, lines: new LineIndex(text) }, session.encoding);
  return toRange(text === '' ? { start: 0, end: 0 } : span, positions);
}

function rulePage(rule: string, { host }: Session): CodeDescription | undefined {
  const href = host.rulePage(rule);
  return href === undefined ? undefined : { href };
}
