import {
  parser as commonMark,
  InlineContext,
  type MarkdownConfig,
  type MarkdownParser,
  Strikethrough,
  Table,
  TaskList,
} from '@lezer/markdown';
import { AT_REFERENCES } from './atReference.ts';
import { isFootnote, linkEnd, normalLabel } from './linkSyntax.ts';

/**
 * Longer paragraphs and lines are taken as plain text: no person writes them, and the inline parser needs quadratic
 * time for some.
 */
const INLINE_LIMIT = 16 * 1024;

/** Deeper quotes and lists are taken as text for the same reason. */
const NESTING_LIMIT = 64;

/** The characters at which an inline parser below may find something: ``\ & ` < * _ ~ [ ! ] @``. */
const MARKS = new Set([92, 38, 96, 60, 42, 95, 126, 91, 33, 93, 64]);

/** Leaps over plain text, at every character of which the parser would ask each of its inline parsers. */
const PLAIN_TEXT: MarkdownConfig = {
  parseInline: [{ name: 'PlainText', before: 'Escape', parse: plainEnd }],
  // Nothing here tells a hard line break from a soft one.
  remove: ['HardBreak'],
};

function plainEnd(cx: InlineContext, next: number, pos: number): number {
  if (cx.end - cx.offset > INLINE_LIMIT) return cx.end;
  if (MARKS.has(next)) return -1;
  let end = pos + 1;
  while (end < cx.end && !MARKS.has(cx.text.charCodeAt(end - cx.offset))) end++;
  return end;
}

const DELIMITERS = { link: InlineContext.linkStart, image: InlineContext.imageStart };

/** For texts that define no labels. */
export const WITHOUT_LABELS = withLabels(
  commonMark.configure([Table, TaskList, Strikethrough, AT_REFERENCES, PLAIN_TEXT]),
  new Set(),
);

/** The same for a text that defines these labels. */
export function withLabels(parser: MarkdownParser, labels: ReadonlySet<string>): MarkdownParser {
  const isDefined = (label: string): boolean => !isFootnote(label) && labels.has(normalLabel(label));
  return parser.configure({ parseInline: [linkEnd(DELIMITERS, isDefined)] });
}

/** The same where HTML is read as prose. */
export function withoutHtml(parser: MarkdownParser): MarkdownParser {
  return parser.configure({ remove: ['HTMLBlock'] });
}

export const WITHOUT_HTML = withoutHtml(WITHOUT_LABELS);

/** What stands in quotes and lists beyond the limit becomes letters. */
export function limitNesting(text: string): string {
  return text.replace(DEEP, (_, marks: string, rest: string) => marks + 'x'.repeat(rest.length));
}

const DEEP = new RegExp(
  String.raw`^((?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){${NESTING_LIMIT}})(.+)$`,
  'gm',
);
