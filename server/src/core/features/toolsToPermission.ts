import { load } from '../loaders/registry.ts';
import type { Loaded } from '../loaders/types.ts';
import { applyEdits, renameKey, replace } from '../rules/edits.ts';
import type { TextEdit } from '../rules/types.ts';
import type { Span } from '../syntax/span.ts';
import { touches } from '../syntax/span.ts';
import type { Field, Scalar } from '../syntax/tree.ts';
import type { CodeAction } from './codeActions.ts';
import { mergedPermission } from './mergedPermission.ts';
import type { FeatureContext } from './types.ts';

/** One line of a map of switches. */
export interface Switch {
  readonly field: Field;
  readonly value: Scalar;
  /** The permission that it sets. */
  readonly key: string;
  readonly action: string;
}

/**
 * Writes `tools` as `permission`, where the range touches it. Offered only where the program makes exactly the same of
 * the file afterwards: the same tools, the same rules in the same order, the same options.
 */
export function toolsToPermission({ file, loaded }: FeatureContext, range: Span): CodeAction[] {
  const { reading, front, text, format } = file;
  // What it writes is YAML.
  if (format === 'json') return [];
  const from = reading.kind.fields.find((field) => field.shape === 'tool-switches')?.key;
  const to = reading.kind.fields.find((field) => field.shape === 'permission')?.key;
  const owners = (key: string | undefined) =>
    front?.root.fields.filter((field) => field.key.text === key) ?? [];
  const [tools, ...moreTools] = owners(from);
  const [permission, ...morePermissions] = owners(to);
  if (to === undefined || !tools || moreTools.length + morePermissions.length > 0) return [];
  if (!touches(tools.span, range.start) && !touches(range, tools.span.start)) return [];
  const switches = switchesOf(tools, reading.dialect.switchAliases);
  if (!switches) return [];
  const edits =
    permission || collides(switches)
      ? mergedPermission(text, to, tools, switches, permission)
      : inPlace(tools, to, switches);
  if (!edits || !same(loaded(), load(applyEdits(text, edits), reading))) return [];
  return [{ title: `Write \`${from}\` as \`${to}\``, kind: 'refactor.rewrite', edits, preferred: false }];
}

function switchesOf(tools: Field, aliases: Readonly<Record<string, string>>): Switch[] | undefined {
  const fields = tools.value?.kind === 'map' ? tools.value.fields : [];
  const switches = fields.flatMap((field) => {
    const { value } = field;
    if (value?.kind !== 'scalar' || !/^(?:true|false)$/i.test(value.text)) return [];
    const name = field.key.text;
    const key = (Object.hasOwn(aliases, name) ? aliases[name] : undefined) ?? name;
    return [{ field, value, key, action: /^t/i.test(value.text) ? 'allow' : 'deny' }];
  });
  return switches.length > 0 && switches.length === fields.length ? switches : undefined;
}

function collides(switches: readonly Switch[]): boolean {
  return new Set(switches.map((one) => one.key)).size < switches.length;
}

function inPlace(tools: Field, to: string, switches: readonly Switch[]): TextEdit[] {
  const lines = switches.flatMap(({ field, value, key, action }) => [
    ...(key === field.key.text ? [] : [renameKey(field, key)]),
    replace(value.span, action),
  ]);
  return [renameKey(tools, to), ...lines];
}

function same(before: Loaded, after: Loaded | undefined): boolean {
  return before.outcome === 'ok' && after !== undefined && outcome(before) === outcome(after);
}

/** All that an agent is, as far as the two keys decide it, and all that they must not touch. */
function outcome({ outcome, name, header, keys, options, permission, tools, problems }: Loaded): string {
  const rules = permission.map((rule) => [rule.permission, rule.pattern, rule.action]);
  const others = Object.entries(keys).filter(([, value]) => typeof value !== 'object');
  return JSON.stringify([outcome, name, header.state, others, options, rules, tools, problems.length]);
}
