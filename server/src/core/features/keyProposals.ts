import { effortFor, effortKeys } from '../dialects/efforts.ts';
import { tool } from '../dialects/lookup.ts';
import type { Dialect, FieldSpec, PermissionKeySpec, ToolSpec } from '../dialects/types.ts';
import { quoted } from '../rules/edits.ts';
import { factText, fieldText, takes, toolText, valueText } from './factText.ts';
import type { MapPlace } from './headerPlace.ts';
import type { AfterKey } from './insertion.ts';
import { BLANK } from './insertion.ts';
import { inlineCode } from './markdownText.ts';
import { once } from './once.ts';
import { choice } from './snippet.ts';
import type { CompletionItem } from './types.ts';

/** A key that could be written in a map. */
export interface KeyProposal {
  readonly key: string;
  readonly after: AfterKey;
  readonly shown: Shown;
}

type Shown = Omit<CompletionItem, 'edit' | 'rank' | 'snippet'>;

/** Every key that the dialect knows for a map, best first. `model` is that of the file. */
export function keyProposals(dialect: Dialect, place: MapPlace, model: string | undefined): KeyProposal[] {
  if (place.is === 'fields') return fields(dialect, place.fields, model);
  if (place.is === 'switches') return switches(dialect);
  if (place.is === 'patterns') return patterns(dialect, place.spec);
  return dialect.permissionKeys.filter((spec) => spec.effective).map((spec) => permission(dialect, spec));
}

function fields(dialect: Dialect, specs: readonly FieldSpec[], model: string | undefined): KeyProposal[] {
  const effort = effortFor(dialect, model);
  const foreign = effort ? effortKeys(dialect).filter((key) => key !== effort.path[0]) : [];
  return specs
    .filter((spec) => spec.offered !== false || spec.deprecated || spec.passes)
    .map((spec) => ({ spec, order: orderOf(spec, foreign) }))
    .sort((a, b) => a.order - b.order)
    .map(({ spec }) => field(dialect, spec));
}

/** Required keys first, then the usual ones, the rare ones and those the file's model ignores, deprecated ones last. */
function orderOf(spec: FieldSpec, foreign: readonly string[]): number {
  if (spec.required) return 0;
  if (spec.deprecated) return 3;
  return spec.offered === false || foreign.includes(spec.key) ? 2 : 1;
}

const field = once((dialect: Dialect, spec: FieldSpec): KeyProposal => {
  const { key, deprecated } = spec;
  const shown: Shown = {
    label: key,
    kind: 'key',
    detail: deprecated ? `deprecated, use ${deprecated.use}` : takes(dialect, spec).replaceAll(/[\\`]/g, ''),
    documentation: fieldText(dialect, spec),
    ...(deprecated ? { deprecated: true } : {}),
    ...(hasProposals(spec) ? { again: true } : {}),
  };
  return { key, after: afterField(spec), shown };
});

function hasProposals({ shape, values, fields }: FieldSpec): boolean {
  return values !== undefined || fields !== undefined || PROPOSED.test(shape);
}

/** Shapes whose values are proposed wherever they come from. */
const PROPOSED = /^(?:model|effort|permission|tool-switches|tool-list|hooks)$/;

function afterField({ shape, insert }: FieldSpec): AfterKey {
  const isList = shape === 'list' || shape === 'string-list' || shape === 'tool-list';
  const isMap = shape === 'map' || shape === 'tool-switches' || shape === 'permission' || shape === 'hooks';
  if (shape === 'boolean') return { block: ` ${choice(1, ['true', 'false'])}` };
  if (isMap) return { block: insert ?? '\n  $0', flow: ' { $0 }' };
  if (isList) return { block: below(insert ?? '\n  - $0'), flow: ' [$0]' };
  return insert === undefined ? BLANK : { block: below(insert) };
}

/** What stands on further lines follows the colon without a blank. */
function below(insert: string): string {
  return insert.startsWith('\n') ? insert : ` ${insert}`;
}

const SWITCH: AfterKey = { block: ` ${choice(1, ['false', 'true'])}` };

/** Every tool that a switch has an effect on, and the wildcard for all of them. */
function switches(dialect: Dialect): KeyProposal[] {
  const all = dialect.permissionKeys.filter((spec) => spec.key === '*');
  const tools = dialect.tools.filter(
    ({ id, permission, offered }) =>
      offered && (id === permission || Object.hasOwn(dialect.switchAliases, id)),
  );
  return [
    ...tools.map((spec) => toolSwitch(dialect, spec)),
    ...all.map((spec) => ({ key: spec.key, after: SWITCH, shown: permissionShown(dialect, spec) })),
  ];
}

const toolSwitch = once((dialect: Dialect, spec: ToolSpec): KeyProposal => {
  const condition = spec.condition ? { detail: `only with ${spec.condition}`.replaceAll('`', '') } : {};
  const documentation = toolText(dialect, spec);
  return {
    key: spec.id,
    after: SWITCH,
    shown: { label: spec.id, kind: 'tool', documentation, ...condition },
  };
});

const permission = once((dialect: Dialect, spec: PermissionKeySpec): KeyProposal => {
  const detail = spec.patterns ? 'an action, or a map of patterns' : 'an action';
  return { key: spec.key, after: BLANK, shown: { ...permissionShown(dialect, spec), detail, again: true } };
});

const permissionShown = once((dialect: Dialect, spec: PermissionKeySpec): Shown => {
  const documentation = factText(dialect, `**${inlineCode(spec.key)}**`, spec);
  const isTool = spec.key === '*' || tool(dialect, spec.key) !== undefined;
  return {
    label: spec.key === '*' ? quoted(spec.key) : spec.key,
    kind: isTool ? 'tool' : 'key',
    documentation,
  };
});

function patterns(dialect: Dialect, spec: PermissionKeySpec | undefined): KeyProposal[] {
  const samples = spec?.samples && spec.samples.length > 0 ? spec.samples : ['*'];
  const facts = dialect.patterns;
  return samples.map((key) => ({
    key,
    after: BLANK,
    shown: {
      label: quoted(key),
      kind: 'pattern',
      ...(spec?.matches ? { detail: `matches ${spec.matches}` } : {}),
      ...(facts ? { documentation: valueText(dialect, { ...facts, value: key }) } : {}),
      again: true,
    },
  }));
}
