import { DEFAULT_MODE } from '../dialects/data/opencode/defaults.ts';
import type { RuleKeys } from './opencodePermissions.ts';
import { nativeAgent, rulesOfAgent, toolStates } from './opencodePermissions.ts';
import { explainOutcome } from './opencodeReasons.ts';
import { checkFields, isRecord } from './opencodeSchema.ts';
import type { Treatment } from './opencodeTreatment.ts';
import { knownFields, specOf } from './opencodeTreatment.ts';
import type { HeaderReading, Loaded, LoadProblem, Outcome, PermissionRule } from './types.ts';

/** A header's values by key; those that the loader itself looks at. */
export interface Data extends RuleKeys, Readonly<Record<string, unknown>> {
  readonly name?: unknown;
  readonly mode?: unknown;
  readonly model?: unknown;
  readonly disable?: unknown;
  readonly options?: unknown;
}

/** What OpenCode makes of the header of a file whose path gives this name. */
export function settle(header: HeaderReading, pathName: string, treatment: Treatment): Loaded {
  const unread = isUnread(header);
  const problems = unread ? NO_PROBLEMS : checkFields(treatment.checked, header.data);
  return new OpenCodeLoaded(treatment, header, problems, pathName);
}

/** All of it worked out, for who lays something over it. */
export function written(loaded: Loaded): Loaded {
  const { outcome, reasons, name, header, keys, options, permission, tools, problems } = loaded;
  return { outcome, reasons, name, header, keys, options, permission, tools, problems };
}

const NO_PROBLEMS: readonly LoadProblem[] = [];
const NO_RULES: readonly PermissionRule[] = [];
const LOADED: ReadonlySet<Outcome> = new Set<Outcome>(['ok', 'header-ignored', 'disabled']);

/** What few readers ask for is worked out when they do. */
class OpenCodeLoaded implements Loaded {
  readonly outcome: Outcome;
  readonly name: string;
  readonly mode: string | undefined;
  readonly header: HeaderReading;
  readonly problems: readonly LoadProblem[];
  readonly breaks: LoadProblem | undefined;
  readonly #treatment: Treatment;
  readonly #pathName: string;
  #reasons: readonly string[] | undefined;
  #keys: Readonly<Record<string, unknown>> | undefined;
  #options: Readonly<Record<string, unknown>> | undefined;
  #permission: readonly PermissionRule[] | undefined;
  #tools: Readonly<Record<string, boolean>> | undefined;

  constructor(
    treatment: Treatment,
    header: HeaderReading,
    problems: readonly LoadProblem[],
    pathName: string,
  ) {
    const data: Data = header.data;
    this.#treatment = treatment;
    this.#pathName = pathName;
    this.header = header;
    this.problems = problems;
    this.outcome = outcomeOf(treatment, header, problems);
    this.name = nameOf(data, pathName);
    this.mode = this.#counts ? modeOf(treatment, this.name, data) : undefined;
    this.breaks = this.outcome === 'ok' ? breakingName(data, this.mode) : undefined;
  }

  get reasons(): readonly string[] {
    const { outcome, header, problems, breaks } = this;
    const renamed = this.name !== this.#pathName;
    this.#reasons ??= explainOutcome({
      kind: this.#treatment.spec,
      outcome,
      header,
      problems,
      renamed,
      breaks,
    });
    return this.#reasons;
  }

  get keys(): Readonly<Record<string, unknown>> {
    this.#keys ??= LOADED.has(this.outcome) ? keysOf(this.#treatment, this.header.data) : {};
    return this.#keys;
  }

  get options(): Readonly<Record<string, unknown>> {
    this.#options ??= this.#counts ? optionsOf(this.header.data) : {};
    return this.#options;
  }

  get permission(): readonly PermissionRule[] {
    this.#permission ??= this.#rules();
    return this.#permission;
  }

  get tools(): Readonly<Record<string, boolean>> {
    this.#tools ??= this.#states();
    return this.#tools;
  }

  /** Whether it is an agent whose header counts. */
  get #counts(): boolean {
    return this.#treatment.agent && LOADED.has(this.outcome);
  }

  #rules(): readonly PermissionRule[] {
    if (!this.#treatment.agent || this.outcome === 'disabled' || isUnread(this.header)) return NO_RULES;
    if (LOADED.has(this.outcome)) return rulesOfAgent(this.name, this.header.data);
    return rulesBeside(this.problems, this.name, this.header.data);
  }

  #states(): Readonly<Record<string, boolean>> {
    if (!this.#counts || this.outcome === 'disabled') return {};
    const { model }: Data = this.header.data;
    return toolStates(this.permission, typeof model === 'string' ? model : undefined);
  }
}

function isUnread({ state }: HeaderReading): boolean {
  return state === 'code' || state === 'dropped';
}

/**
 * A name that is no string: the program fails on it when it lists the agents that others may start, which it does
 * before every message (observed with `debug agent`, of any agent beside it). Primary agents are not in that list.
 */
function breakingName({ name }: Data, mode: string | undefined): LoadProblem | undefined {
  if (mode === undefined || mode === 'primary') return undefined;
  if (name === undefined || name === null || typeof name === 'string') return undefined;
  return { path: ['name'], code: 'wrong-type', expected: 'a string', actual: name };
}

/** The rules that a header would make if it were not for a wrong value; none where that value is in the rules. */
export function rulesBeside(
  problems: readonly LoadProblem[],
  name: string,
  data: Data,
): readonly PermissionRule[] {
  const hit = problems.some(({ path: [key] }) => key === 'tools' || key === 'permission');
  return hit ? NO_RULES : rulesOfAgent(name, data);
}

function outcomeOf(treatment: Treatment, header: HeaderReading, problems: readonly LoadProblem[]): Outcome {
  if (header.state === 'code') return 'runs-code';
  if (header.state === 'dropped') return 'skipped';
  if (problems.length > 0) return treatment.refused;
  if (header.state === 'ignored') return 'header-ignored';
  const data: Data = header.data;
  return treatment.agent && data.disable === true ? 'disabled' : 'ok';
}

function modeOf({ forcedMode }: Treatment, name: string, { mode }: Data): string {
  return String(forcedMode ?? mode ?? nativeAgent(name)?.mode ?? DEFAULT_MODE);
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

/** The keys that OpenCode knows, each also under its new name, which wins where both are written. */
function keysOf({ taken, renamed, forcedMode }: Treatment, data: Data): Record<string, unknown> {
  const keys: { mode?: unknown } & Record<string, unknown> = {};
  for (const spec of taken) {
    if (!Object.hasOwn(data, spec.key)) continue;
    const value = data[spec.key];
    keys[spec.key] = isRecord(value) && spec.shape !== 'any' ? { ...value } : value;
  }
  if (forcedMode !== undefined) keys.mode = forcedMode;
  const old = renamed.filter(({ from }) => from in keys);
  if (old.length === 0) return keys;
  return { ...Object.fromEntries(old.map(({ from, to }) => [to, keys[from]])), ...keys };
}

const AGENT_KEYS = new Set(knownFields(specOf('agent')).map((spec) => spec.key));

/** What goes to the provider: `options`, then every key that OpenCode does not know, which overrides it. */
function optionsOf(data: Data): Record<string, unknown> {
  const options: Record<string, unknown> = { ...(isRecord(data.options) ? data.options : {}) };
  for (const [key, value] of Object.entries(data)) {
    // Setting `__proto__` sets the object's prototype, in OpenCode too: such a key is lost.
    if (!AGENT_KEYS.has(key) && key !== '__proto__') options[key] = value;
  }
  return options;
}
