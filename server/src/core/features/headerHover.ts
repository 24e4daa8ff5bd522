import { effortFor, effortKeys } from '../dialects/efforts.ts';
import { action, effortLevel, foreignKey, foreignModel, permissionKey } from '../dialects/lookup.ts';
import type { Dialect, FieldSpec, PermissionForm } from '../dialects/types.ts';
import type { Cursor, ItemCursor, KeyCursor, ValueCursor } from '../syntax/cursor.ts';
import { headerValues } from '../syntax/cursor.ts';
import type { FrontMatterSplit } from '../syntax/frontmatter.ts';
import { touches, trimSpan } from '../syntax/span.ts';
import { effortKeyText, effortText, modelText } from './effortText.ts';
import { factText, fieldText, paragraphs } from './factText.ts';
import { headerCursor } from './headerCursor.ts';
import { mapPlace, valuePlace } from './headerPlace.ts';
import { inlineCode } from './markdownText.ts';
import { toolNameText } from './toolNameText.ts';
import type { FeatureContext, Hover } from './types.ts';
import type { Word } from './words.ts';
import { wordAt } from './words.ts';

/** What is known of the key or value at an offset of the front matter. `split` is that of the file's text. */
export function headerHover(
  context: FeatureContext,
  split: FrontMatterSplit,
  offset: number,
): Hover | undefined {
  const cursor = headerCursor(context, offset);
  return cursorHover(context, cursor, offset, () => modelOf(context, split));
}

/** The same for a place that is settled already. `model` is that of the file. */
export function cursorHover(
  context: FeatureContext,
  cursor: Cursor,
  offset: number,
  model: () => string | undefined,
): Hover | undefined {
  const entry = cursor.kind === 'key' ? undefined : toolEntryHover(context, cursor, offset);
  if (entry) return entry;
  const range = written(context.file.text, cursor, offset);
  if (!range || cursor.kind === 'none') return undefined;
  const markdown =
    cursor.kind === 'key' ? keyText(context, cursor, model) : valueText(context, cursor, model);
  return markdown === undefined ? undefined : { span: range, markdown };
}

/** The entry of a list of tools at an offset; undefined where no such list is. */
function toolEntryHover(
  { file }: FeatureContext,
  cursor: Exclude<Cursor, KeyCursor>,
  offset: number,
): Hover | undefined {
  const place = cursor.kind === 'none' ? undefined : valuePlace(file.reading, cursor.path);
  if (cursor.kind === 'none' || place?.is !== 'field' || place.field.shape !== 'tool-list') return undefined;
  const { dialect } = file.reading;
  const word = wordAt(file.text, cursor, offset);
  if (word.name === '') return undefined;
  const rule = place.field.access ? undefined : ruleForm(dialect, word);
  const text = toolNameText(dialect, word.name, 'list');
  return { span: word.span, markdown: rule ? paragraphs(text, rule.doc) : text };
}

/** How rules about the same tool are written; undefined for a bare name. */
function ruleForm({ permissionForms }: Dialect, { name, span }: Word): PermissionForm | undefined {
  if (span.end - span.start === name.length) return undefined;
  return permissionForms?.find(({ form }) => form.startsWith(`${name}(`));
}

/** What the cursor is on; undefined where nothing is written. */
function written(text: string, cursor: Cursor, offset: number) {
  if (cursor.kind === 'none' || cursor.text === '') return undefined;
  const range = trimSpan(text, cursor.span);
  return touches(range, offset) ? range : undefined;
}

function modelOf({ file }: FeatureContext, split: FrontMatterSplit): string | undefined {
  const values = headerValues(file.text, split);
  const key = file.reading.kind.fields.find((field) => field.shape === 'model' && values.has(field.key))?.key;
  return key === undefined ? undefined : values.get(key);
}

function keyText(
  context: FeatureContext,
  cursor: KeyCursor,
  model: () => string | undefined,
): string | undefined {
  const { reading } = context.file;
  const { dialect, kind } = reading;
  const name = cursor.text;
  const place = mapPlace(reading, cursor.path);
  if (place?.is === 'switches') return toolNameText(dialect, name, 'switch');
  if (place?.is === 'permissions') return toolNameText(dialect, name, 'permission');
  if (place?.is === 'patterns') return patternText(dialect, place.key, name);
  const field = place?.fields.find((one) => one.key === name);
  if (field) return fieldHover(dialect, field, model);
  if (cursor.path.length > 0) return undefined;
  const foreign = foreignKey(dialect, kind.kind, name);
  const heading = `**${inlineCode(name)}** · not a key of ${dialect.title}`;
  return foreign
    ? factText(dialect, `${heading}, but of ${foreign.program}`, foreign)
    : factText(dialect, heading, kind.unknownKey);
}

function fieldHover(dialect: Dialect, field: FieldSpec, model: () => string | undefined): string {
  const text = fieldText(dialect, field);
  return effortKeys(dialect).includes(field.key) ? effortKeyText(dialect, text, model()) : text;
}

function patternText(dialect: Dialect, key: string, pattern: string): string | undefined {
  const matches = permissionKey(dialect, key)?.matches;
  const what = matches ? `pattern for ${matches}` : `pattern for what ${inlineCode(key)} is asked`;
  return dialect.patterns && factText(dialect, `**${inlineCode(pattern)}** · ${what}`, dialect.patterns);
}

function valueText(
  context: FeatureContext,
  cursor: ValueCursor | ItemCursor,
  model: () => string | undefined,
): string | undefined {
  const { reading } = context.file;
  const { dialect } = reading;
  const place = valuePlace(reading, cursor.path);
  if (!place) return undefined;
  if (place.is === 'switch') return toolNameText(dialect, place.tool, 'switch');
  if (place.is === 'action' || place.field.shape === 'permission') return actionText(dialect, cursor.text);
  const { field } = place;
  if (field.shape === 'model') return modelHover(dialect, field, cursor.text);
  const level = field.shape === 'effort' ? effortLevel(dialect, cursor.text) : undefined;
  if (level) return effortText(dialect, level, model());
  const value = field.values?.find((one) => one.value === cursor.text || one.also?.includes(cursor.text));
  if (value) return factText(dialect, `**${inlineCode(value.value)}** · ${inlineCode(field.key)}`, value);
  return field.shape === 'string' && !field.values ? undefined : fieldHover(dialect, field, model);
}

function actionText(dialect: Dialect, name: string): string | undefined {
  const spec = action(dialect, name);
  return spec && factText(dialect, `**${inlineCode(name)}** · action`, spec);
}

function modelHover(dialect: Dialect, field: FieldSpec, model: string): string {
  const alias = dialect.modelAliases?.find(({ value }) => value === model.toLowerCase());
  if (alias) {
    const text = factText(dialect, `**${inlineCode(alias.value)}** · ${inlineCode(field.key)}`, alias);
    return effortKeyText(dialect, text, model);
  }
  const foreign = effortFor(dialect, model) ? undefined : foreignModel(dialect, model);
  return foreign
    ? factText(dialect, `**${inlineCode(model)}** · a model of ${foreign.program}`, foreign)
    : modelText(dialect, field, model);
}
