import type { FrontMatter } from '../syntax/agentFile.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, span, trimSpan } from '../syntax/span.ts';
import type { Value, YamlProblem } from '../syntax/tree.ts';
import { insert, lineBreak, quoted, replace } from './edits.ts';
import type { YamlFault } from './indentFaults.ts';
import { brokenKey, strayIndent, tabbed } from './indentFaults.ts';
import { hiddenFault, lineFault, scalars, wordsBelow } from './lineFaults.ts';
import { code } from './messages.ts';

/**
 * The first place of a header that YAML cannot read; undefined where the tree shows none. `known` are the keys that the
 * program knows: another word in front of a colon may be running text.
 */
export function yamlFault(
  text: string,
  front: FrontMatter,
  known: ReadonlySet<string>,
): YamlFault | undefined {
  const problems = [...front.problems].sort((a, b) => a.span.start - b.span.start);
  const first = problems[0];
  if (!first) {
    return undefinedAlias(text, front) ?? forbiddenCharacter(text, front.content) ?? hiddenFault(text, front);
  }
  const own = lineFault(text, first.span.start, front);
  if (own) return own;
  const broken = problems.find(
    (one) => one.code === 'MULTILINE_IMPLICIT_KEY' && one.span.start === first.span.start,
  );
  return broken
    ? (wordsBelow(text, broken.span, known) ?? brokenKey(text, broken))
    : (FAULTS[first.code]?.(text, first, front) ?? plainFault(text, first));
}

type Describe = (text: string, problem: YamlProblem, front: FrontMatter) => YamlFault | undefined;

const QUOTE = 'Put the whole value in quotes.';

const FAULTS: Readonly<Record<string, Describe>> = {
  BLOCK_AS_IMPLICIT_KEY: (text, { span: at }) =>
    valueFault(text, at, 'A value without quotes cannot hold a colon and a blank.'),
  BAD_SCALAR_START: (text, { span: at }) => {
    const first = text.charAt(at.start);
    return valueFault(
      text,
      at,
      `A value without quotes cannot begin with ${first === '`' ? 'a backtick' : code(first)}.`,
    );
  },
  TAG_RESOLVE_FAILED: (text, { span: at }) =>
    valueFault(
      text,
      at,
      'A value without quotes that begins with `!` names a type, and there is none of that name.',
    ),
  UNEXPECTED_TOKEN: textBehind,
  BAD_ALIAS: (text, { span: at }) => {
    const value = valueOnLine(text, at.start);
    const first = value && text.charAt(value.start);
    return first === '*' || first === '&'
      ? valueFault(text, at, `A value without quotes cannot begin with \`${first}\`.`)
      : undefined;
  },
  BAD_DQ_ESCAPE: strangeEscape,
  MISSING_CHAR: (text, problem, front) =>
    unclosedQuote(text, problem, front) ?? wideBlankLine(text, problem) ?? missingColon(text, problem),
  BAD_INDENT: (text, problem, front) =>
    problem.message.startsWith('Flow')
      ? unclosedBracket(text, problem, front)
      : (tabbed(text, problem.span.end, front) ?? strayIndent(text, problem)),
  TAB_AS_INDENT: (text, { span: at }, front) => tabbed(text, at.start, front),
};

/** The value on the line of an offset: what follows the first `key: `, or the dash of a list. */
export function valueOnLine(text: string, offset: number): Span | undefined {
  const line = lineSpan(text, offset);
  const written = text.slice(line.start, line.end);
  const before =
    /^\s*(?:-\s+)*(?:"[^"]*"|'[^']*'|[^\s:#"'][^:]*?)\s*:[ \t]+/.exec(written) ??
    /^\s*(?:-[ \t]+)+/.exec(written);
  const start = line.start + (before?.[0].length ?? 0);
  return before && start < line.end ? trimSpan(text, span(start, line.end)) : undefined;
}

function valueFault(text: string, at: Span, says: string): YamlFault | undefined {
  const value = valueOnLine(text, at.start);
  return (
    value && {
      span: value,
      says,
      remedy: QUOTE,
      edits: [replace(value, quotedWhole(text.slice(value.start, value.end)))],
    }
  );
}

/** A value in quotes; quotes around it that were meant as such, but end too early, go. */
function quotedWhole(value: string): string {
  const mark = value.charAt(0);
  const second = value.indexOf(mark, 1);
  const meant = (mark === '"' || mark === "'") && value.endsWith(mark) && second < value.length - 1;
  const isPart = /\s/.test(value.charAt(second + 1)) && !/\s/.test(value.charAt(second - 1));
  return quoted(meant && !isPart ? value.slice(1, -1) : value);
}

function textBehind(text: string, { span: at }: YamlProblem): YamlFault | undefined {
  const value = valueOnLine(text, at.start);
  const first = value && text.charAt(value.start);
  if (!first) return undefined;
  if (first === '|' || first === '>') return textBehindIndicator(text, value);
  if (first === '"' || first === "'") return valueFault(text, at, 'Text follows the closing quote.');
  if (first === '[' || first === '{') return valueFault(text, at, 'Text follows the closing bracket.');
  if (/[\p{L}\p{N}]/u.test(first)) return undefined;
  return valueFault(text, at, `A value without quotes cannot begin with \`${first}\` and a blank.`);
}

