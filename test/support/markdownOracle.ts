import { parse, postprocess, preprocess } from 'micromark';
import { gfm } from 'micromark-extension-gfm';
import type { Span } from '../../server/src/core/syntax/span.ts';

/** Spans as a second, independent Markdown parser sees them. */
export interface OracleSpans {
  readonly code: readonly Span[];
  /** Inline links, images and uses of definitions. */
  readonly links: readonly Span[];
  readonly definitions: readonly Span[];
  readonly headings: readonly Span[];
  /** Comments and processing instructions within a line. */
  readonly comments: readonly Span[];
  /** Blocks of HTML, whose content it does not read. */
  readonly html: readonly Span[];
}

/** What micromark (CommonMark with GitHub's extensions) makes of a text. */
export function oracleSpans(text: string): OracleSpans {
  const chunks = preprocess()(text, undefined, true);
  const events = postprocess(
    parse({ extensions: [gfm()] })
      .document()
      .write(chunks),
  );
  const spansOf = (...types: readonly string[]): Span[] =>
    events
      .filter(([kind, token]) => kind === 'enter' && types.includes(token.type))
      .map(([, { start, end }]) => ({ start: start.offset, end: end.offset }));
  return {
    code: spansOf('codeFenced', 'codeIndented', 'codeText'),
    links: spansOf('link', 'image'),
    definitions: spansOf('definition'),
    headings: spansOf('atxHeading', 'setextHeading'),
    comments: spansOf('htmlText').filter(({ start }) => /^<(?:!--|\?)/.test(text.slice(start, start + 4))),
    html: spansOf('htmlFlow'),
  };
}
