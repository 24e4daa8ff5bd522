import { CLAUDE_CODE } from '../dialects/data/claude-code/index.ts';
import {
  GOES_WITH,
  MEMORY_TOOLS,
  PLAN_TOOL,
  SEARCHED_BY_SHELL,
  SERVER_ENTRY,
} from '../dialects/data/claude-code/resolution.ts';
import type { ToolSpec } from '../dialects/types.ts';
import type { ToolEntryFate } from './types.ts';

/** What a key that names tools says: nothing, everything (an entry `*`), or these entries. */
export type ToolEntries = undefined | 'all' | readonly string[];

/** The tools that an agent ends up with. */
export interface ResolvedTools {
  /** In the order of the table. */
  readonly tools: 'all' | readonly string[];
  /** What `disallowedTools` takes away, in the order of the table. */
  readonly denied: readonly string[];
  /** Listed tools that the program leaves out because it searches with the shell. */
  readonly covered: readonly string[];
  /** The entries of `tools` one by one; none where all tools are given. */
  readonly entries: readonly ToolEntryFate[];
  /** No session can give such an agent a tool, and the program says so: every start of it is refused. */
  readonly refused: boolean;
}

const ALL = '*';

/**
 * The entries of `tools`, `disallowedTools`, `allowed-tools` or `skills`: a text is divided at commas and blanks outside
 * of parentheses, of a list only the texts count, each divided the same way. Any other value is no entry at all.
 */
export function readEntries(value: unknown): ToolEntries {
  if (value === undefined) return undefined;
  const entries: string[] = [];
  for (const text of Array.isArray(value) ? value : [value])
    if (typeof text === 'string') divide(text, entries);
  return entries.includes(ALL) ? 'all' : entries;
}

const OPENING = 0x28;
const CLOSING = 0x29;
const COMMA = 0x2c;
const SPACE = 0x20;

/** Parentheses do not nest: the first closing one ends what the last opening one began. */
function divide(text: string, entries: string[]): void {
  let start = 0;
  let inside = false;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === OPENING) inside = true;
    else if (code === CLOSING) inside = false;
    if (at < text.length && (inside || (code !== COMMA && code !== SPACE))) continue;
    const entry = text.slice(start, at).trim();
    if (entry !== '') entries.push(entry);
    start = at + 1;
  }
}

/** One entry: the name before the parentheses, and what stands in them unless that is nothing or `*`. */
export interface ToolEntry {
  readonly name: string;
  readonly specifier: string | undefined;
}

/** Takes an entry apart: `Bash(git *)`. Where the parentheses do not close at its end, the whole of it is the name. */
export function parseEntry(entry: string): ToolEntry {
  if (!entry.endsWith(')')) return { name: entry, specifier: undefined };
  const [, name = entry, inner = ''] = /^([^()]+)\((.*)\)$/s.exec(entry) ?? [];
  return { name, specifier: inner === '' || inner === ALL ? undefined : inner };
}

const SPECS: ReadonlyMap<string, ToolSpec> = new Map(CLAUDE_CODE.tools.map((tool) => [tool.id, tool]));
const ALIASES: ReadonlyMap<string, string> = new Map(
  (CLAUDE_CODE.toolAliases ?? []).map(({ name, id }) => [name, id]),
);

const TOOL_IDS: readonly string[] = CLAUDE_CODE.tools.map(({ id }) => id);

/** The built-in tool of that exact name, or of that former name. */
export function builtInTool(name: string): string | undefined {
  const id = ALIASES.get(name) ?? name;
  return SPECS.has(id) ? id : undefined;
}

/** What an agent's header says that bears on its tools. */
export interface ToolKeys {
  readonly tools: ToolEntries;
  readonly disallowed: ToolEntries;
  readonly permissionMode: string | undefined;
  readonly memory: boolean;
}

/** The tools of an agent: `disallowedTools` first, then what is left of `tools`. */
export function resolveTools({ tools, disallowed, permissionMode, memory }: ToolKeys): ResolvedTools {
  const denial = readDenial(disallowed);
  const denied = inOrder(denial.ids);
  if (tools === undefined || tools === 'all')
    return { tools: 'all', denied, covered: [], entries: [], refused: false };
  const written = memory ? [...new Set([...tools, ...MEMORY_TOOLS])] : tools;
  const fates = written.map((entry) => ({ entry, fate: fateOf(entry, denial, permissionMode) }));
  const given = fates.filter(({ fate }) => fate === 'given').map(({ entry }) => idOf(entry));
  const listed = inOrder(new Set(given));
  const shell = listed.includes(SEARCHED_BY_SHELL.by);
  const covered = shell
    ? listed.filter((id) => (SEARCHED_BY_SHELL.ids as readonly string[]).includes(id))
    : [];
  return { tools: listed, denied, covered, entries: fates, refused: isRefused(listed, fates, denial) };
}

interface Denial {
  readonly ids: ReadonlySet<string>;
  /** Those of entries without a specifier. */
  readonly whole: ReadonlySet<string>;
}

const NO_DENIAL: Denial = { ids: new Set(), whole: new Set() };

function readDenial(entries: ToolEntries): Denial {
  if (entries === undefined) return NO_DENIAL;
  const ids = new Set<string>();
  const whole = new Set<string>();
  for (const entry of entries === 'all' ? [] : entries) {
    const { name, specifier } = parseEntry(entry);
    const id = builtInTool(name);
    if (id === undefined) continue;
    const companions = GOES_WITH[id] ?? [];
    for (const one of [id, ...companions]) ids.add(one);
    for (const one of specifier === undefined ? [id, ...companions] : companions) whole.add(one);
  }
  return { ids, whole };
}

function fateOf(entry: string, denial: Denial, permissionMode: string | undefined): ToolEntryFate['fate'] {
  const { name } = parseEntry(entry);
  const id = builtInTool(name);
  if (id === undefined) return SERVER_ENTRY.test(name) ? 'server' : 'unknown';
  if (denial.ids.has(id)) return 'denied';
  if (id === PLAN_TOOL.id && permissionMode !== PLAN_TOOL.mode) return 'unavailable';
  return SPECS.get(id)?.inAgents === false ? 'unavailable' : 'given';
}

function idOf(entry: string): string {
  const { name } = parseEntry(entry);
  return builtInTool(name) ?? name;
}

function inOrder(ids: ReadonlySet<string>): string[] {
  return ids.size === 0 ? [] : TOOL_IDS.filter((id) => ids.has(id));
}

/**
 * Nothing left to give, and something named that no server may give: but not where all that is named is denied as a whole,
 * which the program takes for meant.
 */
function isRefused(given: readonly string[], entries: readonly ToolEntryFate[], denial: Denial): boolean {
  const left = entries.filter(({ entry, fate }) => fate !== 'denied' || !denial.whole.has(idOf(entry)));
  return given.length === 0 && left.length > 0 && left.every(({ fate }) => fate !== 'server');
}
