import type { Severity } from '../../core/index.ts';
import { columnsOf, oneLine, visible } from './printable.ts';
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
  let mendable = 0;
  return {
    start: '',
    file: ({ name, findings }) => {
      if (findings.length === 0) return '';
      mendable += findings.filter(({ fixes }) => fixes.some(({ safe }) => safe)).length;
      const lines = findings.map((one) => findingText(one, paint));
      return `${paint(oneLine(name), 'bold')}\n${lines.join('\n')}\n\n`;
    },
    end: (totals) => {
      if (totals.files === 0) return '';
      return `${summary(totals, paint)}\n${mends(mendable, totals)}`;
    },
  };
}

function findingText(finding: ReportedFinding, paint: Paint): string {
  const { severity, message, rule, alsoFor, range } = finding;
  const { line, character } = range.start;
  const also = alsoFor.length > 0 ? paint(` (also ${alsoFor.join(', ')})`, 'dim') : '';
  const head = `  ${line + 1}:${character + 1}  ${paint(severity, severity)}  ${oneLine(message)}  ${paint(rule, 'dim')}${also}`;
  return [head, ...codeFrame(finding, paint)].join('\n');
}

/** The line of the finding with a mark under what it is about; nothing for what has no text of its own. */
function codeFrame({ line, range: { start, end }, severity }: ReportedFinding, paint: Paint): string[] {
  if (line.trim() === '') return [];
  const { from, to } = shownOf(line, start.character);
  const last = Math.min(end.line === start.line ? end.character : line.length, to);
  const before = (from > 0 ? ' ' : '') + blank(line.slice(from, start.character));
  const marked = columnsOf(line.slice(start.character, last));
  const margin = String(start.line + 1);
  const text = `${from > 0 ? '…' : ''}${visible(line.slice(from, to))}${to < line.length ? '…' : ''}`;
  return [
    paint(`      ${margin} | `, 'dim') + text,
    paint(`      ${' '.repeat(margin.length)} | `, 'dim') +
      before +
      paint('^'.repeat(Math.max(1, marked)), severity),
  ];
}

/** Of long lines the part around a place that is shown; whole letters. */
function shownOf(line: string, at: number): { readonly from: number; readonly to: number } {
  const from = line.length <= LONGEST || at < LONGEST / 2 ? 0 : letterStart(line, at - BEFORE);
  return { from, to: letterStart(line, Math.min(line.length, from + LONGEST)) };
}

const LONGEST = 160;
const BEFORE = 40;

function letterStart(line: string, at: number): number {
  return /[\udc00-\udfff]/.test(line.charAt(at)) ? at - 1 : at;
}

/** What takes as many columns, tabs as they are. */
function blank(text: string): string {
  return text
    .split('\t')
    .map((part) => ' '.repeat(columnsOf(part)))
    .join('\t');
}

function summary({ files, counts }: Totals, paint: Paint): string {
  const told = (['error', 'warning', 'information', 'hint'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => paint(amount(counts[severity], severity), severity));
  return `${amount(files, 'file')} checked: ${told.length > 0 ? told.join(', ') : 'nothing to report'}`;
}

/** How many findings `fix` takes away. */
function mends(number: number, { counts }: Totals): string {
  if (number === 0) return '';
  const all = counts.error + counts.warning + counts.information + counts.hint;
  const which = number < all ? `${number} of them` : all === 1 ? 'it' : 'all of them';
  return `agent-files fix can mend ${which}.\n`;
}

const PLURALS: Readonly<Record<string, string>> = { information: 'pieces of information' };

function amount(number: number, what: string): string {
  const one = what === 'information' ? 'piece of information' : what;
  return `${number} ${number === 1 ? one : (PLURALS[what] ?? `${what}s`)}`;
}
