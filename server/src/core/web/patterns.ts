import { DIALECTS } from '../dialects/registry.ts';

const ARGUMENTS = DIALECTS.flatMap(({ tools }) =>
  tools.flatMap((tool) => (tool.specifier === 'agent' && tool.nameArgument) || []),
);

/**
 * Source of a pattern: how a call of a tool begins that starts an agent, up to the name. `subagent_type: "`, and
 * `subagent_type="plugin:` for an agent of a plugin. Texts for one program are full of calls for another.
 */
export const AGENT_CALL = `(?:${ARGUMENTS.join('|')})${/["'`*]*\s*[:=]\s*["'`]*(?:[\w-]+:)?/.source}`;

const PATHS = new Set(
  DIALECTS.flatMap(({ kinds }) => kinds.flatMap(({ references }) => references.hash?.file ?? [])),
);

/** Source of a pattern: what stands before the path of a file in programs that know such references, `#file:`. */
export const HASH_FILE = `(?:${[...PATHS].join('|')})`;

/** One pattern for all of them, with the groups of all in their order. */
export function eitherOf(patterns: readonly RegExp[], flags: string): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), flags);
}
