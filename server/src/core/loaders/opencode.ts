import { DEFAULT_MODE } from '../dialects/data/opencode/defaults.ts';
import { OPENCODE } from '../dialects/data/opencode/index.ts';
import type { FieldSpec, Kind, KindSpec } from '../dialects/types.ts';
import { parseJsonc } from '../syntax/jsonc.ts';
import { readHeader } from './opencodeHeader.ts';
import type { RuleKeys } from './opencodePermissions.ts';
import { defaultRules, foldRules, nativeAgent, toolStates } from './opencodePermissions.ts';
import { describeProblem, explainOutcome } from './opencodeReasons.ts';
import { checkFields, isRecord } from './opencodeSchema.ts';
import type { HeaderReading, Loaded, LoadInput, LoadProblem, Outcome, PermissionRule } from './types.ts';

/** A header's values by key; those that the loader itself looks at. */
interface Data extends RuleKeys, Readonly<Record<string, unknown>> {
  readonly name?: unknown;
  readonly mode?: unknown;
  readonly model?: unknown;
  readonly disable?: unknown;
  readonly options?: unknown;
}

/** How OpenCode treats a kind of file, as far as its table does not say so. */
interface Treatment {
  readonly spec: KindSpec;
  /** The key that the text below the header overwrites before anything is checked. */
  readonly bodyKey: string | undefined;
  /** What a value that the schema refuses does to the file. */
  readonly refused: Outcome;
  readonly agent: boolean;
  readonly forcedMode?: string;
}

const AGENT: Treatment = {
  spec: specOf('agent'),
  bodyKey: 'prompt',
  refused: 'config-error',
  agent: true,
};
const MODE: Treatment = { ...AGENT, spec: specOf('mode'), refused: 'skipped', forcedMode: 'primary' };
const COMMAND: Treatment = { ...AGENT, spec: specOf('command'), bodyKey: 'template', agent: false };
const CONFIG: Treatment = { ...AGENT, spec: specOf('config'), bodyKey: undefined };
const SKILL: Treatment = { spec: specOf('skill'), bodyKey: undefined, refused: 'skipped', agent: false };

/**
 * What OpenCode does with an agent file on its own, other sources of the same agent and the permissions of the
 * configuration left aside. Pure: runs nothing, never throws.
 */
export function loadAgent(input: LoadInput): Loaded {
  return load(input, AGENT);
}

/** The same for a file in a mode folder: always primary, and dropped without a word where a value is wrong. */
export function loadMode(input: LoadInput): Loaded {
  return load(input, MODE);
}

/** The same for a command file: it has no options, rules or tools, and keys that nobody knows are ignored. */
export function loadCommand(input: LoadInput): Loaded {
  return load(input, COMMAND);
}

/** The same for a `SKILL.md`: ignored without a word where the name is missing or a value is wrong. */
export function loadSkill(input: LoadInput): Loaded {
  return load(input, SKILL);
}

const ENTRIES: Readonly<Partial<Record<Kind, Treatment>>> = { agent: AGENT, mode: MODE, command: COMMAND };

/**
 * An entry of a configuration file (`agent.lead`): the same keys and checks, but its `prompt` is its own, and a value
 * that is refused always stops the program.
 */
export function loadEntry(kind: Kind, name: string, data: Readonly<Record<string, unknown>>): Loaded {
  const treatment = ENTRIES[kind] ?? AGENT;
  const header: HeaderReading = { state: 'read', data, failure: undefined, repaired: [] };
  return settle(header, name, { ...treatment, bodyKey: undefined, refused: 'config-error' });
}

/** A configuration file: the rules that it sets for every agent. Text that is no JSON stops the program. */
export function loadConfig({ text, name }: LoadInput): Loaded {
  const { data, problems: faults } = parseJsonc(text);
  const [fault] = faults;
  const failure = fault && { message: fault.message, offset: fault.span.start };
  const read = isRecord(data) && !fault;
  const header: HeaderReading = {
    state: read ? 'read' : 'ignored',
    data: read ? data : {},
    failure,
    repaired: [],
  };
  const loaded = settle(header, name, { ...CONFIG, agent: false });
  const form = read ? formProblems(header.data) : [];
  const refused = [...form, ...(read ? entryProblems(header.data) : [])];
  const problems = [...loaded.problems, ...form];
  if (!read || refused.length > 0 || problems.length > 0) {
    const why = read
      ? [...loaded.problems, ...refused].map(describeProblem)
      : [failure?.message ?? 'it is no object'];
    const reasons = ['OpenCode refuses to start, in every project that loads this file:', ...why];
    // No text at all is as good as no file.
    const outcome = text.trim() === '' ? 'ok' : 'config-error';
    const permission = read ? rulesBeside(loaded.problems, '', header.data) : [];
    return { ...loaded, name, outcome, problems, permission, reasons: outcome === 'ok' ? [] : reasons };
  }
  const permission = [...defaultRules(''), ...foldRules(header.data)];
  return { ...loaded, name, permission, tools: toolStates(permission, undefined) };
}

