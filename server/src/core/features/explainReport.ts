import type { AppliedRule, ExplainedKey, Explanation, ToolDecision, WrittenAt } from './explain.ts';
import { escapeMarkdown, inlineCode } from './markdownText.ts';

/** How a report is written: for a terminal, or as Markdown for an editor. */
export interface ReportStyle {
  readonly heading: (text: string) => string;
  readonly text: (text: string) => string;
  readonly code: (text: string) => string;
  /** A row of a list; `wide` is the width of the first column among its neighbours. */
  readonly row: (left: string, right: string, width: number) => string;
}

export const PLAIN: ReportStyle = {
  heading: (text) => text,
  text: (text) => text.replaceAll('`', ''),
  code: (text) => text,
  row: (left, right, width) => `  ${left.padEnd(width)}  ${right}`.trimEnd(),
};

export const MARKDOWN: ReportStyle = {
  heading: (text) => `### ${escapeMarkdown(text)}`,
  text: (text) => text,
  code: (text) => inlineCode(text),
  row: (left, right) => `- ${left}${right && `: ${right}`}`,
};

interface Row {
  readonly left: string;
  readonly right: string;
}

/** Everything about one file, for people. `show` writes a path as its reader should see it. */
export function explainReport(one: Explanation, show: (path: string) => string, style: ReportStyle): string {
  const where = (at: WrittenAt) => placeText(at, one, show);
  const title = `${one.name}: ${one.dialectTitle} ${one.kind}${one.mode ? ` (${one.mode})` : ''}`;
  const sections = [
    [style.heading(title), ...one.reasons.map(style.text), ...nameText(one, style)],
    section('Sources, the later ones laid over the earlier', sourceRows(one, show, style), style),
    section(
      'Keys',
      one.values.map((value) => keyRow(value, where, style)),
      style,
    ),
    section('Tools', accessRows(one, style), style),
    section(
      'Tools that are on',
      toolRows(
        one.decisions.filter(({ on }) => on),
        where,
        style,
      ),
      style,
    ),
    section(
      'Tools that are off',
      toolRows(
        one.decisions.filter(({ on }) => !on),
        where,
        style,
      ),
      style,
    ),
    section(
      'Sent to the provider',
      one.passed.map((value) => keyRow(value, where, style)),
      style,
    ),
    section(
      'Without effect',
      one.ignored.map(({ keys, why }) => ({ left: style.code(keys), right: style.text(why) })),
      style,
    ),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** The tools alone, for a hover. */
export function toolReport(one: Explanation, show: (path: string) => string): string {
  if (one.access) return section('Tools', accessRows(one, MARKDOWN), MARKDOWN).join('\n');
  const where = (at: WrittenAt) => placeText(at, one, show);
  const [on, off] = [one.decisions.filter((tool) => tool.on), one.decisions.filter((tool) => !tool.on)];
  const lists = [
    section('On', toolRows(on, where, MARKDOWN), MARKDOWN),
    section('Off', toolRows(off, where, MARKDOWN), MARKDOWN),
  ];
  return lists
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** A configuration file is no thing that others name. */
function nameText({ kind, named, keys }: Explanation, style: ReportStyle): string[] {
  if (kind === 'config' || named === 'header-over-path') return [];
  if (named === 'path') return [style.text('Its name comes from its path.')];
  return Object.hasOwn(keys, 'name') ? [style.text('Its name comes from the key `name`.')] : [];
}

function section(title: string, rows: readonly Row[], style: ReportStyle): string[] {
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(({ left }) => left.length));
  return [style.heading(title), ...rows.map(({ left, right }) => style.row(left, right, width))];
}

function sourceRows({ sources }: Explanation, show: (path: string) => string, style: ReportStyle): Row[] {
  if (sources.length < 2) return [];
  return sources.map(({ path, keys }) => ({ left: style.code(show(path)), right: keys && style.code(keys) }));
}

/** What the agent of a program that lists tools by name really has. */
function accessRows({ access, outcome }: Explanation, style: ReportStyle): Row[] {
  if (!access || outcome === 'not-loaded') return [];
  const list = (ids: readonly string[]) => ids.map(style.code).join(', ');
  const { tools, denied } = access;
  const given = tools === 'all' ? 'all that it can have' : tools.length === 0 ? 'none' : list(tools);
  const rows = [{ left: 'has', right: given }];
  return denied.length === 0 ? rows : [...rows, { left: 'taken away', right: list(denied) }];
}

function keyRow({ key, value, at }: ExplainedKey, where: (at: WrittenAt) => string, style: ReportStyle): Row {
  return { left: style.code(key), right: `${style.code(valueText(value))} (${style.text(where(at))})` };
}

function valueText(value: unknown): string {
  const written = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  // A row is one line.
  const text = written.trim().replace(/\s*[\r\n]\s*/g, ' ');
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

/** Tools that only the program's own rule decides about share a row. */
function toolRows(
  tools: readonly ToolDecision[],
  where: (at: WrittenAt) => string,
  style: ReportStyle,
): Row[] {
  const own = tools.filter(({ rules }) => rules.every(({ at }) => at === undefined));
  const told = tools.filter((tool) => !own.includes(tool));
  const rows = told.map(({ tool, rules }) => ({
    left: style.code(tool),
    right: rules.map((rule) => ruleText(rule, where, style)).join('; then '),
  }));
  const byDefault = own.map(({ tool }) => style.code(tool)).join(', ');
  return own.length === 0 ? rows : [...rows, { left: 'by default', right: byDefault }];
}

function ruleText(
  { pattern, action, at }: AppliedRule,
  where: (at: WrittenAt) => string,
  style: ReportStyle,
): string {
  const call = pattern === '*' ? '' : `${style.code(pattern)} `;
  return `${call}${action} (${at ? style.text(where(at)) : 'by default'})`;
}

/** "permission.bash, line 7", with the file where it is another one. */
function placeText(
  { path, keys, line }: WrittenAt,
  { path: own }: Explanation,
  show: (path: string) => string,
): string {
  const at = [
    keys && `\`${keys}\``,
    line === undefined ? '' : `line ${line + 1}`,
    path === own ? '' : `\`${show(path)}\``,
  ];
  return at.filter((part) => part !== '').join(', ');
}
