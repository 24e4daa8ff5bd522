import { inHeader } from '../syntax/cursor.ts';
import { bodyStart, splitFrontMatter } from '../syntax/frontmatter.ts';
import { configCompletion } from './configFeatures.ts';
import { headerCompletion, wholeHeader } from './headerCompletion.ts';
import { completeReferences } from './pathCompletion.ts';
import type { CompletionItem, CompletionOptions, FeatureContext } from './types.ts';

/** What may be written at an offset, in the order in which it should be offered. Never parses what it does not need. */
export function completion(
  context: FeatureContext,
  offset: number,
  options: CompletionOptions,
): CompletionItem[] {
  const { text, reading, format } = context.file;
  if (format === 'json') return configCompletion(context, offset, options);
  const split = splitFrontMatter(text, reading.dialect.fence);
  if (split && inHeader(text, split, offset)) return headerCompletion(context, split, offset);
  const header = wholeHeader(context, split, offset);
  if (header.length > 0 || offset < bodyStart(text, split)) return header;
  return completeReferences(context, offset, options);
}
