import type { MarkdownParser } from '@lezer/markdown';
import { mayBeAtPath } from './atReference.ts';
import type { BodyReferences } from './bodyBuilder.ts';
import { BodyBuilder } from './bodyBuilder.ts';
import { limitNesting, WITHOUT_HTML, WITHOUT_LABELS } from './markdownParser.ts';
import { readPlainSection } from './plainSection.ts';
import type { Span } from './span.ts';

export const NO_REFERENCES: BodyReferences = { links: [], uses: [], atReferences: [] };

/** Where there may be a link, the definition of one or an `@path`, in order: most texts have none of their marks. */
export function referenceMarks(text: string): readonly number[] {
  const marks: number[] = [];
  for (let at = text.indexOf(']'); at >= 0; at = text.indexOf(']', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === PARENTHESIS || next === COLON) marks.push(at);
  }
  const links = marks.length;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (mayBeAtPath(text, at)) marks.push(at);
  }
  return links === 0 || links === marks.length ? marks : marks.sort((a, b) => a - b);
}

const PARENTHESIS = 0x28;
const COLON = 0x3a;

/** The references in parts of a body, each read without what stands around it. `source`: the body with plain breaks. */
export function referencesOf(
  sections: readonly Span[],
  text: string,
  range: Span,
  source: string,
): BodyReferences {
  const builder = new BodyBuilder(text, range);
  const read = (parser: MarkdownParser, { start, end }: Span) =>
    builder.addPartReferences(parser.parse(limitNesting(source.slice(start, end))), start);
  for (const section of sections) {
    const plain = readPlainSection(source, section, range.start);
    if (plain) builder.addPlain(plain);
    else read(WITHOUT_LABELS, section);
  }
  for (const block of builder.htmlBlocks) read(WITHOUT_HTML, block);
  return builder.references();
}

/** The code in parts of a body. */
export function codeOf(
  sections: readonly Span[],
  text: string,
  range: Span,
  source: string,
): readonly Span[] {
  const builder = new BodyBuilder(text, range);
  const read = (parser: MarkdownParser, { start, end }: Span) =>
    builder.addPartStructure(parser.parse(limitNesting(source.slice(start, end))), start);
  for (const section of sections) read(WITHOUT_LABELS, section);
  for (const block of builder.htmlBlocks) read(WITHOUT_HTML, block);
  return builder.structure().code;
}
