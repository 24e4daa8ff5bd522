import type { Severity } from '../../core/index.ts';
import type { ReportedFinding, Reporter, Totals } from './types.ts';

const COLORS: Readonly<Record<Severity | 'dim' | 'bold', string>> = {
  error: '31',
  warning: '33',
  information: '36',
  hint: '90',
  dim: '90',
  bold: '1',
};

type Paint = (text: string, color: keyof typeof COLORS) => string;

/** What people read: findings by file, each with its line, then one line that sums up. */
export function textReporter(color: boolean): Reporter {
  const paint: Paint = (text, name) => (color ? `\u001b[${COLORS[name]}m${text}\u001b[0m` : text);
  return {
    start: '',
    file: ({ name, findings }) => {
      if (findings.length === 0) return '';
      const lines = findings.map((one) => findingText(one, paint));
      return `${paint(name, 'bold')}\n${lines.join('\n')}\n\n`;
    },
    end: (totals) => (totals.files === 0 ? '' : `${summary(totals, paint)}\n`),
  };
}

function findingText(finding: ReportedFinding, paint: Paint): string {
  const { severity, message, rule, alsoFor, range } = finding;
  const { line, character } = range.start;
  const also = alsoFor.length > 0 ? paint(` (also ${alsoFor.join(', ')})`, 'dim') : '';
  const head = `  ${line + 1}:${character + 1}  ${paint(severity, severity)}  ${message}  ${paint(rule, 'dim')}${also}`;
  return [head, ...codeFrame(finding, paint)].join('\n');
}

/** The line of the finding with a mark under what it is about; nothing for what has no text of its own. */
function codeFrame({ line: text, range: { start, end } }: ReportedFinding, paint: Paint): string[] {
  if (text.trim() === '' || text.length > 200) return [];
  const before = text.slice(0, start.character).replace(/[^\t]/g, ' ');
  const to = end.line === start.line ? end.character : text.length;
  const margin = String(start.line + 1);
  const gutter = ' '.repeat(margin.length);
  return [
    paint(`      ${margin} | `, 'dim') + text,
    paint(`      ${gutter} | `, 'dim') +
      before +
      '^'.repeat(Math.max(1, Math.min(to, text.length) - start.character)),
  ];
}

function summary({ files, counts }: Totals, paint: Paint): string {
  const told = (['error', 'warning', 'information', 'hint'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => paint(amount(counts[severity], severity), severity));
  return `${amount(files, 'file')} checked: ${told.length > 0 ? told.join(', ') : 'nothing to report'}`;
}

const PLURALS: Readonly<Record<string, string>> = { information: 'pieces of information' };

function amount(number: number, what: string): string {
  const one = what === 'information' ? 'piece of information' : what;
  return `${number} ${number === 1 ? one : (PLURALS[what] ?? `${what}s`)}`;
}
