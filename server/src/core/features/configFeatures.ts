import type { Cursor } from '../syntax/cursor.ts';
import { jsonCursor, needsComma } from '../syntax/cursorJson.ts';
import { fieldOf, scalarText } from '../syntax/tree.ts';
import { withTools } from './explainHover.ts';
import { NAMES_RANK } from './headerCompletion.ts';
import { cursorHover } from './headerHover.ts';
import { nameCompletion, withNames } from './headerNames.ts';
import { keyCompletion } from './keyCompletion.ts';
import type { CompletionItem, CompletionOptions, FeatureContext, Hover } from './types.ts';
import { valueCompletion } from './valueCompletion.ts';

/** The key by which a configuration file names the schema that an editor completes it by. */
const SCHEMA_KEY = '$schema';

/** What may be written at an offset of a configuration file, or of one entry of it. */
export function configCompletion(
  context: FeatureContext,
  offset: number,
  { linkTargets }: CompletionOptions,
): CompletionItem[] {
  const cursor = jsonCursor(context.file.text, context.file.at, offset);
  if (cursor.kind === 'none') return [];
  const items = itemsAt(context, cursor, linkTargets);
  // The editor compares with what is written, and a bare word has no quote yet.
  const bare = cursor.typed !== '' && context.file.text.charAt(cursor.span.start) !== '"';
  return bare ? items.map(withoutQuote) : items;
}

function itemsAt(
  context: FeatureContext,
  cursor: Exclude<Cursor, { kind: 'none' }>,
  linkTargets: boolean,
): CompletionItem[] {
  const { file } = context;
  // Where the editor's own JSON service has the published schema, it offers what that knows.
  const covered = !linkTargets && file.text.includes(`"${SCHEMA_KEY}"`);
  const names = nameCompletion(context, cursor, NAMES_RANK);
  if (cursor.kind !== 'key')
    return covered ? names : [...names, ...valueCompletion(context, cursor, modelOf(context))];
  const items = [...keyCompletion(context, cursor, modelOf(context)), ...names].filter(
    ({ kind }) => !covered || kind === 'tool' || kind === 'agent',
  );
  return items.map((item) => withComma(file.text, cursor, item));
}

/** The hover on a key or value of a configuration file. */
export function configHover(context: FeatureContext, offset: number): Hover | undefined {
  const { text, at } = context.file;
  const cursor = jsonCursor(text, at, offset);
  const known = cursorHover(context, cursor, offset, () => modelOf(context));
  return withTools(context, withNames(context, known, cursor), cursor);
}

function modelOf({ file }: FeatureContext): string | undefined {
  const key = file.reading.kind.fields.find((field) => field.shape === 'model')?.key;
  return key === undefined ? undefined : scalarText(fieldOf(file.front?.root, key)?.value);
}

function withoutQuote(item: CompletionItem): CompletionItem {
  return item.filterText === undefined ? item : { ...item, filterText: item.filterText.replace(/^"/, '') };
}

function withComma(
  text: string,
  cursor: Extract<Cursor, { kind: 'key' }>,
  item: CompletionItem,
): CompletionItem {
  if (cursor.colon || !needsComma(text, cursor.span.end)) return item;
  return { ...item, edit: { ...item.edit, newText: `${item.edit.newText},` } };
}
