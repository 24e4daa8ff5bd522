import type { Severity } from '../../core/index.ts';
import type { ReportedFinding, Reporter } from './types.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands, which GitHub shows as annotations beside the lines. Lines and columns count from one. */
export function githubReporter(): Reporter {
  return {
    start: '',
    file: ({ name, findings }) => findings.map((finding) => command(name, finding)).join(''),
    end: () => '',
  };
}

function command(file: string, { severity, rule, message, range: { start, end } }: ReportedFinding): string {
  // GitHub takes columns only within one line.
  const columns = start.line === end.line ? `,col=${start.character + 1},endColumn=${end.character + 1}` : '';
  const place = `file=${property(file)},line=${start.line + 1},endLine=${end.line + 1}${columns}`;
  return `::${LEVELS[severity]} ${place},title=${property(rule)}::${data(message)}\n`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
