import { splitFrontMatter } from '../syntax/frontmatter.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, span } from '../syntax/span.ts';
import type { Field } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { beginsLine, isHeaderLine } from './headerLines.ts';
import type { RuleContext } from './types.ts';

/** A header that ends before its last line, at dashes inside of a value or a comment. */
export interface HeaderCut {
  /** The dashes that end it, all that stand together. */
  readonly span: Span;
  /** The key whose value they stand in; undefined in a comment. */
  readonly inside: Field | undefined;
  /** The keys below, which the program does not see. */
  readonly lost: readonly Field[];
  /** From the top of the header to the line of dashes that was meant to end it. */
  readonly content: Span;
}

/**
 * Where the program ends the header at the first dashes of all, and these stand neither at the beginning of a line nor
 * below everything else. Undefined where no line of dashes follows that could have been meant.
 */
export function headerCut({ file: { front, text }, dialect }: RuleContext): HeaderCut | undefined {
  if (dialect.fence !== 'anywhere' || !front?.close) return undefined;
  const { close } = front;
  if (beginsLine(text, close.start)) return undefined;
  const meant = splitFrontMatter(text, 'line-start');
  if (!meant?.close || !isHeader(text, span(lineSpan(text, close.start).end, meant.close.start)))
    return undefined;
  const { fields } = parseYaml(text, meant.content).root;
  const inside = fields.findLast(({ span: at }) => at.start < close.start);
  return {
    span: span(close.start, close.start + (/^-+/.exec(text.slice(close.start))?.[0].length ?? 0)),
    inside: inside && inside.span.end >= close.end ? inside : undefined,
    lost: fields.filter(({ span: at }) => at.start > close.start),
    content: meant.content,
  };
}

/** Whether the lines up to the next line of dashes can be a header; else that line belongs to the text. */
function isHeader(text: string, { start, end }: Span): boolean {
  return text
    .slice(start, end)
    .split(/\r?\n/)
    .every((line) => line.trim() === '' || isHeaderLine(line));
}
