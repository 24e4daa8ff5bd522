import type { Body } from './body.ts';
import type { Span } from './span.ts';

/** The body model of the text's part `range`. Never throws. */
export function parseBody(_text: string, range: Span): Body {
  return { span: range, headings: [], links: [], atReferences: [], code: [] };
}
