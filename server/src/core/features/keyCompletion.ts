import { effortFor, effortKeys } from '../dialects/efforts.ts';
import { tool } from '../dialects/lookup.ts';
import type { Dialect, FieldSpec, PermissionKeySpec, ToolSpec } from '../dialects/types.ts';
import { quoted } from '../rules/edits.ts';
import type { CursorPath, KeyCursor } from '../syntax/cursor.ts';
import { codes, factText, fieldText, takes, toolText } from './factText.ts';
import type { MapPlace } from './headerPlace.ts';
import { mapPlace } from './headerPlace.ts';
import type { AfterKey } from './insertion.ts';
import { BLANK, insertKey } from './insertion.ts';
import { choice } from './snippet.ts';
import type { CompletionItem, FeatureContext } from './types.ts';

/** A key that could stand at the cursor. */
interface KeyProposal extends Omit<CompletionItem, 'edit' | 'rank' | 'snippet'> {
  readonly key: string;
  readonly after: AfterKey;
}

/** The keys that may be written at the cursor and are not there yet. `model` is that of the file. */
export function keyCompletion(
  { file }: FeatureContext,
  cursor: KeyCursor,
  model: string | undefined,
): CompletionItem[] {
  const { waiting } = cursor;
  const propose = (path: CursorPath, present: readonly string[], indent: number) => {
    const place = mapPlace(file.reading, path);
    const proposals = place ? proposalsFor(file.reading.dialect, place, model) : [];
    return proposals
      .filter(({ key }) => !present.includes(key))
      .map(({ key, after, ...item }) => ({ ...item, ...insertKey(cursor, key, after, indent) }));
  };
  // A key without the map that it needs is no use: what could stand in that map comes first.
  const below = waiting ? propose(waiting.path, [], waiting.indent) : [];
  const own = propose(cursor.path, cursor.siblings, cursor.indent);
  return [...below, ...own].map((item, rank) => ({ ...item, rank }));
}

function proposalsFor(dialect: Dialect, place: MapPlace, model: string | undefined): readonly KeyProposal[] {
  if (place.is === 'fields') return fieldProposals(dialect, place.fields, model);
  if (place.is === 'switches') return switchProposals(dialect);
  if (place.is === 'permissions') return permissionProposals(dialect);
  return patternProposals(dialect, place.spec);
}

function fieldProposals(
  dialect: Dialect,
  fields: readonly FieldSpec[],
  model: string | undefined,
): KeyProposal[] {
  const effort = effortFor(dialect, model);
  const foreign = effort ? effortKeys(dialect).filter((key) => key !== effort.path[0]) : [];
  return fields
    .filter((field) => field.offered !== false || field.deprecated || field.passes)
    .map((field) => ({ field, order: orderOf(field, foreign) }))
    .sort((a, b) => a.order - b.order)
    .map(({ field }) => fieldProposal(dialect, field));
}

/** Required keys first, then the usual ones, the rare ones and those the file's model ignores, deprecated ones last. */
function orderOf(field: FieldSpec, foreign: readonly string[]): number {
  if (field.required) return 0;
  if (field.deprecated) return 3;
  return field.offered === false || foreign.includes(field.key) ? 2 : 1;
}

function fieldProposal(dialect: Dialect, field: FieldSpec): KeyProposal {
  return {
    key: field.key,
    label: field.key,
    kind: 'key',
    detail: field.deprecated
      ? `deprecated, use ${field.deprecated.use}`
      : takes(field).replaceAll(/[\\`]/g, ''),
    documentation: fieldText(dialect, field),
    after: afterField(field),
    ...(field.deprecated ? { deprecated: true } : {}),
    ...(hasProposals(field) ? { again: true } : {}),
  };
}

function hasProposals({ shape, values, fields }: FieldSpec): boolean {
  return (
    values !== undefined || fields !== undefined || ['model', 'permission', 'tool-switches'].includes(shape)
  );
}

function afterField({ shape, insert }: FieldSpec): AfterKey {
  const flow = shape === 'list' || shape === 'string-list' || shape === 'tool-list' ? ' [$0]' : ' { $0 }';
  if (insert !== undefined)
    return insert.startsWith('\n') ? { block: insert, flow } : { block: ` ${insert}` };
  if (shape === 'boolean') return { block: ` ${choice(1, ['true', 'false'])}` };
  if (shape === 'map' || shape === 'tool-switches' || shape === 'permission')
    return { block: '\n  $0', flow };
  return flow === ' [$0]' ? { block: '\n  - $0', flow } : BLANK;
}

/** Every tool that a switch has an effect on, and the wildcard for all of them. */
function switchProposals(dialect: Dialect): KeyProposal[] {
  const after = { block: ` ${choice(1, ['false', 'true'])}` };
  const all = dialect.permissionKeys.filter((spec) => spec.key === '*');
  const tools = dialect.tools.filter(
    ({ id, permission, offered }) =>
      offered && (id === permission || Object.hasOwn(dialect.switchAliases, id)),
  );
  return [
    ...tools.map((one) => toolProposal(dialect, one, after)),
    ...all.map((one) => wildcard(dialect, one, after)),
  ];
}

function toolProposal(dialect: Dialect, spec: ToolSpec, after: AfterKey): KeyProposal {
  return {
    key: spec.id,
    label: spec.id,
    kind: 'tool',
    ...(spec.condition ? { detail: `only with ${spec.condition}`.replaceAll('`', '') } : {}),
    documentation: toolText(dialect, spec),
    after,
  };
}

function wildcard(dialect: Dialect, spec: PermissionKeySpec, after: AfterKey): KeyProposal {
  const heading = `**${codes([spec.key])}**`;
  return {
    key: spec.key,
    label: quoted(spec.key),
    kind: 'tool',
    documentation: factText(dialect, heading, spec),
    after,
  };
}

function permissionProposals(dialect: Dialect): KeyProposal[] {
  return dialect.permissionKeys
    .filter((spec) => spec.effective)
    .map((spec) => ({
      ...wildcard(dialect, spec, BLANK),
      ...(spec.key === '*' ? {} : { label: spec.key, kind: tool(dialect, spec.key) ? 'tool' : 'key' }),
      detail: spec.patterns ? 'an action, or a map of patterns' : 'an action',
      again: true,
    }));
}

function patternProposals(dialect: Dialect, spec: PermissionKeySpec | undefined): KeyProposal[] {
  const samples = spec?.samples && spec.samples.length > 0 ? spec.samples : ['*'];
  const { patterns } = dialect;
  return samples.map((pattern) => ({
    key: pattern,
    label: quoted(pattern),
    kind: 'pattern',
    ...(spec?.matches ? { detail: `matches ${spec.matches}` } : {}),
    ...(patterns ? { documentation: factText(dialect, `**${codes([pattern])}**`, patterns) } : {}),
    after: BLANK,
    again: true,
  }));
}
