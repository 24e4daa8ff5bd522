import type { ReportedFile, ReportedFinding, ReportedFix, Reporter, TextRange } from './types.ts';

/** `{ version, diagnostics, files }` as the README describes it; positions are zero-based and count UTF-16 units. */
export function jsonReporter(): Reporter {
  let first = true;
  return {
    start: '{"version":1,"diagnostics":[',
    file: ({ name, findings }: ReportedFile) => {
      if (findings.length === 0) return '';
      const file = JSON.stringify(name);
      let written = '';
      for (const finding of findings) {
        written += `${first ? '\n' : ',\n'}${diagnostic(file, finding)}`;
        first = false;
      }
      return written;
    },
    end: ({ files }) => `${first ? '' : '\n'}],"files":${files}}\n`,
  };
}

/** Written piece by piece: only texts can need an escape. Names of rules, kinds and programs have none. */
function diagnostic(file: string, finding: ReportedFinding): string {
  const { dialect, alsoFor, kind, rule, severity, message, fixes } = finding;
  const also = alsoFor.length > 0 ? `"alsoFor":${JSON.stringify(alsoFor)},` : '';
  const mends = fixes.length > 0 ? `,"fixes":[${fixes.map(fix).join(',')}]` : '';
  return `{"file":${file},"dialect":"${dialect}",${also}"kind":"${kind}","rule":"${rule}","severity":"${severity}","range":${range(finding.range)},"message":${JSON.stringify(message)}${mends}}`;
}

function fix({ title, safe, preferred, edits }: ReportedFix): string {
  const changes = edits.map(
    (edit) => `{"range":${range(edit.range)},"newText":${JSON.stringify(edit.newText)}}`,
  );
  return `{"title":${JSON.stringify(title)},"safe":${safe},"preferred":${preferred},"edits":[${changes.join(',')}]}`;
}

function range({ start, end }: TextRange): string {
  return `{"start":{"line":${start.line},"character":${start.character}},"end":{"line":${end.line},"character":${end.character}}}`;
}
