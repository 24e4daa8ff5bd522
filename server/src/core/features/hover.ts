import { inHeader } from '../syntax/cursor.ts';
import { bodyStart, splitFrontMatter } from '../syntax/frontmatter.ts';
import { formHover } from './bodyForms.ts';
import { coversHover } from './builtin.ts';
import { configHover } from './configFeatures.ts';
import { fenceHover, withTools } from './explainHover.ts';
import { headerCursor } from './headerCursor.ts';
import { headerHover } from './headerHover.ts';
import { withNames } from './headerNames.ts';
import { mentionHover } from './mention.ts';
import { symbolHover } from './namedSymbols.ts';
import { hoverReference } from './referenceHover.ts';
import type { Beside, FeatureContext, Hover } from './types.ts';

/** What is known of the word at an offset; undefined where there is nothing to say. */
export function hover(context: FeatureContext, offset: number, { builtin }: Beside = {}): Hover | undefined {
  if (builtin && coversHover(context, offset)) return undefined;
  const { text, reading, format } = context.file;
  if (format === 'json') return configHover(context, offset);
  const split = splitFrontMatter(text, reading.dialect.fence);
  if (split && inHeader(text, split, offset)) {
    const cursor = headerCursor(context, offset);
    const known = withTools(context, withNames(context, headerHover(context, split, offset), cursor), cursor);
    return withSymbol(known, symbolHover(context, offset));
  }
  const fence = split && fenceHover(context, split, offset);
  if (fence) return fence;
  if (offset < bodyStart(text, split)) return undefined;
  return (
    formHover(context, offset) ??
    hoverReference(context, offset) ??
    mentionHover(context, offset) ??
    symbolHover(context, offset)
  );
}

/** What a name stands for, above what is known of the key that it stands under; agents that are told already only once. */
function withSymbol(known: Hover | undefined, symbol: Hover | undefined): Hover | undefined {
  if (!known || !symbol) return known ?? symbol;
  if (/^(?:Agent|MCP server) \*\*/.test(known.markdown)) return known;
  return { span: symbol.span, markdown: `${symbol.markdown}\n\n${known.markdown}` };
}