/** Every entry of the parts that define something, with its keys. */
function entries(data: Data): { readonly kind: Kind; readonly name: string; readonly entry: unknown }[] {
  return (Object.keys(ENTRIES) as Kind[]).flatMap((kind) => {
    const part = data[kind];
    return Object.entries(isRecord(part) ? part : {}).map(([name, entry]) => ({ kind, name, entry }));
  });
}

/** What is wrong with entries apart from their values: no map, without its text, or with a key of another loader. */
function formProblems(data: Data): LoadProblem[] {
  const code = 'wrong-form';
  return entries(data).flatMap(({ kind, name, entry }): LoadProblem[] => {
    if (!isRecord(entry)) return [{ path: [kind, name], code, expected: 'an object', actual: entry }];
    const text = ENTRIES[kind]?.agent === false ? COMMAND.bodyKey : undefined;
    const lacking = text !== undefined && !Object.hasOwn(entry, text) ? [text] : [];
    const refused = OPENCODE.foreignKeys.filter(
      ({ key, refusedInConfig }) => refusedInConfig && kind !== 'command' && Object.hasOwn(entry, key),
    );
    return [
      ...lacking.map(
        (key) => ({ path: [kind, name, key], code, expected: 'a string', actual: undefined }) as const,
      ),
      ...refused.map(
        ({ key, use }) =>
          ({ path: [kind, name, key], code, expected: `written as \`${use}\``, actual: entry[key] }) as const,
      ),
    ];
  });
}

function entryProblems(data: Data): LoadProblem[] {
  return entries(data).flatMap(({ kind, name, entry }) =>
    isRecord(entry)
      ? loadEntry(kind, name, entry).problems.map((one) => ({ ...one, path: [kind, name, ...one.path] }))
      : [],
  );
}

function load(input: LoadInput, treatment: Treatment): Loaded {
  return settle(readHeader(input.text).header, input.name, treatment);
}

function settle(header: HeaderReading, pathName: string, treatment: Treatment): Loaded {
  const data: Data = header.data;
  const unread = header.state === 'code' || header.state === 'dropped';
  const problems = unread ? [] : checkFields(checkedFields(treatment), data);
  const outcome = outcomeOf(treatment, header, problems);
  const name = nameOf(data, pathName);
  const renamed = name !== pathName;
  const loaded = LOADED.has(outcome)
    ? contents(treatment, outcome, name, data)
    : { ...NOTHING, permission: treatment.agent && !unread ? rulesBeside(problems, name, data) : [] };
  const breaks = outcome === 'ok' && loaded.mode !== undefined ? breakingName(data, loaded.mode) : undefined;
  return {
    outcome,
    reasons: explainOutcome({ kind: treatment.spec, outcome, header, problems, renamed, breaks }),
    name,
    header,
    problems,
    ...loaded,
    ...(breaks ? { breaks } : {}),
  };
}

/**
 * A name that is no string: the program fails on it when it lists the agents that others may start, which it does
 * before every message (observed with `debug agent`, of any agent beside it). Primary agents are not in that list.
 */
function breakingName(data: Data, mode: string): LoadProblem | undefined {
  const { name } = data;
  if (name === undefined || name === null || typeof name === 'string' || mode === 'primary') return undefined;
  return { path: ['name'], code: 'wrong-type', expected: 'a string', actual: name };
}

/** The rules that a header would make if it were not for a wrong value; none where that value is in the rules. */
function rulesBeside(problems: readonly LoadProblem[], name: string, data: Data): PermissionRule[] {
  const hit = problems.some(({ path: [key] }) => key === 'tools' || key === 'permission');
  return hit ? [] : [...defaultRules(name), ...foldRules(data)];
}

