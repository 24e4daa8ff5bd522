import { effortFor } from '../dialects/efforts.ts';
import { fieldsBelow, permissionKey } from '../dialects/lookup.ts';
import type { Dialect, FieldSpec, ValueSpec } from '../dialects/types.ts';
import type { CursorPath, ItemCursor, ValueCursor } from '../syntax/cursor.ts';
import { valueText } from './factText.ts';
import type { ValuePlace } from './headerPlace.ts';
import { valuePlace } from './headerPlace.ts';
import { insertBelow, insertValue } from './insertion.ts';
import { choice } from './snippet.ts';
import { symbolCompletion } from './symbolCompletion.ts';
import { toolListCompletion } from './toolListCompletion.ts';
import type { CompletionItem, CompletionKind, FeatureContext } from './types.ts';
import { modelsInSight } from './workspaceModels.ts';

type Unranked = Omit<CompletionItem, 'rank'>;

/** The values that fit the key at the cursor. `model` is that of the file. */
export function valueCompletion(
  context: FeatureContext,
  cursor: ValueCursor | ItemCursor,
  model: string | undefined,
): CompletionItem[] {
  const place = valuePlace(context.file.reading, cursor.path);
  const items = place ? itemsFor(context, cursor, place, model) : [];
  return items.map((item, rank) => ({ ...item, rank }));
}

function itemsFor(
  context: FeatureContext,
  cursor: ValueCursor | ItemCursor,
  place: ValuePlace,
  model: string | undefined,
): Unranked[] {
  const { reading } = context.file;
  if (place.is === 'switch') return booleans(cursor, ['false', 'true']);
  if (place.is === 'action')
    return [...actions(reading.dialect, cursor), ...patternLines(context, cursor, place)];
  const { field } = place;
  if (field.shape === 'boolean') return booleans(cursor, ['true', 'false']);
  if (field.shape === 'model') return models(context, cursor);
  if (field.shape === 'tool-list') return toolListCompletion(context, cursor, field);
  if (field.shape === 'permission')
    return [...actions(reading.dialect, cursor), ...lines(context, cursor, '\n  $0')];
  if (field.shape === 'tool-switches' || fieldsBelow(reading.dialect, field))
    return lines(context, cursor, field.insert ?? '\n  $0');
  const values = known(field, reading.dialect, cursor.path, model).map((value) =>
    valueItem(reading.dialect, cursor, value, field),
  );
  const named = symbolCompletion(context, cursor, field);
  return [...values, ...named, ...(field.shape === 'color' ? [hexColor(cursor)] : [])];
}

/** The values of a key; for an effort those that the file's model takes, all of them where nothing is known of it. */
function known(
  field: FieldSpec,
  dialect: Dialect,
  path: CursorPath,
  model: string | undefined,
): readonly ValueSpec[] {
  const effort = field.shape === 'effort' ? effortFor(dialect, model) : undefined;
  if (!effort) return field.values ?? (field.shape === 'effort' ? dialect.effortLevels : []);
  const key = path[0] === 'options' ? path.slice(1) : path;
  const same = effort.path.length === key.length && effort.path.every((step, index) => step === key[index]);
  return same ? dialect.effortLevels.filter((level) => effort.levels.includes(level.value)) : [];
}

function valueItem(
  dialect: Dialect,
  cursor: ValueCursor | ItemCursor,
  spec: ValueSpec,
  field: FieldSpec,
): Unranked {
  return {
    label: spec.value,
    kind: field.shape === 'color' ? 'color' : 'value',
    documentation: valueText(dialect, spec),
    ...insertValue(cursor, spec.value, 'text'),
  };
}

/** Six digits to change; theme colours have no digits of their own to show. */
function hexColor(cursor: ValueCursor | ItemCursor): Unranked {
  const { edit } = insertValue(cursor, '', 'text');
  const blank = edit.newText.startsWith(' ') ? ' ' : '';
  return {
    label: '"#rrggbb"',
    kind: 'color',
    detail: 'six hexadecimal digits',
    edit: { span: edit.span, newText: `${blank}"#\${1:4f8cff}"` },
    snippet: true,
    filterText: `${cursor.quote || '"'}#rrggbb`,
  };
}

function booleans(cursor: ValueCursor | ItemCursor, values: readonly string[]): Unranked[] {
  return values.map((value) => ({ label: value, kind: 'value', ...insertValue(cursor, value, 'literal') }));
}

/** The program's own words for models, and the models that other files name. */
function models({ file, workspace }: FeatureContext, cursor: ValueCursor | ItemCursor): Unranked[] {
  const { dialect } = file.reading;
  const words = (dialect.modelAliases ?? []).map((alias) => ({
    label: alias.value,
    documentation: valueText(dialect, alias),
  }));
  const used = modelsInSight(file, workspace.view).map((label) => ({
    label,
    detail: 'used in this workspace',
  }));
  return [...words, ...used].map((shown) => ({
    ...shown,
    kind: 'model',
    ...insertValue(cursor, shown.label, 'text'),
  }));
}

function actions(dialect: Dialect, cursor: ValueCursor | ItemCursor): Unranked[] {
  return dialect.actions.map((action) => ({
    label: action.value,
    kind: 'value',
    documentation: valueText(dialect, action),
    ...insertValue(cursor, action.value, 'text'),
  }));
}

function patternLines(
  context: FeatureContext,
  cursor: ValueCursor | ItemCursor,
  { key, pattern }: { readonly key: string; readonly pattern: string | undefined },
): Unranked[] {
  const { dialect } = context.file.reading;
  if (pattern !== undefined || permissionKey(dialect, key)?.patterns === false) return [];
  const first = choice(
    1,
    dialect.actions.map((action) => action.value),
  );
  return lines(context, cursor, `\n  "*": ${first}\n  $0`, 'a line for each pattern');
}

/** Goes on below the key; only where nothing is written after its colon. */
function lines(
  { file }: FeatureContext,
  cursor: ValueCursor | ItemCursor,
  snippet: string,
  label = 'a line for each key',
  kind: CompletionKind = 'value',
): Unranked[] {
  if (cursor.kind !== 'value' || cursor.flow || cursor.text !== '' || cursor.quote !== '') return [];
  return [{ label, kind, again: true, ...insertBelow(cursor, file.text, snippet, label) }];
}
