import type { CheckedFile } from '../check.ts';

/** `{ version, files, diagnostics }` as the README describes it; positions are zero-based and count UTF-16 units. */
export function jsonReport(checked: readonly CheckedFile[]): string {
  const diagnostics = checked.flatMap(({ name, open, kinds, findings }) =>
    findings.map(({ rule, severity, span, message, dialect, alsoFor }) => ({
      file: name,
      dialect,
      ...(alsoFor.length > 0 && { alsoFor }),
      kind: kinds.get(dialect) ?? open.file.reading.kind.kind,
      rule,
      severity,
      range: { start: open.file.lines.positionAt(span.start), end: open.file.lines.positionAt(span.end) },
      message,
    })),
  );
  const files = new Set(checked.map(({ name }) => name)).size;
  return `${JSON.stringify({ version: 1, files, diagnostics })}\n`;
}
