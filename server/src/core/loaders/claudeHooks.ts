import { CLAUDE_CODE } from '../dialects/data/claude-code/index.ts';
import { GUARD_EVENTS, NO_HOOKS_INSIDE } from '../dialects/data/claude-code/resolution.ts';
import type { FieldSpec } from '../dialects/types.ts';
import { isRecord } from './opencodeSchema.ts';
import type { KeyPath, LoadProblem } from './types.ts';

/** What the program makes of the hooks of a header. A problem without an `effect` is what breaks them. */
export interface HooksReading {
  /** A hook that may guard something cannot be loaded: what it stands in is not loaded either, or without its leave. */
  readonly broken: boolean;
  readonly problems: readonly LoadProblem[];
}

const EVENTS: ReadonlySet<string> = new Set(CLAUDE_CODE.hooks?.events.map(({ value }) => value) ?? []);
const HANDLERS: ReadonlyMap<string, readonly FieldSpec[]> = new Map(
  CLAUDE_CODE.hooks?.handlers.map(({ type, fields }) => [type, fields] as const) ?? [],
);
const IGNORED = 'Claude Code ignores this entry';
const A_MAP = 'a map of events to lists of matchers';

/** What matchers and handlers are made of; any other map as well. */
interface HookMap extends Readonly<Record<string, unknown>> {
  readonly matcher?: unknown;
  readonly hooks?: unknown;
  readonly type?: unknown;
}

const isMap = (value: unknown): value is HookMap => isRecord(value);

/** Everything about hooks in a header: the key `hooks`, and hooks that stand outside of it. */
export function readHooks(data: HookMap): HooksReading {
  const stray = Object.keys(data).filter((key) => isStray(key, data[key]));
  const own = readKey(data.hooks);
  if (stray.length === 0) return own;
  return {
    broken: true,
    problems: [
      ...stray.map((key) => problem([key], 'the hooks of an agent stand under `hooks`', data[key], true)),
      ...own.problems,
    ],
  };
}

function isStray(key: string, value: unknown): boolean {
  if (key === 'hooks') return false;
  if (GUARD_EVENTS.has(key)) return isWritten(value);
  if (typeof value !== 'object') return false;
  return !NO_HOOKS_INSIDE.has(key) && holdsGuard(value, { depth: 3, matchers: !EVENTS.has(key), top: true });
}

const NO_HOOKS: HooksReading = { broken: false, problems: [] };

function readKey(hooks: unknown): HooksReading {
  if (!hooks) return NO_HOOKS;
  if (!isMap(hooks) || looksLikeMatcher(hooks)) {
    return { broken: true, problems: [problem(['hooks'], A_MAP, hooks, true)] };
  }
  const problems = Object.entries(hooks).flatMap(([event, value]) => readEvent(event, value));
  return { broken: problems.some(({ effect }) => effect === undefined), problems };
}

function readEvent(event: string, value: unknown): LoadProblem[] {
  const path = ['hooks', event];
  if (!EVENTS.has(event)) {
    const lost = holdsGuard(value, { depth: 3, matchers: !Array.isArray(value) });
    return [problem(path, 'a hook event', value, lost, 'wrong-value')];
  }
  const guard = GUARD_EVENTS.has(event);
  if (!Array.isArray(value)) {
    const lost = (guard && value !== null) || holdsGuard(value, { depth: 3, matchers: false });
    return [problem(path, 'a list of matchers', value, lost)];
  }
  return value.flatMap((matcher: unknown, index) => readMatcher(matcher, [...path, index], guard));
}

function readMatcher(matcher: unknown, path: KeyPath, guard: boolean): LoadProblem[] {
  if (holdsGuard(matcher, { depth: 3, matchers: false })) {
    return [problem(path, 'a matcher, not events of its own', matcher, true)];
  }
  if (!isMap(matcher)) return [problem(path, 'a map with `hooks`', matcher, guard)];
  const { hooks } = matcher;
  if (!Array.isArray(hooks)) return [problem([...path, 'hooks'], 'a list of hooks', hooks, guard)];
  const faults = hooks.flatMap((entry: unknown, index) =>
    readHandler(entry, [...path, 'hooks', index], guard),
  );
  if (matcher.matcher === undefined || typeof matcher.matcher === 'string') return faults;
  return [...faults, problem([...path, 'matcher'], 'a string', matcher.matcher, guard)];
}

