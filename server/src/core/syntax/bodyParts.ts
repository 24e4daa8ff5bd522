import type { MarkdownParser } from '@lezer/markdown';
import { mayBeAtPath } from './atReference.ts';
import type { BodyReferences } from './bodyBuilder.ts';
import { BodyBuilder } from './bodyBuilder.ts';
import { limitNesting, WITHOUT_HTML, WITHOUT_LABELS, withLabels, withoutHtml } from './markdownParser.ts';
import { readPlainSection } from './plainSection.ts';
import type { Span } from './span.ts';

export const NO_REFERENCES: BodyReferences = { links: [], uses: [], atReferences: [] };

/** Whether a text has any mark of a reference. */
export function mayRefer(text: string): boolean {
  return text.includes('](') || text.includes('@') || text.includes(']:');
}

/**
 * Where there may be a link, the definition of one or an `@path`, in order: most texts have none of their marks. In a
 * text that defines labels any brackets may be a link.
 */
export function referenceMarks(text: string, labels: ReadonlySet<string>): readonly number[] {
  const marks: number[] = [];
  for (let at = text.indexOf(']'); at >= 0; at = text.indexOf(']', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === PARENTHESIS || next === COLON || labels.size > 0) marks.push(at);
  }
  const links = marks.length;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (mayBeAtPath(text, at)) marks.push(at);
  }
  return links === 0 || links === marks.length ? marks : marks.sort((a, b) => a - b);
}

const PARENTHESIS = 0x28;
const COLON = 0x3a;

/** The text of a body, as it is parsed, and where it stands in the file. */
export interface BodySource {
  readonly text: string;
  readonly range: Span;
  /** With plain line breaks, and without the inner ones of nested fences; as long as the range. */
  readonly source: string;
}

/** The references in parts of a body, each read without what stands around it. `labels`: those that the body defines. */
export function referencesOf(
  sections: readonly Span[],
  { text, range, source }: BodySource,
  labels: ReadonlySet<string>,
): BodyReferences {
  const builder = new BodyBuilder(text, range);
  const defines = labels.size > 0;
  const parser = defines ? withLabels(WITHOUT_LABELS, labels) : WITHOUT_LABELS;
  const read = (by: MarkdownParser, { start, end }: Span) =>
    builder.addPartReferences(by.parse(limitNesting(source.slice(start, end))), start);
  for (const section of sections) {
    const plain = defines ? undefined : readPlainSection(source, section, range.start);
    if (plain) builder.addPlain(plain);
    else read(parser, section);
  }
  const inner = defines ? withoutHtml(parser) : WITHOUT_HTML;
  for (const block of builder.htmlBlocks) read(inner, block);
  return builder.references();
}

/** The code in parts of a body; labels do not bear on it. */
export function codeOf(sections: readonly Span[], { text, range, source }: BodySource): readonly Span[] {
  const builder = new BodyBuilder(text, range);
  const read = (parser: MarkdownParser, { start, end }: Span) =>
    builder.addPartStructure(parser.parse(limitNesting(source.slice(start, end))), start);
  for (const section of sections) read(WITHOUT_LABELS, section);
  for (const block of builder.htmlBlocks) read(WITHOUT_HTML, block);
  return builder.structure().code;
}
