import { CLAUDE_CODE } from '../dialects/data/claude-code/index.ts';
import {
  AGENT_READINGS,
  DENIAL_KEYS,
  INVOCABLE_KEY,
  LEAVE_KEY,
  NOT_IN_PLUGINS,
  TEMPLATE_READINGS,
} from '../dialects/data/claude-code/resolution.ts';
import type { Kind, KindSpec } from '../dialects/types.ts';
import { parseJsonc } from '../syntax/jsonc.ts';
import { readClaudeText } from './claudeHeader.ts';
import { readHooks } from './claudeHooks.ts';
import type { ClaudeData } from './claudeKeys.ts';
import {
  addAgentKeys,
  descriptionOf,
  descriptionProblems,
  firstLine,
  nameProblems,
  problem,
  takeKeys,
  templateProblems,
} from './claudeKeys.ts';
import { ClaudeLoaded } from './claudeLoaded.ts';
import type { ResolvedTools } from './claudeTools.ts';
import { readEntries, resolveTools } from './claudeTools.ts';
import { isRecord } from './opencodeSchema.ts';
import type { HeaderReading, Loaded, LoadInput, Outcome, ToolAccess } from './types.ts';

/**
 * What Claude Code 2.1.330 does with an agent of a project or of the user. Pure: runs nothing, never throws.
 * `not-loaded`: no agent comes of the file; `refused`: it is listed, but every start of it fails.
 */
export function loadClaudeAgent({ text, name, plugin }: LoadInput): Loaded {
  const { header } = readClaudeText(text);
  return plugin ? loadPluginAgent(header, name) : loadOwnAgent(header, name);
}

function loadOwnAgent(header: HeaderReading, pathName: string): Loaded {
  const data: ClaudeData = header.data;
  const kind = specOf('agent');
  const hooks = readHooks(data);
  const lost = [...nameProblems(data.name), ...descriptionProblems(data.description)];
  const taken = takeKeys(kind, data, AGENT_READINGS);
  const problems = unread(header) ? [] : [...lost, ...taken.problems, ...hooks.problems];
  const { keys } = taken;
  addAgentKeys(keys, data);
  if (data.hooks && !hooks.broken) keys['hooks'] = data.hooks;
  const tools = toolsOf(data, keys);
  const outcome = agentOutcome(header, lost.length > 0 || hooks.broken, tools);
  const known = outcome === 'not-loaded' ? {} : keys;
  return new ClaudeLoaded({
    kind,
    outcome,
    header,
    problems,
    keys: known,
    name: typeof data.name === 'string' && data.name !== '' ? data.name : fileName(pathName),
    access: () => accessOf(tools, keys),
  });
}

/** An agent of a plugin always loads, if need be under the name of its file and without any key. */
function loadPluginAgent(header: HeaderReading, pathName: string): Loaded {
  const data: ClaudeData = header.data;
  const kind = specOf('agent');
  const own = Object.fromEntries(Object.entries(data).filter(([key]) => !NOT_IN_PLUGINS.has(key)));
  const taken = takeKeys(kind, own, AGENT_READINGS);
  const ignored = Object.entries(data)
    .filter(([key]) => NOT_IN_PLUGINS.has(key))
    .map(([key, actual]) => problem([key], 'misplaced', 'left to projects and users', actual, true));
  const tools = toolsOf(own, taken.keys);
  const { keys } = taken;
  addAgentKeys(keys, own);
  const description = descriptionOf(data.description)?.replaceAll('\\n', '\n');
  if (description !== undefined) keys['description'] = description;
  const written =
    data.name === undefined || data.name === null || data.name === '' ? undefined : String(data.name);
  return new ClaudeLoaded({
    kind,
    outcome: tools.refused ? 'refused' : 'ok',
    header,
    problems: [...taken.problems, ...ignored],
    keys,
    name: written ?? fileName(pathName),
    access: () => accessOf(tools, keys),
    headerless: true,
  });
}

/** A skill or command always loads, if need be without any key. */
export function loadClaudeSkill(input: LoadInput): Loaded {
  return loadTemplate(input, specOf('skill'));
}

/** A command file: as a skill, but it is called by its path alone. */
export function loadClaudeCommand(input: LoadInput): Loaded {
  return loadTemplate(input, specOf('command'));
}