function readHandler(entry: unknown, path: KeyPath, guard: boolean): LoadProblem[] {
  if (!isMap(entry)) return [problem(path, 'a map with `type`', entry, guard)];
  const fields = HANDLERS.get(String(entry.type));
  if (typeof entry.type !== 'string' || !fields) {
    const types = [...HANDLERS.keys()].map((type) => `\`${type}\``).join(', ');
    return [problem([...path, 'type'], `one of ${types}`, entry.type, guard, 'wrong-value')];
  }
  return fields.flatMap((field) => {
    const value = entry[field.key];
    if (value === undefined ? field.required !== true : fits(field, value)) return [];
    return [problem([...path, field.key], EXPECTED[field.shape] ?? 'another value', value, guard)];
  });
}

const EXPECTED: Partial<Record<FieldSpec['shape'], string>> = {
  string: 'a string',
  model: 'a string',
  number: 'a number above 0',
  'positive-integer': 'a number above 0',
  boolean: 'a boolean',
  enum: 'one of the known words',
  map: 'a map',
  list: 'a list',
  'string-list': 'a list of strings',
};

function fits({ key, shape, values }: FieldSpec, value: unknown): boolean {
  switch (shape) {
    case 'string':
    case 'model':
      return typeof value === 'string' && (key !== 'url' || /^[a-z][a-z\d+.-]*:./i.test(value));
    case 'number':
    case 'positive-integer':
      return typeof value === 'number' && value > 0;
    case 'boolean':
      return typeof value === 'boolean';
    case 'enum':
      return values?.some((known) => known.value === value) === true;
    case 'map':
      return isMap(value);
    case 'list':
      return Array.isArray(value);
    case 'string-list':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    default:
      return true;
  }
}

interface Search {
  /** How many levels further down are looked at. */
  readonly depth: number;
  /** Whether a matcher counts as well. */
  readonly matchers: boolean;
  /** At the top of the header: some keys are not looked into. */
  readonly top?: boolean;
  readonly inHooks?: boolean;
}

/** Whether hooks that may guard something stand somewhere in a value where none are looked for. */
function holdsGuard(value: unknown, { depth, matchers, top = false, inHooks = false }: Search): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isMap(value) && Object.entries(value).some(([key, own]) => GUARD_EVENTS.has(key) && isWritten(own)))
    return true;
  if (matchers && looksLikeMatcher(value)) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) {
    return value.some((item) => holdsGuard(item, { depth: depth - 1, matchers, top, inHooks }));
  }
  if (!isMap(value) || (inHooks && typeof value.type === 'string')) return false;
  return Object.entries(value).some(
    ([key, own]) =>
      !(top && NO_HOOKS_INSIDE.has(key)) &&
      holdsGuard(own, {
        depth: depth - 1,
        matchers: matchers && !EVENTS.has(key),
        top,
        inHooks: key === 'hooks' && Array.isArray(own),
      }),
  );
}

/** `{matcher, hooks: [...]}` where no event leads to it. */
function looksLikeMatcher(value: unknown): boolean {
  if (!isMap(value)) return false;
  const marked = Object.hasOwn(value, 'matcher');
  if (!marked && Object.keys(value).some((key) => EVENTS.has(key))) return false;
  if (Array.isArray(value.hooks)) return value.hooks.length > 0;
  return isMap(value.hooks) && (marked || typeof value.hooks.type === 'string');
}

function isWritten(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function problem(
  path: KeyPath,
  expected: string,
  actual: unknown,
  lost: boolean,
  code: LoadProblem['code'] = 'wrong-form',
): LoadProblem {
  return { path, code, expected, actual, ...(lost ? {} : { effect: IGNORED }) };
}
