import { inHeader } from '../syntax/cursor.ts';
import { bodyStart, splitFrontMatter } from '../syntax/frontmatter.ts';
import { formCompletion } from './bodyForms.ts';
import { beyondBuiltinItems } from './builtin.ts';
import { configCompletion } from './configFeatures.ts';
import { hashCompletion } from './hashCompletion.ts';
import { headerCompletion, wholeHeader } from './headerCompletion.ts';
import { mentionCompletion } from './mention.ts';
import { completeReferences } from './pathCompletion.ts';
import type { CompletionItem, CompletionOptions, FeatureContext } from './types.ts';

/** What may be written at an offset, in the order in which it should be offered. Never parses what it does not need. */
export function completion(
  context: FeatureContext,
  offset: number,
  options: CompletionOptions,
): CompletionItem[] {
  const items = everything(context, offset, options);
  return options.builtin ? beyondBuiltinItems(context, offset, items) : items;
}

/**
 * What may be written at an offset for any of the readers of a file, the owner's word first. Where the kind of file is
 * not one format for several programs, and in its text, only the owner counts.
 */
export function sharedCompletion(
  readers: readonly FeatureContext[],
  offset: number,
  options: CompletionOptions,
): CompletionItem[] {
  const [owner, ...others] = readers;
  if (!owner) return [];
  const items = completion(owner, offset, options);
  const { text, reading } = owner.file;
  const split = splitFrontMatter(text, reading.dialect.fence);
  if (!reading.kind.common || !split || !inHeader(text, split, offset)) return items;
  const labels = new Set(items.map(({ label }) => label));
  for (const one of others) {
    const { dialect, kind } = one.file.reading;
    const more = kind.common ? completion(one, offset, options) : [];
    for (const item of more.filter(({ label }) => !labels.has(label))) {
      labels.add(item.label);
      const detail = item.detail === undefined ? dialect.title : `${item.detail} · ${dialect.title}`;
      items.push({ ...item, detail, rank: items.length + 1 });
    }
  }
  return items;
}

function everything(context: FeatureContext, offset: number, options: CompletionOptions): CompletionItem[] {
  const { text, reading, format } = context.file;
  if (format === 'json') return configCompletion(context, offset, options);
  const split = splitFrontMatter(text, reading.dialect.fence);
  if (split && inHeader(text, split, offset)) return headerCompletion(context, split, offset);
  const header = wholeHeader(context, split, offset);
  if (header.length > 0 || offset < bodyStart(text, split)) return header;
  const forms = formCompletion(context, offset);
  if (forms.length > 0) return forms;
  const hashed = hashCompletion(context, offset);
  if (hashed.length > 0) return hashed;
  const paths = completeReferences(context, offset, options);
  return [...paths, ...mentionCompletion(context, offset, paths)];
}
