import type { Body } from './body.ts';
import type { Span } from './span.ts';
import { lineSpan, span } from './span.ts';

/** A sentence of the prose in a body, with what stands over it. */
export interface Sentence {
  readonly span: Span;
  /** Its text; line breaks are blanks, so that offsets count from `span.start`. */
  readonly text: string;
  /** The headings that it stands under, the title left out, and the lines that lead to its list: `You must never:`. */
  readonly above: readonly string[];
}

interface Heading {
  readonly level: number;
  readonly text: string;
}

/** A line that ends with a colon: it speaks of the list below it. */
interface Lead {
  readonly indent: number;
  readonly item: boolean;
  readonly text: string;
}

interface Paragraph {
  readonly start: number;
  readonly indent: number;
  readonly item: boolean;
  end: number;
}

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t#]*$/;
const ITEM = /^[ \t]*(?:[-*+•]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
/** Tables, quotes, HTML, rules. */
const NO_PROSE = /^[ \t]*(?:\||>|<\/?[\w!]|[-*_=]{3,}[ \t]*$)/;

/** Every sentence outside code, tables, quotes and headings, in the order of the text. */
export function sentences(text: string, body: Body): Sentence[] {
  const found: Sentence[] = [];
  let headings: Heading[] = [];
  let leads: Lead[] = [];
  let paragraph: Paragraph | undefined;

  const finish = (): void => {
    if (!paragraph) return;
    const { start, end, indent, item } = paragraph;
    const above = [...headings.filter((one) => one.level > 1), ...leads].map((one) => one.text);
    found.push(...split(text, span(start, end)).map((sentence) => ({ ...sentence, above })));
    const written = text.slice(start, end);
    if (/[:：][*_]*\s*$/.test(written)) leads = [...leads, { indent, item, text: written }];
    paragraph = undefined;
  };

  const blocks = codeBlocks(text, body.code);
  for (const line of linesOf(text, body.span)) {
    const written = text.slice(line.start, line.end);
    const indent = written.length - written.trimStart().length;
    const heading = HEADING.exec(written);
    const code = blocks.some(
      (block) => block.start <= line.start + indent && line.start + indent < block.end,
    );
    if (code || written.trim() === '' || NO_PROSE.test(written) || heading) {
      finish();
      if (!heading || code) continue;
      const level = heading[1]?.length ?? 1;
      headings = [...headings.filter((one) => one.level < level), { level, text: heading[2] ?? '' }];
      leads = [];
      continue;
    }
    const mark = ITEM.exec(written)?.[0];
    if (paragraph && mark === undefined) {
      paragraph.end = line.end;
      continue;
    }
    finish();
    const item = mark !== undefined;
    leads = leads.filter((lead) => (item && !lead.item ? lead.indent <= indent : lead.indent < indent));
    paragraph = { start: line.start + (mark?.length ?? indent), end: line.end, indent, item };
  }
  finish();
  return found;
}

function* linesOf(text: string, { start, end }: Span): Generator<Span> {
  for (let at = start; at < end; ) {
    const line = lineSpan(text, at);
    yield span(Math.max(line.start, start), line.end);
    at = text[line.end] === '\r' && text[line.end + 1] === '\n' ? line.end + 2 : line.end + 1;
  }
}

/** Fenced and indented blocks and comments: what is no inline code. */
function codeBlocks(text: string, code: readonly Span[]): Span[] {
  return code.filter((one) => {
    const written = text.slice(one.start, one.end);
    if (/^(?:`{3,}|~{3,}|<)/.test(written) || written.includes('\n')) return true;
    return /^(?: {4}|\t)\s*$/.test(text.slice(lineSpan(text, one.start).start, one.start));
  });
}

function split(text: string, { start, end }: Span): Omit<Sentence, 'above'>[] {
  const found: Omit<Sentence, 'above'>[] = [];
  const written = text.slice(start, end).replace(/\s/g, ' ');
  for (const match of written.matchAll(/\S.*?(?:[.!?;。！？；](?=[\s*_)"”]|$)|$)/g)) {
    const at = start + match.index;
    found.push({ span: span(at, at + match[0].length), text: match[0] });
  }
  return found;
}
