/**
 * What bears on the tools of an agent beside their names, and on whether a file is taken at all. Each is observed on the
 * program: with a loopback model server, or in its debug log.
 */

/** The tool that an agent which others start has in one permission mode alone. */
export const PLAN_TOOL = { id: 'ExitPlanMode', mode: 'plan' } as const;

/** With `Bash` among the tools, the native builds search with the shell in place of these. */
export const SEARCHED_BY_SHELL = { by: 'Bash', ids: ['Grep', 'Glob'] } as const;

/** Tools that go with another one when `disallowedTools` names that. */
export const GOES_WITH: Readonly<Record<string, readonly string[]>> = { Bash: ['Monitor'] };

/** Tools that a list gets in addition where the agent has a memory. */
export const MEMORY_TOOLS = ['Read', 'Write', 'Edit'] as const;

/** A name may have as many characters. */
export const LONGEST_NAME = 256;

/** `autoCompactWindow` must be at least this. */
export const SMALLEST_WINDOW = 100_000;

/** Events whose hooks may guard something: where one of them is broken, what it stands in is not loaded. */
export const GUARD_EVENTS: ReadonlySet<string> = new Set(['PreToolUse', 'PermissionRequest']);

/** Keys of a header in which nothing is taken for a misplaced hook. */
export const NO_HOOKS_INSIDE: ReadonlySet<string> = new Set(['metadata', 'mcpServers', 'lspServers']);

/** What stands for true and false in the switches of skills and commands, in any case. */
export const SWITCH_WORDS = {
  on: ['true', 'yes', 'on', '1'],
  off: ['false', 'no', 'off', '0'],
} as const;
