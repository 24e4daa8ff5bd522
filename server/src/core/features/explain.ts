import { fieldSpec, tool as toolSpec } from '../dialects/lookup.ts';
import type { ToolName } from '../dialects/toolNames.ts';
import { classifyTool } from '../dialects/toolNames.ts';
import type { MergedAgent, MergedRule } from '../loaders/opencodeMerge.ts';
import { mergeSources } from '../loaders/opencodeMerge.ts';
import { isRecord } from '../loaders/opencodeSchema.ts';
import type { KeyPath, Loaded, Outcome } from '../loaders/types.ts';
import { matchesWildcard } from '../loaders/wildcard.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import { fieldOf } from '../syntax/tree.ts';
import { dirname, relativePath } from '../workspace/paths.ts';
import { scopeOf } from '../workspace/scope.ts';
import { lineInConfig, lineOf } from '../workspace/sourceLines.ts';
import type { AgentSource } from '../workspace/sources.ts';
import { projectRules, refusedConfigs, sourcesOf } from '../workspace/sources.ts';
import type { ExplainedAccess } from './explainAccess.ts';
import { explainAccess, ignoredValues } from './explainAccess.ts';
import type { FeatureContext } from './types.ts';

/** A place in some file: where a value is written. */
export interface WrittenAt {
  readonly path: string;
  /** The keys that lead there: `permission.bash "git *"`. */
  readonly keys: string;
  /** Zero-based; undefined where it cannot be told. */
  readonly line: number | undefined;
}

/** A rule that bears on a tool; `at` is undefined for the program's own. */
export interface AppliedRule {
  readonly pattern: string;
  readonly action: MergedRule['action'];
  readonly at: WrittenAt | undefined;
}

/** Why a tool is on or off. */
export interface ToolDecision {
  readonly tool: string;
  readonly on: boolean;
  /** The rule that settles it as a whole, then, in order, those for single calls that come after it. */
  readonly rules: readonly AppliedRule[];
}

export interface ExplainedKey {
  readonly key: string;
  readonly value: unknown;
  readonly at: WrittenAt;
}

export interface IgnoredKey {
  /** `tools.WebFetch` */
  readonly keys: string;
  readonly why: string;
}

/** Everything that the program makes of one file, together with the other sources of the same agent. */
export interface Explanation {
  readonly path: string;
  readonly dialect: string;
  readonly dialectTitle: string;
  readonly kind: string;
  readonly name: string;
  /** What gives the name: the path, the header in its place (`reasons` say so), or the header alone. */
  readonly named: 'path' | 'header-over-path' | 'header';
  readonly outcome: Outcome;
  readonly reasons: readonly string[];
  /** Undefined for kinds without one. */
  readonly mode: string | undefined;
  readonly keys: Readonly<Record<string, unknown>>;
  readonly options: Readonly<Record<string, unknown>>;
  readonly tools: Readonly<Record<string, boolean>>;
  /** In place of `tools` for a program whose headers list tools by name. */
  readonly access: ExplainedAccess | undefined;
  /** The files that define it, in the order in which they are laid over each other. */
  readonly sources: readonly WrittenAt[];
  /** Each key with where it comes from; `permission` and `options` are told on their own. */
  readonly values: readonly ExplainedKey[];
  readonly passed: readonly ExplainedKey[];
  readonly decisions: readonly ToolDecision[];
  /** What is written in this file and has no effect, with the reason. */
  readonly ignored: readonly IgnoredKey[];
}

/** Parts of an agent that the report has a section for, and the text below the header. */
const TOLD_APART: ReadonlySet<string> = new Set(['options', 'permission', 'tools', 'prompt']);

const LOADED: ReadonlySet<Outcome> = new Set<Outcome>(['ok', 'header-ignored', 'disabled']);

export function explain({ file, loaded, workspace }: FeatureContext): Explanation {
  const result = loaded();
  const { dialect, kind, name } = file.reading;
  const scope = scopeOf(file);
  const found = scope && hasSources(file) ? sourcesOf(workspace, scope, result.name) : [];
  const sources = found.some(({ path }) => path === file.path) ? found : [ownSource(file, result), ...found];
  const counted = LOADED.has(result.outcome) && hasSources(file);
  const merged = counted
    ? mergeSources(
        result.name,
        sources.map((one) => one.loaded),
        scope ? projectRules(workspace, scope) : [],
      )
    : undefined;
  const at = (index: number, from: KeyPath): WrittenAt => {
    const source = sources[index] ?? ownSource(file, result);
    return {
      path: source.path,
      keys: writtenKeys([...source.at, ...from]),
      line: lineOf(workspace, source, from),
    };
  };
  const refused = (scope && counted ? refusedConfigs(workspace, scope) : []).map(
    (path) =>
      `But ${dialect.title} refuses to start here, because of \`${relativePath(dirname(file.path), path)}\`.`,
  );
  const inConfig = (path: string, from: KeyPath): WrittenAt => ({
    path,
    keys: writtenKeys(from),
    line: lineInConfig(workspace, path, from),
  });
  return {
    path: file.path,
    dialect: dialect.id,
    dialectTitle: dialect.title,
    kind: kind.kind,
    name: result.name,
    named: fieldSpec(dialect, kind.kind, ['name'])?.required
      ? 'header'
      : result.name === name
        ? 'path'
        : 'header-over-path',
    outcome: result.outcome,
    reasons: [...result.reasons, ...overlaid(merged, sources, file), ...refused],
    mode: merged?.mode ?? result.mode,
    keys: merged ? withoutBody(merged.keys) : result.keys,
    options: merged?.options ?? result.options,
    tools: merged?.tools ?? result.tools,
    access: result.access && explainAccess(result.access),
    sources: sources.map((source) => ({ path: source.path, keys: writtenKeys(source.at), line: undefined })),
    values: merged ? valuesOf(merged, (one) => !TOLD_APART.has(one), at) : ownValues(file, result),
    passed: valuesOf(merged, (one) => one === 'options', at),
    decisions: merged ? decisions(file, merged, at, inConfig) : [],
    ignored: [...ignoredKeys(file, result), ...ignoredValues(result)],
  };
}

