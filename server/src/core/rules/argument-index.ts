import type { AgentFile } from '../syntax/agentFile.ts';
import { lineSpan, type Span } from '../syntax/span.ts';
import { fieldOf } from '../syntax/tree.ts';
import { argumentNames, placesOf } from '../workspace/forms.ts';
import { replace } from './edits.ts';
import { code } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { Report, Rule, RuleContext, Severity, TextEdit } from './types.ts';

export const argumentIndex: Rule = {
  meta: {
    id: 'argument-index',
    title: 'Arguments counted from one where the first is `$0`',
    category: 'references',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['claude-code'],
    docs: {
      why: `Claude Code counts the arguments of a command or skill from zero: \`$0\` is the first, \`$1\` the second. Many texts were
written for shells, or for OpenCode, where \`$1\` is the first. There the second argument is put in, or, where only one is
given, the text keeps its \`$1\`. Reported where the text uses \`$1\` and so on without a gap, and never \`$0\`: as a warning where
the header announces no more arguments than that; in a command whose header says nothing, as an information. Prices and samples
of code do not count.`,
      bad: [
        {
          path: '.claude/commands/review.md',
          text: '---\ndescription: Reviews a pull request\nargument-hint: <number>\n---\nReview pull request $1.\n',
        },
      ],
      good: [
        {
          path: '.claude/commands/review.md',
          text: '---\ndescription: Reviews a pull request\n---\nReview pull request $0 for less than $1,500.\n',
        },
      ],
    },
  },
  needs: 'body',
  kinds: ['command', 'skill'],
  check(context: RuleContext): Iterable<Report> {
    const { file, kind } = context;
    if (!file.text.includes('$') || !SECOND.test(file.text)) return NOTHING;
    const forms = kind.references.forms?.filter((one) => one.firstIndex === 0) ?? [];
    const written = forms
      .flatMap((form) => placesOf(file, form))
      .map((at) => ({ at, ...numberAt(file, at) }));
    const severity = judge(file, written);
    const first = severity && written.find((one) => one.number === 1 && isMeant(file, one));
    return first ? [report(context, severity, first, written)] : NOTHING;
  },
};

function report(
  { file, dialect }: RuleContext,
  severity: Severity,
  first: Written,
  written: readonly Written[],
): Report {
  const shown = code(file.text.slice(first.at.start, first.at.end));
  return {
    span: first.at,
    severity,
    message: `${dialect.title} counts arguments from zero: ${shown} is the second one, and nothing here takes the first. Count from \`$0\`.`,
    fixes: [
      {
        title: 'Count from `$0`',
        edits: written.flatMap((one) => shifted(file, one)),
        safe: false,
        preferred: true,
      },
    ],
  };
}

/** Any form of the number one behind a `$`. */
const SECOND = /\$(?:\w*\[)?1/;

interface Written {
  /** `$1`, `$ARGUMENTS[1]` */
  readonly at: Span;
  readonly number: number;
  /** The digits. */
  readonly digits: Span;
}

function numberAt({ text }: AgentFile, { start, end }: Span): Omit<Written, 'at'> {
  const digits = /\d+/.exec(text.slice(start, end));
  const from = start + (digits?.index ?? 0);
  const length = digits?.[0].length ?? 0;
  return { number: Number(digits?.[0]), digits: { start: from, end: from + length } };
}

/** How sure it is that the author counts from one; undefined where it is not. */
function judge(file: AgentFile, written: readonly Written[]): Severity | undefined {
  if (!written.some((one) => one.number === 1) || written.some((one) => one.number === 0)) return undefined;
  const { text, reading } = file;
  const announced = announcedArguments(file);
  // Texts about SQL and shells speak of `$1` as well.
  const doubtful =
    reading.kind.kind === 'skill' || written.some((one) => one.number > 9 || isPrice(file, one));
  if (announced === undefined ? doubtful : written.every((one) => one.number < announced)) return undefined;
  const meant = written.filter((one) => isMeant(file, one));
  const numbers = new Set(meant.map((one) => one.number));
  const highest = Math.max(0, ...numbers);
  if (highest === 0 || highest !== numbers.size) return undefined;
  if (announced !== undefined) return announced <= highest ? 'warning' : undefined;
  const isNamed = ({ at }: Written): boolean => {
    const line = lineSpan(text, at.start);
    return /\bargument|!`/i.test(text.slice(line.start, line.end));
  };
  return highest > 1 || meant.some(isNamed) ? 'information' : undefined;
}

/** What follows an amount of money: `$1,500`, `$5.00`, `$3/hour`, `$2 million`. */
const PRICE =
  /^(?:[.,]\d|\s*(?:[-–—/%+]|to\b)\s*\$?\w|\s?(?:[kmb]|million|billion|per|each|usd|dollars?)\b)/i;

function isPrice({ text }: AgentFile, { at }: Written): boolean {
  return PRICE.test(text.slice(at.end, at.end + 12));
}

/** Outside of samples: in prose, alone between backticks, or in a shell call that the program runs. */
function isMeant(file: AgentFile, one: Written): boolean {
  const { text, body } = file;
  const { at } = one;
  if (isPrice(file, one)) return false;
  const around = body.code.find(({ start, end }) => start <= at.start && at.end <= end);
  if (!around) return true;
  const sample = text.slice(around.start, around.end);
  if (/^`+\s*["']?\$[\w[\]]+["']?\s*`+$/.test(sample)) return true;
  const isCall = text[around.start - 1] === '!' && !sample.includes('\n');
  return isCall && !inSingleQuotes(text, at.start);
}

function inSingleQuotes(text: string, offset: number): boolean {
  const before = text.slice(lineSpan(text, offset).start, offset);
  return (before.match(/'/g) ?? []).length % 2 === 1;
}

/** How many arguments the header announces; undefined where it says nothing, or nothing that can be counted. */
function announcedArguments(file: AgentFile): number | undefined {
  const { forms = [] } = file.reading.kind.references;
  const names = forms.flatMap(({ namesIn }) => (namesIn === undefined ? [] : argumentNames(file, namesIn)));
  if (names.length > 0) return names.length;
  const key = forms.find(({ hintIn }) => hintIn !== undefined)?.hintIn;
  const hint = key === undefined ? undefined : fieldOf(file.front?.root, key)?.value;
  if (hint?.kind === 'list') return hint.items.length > 0 ? hint.items.length : undefined;
  return hint?.kind === 'scalar' ? groups(hint.text) : undefined;
}

/** The `[…]` and `<…>` of a hint, those within others apart. */
function groups(hint: string): number | undefined {
  let depth = 0;
  let count = 0;
  for (const char of hint) {
    if ('[<'.includes(char) && depth++ === 0) count++;
    if (']>'.includes(char)) depth--;
  }
  return count > 0 ? count : undefined;
}

function shifted(file: AgentFile, one: Written): TextEdit[] {
  const { text } = file;
  const isCode = file.body.isCode(one.at);
  if (one.number === 0 || isPrice(file, one) || (isCode && inSingleQuotes(text, one.at.start))) return [];
  return [replace(one.digits, String(one.number - 1))];
}
