import { type Tree, TreeFragment } from '@lezer/common';
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
import type { Body } from './body.ts';
import { BodyBuilder } from './bodyBuilder.ts';
import { definedLabels, isFootnote, linkEnd, normalLabel } from './linkSyntax.ts';
import { blotInner, nestedFences } from './nestedFences.ts';
import type { Span } from './span.ts';

/**
 * Longer paragraphs and lines are taken as plain text: no person writes them, and the inline parser needs quadratic
 * time for some.
 */
const INLINE_LIMIT = 16 * 1024;

/** Deeper quotes and lists are taken as text for the same reason. */
const NESTING_LIMIT = 64;

const PLAIN_GIANTS: MarkdownConfig = {
  parseInline: [
    { name: 'Giant', before: 'Escape', parse: (cx) => (cx.end - cx.offset > INLINE_LIMIT ? cx.end : -1) },
  ],
};

const DELIMITERS = { link: InlineContext.linkStart, image: InlineContext.imageStart };

const WITHOUT_LABELS = withLabels(
  commonMark.configure([Table, TaskList, Strikethrough, AT_REFERENCES, PLAIN_GIANTS]),
  new Set(),
);

/**
 * The body model of the text's part `range`. Never throws. CommonMark with GitHub's tables and task lists, but for three things: `@path` is a node, fences nested with the same length count as their author meant
 * them, and links and references count inside the XML-like sections (`<rules>` … `</rules>`) that people structure
 * prompts with. The body of the text before an edit, if there is one, spares the parser what did not change.
 */
export function parseBody(text: string, range: Span, previous?: Body): Body {
  const written = withPlainBreaks(text.slice(range.start, range.end));
  const fences = nestedFences(written);
  const source = limitNesting(blotInner(written, fences));
  const labels = definedLabels(source);
  const parser = labels.size === 0 ? WITHOUT_LABELS : withLabels(WITHOUT_LABELS, labels);
  const builder = new BodyBuilder(text, range);
  const tree = parser.parse(source, fragmentsOf(previous, source, parser));
  builder.add(tree);
  for (const { start, end } of builder.htmlBlocks) {
    builder.addHtml(withoutHtml(parser).parse(source.slice(start, end)), start);
  }
  const body = builder.body(fences);
  parsed.set(body, { source, tree, parser });
  return body;
}

interface Parsed {
  readonly source: string;
  readonly tree: Tree;
  readonly parser: MarkdownParser;
}

const parsed = new WeakMap<Body, Parsed>();

/** The parts of the previous tree that the edit left alone, for the parser to take over. */
function fragmentsOf(
  body: Body | undefined,
  source: string,
  parser: MarkdownParser,
): readonly TreeFragment[] {
  const before = body && parsed.get(body);
  if (!before || before.parser !== parser) return [];
  const old = before.source;
  const shorter = Math.min(old.length, source.length);
  let from = 0;
  while (from < shorter && old.charCodeAt(from) === source.charCodeAt(from)) from++;
  let same = 0;
  while (
    same < shorter - from &&
    old.charCodeAt(old.length - 1 - same) === source.charCodeAt(source.length - 1 - same)
  )
    same++;
  const change = { fromA: from, toA: old.length - same, fromB: from, toB: source.length - same };
  return TreeFragment.applyChanges(TreeFragment.addTree(before.tree), [change]);
}

function withLabels(parser: MarkdownParser, labels: ReadonlySet<string>): MarkdownParser {
  const isDefined = (label: string): boolean => !isFootnote(label) && labels.has(normalLabel(label));
  return parser.configure({ parseInline: [linkEnd(DELIMITERS, isDefined)] });
}

function withoutHtml(parser: MarkdownParser): MarkdownParser {
  return parser.configure({ remove: ['HTMLBlock'] });
}

/** The parser knows only `\n`; the length stays. */
function withPlainBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, (found) => (found.length === 2 ? ' \n' : '\n')) : text;
}

/** What stands in quotes and lists beyond the limit becomes letters. */
function limitNesting(text: string): string {
  return text.replace(DEEP, (_, marks: string, rest: string) => marks + 'x'.repeat(rest.length));
}

const DEEP = new RegExp(
  String.raw`^((?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){${NESTING_LIMIT}})(.+)$`,
  'gm',
);
