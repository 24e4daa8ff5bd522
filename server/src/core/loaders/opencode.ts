import { OPENCODE } from '../dialects/data/opencode/index.ts';
import type { Kind } from '../dialects/types.ts';
import { parseJsonc } from '../syntax/jsonc.ts';
import { readHeader } from './opencodeHeader.ts';
import type { Data } from './opencodeLoaded.ts';
import { rulesBeside, settle, written } from './opencodeLoaded.ts';
import { rulesOfAgent, toolStates } from './opencodePermissions.ts';
import { describeProblem } from './opencodeReasons.ts';
import { isRecord } from './opencodeSchema.ts';
import type { Treatment } from './opencodeTreatment.ts';
import { treatment } from './opencodeTreatment.ts';
import type { HeaderReading, Loaded, LoadInput, LoadProblem } from './types.ts';

const AGENT = treatment({ kind: 'agent', bodyKey: 'prompt', refused: 'config-error', agent: true });
const MODE = treatment({
  kind: 'mode',
  bodyKey: 'prompt',
  refused: 'skipped',
  agent: true,
  forcedMode: 'primary',
});
const COMMAND = treatment({ kind: 'command', bodyKey: 'template', refused: 'config-error', agent: false });
const CONFIG = treatment({ kind: 'config', bodyKey: undefined, refused: 'config-error', agent: false });
const SKILL = treatment({ kind: 'skill', bodyKey: undefined, refused: 'skipped', agent: false });

const AGENT_ENTRY = treatment({ kind: 'agent', bodyKey: undefined, refused: 'config-error', agent: true });

/** The kinds that a configuration file defines, as its entries are treated. */
const ENTRIES: Readonly<Partial<Record<Kind, Treatment>>> = {
  agent: AGENT_ENTRY,
  mode: treatment({
    kind: 'mode',
    bodyKey: undefined,
    refused: 'config-error',
    agent: true,
    forcedMode: 'primary',
  }),
  command: treatment({ kind: 'command', bodyKey: undefined, refused: 'config-error', agent: false }),
};

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

/**
 * An entry of a configuration file (`agent.lead`): the same keys and checks, but its `prompt` is its own, and a value
 * that is refused always stops the program.
 */
export function loadEntry(kind: Kind, name: string, data: Readonly<Record<string, unknown>>): Loaded {
  const header: HeaderReading = { state: 'read', data, failure: undefined, repaired: [] };
  return settle(header, name, ENTRIES[kind] ?? AGENT_ENTRY);
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
  const { outcome: _, ...loaded } = written(settle(header, name, CONFIG));
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
  const permission = rulesOfAgent('', header.data);
  return { ...loaded, outcome: 'ok', name, permission, tools: toolStates(permission, undefined) };
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
