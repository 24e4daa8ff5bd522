/**
 * What bears on the tools of an agent beside their names, and on whether a file is taken at all. Each is observed on the
 * program: with a loopback model server, or in its debug log.
 */

/** The tool that an agent which others start has in one permission mode alone. */
export const PLAN_TOOL = { id: 'ExitPlanMode', mode: 'plan' } as const;

/** What a list names tools of MCP servers by; a star in place of the server's name is no such entry. */
export const SERVER_ENTRY = /^mcp__(?!\*)/;

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

/** How the values of a key are read; keys that are not listed count as they are. */
export type ValueReading =
  /** One of the words of the table; `lower-word`: in any case. */
  | 'word'
  | 'lower-word'
  | 'model'
  | 'effort'
  /** A whole number above 0; `window`: one that is not below the smallest. */
  | 'count'
  | 'window'
  /** `true` and `false` alone; `switch`: other words for them as well. */
  | 'true-or-false'
  | 'switch'
  /** A text that is divided, or a list. */
  | 'names'
  /** Text that is not blank; `as-text`: whatever it is, it becomes text. */
  | 'text'
  | 'as-text'
  | 'list'
  | 'map'
  /** By rules of its own: names, descriptions, hooks. */
  | 'apart';

export const AGENT_READINGS: Readonly<Record<string, ValueReading>> = {
  name: 'apart',
  description: 'apart',
  hooks: 'apart',
  experimental: 'apart',
  tools: 'names',
  disallowedTools: 'names',
  skills: 'names',
  model: 'model',
  effort: 'effort',
  permissionMode: 'word',
  memory: 'word',
  isolation: 'word',
  color: 'word',
  maxTurns: 'count',
  autoCompactWindow: 'window',
  background: 'true-or-false',
  omitClaudeMd: 'true-or-false',
  observeSubagents: 'true-or-false',
  observeToolResults: 'switch',
  initialPrompt: 'text',
  observer: 'text',
  observerMessage: 'text',
  mcpServers: 'list',
};

/** Of skills and commands. */
export const TEMPLATE_READINGS: Readonly<Record<string, ValueReading>> = {
  name: 'as-text',
  description: 'apart',
  hooks: 'apart',
  when_to_use: 'as-text',
  'argument-hint': 'as-text',
  agent: 'as-text',
  version: 'as-text',
  arguments: 'names',
  'allowed-tools': 'names',
  'disallowed-tools': 'names',
  disallowedTools: 'names',
  paths: 'names',
  model: 'model',
  effort: 'effort',
  context: 'word',
  shell: 'lower-word',
  background: 'switch',
  'disable-model-invocation': 'switch',
  'user-invocable': 'switch',
  fallback: 'switch',
  metadata: 'map',
};

/** The key of a skill or command that gives leave to use tools, those that take tools away, and the one that hides it from people. */
export const LEAVE_KEY = 'allowed-tools';
export const DENIAL_KEYS = ['disallowed-tools', 'disallowedTools'] as const;
export const INVOCABLE_KEY = 'user-invocable';

/** The key of an agent whose items are looked at one by one. */
export const SERVERS_KEY = 'mcpServers';

/** Keys of an agent that do not count in a plugin. */
export const NOT_IN_PLUGINS: ReadonlySet<string> = new Set([
  'permissionMode',
  'hooks',
  'mcpServers',
  'initialPrompt',
]);
