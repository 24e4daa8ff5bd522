import type { ReportedFile, ReportedFinding, Reporter } from './types.ts';

/** `{ version, diagnostics, files }` as the README describes it; positions are zero-based and count UTF-16 units. */
export function jsonReporter(): Reporter {
  let first = true;
  return {
    start: '{"version":1,"diagnostics":[',
    file: ({ name, findings }: ReportedFile) => {
      const written = findings.map((finding) => JSON.stringify(diagnostic(name, finding))).join(',\n');
      if (written === '') return '';
      const text = first ? `\n${written}` : `,\n${written}`;
      first = false;
      return text;
    },
    end: ({ files }) => `${first ? '' : '\n'}],"files":${files}}\n`,
  };
}

function diagnostic(file: string, finding: ReportedFinding) {
  const { dialect, alsoFor, kind, rule, severity, range, message, fixes } = finding;
  return {
    file,
    dialect,
    ...(alsoFor.length > 0 && { alsoFor }),
    kind,
    rule,
    severity,
    range,
    message,
    ...(fixes.length > 0 && { fixes }),
  };
}