/** Modes and agents are put together from several places where permissions are; nothing else is. */
function hasSources({ reading: { dialect, kind } }: AgentFile): boolean {
  return dialect.permissionKeys.length > 0 && (kind.kind === 'agent' || kind.kind === 'mode');
}

/** Of a file that stands alone: its keys, where a program tells tools by name. */
function ownValues(file: AgentFile, { keys, access }: Loaded): ExplainedKey[] {
  if (!access) return [];
  return Object.entries(keys).flatMap(([key, value]) => {
    const field = fieldOf(file.front?.root, key);
    if (!field || value === undefined) return [];
    return [{ key, value, at: { path: file.path, keys: key, line: file.lines.lineAt(field.span.start) } }];
  });
}

function ownSource(file: AgentFile, loaded: Loaded): AgentSource {
  return { path: file.path, at: [], kind: file.reading.kind.kind, name: loaded.name, loaded };
}

/** The text below the header is the prompt; it is no key that anybody wrote. */
function withoutBody({ prompt: _, ...keys }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return keys;
}

function overlaid(
  merged: MergedAgent | undefined,
  sources: readonly AgentSource[],
  file: AgentFile,
): string[] {
  if (!merged || sources.length < 2) return [];
  const last = sources.at(-1)?.path === file.path;
  return [
    `It is put together from ${sources.length} places${last ? '; this file is laid over the others' : ', and another one is laid over this file'}.`,
  ];
}

type At = (source: number, from: KeyPath) => WrittenAt;
type InConfig = (path: string, from: KeyPath) => WrittenAt;

function valuesOf(merged: MergedAgent | undefined, wanted: (top: string) => boolean, at: At): ExplainedKey[] {
  return (merged?.origins ?? [])
    .filter(({ path }) => wanted(String(path[0])))
    .map(({ path, value, source, from }) => ({
      key: (path[0] === 'options' ? path.slice(1) : path).join('.'),
      value,
      at: at(source, from),
    }));
}

function decisions(file: AgentFile, merged: MergedAgent, at: At, inConfig: InConfig): ToolDecision[] {
  return Object.entries(merged.tools).map(([tool, on]) => {
    const key = toolSpec(file.reading.dialect, tool)?.permission ?? tool;
    const matching = merged.permission.filter((rule) => matchesWildcard(key, rule.permission));
    const whole = matching.findLastIndex((rule) => rule.pattern === '*');
    const rules = matching.slice(Math.max(0, whole)).map((rule) => ({
      pattern: rule.pattern,
      action: rule.action,
      at:
        (rule.from &&
          (rule.config === undefined
            ? rule.source !== undefined && at(rule.source, rule.from)
            : inConfig(rule.config, rule.from))) ||
        undefined,
    }));
    return { tool, on, rules };
  });
}

/** `permission.bash "git *"` */
function writtenKeys(path: KeyPath): string {
  return path.map(String).reduce((text, step) => {
    if (text === '') return step;
    return /^[\w-]+$/.test(step) ? `${text}.${step}` : `${text} "${step}"`;
  }, '');
}

function ignoredKeys({ reading }: AgentFile, { header }: Loaded): IgnoredKey[] {
  const { dialect, kind } = reading;
  const known = new Map(kind.fields.map((field) => [field.key, field]));
  return Object.entries(header.data).flatMap(([key, value]) => {
    const field = known.get(key);
    if (!field)
      // Of a configuration file the table knows only the parts that bear on agents.
      return /^ignored/.test(kind.unknownKeys) && kind.kind !== 'config' && kind.format !== 'json'
        ? [{ keys: key, why: `${dialect.title} does not know this key` }]
        : [];
    if (field.overwritten && value !== field.overwritten.value) {
      return [{ keys: key, why: `in its place ${dialect.title} takes ${field.overwritten.by}` }];
    }
    const place =
      field.shape === 'tool-switches' ? 'switch' : field.shape === 'permission' ? 'permission' : undefined;
    if (!place || !isRecord(value)) return [];
    return Object.keys(value).flatMap((name) => {
      const why = WHY_DEAD[classifyTool(dialect, name, place).is];
      return why ? [{ keys: writtenKeys([key, name]), why }] : [];
    });
  });
}

const WHY_DEAD: Readonly<Partial<Record<ToolName['is'], string>>> = {
  gone: 'there is no such tool any more',
  case: 'tool names are compared exactly',
  foreign: 'another program’s tool',
  unknown: 'no tool of that name',
};
