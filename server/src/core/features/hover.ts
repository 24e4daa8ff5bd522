import { inHeader } from '../syntax/cursor.ts';
import { bodyStart, splitFrontMatter } from '../syntax/frontmatter.ts';
import { formHover } from './bodyForms.ts';
import { coversHover } from './builtin.ts';
import { configHover } from './configFeatures.ts';
import { fenceHover, withTools } from './explainHover.ts';
import { headerHover } from './headerHover.ts';
import { headerCursor, withNames } from './headerNames.ts';
import { mentionHover } from './mention.ts';
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
    return withTools(context, withNames(context, headerHover(context, split, offset), cursor), cursor);
  }
  const fence = split && fenceHover(context, split, offset);
  if (fence) return fence;
  if (offset < bodyStart(text, split)) return undefined;
  return formHover(context, offset) ?? hoverReference(context, offset) ?? mentionHover(context, offset);
}