function textBehindIndicator(text: string, value: Span): YamlFault {
  const line = lineSpan(text, value.start);
  const [indicator = ''] = /^[|>][-+\d]*/.exec(text.slice(value.start, value.end)) ?? [];
  const content = trimSpan(text, span(value.start + indicator.length, value.end));
  const [own = ''] = /^ */.exec(text.slice(line.start)) ?? [];
  const [next = ''] = /^\r?\n( *)(?=\S)/.exec(text.slice(line.end))?.slice(1) ?? [];
  const indent = next.length > own.length ? next : `${own}  `;
  return {
    span: value,
    says: `The text after \`${indicator}\` has to begin on the next line.`,
    remedy: 'Put the text on the next line, indented.',
    edits: [replace(span(value.start + indicator.length, content.start), lineBreak(text) + indent)],
  };
}

function unclosedQuote(text: string, problem: YamlProblem, front: FrontMatter): YamlFault | undefined {
  const open = lastScalar(front.root);
  const mark = open && text.charAt(open.span.start);
  if (!open || !mark || !/quote/.test(problem.message)) return undefined;
  const first = trimSpan(text, span(open.span.start, lineSpan(text, open.span.start).end));
  return {
    span: first,
    says: `The quote \`${mark}\` is never closed.`,
    remedy: 'Close it at the end of the value.',
    edits: [insert(first.end, mark)],
  };
}

function lastScalar(value: Value | undefined): Value | undefined {
  if (value?.kind === 'map') return lastScalar(value.fields.at(-1)?.value) ?? value.fields.at(-1)?.key;
  return value?.kind === 'list' ? lastScalar(value.items.at(-1)) : value;
}

function unclosedBracket(text: string, problem: YamlProblem, front: FrontMatter): YamlFault | undefined {
  const open = front.root.fields.findLast(({ span: at }) => at.start < problem.span.start)?.value;
  if (!open || open.kind === 'scalar' || !open.flow) return undefined;
  const first = trimSpan(text, span(open.span.start, lineSpan(text, open.span.start).end));
  const close = open.kind === 'list' ? ']' : '}';
  return {
    span: first,
    says: `The bracket \`${text.charAt(first.start)}\` is never closed.`,
    remedy: `Put \`${close}\` at the end of the value.`,
    edits: [insert(first.end, close)],
  };
}

/** `"C:\\dir"`: a backslash in double quotes begins an escape. */
function strangeEscape(text: string, { span: at }: YamlProblem): YamlFault {
  const value = valueOnLine(text, at.start);
  const raw = value && text.slice(value.start, value.end);
  const inside = /^"((?:[^"\\]|\\[^"])*)"$/.exec(raw ?? '')?.[1];
  return {
    span: value ?? trimSpan(text, lineSpan(text, at.start)),
    says: 'A backslash in double quotes begins an escape, and YAML does not know this one.',
    remedy: 'Use single quotes, or double the backslash.',
    ...(value && inside !== undefined ? { edits: [replace(value, quoted(inside, "'"))] } : {}),
  };
}

function missingColon(text: string, { span: at, message }: YamlProblem): YamlFault | undefined {
  if (!/map values/.test(message)) return undefined;
  return {
    span: trimSpan(text, lineSpan(text, at.start)),
    says: 'This line is no `key: value`.',
    remedy: 'Give it a key with a colon and a blank, or indent it as part of the value above.',
  };
}

/** Lines of blanks above the text of a block that reach further right than the text. */
function wideBlankLine(text: string, { span: at, message }: YamlProblem): YamlFault | undefined {
  if (!/leading empty lines/.test(message)) return undefined;
  const above = /(?:\n[ \t]*\r?(?=\n))+(?=\n *$)/.exec(text.slice(0, at.start));
  const blanks = [...(above?.[0] ?? '').matchAll(/[ \t]+/g)].map(({ index, 0: found }) => {
    const start = (above?.index ?? 0) + index;
    return span(start, start + found.length);
  });
  const [first] = blanks;
  if (!first) return undefined;
  return {
    span: first,
    says: 'This empty line is indented further than the text that it belongs to.',
    remedy: 'Remove its blanks.',
    edits: blanks.map((one) => replace(one, '')),
  };
}

function undefinedAlias(text: string, front: FrontMatter): YamlFault | undefined {
  const alias = scalars(front.root).find(
    ({ style, span: at }) =>
      style === 'alias' &&
      !text.slice(front.content.start, at.start).includes(`&${text.slice(at.start + 1, at.end)}`),
  );
  return (
    alias &&
    valueFault(
      text,
      alias.span,
      'A value without quotes that begins with `*` refers to another value, and there is none of that name.',
    )
  );
}

function forbiddenCharacter(text: string, content: Span): YamlFault | undefined {
  const at = text.slice(content.start, content.end).search(/[^\P{Cc}\t\n\r\u0085]|[\ufffe\uffff]/u);
  if (at < 0) return undefined;
  const found = span(content.start + at, content.start + at + 1);
  const name = text.charCodeAt(found.start).toString(16).toUpperCase().padStart(4, '0');
  return {
    span: found,
    says: `The invisible character U+${name} is not allowed in YAML.`,
    remedy: 'Delete it.',
    edits: [replace(found, '')],
  };
}

function plainFault(text: string, { span: at }: YamlProblem): YamlFault {
  return {
    span: trimSpan(text, lineSpan(text, at.start)),
    says: 'YAML cannot go on at this line.',
    remedy: 'Check the quotes, the brackets and the indentation here and in the line above.',
  };
}
