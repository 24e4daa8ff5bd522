import type { ValueReading } from '../dialects/data/claude-code/resolution.ts';
import { LONGEST_NAME, SERVERS_KEY } from '../dialects/data/claude-code/resolution.ts';
import type { KindSpec } from '../dialects/types.ts';
import { readValue } from './claudeValues.ts';
import { isRecord } from './opencodeSchema.ts';
import type { LoadProblem } from './types.ts';

/** A header's values by key; those that the loader itself looks at. */
export interface ClaudeData extends Readonly<Record<string, unknown>> {
  readonly name?: unknown;
  readonly description?: unknown;
  readonly tools?: unknown;
  readonly disallowedTools?: unknown;
  readonly permissionMode?: unknown;
  readonly memory?: unknown;
  readonly model?: unknown;
  readonly effort?: unknown;
  readonly hooks?: unknown;
  readonly experimental?: unknown;
}

const NO_TOOLS = 'Claude Code then gives the agent no tool at all';

export interface TakenKeys {
  readonly keys: Record<string, unknown>;
  readonly problems: LoadProblem[];
}

/** Every key of the table with the value that it ends up with. A key without a value, as `model:`, says nothing. */
export function takeKeys(
  kind: KindSpec,
  data: ClaudeData,
  readings: Readonly<Record<string, ValueReading>>,
): TakenKeys {
  const keys: Record<string, unknown> = {};
  const problems: LoadProblem[] = [];
  for (const field of kind.fields) {
    if (!Object.hasOwn(data, field.key)) continue;
    const value = data[field.key];
    const reading = readings[field.key];
    if (reading === 'apart') continue;
    if (value === null && field.shape !== 'tool-list') continue;
    if (field.shape === 'servers' && Array.isArray(value)) problems.push(...serverProblems(value));
    const taken = readValue(field, value, reading);
    if ('value' in taken) keys[field.key] = taken.value;
    else if (value !== null && value !== '') {
      const fault = problem([field.key], taken.code, taken.expected, value, true);
      problems.push(field.access === 'only' ? { ...fault, effect: NO_TOOLS } : fault);
    }
  }
  return { keys, problems };
}

/** Servers are named, or defined by a map of one name to its settings. */
function serverProblems(servers: readonly unknown[]): LoadProblem[] {
  return servers.flatMap((server, index) =>
    typeof server === 'string' || (isRecord(server) && Object.values(server).every(isRecord))
      ? []
      : [
          {
            path: [SERVERS_KEY, index],
            code: 'wrong-type',
            expected: 'the name of a server, or a map of one name to its settings',
            actual: server,
            effect: 'Claude Code ignores this entry',
          } as const,
        ],
  );
}

/** Adds the keys of an agent that are no readings of the table. */
export function addAgentKeys(
  keys: Record<string, unknown> & { name?: unknown; description?: unknown; experimental?: unknown },
  { name, description, experimental }: ClaudeData,
): void {
  if (typeof name === 'string') keys.name = name;
  if (typeof description === 'string') keys.description = description.replaceAll('\\n', '\n');
  if (isRecord(experimental)) keys.experimental = experimental;
}

const NO_PROBLEMS: readonly LoadProblem[] = [];

export function nameProblems(name: unknown): readonly LoadProblem[] {
  const fault = nameFault(name);
  return fault ? [problem(['name'], fault.code, fault.expected, name ?? undefined, false)] : NO_PROBLEMS;
}

function nameFault(name: unknown): Pick<LoadProblem, 'code' | 'expected'> | undefined {
  if (typeof name !== 'string' || name === '') return { code: 'wrong-type', expected: 'a string' };
  if (name.startsWith('-')) return { code: 'wrong-value', expected: 'a name that does not begin with `-`' };
  if (name.length > LONGEST_NAME)
    return { code: 'wrong-value', expected: `a name of at most ${LONGEST_NAME} characters` };
  // Full-width colons count as well.
  return name.normalize('NFKC').includes(':')
    ? { code: 'wrong-value', expected: 'a name without `:`' }
    : undefined;
}

export function descriptionProblems(description: unknown): readonly LoadProblem[] {
  if (typeof description === 'string' && description !== '') return NO_PROBLEMS;
  return [problem(['description'], 'wrong-type', 'a string', description ?? undefined, false)];
}

export function templateProblems(data: ClaudeData, kind: KindSpec): LoadProblem[] {
  const { name, description } = data;
  const known = kind.fields.some(({ key }) => key === 'name');
  const long = known && String(name ?? '').length > LONGEST_NAME;
  return [
    ...(long
      ? [problem(['name'], 'wrong-value', `a name of at most ${LONGEST_NAME} characters`, name, true)]
      : []),
    ...(typeof description === 'object' && description !== null
      ? [problem(['description'], 'wrong-type', 'a string', description, true)]
      : []),
  ];
}

/** Numbers and switches become text; anything else is no description. */
export function descriptionOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** In the place of a description: the first line of the text, without the marks of a heading, cut at 100 characters. */
export function firstLine(body: string): string | undefined {
  const start = body.search(/\S/);
  if (start < 0) return undefined;
  const end = body.indexOf('\n', start);
  const line = body.slice(start, end < 0 ? body.length : end).trim();
  const text = line.replace(/^#+\s+(?=\S)/, '');
  return text.length > 100 ? `${text.slice(0, 97)}...` : text;
}

export function problem(
  path: LoadProblem['path'],
  code: LoadProblem['code'],
  expected: string,
  actual: unknown,
  ignored: boolean,
): LoadProblem {
  return { path, code, expected, actual, ...(ignored ? { effect: 'Claude Code ignores the key' } : {}) };
}
