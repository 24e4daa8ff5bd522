import type { FieldSpec } from '../../types.ts';
import { AGENT_FIELDS } from './agentFields.ts';
import { DEBUG_CONFIG, observed, source } from './evidence.ts';

const SEEN = observed(DEBUG_CONFIG);
const CONFIG = source('Config.loadInstanceState');

/** Keys of the agent table that a configuration file has for all agents together. */
const SHARED = ['permission', 'tools'];

/**
 * The parts of `opencode.json` that bear on agent files. The rest of that file is covered by the schema that OpenCode
 * publishes.
 */
export const CONFIG_FIELDS: readonly FieldSpec[] = [
  {
    key: 'agent',
    shape: 'map',
    doc: 'Agents by name, with the keys that the header of an agent file has, and `prompt` for its text. Files of the same name are laid over these entries, key by key.',
    insert: '{\n  "$1": {\n    "description": "$2"\n  }\n}',
    evidence: SEEN,
  },
  {
    key: 'mode',
    shape: 'map',
    deprecated: {
      use: 'agent',
      doc: 'Each entry becomes a primary agent of that name: write it under `agent`, with `"mode": "primary"`.',
    },
    doc: 'Modes by name: primary agents, laid over everything else that defines an agent of that name.',
    offered: false,
    evidence: SEEN,
  },
  {
    key: 'command',
    shape: 'map',
    doc: 'Commands by name, with the keys of a command file, and `template` for its text.',
    insert: '{\n  "$1": {\n    "template": "$2"\n  }\n}',
    evidence: SEEN,
  },
  {
    key: 'default_agent',
    shape: 'agent',
    default: '`build`',
    doc: 'The agent that a session starts with. It must be a primary agent that is neither hidden nor switched off.',
    evidence: CONFIG,
  },
  {
    key: 'instructions',
    shape: 'string-list',
    doc: 'Further files with rules for every agent: paths, glob patterns or addresses.',
    evidence: source('Instruction'),
  },
  {
    key: 'mcp',
    shape: 'map',
    defines: 'server',
    doc: 'MCP servers by name. The tools of a server are called `server_tool`: under `tools` and `permission`, `server_*` means all of them.',
    evidence: source('McpCatalog'),
  },
  ...AGENT_FIELDS.filter((field) => SHARED.includes(field.key)).map((field) => ({
    ...field,
    doc: `${field.doc} Here it holds for every agent; the rules of an agent come after it and win.`,
    evidence: observed('opencode debug agent'),
  })),
];