const LOADED: ReadonlySet<Outcome> = new Set<Outcome>(['ok', 'header-ignored', 'disabled']);
const NOTHING: Contents = { keys: {}, options: {}, permission: [], tools: {} };

function outcomeOf(treatment: Treatment, header: HeaderReading, problems: readonly LoadProblem[]): Outcome {
  if (header.state === 'code') return 'runs-code';
  if (header.state === 'dropped') return 'skipped';
  if (problems.length > 0) return treatment.refused;
  if (header.state === 'ignored') return 'header-ignored';
  const data: Data = header.data;
  return treatment.agent && data.disable === true ? 'disabled' : 'ok';
}

type Contents = Pick<Loaded, 'keys' | 'options' | 'permission' | 'tools' | 'mode'>;

function contents(treatment: Treatment, outcome: Outcome, name: string, data: Data): Contents {
  if (!treatment.agent) return { ...NOTHING, keys: keysOf(treatment, data) };
  const mode = treatment.forcedMode ?? data.mode ?? nativeAgent(name)?.mode ?? DEFAULT_MODE;
  const about = { keys: keysOf(treatment, data), options: optionsOf(data), mode: String(mode) };
  if (outcome === 'disabled') return { ...NOTHING, ...about };
  const permission = [...defaultRules(name), ...foldRules(data)];
  const model = typeof data.model === 'string' ? data.model : undefined;
  return { ...about, permission, tools: toolStates(permission, model) };
}

/** The header's own name counts even where it is a number or nothing. */
function nameOf(data: Data, fallback: string): string {
  if (!Object.hasOwn(data, 'name')) return fallback;
  try {
    return String(data.name);
  } catch {
    return fallback;
  }
}

/** The keys that OpenCode knows; `permission` and `options` stand on their own, the body takes its key's place. */
function keysOf(treatment: Treatment, data: Data): Record<string, unknown> {
  const keys: { mode?: unknown } & Record<string, unknown> = {};
  for (const spec of checkedFields(treatment)) {
    if (!Object.hasOwn(data, spec.key) || spec.shape === 'permission' || spec.shape === 'map') continue;
    const value = data[spec.key];
    keys[spec.key] = isRecord(value) && spec.shape !== 'any' ? { ...value } : value;
  }
  if (treatment.forcedMode !== undefined) keys.mode = treatment.forcedMode;
  return { ...renamedKeys(treatment, keys), ...keys };
}

/** An old name of a key is copied to the new one (`maxSteps` to `steps`), which wins where both are written. */
function renamedKeys(treatment: Treatment, keys: Data): Record<string, unknown> {
  const shapes = new Map(knownFields(treatment.spec).map((spec) => [spec.key, spec.shape]));
  const old = knownFields(treatment.spec).filter(
    (spec) => spec.key in keys && spec.deprecated && shapes.get(spec.deprecated.use) === spec.shape,
  );
  return Object.fromEntries(old.map((spec) => [spec.deprecated?.use ?? spec.key, keys[spec.key]]));
}

const AGENT_KEYS = new Set(knownFields(AGENT.spec).map((spec) => spec.key));

/** What goes to the provider: `options`, then every key that OpenCode does not know, which overrides it. */
function optionsOf(data: Data): Record<string, unknown> {
  const options: Record<string, unknown> = { ...(isRecord(data.options) ? data.options : {}) };
  for (const [key, value] of Object.entries(data)) {
    // Setting `__proto__` sets the object's prototype, in OpenCode too: such a key is lost.
    if (!AGENT_KEYS.has(key) && key !== '__proto__') options[key] = value;
  }
  return options;
}

/** The fields that OpenCode itself reads; the table also lists those that it only hands on. */
function knownFields(spec: KindSpec): FieldSpec[] {
  return spec.fields.filter((field) => field.passes !== 'provider');
}

function checkedFields({ spec, bodyKey }: Treatment): FieldSpec[] {
  return knownFields(spec).filter((field) => field.key !== bodyKey);
}

function specOf(kind: Kind): KindSpec {
  const spec = OPENCODE.kinds.find((candidate) => candidate.kind === kind);
  if (!spec) throw new Error(`the table has no kind ${kind}`);
  return spec;
}
