import { DEFAULT_MODE } from '../dialects/data/opencode/defaults.ts';
import { defaultRules, foldEntries, nativeAgent, toolStates } from './opencodePermissions.ts';
import { isRecord } from './opencodeSchema.ts';
import type { KeyPath, Loaded, PermissionRule } from './types.ts';

/** A value of the merged agent, and the source (its place in the list) that it comes from. */
export interface Origin {
  /** In the merged agent: `['permission', 'bash', 'git *']`, `['options', 'foo']`, `['mode']`. */
  readonly path: KeyPath;
  readonly value: unknown;
  readonly source: number;
  /** Where it is written in that source: `['tools', 'bash']`. */
  readonly from: KeyPath;
}

export interface MergedRule extends PermissionRule {
  /** The source of the agent that the rule comes from; undefined for all others. */
  readonly source: number | undefined;
  /** The configuration file that sets it for every agent. */
  readonly config?: string;
}

export interface MergedAgent {
  readonly disabled: boolean;
  readonly mode: string;
  readonly keys: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  /** Defaults, the project's own rules, then the agent's. */
  readonly permission: readonly MergedRule[];
  readonly tools: Readonly<Record<string, boolean>>;
  /** Every single value, in the order in which the merged agent has them. */
  readonly origins: readonly Origin[];
}

/** A rule that a configuration file sets for every agent. */
export interface ProjectRule extends PermissionRule {
  readonly config: string;
}

/** One source's own values, and the permissions of the configuration files around the agents. */
export type SourceData = Pick<Loaded, 'keys' | 'options' | 'header'>;

type Leaf = { readonly value: unknown; readonly source: number; readonly from: KeyPath };
type Node = Leaf | Map<string, Node>;

/**
 * The agent that OpenCode makes of several sources: each is brought into form by itself (`tools` folded into
 * `permission`, unknown keys into `options`), then they are laid over each other key by key, the later one winning; a key
 * keeps the place of its first appearance. Observed with `debug config` and `debug agent`.
 */
export function mergeSources(
  name: string,
  sources: readonly SourceData[],
  projectRules: readonly ProjectRule[] = [],
): MergedAgent {
  const merged = new Map<string, Node>();
  for (const [index, source] of sources.entries()) layOver(merged, tracked(source, index));
  const origins = leaves(merged, []);
  const plain = plainOf(merged) as Record<string, unknown>;
  const { options, permission: _, ...keys } = plain;
  const rules = [
    ...[...defaultRules(name), ...projectRules].map((rule) => ({ ...rule, source: undefined })),
    ...rulesOf(merged.get('permission')),
  ];
  const model = typeof keys['model'] === 'string' ? keys['model'] : undefined;
  const disabled = keys['disable'] === true;
  return {
    disabled,
    mode: String(keys['mode'] ?? nativeAgent(name)?.mode ?? DEFAULT_MODE),
    keys,
    options: isRecord(options) ? options : {},
    permission: rules,
    tools: disabled ? {} : toolStates(rules, model),
    origins,
  };
}

function tracked({ keys, options, header }: SourceData, source: number): Map<string, Node> {
  const node = new Map<string, Node>();
  for (const [key, value] of Object.entries(keys)) {
    node.set(key, trackedValue(value, source, [key]));
  }
  const direct = new Set(Object.keys(isRecord(header.data['options']) ? header.data['options'] : {}));
  const passed = Object.entries(options).map(([key, value]): [string, Node] => {
    const from = key in header.data || !direct.has(key) ? [key] : ['options', key];
    return [key, trackedValue(value, source, from)];
  });
  node.set('options', new Map(passed));
  node.set('permission', new Map(permissionNodes(header, source)));
  return node;
}

function* permissionNodes({ data }: Loaded['header'], source: number): Iterable<[string, Node]> {
  for (const [key, { value, from }] of Object.entries(foldEntries(data))) {
    yield [key, trackedValue(value, source, from)];
  }
}

function trackedValue(value: unknown, source: number, from: KeyPath): Node {
  if (!isRecord(value)) return { value, source, from };
  return new Map(
    Object.entries(value).map(([key, inner]) => [key, trackedValue(inner, source, [...from, key])]),
  );
}

function layOver(target: Map<string, Node>, next: Map<string, Node>): void {
  for (const [key, node] of next) {
    const known = target.get(key);
    if (known instanceof Map && node instanceof Map) layOver(known, node);
    else target.set(key, node);
  }
}

function leaves(node: Node, path: KeyPath): Origin[] {
  if (!(node instanceof Map)) return [{ path, ...node }];
  return [...node].flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function plainOf(node: Node): unknown {
  if (!(node instanceof Map)) return node.value;
  return Object.fromEntries([...node].map(([key, inner]) => [key, plainOf(inner)]));
}

function rulesOf(node: Node | undefined): MergedRule[] {
  if (!(node instanceof Map)) return [];
  return [...node].flatMap(([permission, inner]) =>
    inner instanceof Map
      ? [...inner].flatMap(([pattern, leaf]) =>
          leaf instanceof Map ? [] : [ruleOf(permission, pattern, leaf)],
        )
      : [ruleOf(permission, '*', inner)],
  );
}

function ruleOf(permission: string, pattern: string, { value, source, from }: Leaf): MergedRule {
  return { permission, pattern, action: value as PermissionRule['action'], from, source };
}
