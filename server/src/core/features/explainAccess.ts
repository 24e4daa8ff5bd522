import type { Loaded, ToolAccess, ToolEntryFate } from '../loaders/types.ts';
import type { IgnoredKey } from './explain.ts';

/** The tools of an agent in a program whose headers list them by name. */
export interface ExplainedAccess {
  /** Every tool, or those that the agent really gets. */
  readonly tools: 'all' | readonly string[];
  readonly denied: readonly string[];
  readonly model: string | undefined;
  readonly effort: string | number | undefined;
}

/** What the agent gets, without the tools that the program leaves out where it searches with the shell. */
export function explainAccess(access: ToolAccess): ExplainedAccess {
  const { tools, denied, covered = [], model, effort } = access;
  const given = tools === 'all' ? tools : tools.filter((id) => !covered.includes(id));
  return { tools: given, denied, model, effort };
}

/** Values that the program passes over although the file loads, and entries of a list of tools that come to nothing. */
export function ignoredValues({ problems, access }: Loaded): IgnoredKey[] {
  const values = problems.flatMap(({ path, effect }) =>
    effect === undefined ? [] : [{ keys: path.join('.'), why: effect }],
  );
  const entries = (access?.entries ?? []).flatMap(({ entry, fate }) => {
    const why = WHY[fate];
    return why ? [{ keys: `tools "${entry}"`, why }] : [];
  });
  return [...values, ...entries];
}

const WHY: Readonly<Partial<Record<ToolEntryFate['fate'], string>>> = {
  denied: 'taken away again',
  unavailable: 'no agent that another one starts has it',
  unknown: 'no tool of that name',
  server: 'counts only where that MCP server is connected',
};