function loadTemplate({ text, name }: LoadInput, kind: KindSpec): Loaded {
  const { header, body } = readClaudeText(text);
  const data: ClaudeData = header.data;
  const hooks = readHooks(data);
  const taken = takeKeys(kind, data, TEMPLATE_READINGS);
  const hookProblems = hooks.problems.map((one) => ({ ...one, effect: one.effect ?? WITHOUT_LEAVE }));
  const { keys } = taken;
  if (hooks.broken) delete keys[LEAVE_KEY];
  else if (data.hooks) keys['hooks'] = data.hooks;
  if (Object.hasOwn(data, INVOCABLE_KEY)) keys[INVOCABLE_KEY] = keys[INVOCABLE_KEY] === true;
  keys['description'] = descriptionOf(data.description) ?? firstLine(body());
  return new ClaudeLoaded({
    kind,
    outcome: 'ok',
    header,
    problems: [...templateProblems(data, kind), ...taken.problems, ...hookProblems],
    keys,
    name,
    access: () => templateAccess(data, keys),
    headerless: true,
  });
}

function templateAccess(data: ClaudeData, keys: ClaudeData): ToolAccess {
  const denial = DENIAL_KEYS.find((key) => data[key] !== undefined && data[key] !== null);
  const { denied } = resolveTools({
    tools: 'all',
    disallowed: readEntries(denial && data[denial]),
    permissionMode: undefined,
    memory: false,
  });
  return { tools: 'all', denied, model: asText(keys.model), effort: asEffort(keys.effort) };
}

const WITHOUT_LEAVE = 'Claude Code loads it without its hooks and without `allowed-tools`';

/** An output style is called by its `name`, or by its file. */
export function loadClaudeStyle(input: LoadInput): Loaded {
  return loadPlain(input, specOf('style'), ({ name }) =>
    typeof name === 'string' && name.trim() !== '' ? name : input.name,
  );
}

/** A rule: with `paths` it waits until a file that matches is read. */
export function loadClaudeRule(input: LoadInput): Loaded {
  return loadPlain(input, specOf('rule'));
}

/** A memory file: its header is left out of what the model reads, and no key in it counts. */
export function loadClaudeMemory(input: LoadInput): Loaded {
  return loadPlain(input, specOf('memory'));
}

function loadPlain(
  { text, name: pathName }: LoadInput,
  kind: KindSpec,
  nameOf: (data: ClaudeData) => string = () => pathName,
): Loaded {
  const { header } = readClaudeText(text);
  const { keys, problems } = takeKeys(kind, header.data, {});
  const name = nameOf(header.data);
  return new ClaudeLoaded({
    kind,
    outcome: 'ok',
    header,
    problems,
    keys,
    name,
    access: undefined,
    headerless: true,
  });
}

/** A settings file: JSON that cannot be read is lost as a whole. */
export function loadClaudeSettings(kind: Kind): (input: LoadInput) => Loaded {
  return ({ text, name }) => {
    const { data, problems: faults } = parseJsonc(text);
    const [fault] = faults;
    const read = isRecord(data) && !fault;
    const header: HeaderReading = {
      state: read ? 'read' : 'dropped',
      data: read ? data : {},
      failure: fault && { message: fault.message, offset: fault.span.start },
      repaired: [],
    };
    const outcome = read || text.trim() === '' ? 'ok' : 'not-loaded';
    return new ClaudeLoaded({
      kind: specOf(kind),
      outcome,
      header,
      problems: [],
      keys: header.data,
      name,
      access: undefined,
    });
  };
}

function toolsOf(data: ClaudeData, keys: ClaudeData) {
  return resolveTools({
    tools: readEntries(data.tools),
    disallowed: readEntries(data.disallowedTools),
    permissionMode: asText(keys.permissionMode),
    memory: keys.memory !== undefined,
  });
}

function accessOf({ refused: _, ...tools }: ResolvedTools, keys: ClaudeData): ToolAccess {
  return { ...tools, model: asText(keys.model), effort: asEffort(keys.effort) };
}

function agentOutcome(header: HeaderReading, lost: boolean, { refused }: ResolvedTools): Outcome {
  if (lost || unread(header)) return 'not-loaded';
  return refused ? 'refused' : 'ok';
}

function unread({ state }: HeaderReading): boolean {
  return state === 'none' || state === 'dropped';
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function asEffort(value: unknown): string | number | undefined {
  return typeof value === 'number' ? value : asText(value);
}

/** Folders between are no part of the name. */
function fileName(pathName: string): string {
  return pathName.slice(pathName.lastIndexOf('/') + 1);
}

const SPECS = new Map(CLAUDE_CODE.kinds.map((spec) => [spec.kind, spec]));

function specOf(kind: Kind): KindSpec {
  const spec = SPECS.get(kind);
  if (!spec) throw new Error(`the table of Claude Code has no kind ${kind}`);
  return spec;
}
