import { fieldSpec } from '../dialects/lookup.ts';
import type { FieldSpec } from '../dialects/types.ts';
import { headerValues } from '../syntax/cursor.ts';
import type { FrontMatterSplit } from '../syntax/frontmatter.ts';
import { afterBom } from '../syntax/frontmatter.ts';
import { lineSpan, span } from '../syntax/span.ts';
import { headerCursor } from './headerCursor.ts';
import { nameCompletion } from './headerNames.ts';
import { entryCompletion, keyCompletion } from './keyCompletion.ts';
import { choice, placeholder } from './snippet.ts';
import type { CompletionItem, FeatureContext } from './types.ts';
import { valueCompletion } from './valueCompletion.ts';

/** After everything that the table knows. */
export const NAMES_RANK = 1000;

/** What may be written at a place of the front matter. `split` is that of the file's text. */
export function headerCompletion(
  context: FeatureContext,
  split: FrontMatterSplit,
  offset: number,
): CompletionItem[] {
  const { text, reading } = context.file;
  const cursor = headerCursor(context, offset);
  if (cursor.kind === 'none') return [];
  const values = headerValues(text, split);
  const model = reading.kind.fields.find((field) => field.shape === 'model' && values.has(field.key))?.key;
  const modelName = model === undefined ? undefined : values.get(model);
  const names = nameCompletion(context, cursor, NAMES_RANK);
  if (cursor.kind !== 'key') {
    const keys = cursor.kind === 'item' ? entryCompletion(context, cursor, modelName) : [];
    return [...keys, ...valueCompletion(context, cursor, modelName), ...names];
  }
  const whole = values.size === 0 && cursor.path.length === 0 ? wholeHeader(context, split, offset) : [];
  return [...whole, ...keyCompletion(context, cursor, modelName), ...names];
}

/**
 * A new header: where the text has none, on its first lines, and inside one that is empty and not closed yet. Empty
 * anywhere else.
 */
export function wholeHeader(
  { file }: FeatureContext,
  split: FrontMatterSplit | undefined,
  offset: number,
): CompletionItem[] {
  const { text, reading } = file;
  const start = afterBom(text);
  if (offset < start || !/^\s*(?:-{1,3}\s*)?$/.test(text.slice(start, offset))) return [];
  const line = lineSpan(text, offset);
  const typed = text.slice(line.start, line.end).trim();
  const inside = split !== undefined && offset >= split.content.start && line.start > start;
  if (!/^-{0,3}$/.test(typed) || split?.close || (!inside && typed === '' && split)) return [];
  const fields = reading.kind.starter.flatMap(
    (key) => fieldSpec(reading.dialect, reading.kind.kind, [key]) ?? [],
  );
  const keys = fields.map((field, index) => starterLine(field, index + 1));
  const newText = [...(inside ? [] : ['---']), ...keys, '---', '', '$0'].join('\n');
  return [
    {
      label: `New ${reading.kind.title}`,
      kind: 'header',
      detail: fields.map((field) => field.key).join(', '),
      edit: { span: span(Math.max(line.start, start), line.end), newText },
      snippet: true,
      filterText: typed === '' ? `New ${reading.kind.title}` : '---',
      rank: 0,
    },
  ];
}

function starterLine({ key, values }: FieldSpec, index: number): string {
  const value = values
    ? choice(
        index,
        values.map((one) => one.value),
      )
    : placeholder(index, key);
  return `${key}: ${value}`;
}
