import type { FieldSpec } from '../../types.ts';
import { docs, source } from './evidence.ts';
import { HOOK_EVENTS } from './hookFields.ts';
import { EFFORT_LEVELS, GITHUB, GITHUB_SCOPES, ON_GITHUB, TARGET_KEY, TARGETS, VSCODE } from './values.ts';

const ATTRIBUTES = source('promptFileAttributes');
const VALIDATOR = source('promptValidator');
const LOCAL = [VSCODE] as const;
const CLOUD = [GITHUB] as const;

/** Opens a session with another agent, by a button below an answer. */
const HANDOFF: readonly FieldSpec[] = [
  {
    key: 'label',
    shape: 'string',
    required: true,
    doc: 'What the button says. It needs a letter or a digit, and every handoff of an agent a label of its own.',
    evidence: VALIDATOR,
  },
  {
    key: 'agent',
    shape: 'agent',
    required: true,
    doc: 'The agent that goes on, by the `name` in its header, not by the name of its file where the two differ.',
    evidence: docs('microsoft/vscode, issue 294230'),
  },
  {
    key: 'prompt',
    shape: 'string',
    required: true,
    doc: 'What the other agent is told.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'send',
    shape: 'boolean',
    default: '`false`',
    doc: 'Whether the prompt is sent by itself.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'showContinueOn',
    shape: 'boolean',
    doc: 'Whether the button offers to go on elsewhere; `true` or `false`.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'model',
    shape: 'model',
    doc: 'The model that the other agent works with, written `Name (vendor)`.',
    evidence: ATTRIBUTES,
  },
];

const PERMISSIONS: readonly FieldSpec[] = [
  {
    key: 'permissions',
    shape: 'map',
    fields: GITHUB_SCOPES.map(({ value, doc, evidence }) => ({
      key: value,
      shape: 'string',
      doc: `${doc} The value is a level, such as \`read\` or \`write\`; every scope has its own.`,
      evidence,
    })),
    doc: 'What the agent may do on GitHub: a map of scopes to levels.',
    evidence: VALIDATOR,
  },
];

/** The keys of a custom agent, in the order in which they are worth writing. */
export const AGENT_FIELDS: readonly FieldSpec[] = [
  {
    key: 'name',
    shape: 'string',
    default: 'the name of the file',
    doc: 'What the agent is called in lists, and the name by which `handoffs` and `agents` of other files find it.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'description',
    shape: 'string',
    doc: 'What the agent is for. Shown where agents are chosen, and read by models that choose a subagent. The command line of Copilot requires one.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'argument-hint',
    shape: 'string',
    targets: LOCAL,
    doc: 'What to write to the agent, shown in the input box while it is empty.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'tools',
    shape: 'tool-list',
    default: 'every tool, on GitHub',
    doc: 'What the agent may use: names of tools, of sets of them (`edit`, `search`), and of MCP servers (`server/*`, `server/tool`), as a list or with commas. `[]` takes everything away. Unknown names are passed over, since other programs may have them.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'model',
    shape: 'model',
    doc: 'The model, written `Name (vendor)` as the list of models shows it, such as `Claude Sonnet 4.5 (copilot)`. Of a list the first one counts that is available.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'reasoning-effort',
    shape: 'effort',
    values: EFFORT_LEVELS,
    doc: 'How much the model thinks. Nothing checks the value, and the harness named “Local” ignores it. The command line of Copilot calls this key `reasoningEffort`.',
    evidence: source('promptFileAttributes, first seen in 1.136'),
  },
  {
    key: 'agents',
    shape: 'names',
    names: 'agent',
    form: 'list',
    targets: LOCAL,
    insert: '\n  - $0',
    doc: 'The agents that this one may start, by name: `*` stands for all, `[]` for none. Where `tools` is set, it has to hold `agent`.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'handoffs',
    shape: 'list',
    fields: HANDOFF,
    targets: LOCAL,
    insert: '\n  - label: $1\n    agent: $2\n    prompt: $0',
    doc: 'Buttons below an answer that lead on to other agents. Each needs `label`, `agent` and `prompt`.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'user-invocable',
    shape: 'boolean',
    default: '`true`',
    doc: '`false` takes the agent out of the list that users choose from; other agents can still start it. Without quotes.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'disable-model-invocation',
    shape: 'boolean',
    default: '`false`',
    doc: '`true` keeps other agents from starting this one. Without quotes.',
    evidence: ATTRIBUTES,
  },
  {
    key: TARGET_KEY,
    shape: 'enum',
    values: TARGETS,
    default: 'both',
    doc: 'Which program the agent is for. It decides which keys and tools count.',
    evidence: ATTRIBUTES,
  },
  {
    key: 'hooks',
    shape: 'map',
    fields: HOOK_EVENTS,
    insert: '\n  $0',
    doc: 'Commands that run on events while the agent works. A preview: VS Code wants the setting `chat.useCustomAgentHooks`.',
    evidence: source('hookTypes'),
  },
  {
    key: 'github',
    shape: 'map',
    fields: PERMISSIONS,
    insert: '\n  permissions:\n    $0',
    doc: 'What only GitHub reads: `permissions`, with a level for each scope.',
    evidence: VALIDATOR,
  },
  {
    key: 'mcp-servers',
    shape: 'map',
    targets: CLOUD,
    insert: '\n  $0',
    doc: 'MCP servers that come with the agent. GitHub and the command line start them; VS Code ignores the key.',
    evidence: ON_GITHUB,
  },
  {
    key: 'metadata',
    shape: 'map',
    targets: CLOUD,
    insert: '\n  $0',
    doc: 'Notes to the agent, names and texts. GitHub alone reads them.',
    evidence: ON_GITHUB,
  },
  {
    key: 'infer',
    shape: 'any',
    offered: false,
    deprecated: {
      use: 'disable-model-invocation',
      doc: 'VS Code marks it as an error. `user-invocable` says whether users can choose the agent, `disable-model-invocation` whether other agents are kept from starting it.',
    },
    doc: 'Whether other agents may start this one by themselves. Replaced by two keys that say it apart.',
    evidence: VALIDATOR,
  },
  {
    key: 'advancedOptions',
    shape: 'map',
    offered: false,
    targets: LOCAL,
    doc: 'Settings that VS Code accepts and never proposes.',
    evidence: ATTRIBUTES,
  },
];
