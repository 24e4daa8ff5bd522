import type { AgentFile, Finding, Severity } from '../../core/index.ts';
import { DIALECTS } from '../../core/index.ts';
import { lineSpan } from '../../core/syntax/span.ts';
import type { CheckedFile } from '../check.ts';

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
export function textReport(checked: readonly CheckedFile[], color: boolean): string {
  const paint: Paint = (text, name) => (color ? `\u001b[${COLORS[name]}m${text}\u001b[0m` : text);
  const parts = checked
    .filter(({ findings }) => findings.length > 0)
    .map(({ name, open, findings }) =>
      [paint(name, 'bold'), ...findings.map((one) => findingText(open.file, one, paint)), ''].join('\n'),
    );
  return `${[...parts, summary(checked, paint)].join('\n')}\n`;
}

function findingText(file: AgentFile, finding: Finding, paint: Paint): string {
  const { span, severity, message, rule, alsoFor } = finding;
  const { line, character } = file.lines.positionAt(span.start);
  const also = alsoFor.length > 0 ? ` (also ${alsoFor.map(titleOf).join(', ')})` : '';
  const head = `  ${line + 1}:${character + 1}  ${paint(severity, severity)}  ${message}${also}  ${paint(rule, 'dim')}`;
  return [head, ...codeFrame(file, span, line, paint)].join('\n');
}

function titleOf(id: string): string {
  return DIALECTS.find((dialect) => dialect.id === id)?.title ?? id;
}

/** The line of the finding with a mark under what it is about; nothing for what has no text of its own. */
function codeFrame(
  file: AgentFile,
  span: { start: number; end: number },
  line: number,
  paint: Paint,
): string[] {
  const source = lineSpan(file.text, span.start);
  const text = file.text.slice(source.start, source.end);
  if (text.trim() === '' || text.length > 200) return [];
  const before = text.slice(0, span.start - source.start).replace(/[^\t]/g, ' ');
  const length = Math.max(1, Math.min(span.end, source.end) - span.start);
  const margin = String(line + 1);
  const gutter = ' '.repeat(margin.length);
  return [
    paint(`      ${margin} | `, 'dim') + text,
    paint(`      ${gutter} | `, 'dim') + before + '^'.repeat(length),
  ];
}

function summary(checked: readonly CheckedFile[], paint: Paint): string {
  const files = new Set(checked.map(({ name }) => name)).size;
  const count = (severity: Severity) =>
    checked.reduce(
      (sum, { findings }) => sum + findings.filter((one) => one.severity === severity).length,
      0,
    );
  const told = (['error', 'warning', 'information', 'hint'] as const)
    .map((severity) => ({ severity, number: count(severity) }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => paint(amount(number, severity), severity));
  return `${amount(files, 'file')} checked: ${told.length > 0 ? told.join(', ') : 'nothing to report'}`;
}

const PLURALS: Readonly<Record<string, string>> = { information: 'pieces of information' };

function amount(number: number, what: string): string {
  return `${number} ${number === 1 ? (what === 'information' ? 'piece of information' : what) : (PLURALS[what] ?? `${what}s`)}`;
}
