import type { ForeignKey, Kind } from '../../types.ts';
import { SKILL_KEYS } from '../agent-skills/keys.ts';
import { skillForeignKeys } from '../agent-skills/readers.ts';
import { DEBUG_CONFIG, observed, source } from './evidence.ts';

const CLAUDE = 'Claude Code';
const COPILOT = 'GitHub Copilot';
const BOTH = 'Claude Code and GitHub Copilot';
const GEMINI = 'Gemini CLI';
const AGENTS: readonly Kind[] = ['agent', 'mode'];
const PASSED = observed(DEBUG_CONFIG);
const DROPPED = source('ConfigCommandV1');

/** Keys of other programs. In an agent OpenCode hands them to the provider, in a command it drops them. */
export const FOREIGN_KEYS: readonly ForeignKey[] = [
  agentKey('OpenCode 2', 'permissions', {
    use: 'permission',
    renames: true,
    whenValueIs: 'map',
    refusedInConfig: true,
    doc: 'A list of rules in OpenCode 2. OpenCode reads `permission`, a map, and nothing below `permissions`: what it forbids stays allowed.',
  }),
  agentKey('OpenCode 2', 'disabled', {
    use: 'disable',
    renames: true,
    doc: 'Removes an agent in OpenCode 2. OpenCode reads `disable`; the agent stays.',
  }),
  agentKey('OpenCode 2', 'system', {
    doc: 'The system prompt in OpenCode 2. OpenCode takes the text below the header for that.',
  }),
  agentKey('OpenCode’s commands', 'subtask', {
    doc: 'Runs a command as a subagent; it belongs to files in `command/`. An agent is a subagent by `mode: subagent`.',
  }),
  agentKey(CLAUDE, 'disallowedTools', {
    use: 'permission',
    doc: 'The tools that a Claude Code agent must not use. OpenCode reads `permission`: every tool that is named here stays on.',
  }),
  agentKey(CLAUDE, 'allowedTools', {
    use: 'permission',
    doc: 'Tools that are allowed without a question. OpenCode reads `permission`.',
  }),
  agentKey(CLAUDE, 'allowed-tools', {
    use: 'permission',
    doc: 'Tools that a command or skill of Claude Code may use without a question. OpenCode reads `permission`.',
  }),
  agentKey(CLAUDE, 'disallowed-tools', {
    use: 'permission',
    doc: 'Tools that a command or skill of Claude Code must not use. OpenCode reads `permission`: they stay on.',
  }),
  agentKey(CLAUDE, 'permissionMode', {
    use: 'permission',
    doc: 'How Claude Code asks for leave. OpenCode reads `permission`, with `allow`, `ask` or `deny` for each tool.',
  }),
  agentKey(CLAUDE, 'maxTurns', {
    use: 'steps',
    renames: true,
    doc: 'The most rounds that a Claude Code agent may take. OpenCode calls this `steps`.',
  }),
  agentKey(CLAUDE, 'skills', {
    doc: 'Skills that Claude Code loads together with the agent. In OpenCode an agent loads skills by the `skill` tool; `permission.skill` limits which.',
  }),
  agentKey(CLAUDE, 'mcpServers', {
    doc: 'MCP servers of a Claude Code agent. OpenCode declares them in `opencode.json`, below `mcp`.',
  }),
  agentKey(CLAUDE, 'hooks', {
    doc: 'Commands that Claude Code runs on events. OpenCode has plugins for that.',
  }),
  agentKey(CLAUDE, 'isolation', {
    doc: 'Gives a Claude Code agent a worktree of its own. OpenCode has nothing like it.',
  }),
  agentKey(CLAUDE, 'initialPrompt', {
    doc: 'The first message of a Claude Code agent. OpenCode has nothing like it.',
  }),
  agentKey(CLAUDE, 'when_to_use', {
    use: 'description',
    doc: 'When Claude Code offers a skill. In OpenCode the `description` says when to use the agent.',
  }),
  agentKey(BOTH, 'argument-hint', {
    doc: 'Shown after the name of a command. OpenCode has no such key.',
  }),
  agentKey(BOTH, 'disable-model-invocation', {
    doc: 'Keeps the model from starting it. In OpenCode `mode: primary` leaves an agent out of the list for other agents.',
  }),
  agentKey(BOTH, 'user-invocable', {
    doc: 'Whether the user can start it. In OpenCode `hidden: true` leaves an agent out of the list after `@`.',
  }),
  agentKey(COPILOT, 'handoffs', {
    doc: 'Buttons that lead on to another agent of Copilot. OpenCode has nothing like it.',
  }),
  agentKey(COPILOT, 'applyTo', {
    doc: 'The files that instructions of Copilot are for. OpenCode has rules in `AGENTS.md` and `instructions`, without globs of this kind.',
  }),
  agentKey(COPILOT, 'mcp-servers', {
    doc: 'MCP servers of a Copilot agent. OpenCode declares them in `opencode.json`, below `mcp`.',
  }),
  agentKey('Cursor', 'globs', {
    doc: 'The files that a rule of Cursor is for. An agent of OpenCode has no such key.',
  }),
  agentKey('Cursor', 'alwaysApply', {
    doc: 'Whether a rule of Cursor is always in force. OpenCode has no such key.',
  }),
  agentKey('Cursor', 'readonly', {
    use: 'permission',
    doc: 'Keeps a Cursor agent from changing files. In OpenCode that is `permission: { edit: deny }`; with this key alone everything stays allowed.',
  }),
  agentKey('Cursor', 'is_background', {
    doc: 'Runs a Cursor agent in the background. OpenCode has no such key.',
  }),
  agentKey(GEMINI, 'max_turns', {
    use: 'steps',
    renames: true,
    doc: 'The most rounds that a Gemini CLI agent may take. OpenCode calls this `steps`.',
  }),
  agentKey(GEMINI, 'timeout_mins', {
    doc: 'Stops a Gemini CLI agent after some minutes. OpenCode limits rounds, by `steps`.',
  }),
  agentKey(GEMINI, 'mcp_servers', {
    doc: 'MCP servers of a Gemini CLI agent. OpenCode declares them in `opencode.json`, below `mcp`.',
  }),
  agentKey('Cline', 'maxIterations', {
    use: 'steps',
    renames: true,
    doc: 'The most rounds that a Cline agent may take. OpenCode calls this `steps`.',
  }),
  agentKey('Codex', 'model_reasoning_effort', {
    use: 'reasoningEffort',
    renames: true,
    doc: 'How much a model of Codex thinks. OpenCode hands on `reasoningEffort`.',
  }),
  agentKey('Codex', 'model_verbosity', {
    use: 'textVerbosity',
    renames: true,
    doc: 'How long the answers of Codex are. OpenCode hands on `textVerbosity`.',
  }),
  agentKey('Codex', 'sandbox_mode', {
    use: 'permission',
    doc: 'What Codex may touch. OpenCode reads `permission`; with this key alone everything stays allowed.',
  }),
  agentKey('Codex', 'developer_instructions', {
    doc: 'The prompt of a Codex agent. OpenCode takes the text below the header for that.',
  }),
  droppedKey(CLAUDE, 'allowed-tools', {
    doc: 'Tools that a command or skill of Claude Code may use without a question. OpenCode drops the key without a word: which tools there are, and which ask first, is a matter of the agent that runs it.',
    remedy: 'Set `permission` in an agent, and name that agent in `agent`',
  }),
  droppedKey(CLAUDE, 'disallowed-tools', {
    doc: 'Tools that a command or skill of Claude Code must not use. OpenCode drops the key without a word: they stay on. The agent that runs it decides.',
    remedy: 'Set `permission` in an agent, and name that agent in `agent`',
  }),
  droppedKey(BOTH, 'argument-hint', {
    doc: 'Shown after the name of a command. OpenCode shows nothing of the kind; what the command expects can be said in its `description`.',
    remedy: 'Say in `description` what it expects',
  }),
  droppedKey(CLAUDE, 'arguments', {
    doc: 'Names for the arguments of a Claude Code command. OpenCode knows them by number, `$1`, `$2`, and all of them as `$ARGUMENTS`.',
    remedy: 'Write `$1`, `$2` in the text',
  }),
  droppedKey(CLAUDE, 'when_to_use', {
    doc: 'When Claude Code offers a skill. OpenCode reads the `description` alone.',
    use: 'description',
  }),
  droppedKey(CLAUDE, 'context', {
    doc: '`context: fork` runs a command of Claude Code as a subagent. OpenCode calls that `subtask: true`.',
    remedy: 'Write `subtask: true`',
  }),
  droppedKey(CLAUDE, 'effort', {
    doc: 'How much a model of Claude Code thinks. OpenCode reads `variant` in a command, the name of a variant of the model.',
    use: 'variant',
  }),
  droppedKey(CLAUDE, 'hooks', {
    doc: 'Commands that Claude Code runs on events. OpenCode has plugins for that.',
  }),
  droppedKey(CLAUDE, 'shell', {
    doc: 'The shell that Claude Code runs calls in the text with. OpenCode takes the `shell` of `opencode.json`.',
  }),
  droppedKey(BOTH, 'disable-model-invocation', {
    doc: 'Keeps the model from starting a command or skill. In OpenCode a model never starts a command; `permission.skill` keeps an agent from a skill.',
  }),
  droppedKey(BOTH, 'user-invocable', {
    doc: 'Whether a user can start a command or skill. OpenCode lists every one.',
  }),
  ...skillForeignKeys(SKILL_KEYS, 'opencode', {
    doc: 'OpenCode does not read this key.',
    evidence: source('Skill'),
  }),
];

type Details = Pick<ForeignKey, 'doc'> &
  Partial<Pick<ForeignKey, 'use' | 'renames' | 'whenValueIs' | 'refusedInConfig' | 'remedy'>>;

function agentKey(program: string, key: string, details: Details): ForeignKey {
  return { key, program, kinds: AGENTS, renames: false, evidence: PASSED, ...details };
}

function droppedKey(program: string, key: string, details: Details): ForeignKey {
  return { key, program, kinds: ['command'], renames: false, evidence: DROPPED, ...details };
}
