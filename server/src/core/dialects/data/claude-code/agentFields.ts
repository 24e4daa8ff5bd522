import type { FieldSpec } from '../../types.ts';
import { EFFORT_LEVELS } from './efforts.ts';
import { DEBUG_LOG, docs, HEADER_KEYS, LOOPBACK, observed, source } from './evidence.ts';
import { CACHE_TIMES, COLORS, ISOLATIONS, MEMORY_SCOPES, PERMISSION_MODES } from './values.ts';

const CHECKED = observed(DEBUG_LOG);
const SEEN = observed(LOOPBACK);
const SUBAGENTS = docs('sub-agents');
const INSIDE = source(HEADER_KEYS);

/** Read by the program, but told to nobody: hover knows them, completion leaves them out. */
const undocumented = { offered: false, evidence: INSIDE } as const;

/** The keys of an agent file that Claude Code reads, in the order in which they are worth writing. */
export const AGENT_FIELDS: readonly FieldSpec[] = [
  {
    key: 'name',
    shape: 'string',
    required: true,
    doc: 'What the agent is called; the file name does not count. It must be text, at most 256 characters, without `:` and not beginning with `-`; the documentation advises lower-case letters and hyphens, but spaces and capitals load. **Without it Claude Code skips the file and says nothing.** In a plugin the file name stands in.',
    evidence: CHECKED,
  },
  {
    key: 'description',
    shape: 'string',
    required: true,
    doc: 'When to use this agent. The calling model reads it to choose one, so say what the agent is for and when to call it. Without it, or with a list in its place, Claude Code does not load the file. Its length is not limited.',
    evidence: CHECKED,
  },
  {
    key: 'tools',
    shape: 'tool-list',
    insert: '$0',
    access: 'only',
    default: 'every tool that subagents can have',
    doc: 'The tools that the agent has: names between commas or blanks, or a list, exact in upper and lower case. `*` is all. An empty value or a **map leaves the agent without any tool**, and no message says so. Unknown names are dropped; the part in parentheses of `Bash(git *)` is cut off. `mcp__server` is every tool of a server.',
    evidence: SEEN,
  },
  {
    key: 'disallowedTools',
    shape: 'tool-list',
    insert: '$0',
    access: 'not',
    default: 'none',
    doc: 'Tools that are taken away before `tools` is looked at; both keys may stand together. `mcp__*` is every MCP tool. The part in parentheses is cut off: `Bash(rm *)` takes away all of `Bash`. An entry `*` makes the whole key void.',
    evidence: SEEN,
  },
  {
    key: 'model',
    shape: 'model',
    default: '`inherit`',
    doc: 'The model: a word such as `sonnet` or `inherit` in any case, or a whole id. Nothing is checked when the file is loaded; a model that does not exist fails at the first request.',
    evidence: SEEN,
  },
  {
    key: 'effort',
    shape: 'effort',
    values: EFFORT_LEVELS,
    default: 'that of the session',
    doc: 'How much the model thinks: a level in any case, or a whole number. Any other value is ignored; only the debug log tells.',
    evidence: CHECKED,
  },
  {
    key: 'permissionMode',
    shape: 'enum',
    values: PERMISSION_MODES,
    default: 'that of the session',
    doc: 'How the agent asks for leave. A word that Claude Code does not know is ignored; only the debug log tells. Ignored in the agents of a plugin.',
    evidence: CHECKED,
  },
  {
    key: 'maxTurns',
    shape: 'positive-integer',
    default: 'no limit',
    doc: 'The most rounds that the agent may take. Anything but a whole number above 0 is ignored; only the debug log tells.',
    evidence: CHECKED,
  },
  {
    key: 'skills',
    shape: 'names',
    names: 'skill',
    default: 'none',
    doc: 'Skills whose full text the agent has from the beginning, by the names of their folders. One that does not exist is left out when the agent starts, and so is one with `disable-model-invocation`. Other skills stay within reach of the `Skill` tool.',
    evidence: SEEN,
  },
  {
    key: 'mcpServers',
    shape: 'servers',
    names: 'server',
    default: 'those of the session',
    doc: 'MCP servers for this agent: names of servers that are set up, or maps of one name to its settings. A wrong entry is dropped. Servers written out in a project need its folder to be trusted. Ignored in the agents of a plugin.',
    evidence: CHECKED,
  },
  {
    key: 'hooks',
    shape: 'hooks',
    doc: 'Commands that run on events while the agent works: a map of events to lists of matchers. **Anything but a map, or a broken entry of `PreToolUse` or `PermissionRequest`, and the agent is not loaded**; an unknown event is ignored. In a project they need its folder to be trusted. Ignored in the agents of a plugin.',
    insert: '\n  $0',
    evidence: CHECKED,
  },
  {
    key: 'memory',
    shape: 'enum',
    values: MEMORY_SCOPES,
    default: 'no memory',
    doc: 'Gives the agent a folder for notes that outlast the session. An agent with a list of `tools` gets `Read`, `Write` and `Edit` with it, unless automatic memory is off. Another word is ignored; only the debug log tells.',
    evidence: SUBAGENTS,
  },
  {
    key: 'background',
    shape: 'boolean',
    default: 'what the call says',
    doc: 'Whether the agent always runs in the background. Only `true` and `false` count: `yes` is text to this reader, and is ignored. An agent in the background has fewer tools.',
    evidence: CHECKED,
  },
  {
    key: 'isolation',
    shape: 'enum',
    values: ISOLATIONS,
    default: 'the folder of the session',
    doc: 'Where the agent works: `worktree` gives it a git worktree of its own. Another word is ignored; only the debug log tells.',
    evidence: CHECKED,
  },
  {
    key: 'color',
    shape: 'enum',
    values: COLORS,
    doc: 'The agent’s colour on the screen. Any other word, also a number such as `#ff8800`, is dropped without a message.',
    evidence: SUBAGENTS,
  },
  {
    key: 'initialPrompt',
    shape: 'string',
    doc: 'What the user says first when the agent runs as the main one, by `--agent`. Not in the agents of a plugin.',
    evidence: SUBAGENTS,
  },
  {
    key: 'autoCompactWindow',
    shape: 'positive-integer',
    doc: 'A whole number of 100000 or more; by its name the size, in tokens, at which the conversation is shortened. Not documented.',
    ...undocumented,
  },
  {
    key: 'omitClaudeMd',
    shape: 'boolean',
    default: '`false`',
    doc: 'Leaves the `CLAUDE.md` files out of what the agent is told. Not documented.',
    ...undocumented,
  },
  {
    key: 'observer',
    shape: 'string',
    doc: 'An agent that watches this one from the background. Not documented; not in the agents of a plugin.',
    ...undocumented,
  },
  {
    key: 'observerMessage',
    shape: 'string',
    doc: 'What the watching agent is told. Not documented; not in the agents of a plugin.',
    ...undocumented,
  },
  {
    key: 'observeToolResults',
    shape: 'boolean',
    doc: 'Whether the watching agent sees the results of tools. Not documented; not in the agents of a plugin.',
    ...undocumented,
  },
  {
    key: 'observeSubagents',
    shape: 'boolean',
    doc: 'Whether the watching agent sees subagents, too. Not documented; not in the agents of a plugin.',
    ...undocumented,
  },
  {
    key: 'experimental',
    shape: 'map',
    doc: 'Settings under trial. Unknown keys below it are ignored. Not documented.',
    fields: [
      {
        key: 'cacheTtl',
        shape: 'enum',
        values: CACHE_TIMES,
        doc: 'How long the cached beginning of a request is kept. Not documented.',
        evidence: INSIDE,
      },
    ],
    ...undocumented,
  },
];
