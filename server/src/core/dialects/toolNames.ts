import type { Dialect, ForeignTool, GoneTool } from './types.ts';

/** Where a tool name is written: as a switch under `tools`, as a key under `permission`, or in a list of tools. */
export type ToolPlace = 'switch' | 'permission' | 'list';

/** What a name that stands for a tool really is. */
export type ToolName =
  | { readonly is: 'known' }
  | { readonly is: 'gone'; readonly tool: GoneTool }
  | { readonly is: 'case'; readonly id: string }
  | { readonly is: 'foreign'; readonly tool: ForeignTool }
  | { readonly is: 'elsewhere' }
  | { readonly is: 'unknown' };

/**
 * Tells what a name is, the first answer that fits: known, gone, a built-in in the wrong case, another program's,
 * possibly a tool of an MCP server (`elsewhere`: `server_tool`, or the dialect's own form, and wildcards), or nothing
 * that is known.
 */
export function classifyTool(dialect: Dialect, name: string, place: ToolPlace): ToolName {
  const names = namesOf(dialect, place);
  if (names.known.has(name)) return KNOWN;
  const lower = name.toLowerCase();
  const gone = names.gone.get(lower);
  if (gone) return { is: 'gone', tool: gone };
  const id = names.lower.get(lower);
  if (id !== undefined) return { is: 'case', id };
  const { serverTool } = dialect;
  if (serverTool?.test(name)) return ELSEWHERE;
  const foreign = names.foreign.get(name) ?? foreignServerTool(dialect, name);
  if (foreign) return { is: 'foreign', tool: foreign };
  return (serverTool ? /^\*$/ : /[_*?]/).test(name) ? ELSEWHERE : UNKNOWN;
}

const KNOWN: ToolName = Object.freeze({ is: 'known' });
const ELSEWHERE: ToolName = Object.freeze({ is: 'elsewhere' });
const UNKNOWN: ToolName = Object.freeze({ is: 'unknown' });

/** A tool of an MCP server in another program's words: `mcp__server__tool`. */
function foreignServerTool({ foreignServerTool: form }: Dialect, name: string): ForeignTool | undefined {
  if (!form?.match.test(name)) return undefined;
  return { name, program: form.program, use: name.replace(form.match, form.use) };
}

interface Names {
  readonly known: ReadonlySet<string>;
  readonly gone: ReadonlyMap<string, GoneTool>;
  readonly lower: ReadonlyMap<string, string>;
  readonly foreign: ReadonlyMap<string, ForeignTool>;
}

const cache = new WeakMap<Dialect, Record<ToolPlace, Names>>();

function namesOf(dialect: Dialect, place: ToolPlace): Names {
  let all = cache.get(dialect);
  if (!all) {
    all = {
      switch: compile(dialect, 'switch'),
      permission: compile(dialect, 'permission'),
      list: compile(dialect, 'list'),
    };
    cache.set(dialect, all);
  }
  return all[place];
}

function compile(dialect: Dialect, place: ToolPlace): Names {
  const keys = dialect.permissionKeys.map((spec) => spec.key);
  const ids = dialect.tools.map((tool) => tool.id);
  const goneIds = new Set(dialect.goneTools.map((tool) => tool.id));
  // A permission key that governs no tool is a fault of its own, unless its tool is gone altogether.
  const accepted: Readonly<Record<ToolPlace, () => readonly string[]>> = {
    switch: () => Object.keys(dialect.switchAliases),
    permission: () => keys.filter((key) => !goneIds.has(key) || isAlias(dialect, key)),
    list: () => dialect.toolAliases?.map((alias) => alias.name) ?? [],
  };
  const known = new Set([...ids, ...accepted[place]()]);
  const gone = dialect.goneTools.filter((tool) => !known.has(tool.id));
  return {
    known,
    gone: new Map(gone.map((tool) => [tool.id.toLowerCase(), tool])),
    lower: new Map([...known].map((id) => [id.toLowerCase(), id])),
    foreign: new Map(dialect.foreignTools.map((tool) => [tool.name, tool])),
  };
}

function isAlias(dialect: Dialect, key: string): boolean {
  return Object.hasOwn(dialect.switchAliases, key);
}
