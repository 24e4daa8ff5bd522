import type { DefaultRule, NativeAgent } from '../dialects/data/opencode/defaults.ts';
import { DEFAULT_RULES, NATIVE_AGENTS } from '../dialects/data/opencode/defaults.ts';
import { OPENCODE } from '../dialects/data/opencode/index.ts';
import type { ToolSpec } from '../dialects/types.ts';
import { isRecord } from './opencodeSchema.ts';
import type { KeyPath, PermissionRule } from './types.ts';
import { matchesWildcard } from './wildcard.ts';

type Action = PermissionRule['action'];

/** What a permission key says: an action, or a map of patterns to actions. */
export interface PermissionEntry {
  readonly value: unknown;
  readonly from: KeyPath;
}

/** The two keys of a header that make rules, as its YAML reader gives them. */
export interface RuleKeys {
  readonly tools?: unknown;
  readonly permission?: unknown;
}

/** Setting it on an object sets the object's prototype, in OpenCode too: such a key is lost. */
const LOST_KEY = '__proto__';

/**
 * The rules that a header's own `tools` and `permission` make, in order. `tools` come first and `permission` is laid
 * over them: an equal key keeps its place and takes the new value. Both must have passed the schema.
 * Source: OpenCode's `ConfigAgentV1` and `Permission.fromConfig`.
 */
export function foldRules(keys: RuleKeys): readonly PermissionRule[] {
  if (keys.tools === undefined && keys.permission === undefined) return NONE;
  return Object.entries(foldEntries(keys)).flatMap(([key, entry]) => rulesOf(key, entry));
}

/** The same before the rules are made of it: what a permission key says, by key, in order. */
export function foldEntries({ tools, permission }: RuleKeys): Record<string, PermissionEntry> {
  // An object, not a map: like there, keys that are whole numbers come first.
  const entries: Record<string, PermissionEntry> = {};
  for (const [tool, on] of Object.entries(isRecord(tools) ? tools : {})) {
    set(entries, aliasOf(tool), on ? 'allow' : 'deny', ['tools', tool]);
  }
  if (typeof permission === 'string') set(entries, '*', permission, ['permission']);
  for (const [key, value] of Object.entries(isRecord(permission) ? permission : {})) {
    set(entries, key, value, ['permission', key]);
  }
  return entries;
}

function aliasOf(tool: string): string {
  return (Object.hasOwn(OPENCODE.switchAliases, tool) && OPENCODE.switchAliases[tool]) || tool;
}

function set(entries: Record<string, PermissionEntry>, key: string, value: unknown, from: KeyPath): void {
  if (key !== LOST_KEY) entries[key] = { value, from };
}

function rulesOf(permission: string, { value, from }: PermissionEntry): PermissionRule[] {
  if (typeof value === 'string') return [{ permission, pattern: '*', action: value as Action, from }];
  return Object.entries(value as Record<string, Action>).map(([pattern, action]) => ({
    permission,
    pattern,
    action,
    from: [...from, pattern],
  }));
}

const NONE: readonly PermissionRule[] = [];
const DEFAULTS: readonly PermissionRule[] = DEFAULT_RULES.map(ownRule);
const NATIVE = new Map(NATIVE_AGENTS.map((agent) => [agent.name, agent]));
const NATIVE_RULES = new Map(
  NATIVE_AGENTS.map(({ name, rules }) => [name, [...DEFAULTS, ...rules.map(ownRule)]] as const),
);

/** A rule of the program itself: no header says it. */
function ownRule(rule: DefaultRule): PermissionRule {
  return { ...rule, from: undefined };
}

/** The rules that an agent of this name starts with: the program's, and those of an agent that it brings along. */
export function defaultRules(name: string): readonly PermissionRule[] {
  return NATIVE_RULES.get(name) ?? DEFAULTS;
}

/** The same, with those that its header makes. */
export function rulesOfAgent(name: string, keys: RuleKeys): readonly PermissionRule[] {
  const own = foldRules(keys);
  return own.length === 0 ? defaultRules(name) : [...defaultRules(name), ...own];
}

export function nativeAgent(name: string): NativeAgent | undefined {
  return NATIVE.get(name);
}

/** The rule that decides about everything a permission covers: the last whose key matches. */
export function decidingRule(
  rules: readonly PermissionRule[],
  permission: string,
): PermissionRule | undefined {
  return rules.findLast((rule) => matchesWildcard(permission, rule.permission));
}

/** Whether the model is not even told of a tool: only where the deciding rule denies the pattern `*`. */
export function isHidden(rule: PermissionRule | undefined): boolean {
  return rule?.pattern === '*' && rule.action === 'deny';
}

/** The tools that OpenCode lists for an agent with this `model`; without one, for its own default model. */
export function listedTools(model: string | undefined): ToolSpec[] {
  const provider = model?.split('/', 1)[0];
  const full = `${provider}/${model?.slice((provider?.length ?? 0) + 1)}`;
  return OPENCODE.tools.filter((tool) => (model && tool.models ? tool.models.test(full) : tool.listed));
}

/** Every listed tool, on or off. */
export function toolStates(
  rules: readonly PermissionRule[],
  model: string | undefined,
): Record<string, boolean> {
  const states: Record<string, boolean> = {};
  for (const { id, permission } of listedTools(model))
    states[id] = !isHidden(decidingRule(rules, permission));
  return states;
}
