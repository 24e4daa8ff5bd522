import type { ForeignKey, Kind } from '../../types.ts';
import { DEBUG_LOG, docs, observed, STARTUP } from './evidence.ts';
import { SKILL_FOREIGN_KEYS } from './skill.ts';

const OPENCODE = 'OpenCode';
const COPILOT = 'GitHub Copilot';
const GEMINI = 'Gemini CLI';
const CURSOR = 'Cursor';
const OWN = 'Claude Code’s skills and commands';

type Details = Pick<ForeignKey, 'doc'> &
  Partial<Pick<ForeignKey, 'use' | 'renames' | 'remedy' | 'suggested'>>;

const inAgents = entries(['agent'], observed(DEBUG_LOG));
const inCommands = entries(['command'], observed(STARTUP));
const inRules = entries(['rule'], docs('memory'));

function entries(kinds: readonly Kind[], evidence: ForeignKey['evidence']) {
  return (program: string, key: string, details: Details): ForeignKey => ({
    key,
    program,
    kinds,
    renames: false,
    evidence,
    ...details,
  });
}

/** Keys of other programs and of other kinds of file: Claude Code loads the file and passes over them. */
export const FOREIGN_KEYS: readonly ForeignKey[] = [
  ...SKILL_FOREIGN_KEYS,
  inAgents(OWN, 'allowed-tools', {
    use: 'tools',
    suggested: true,
    renames: true,
    doc: 'Tools that a skill or command may use without a question. An agent has `tools`; with this key alone it has every tool.',
  }),
  inAgents('Claude Code’s command line', 'allowedTools', {
    use: 'tools',
    suggested: true,
    renames: true,
    doc: 'Tools that a session may use without a question. An agent has `tools`; with this key alone it has every tool.',
  }),
  inAgents(OWN, 'disallowed-tools', {
    use: 'disallowedTools',
    suggested: true,
    renames: true,
    doc: 'Tools that a skill or command must not use. An agent has `disallowedTools`; with this key alone they stay.',
  }),
  inAgents(OWN, 'when_to_use', {
    use: 'description',
    suggested: true,
    doc: 'When to use a skill. In an agent the `description` says that.',
  }),
  inAgents(OWN, 'argument-hint', {
    doc: 'Shown behind the name of a skill or command. An agent takes no arguments.',
  }),
  inAgents(OWN, 'arguments', {
    doc: 'Names for the arguments of a skill or command. An agent takes none.',
  }),
  inAgents(OWN, 'disable-model-invocation', {
    doc: 'Keeps the model from starting a skill or command. An agent has nothing like it; a rule for `Agent(name)` in the settings forbids it.',
  }),
  inAgents(OWN, 'user-invocable', {
    doc: 'Whether a user can start a skill. An agent has nothing like it.',
  }),
  inAgents(OWN, 'context', { doc: 'Runs a skill or command in an agent of its own. An agent always does.' }),
  inAgents('commands of OpenCode and Claude Code', 'agent', {
    doc: 'The agent that runs a command. An agent runs itself.',
  }),
  inAgents(OWN, 'paths', { doc: 'Files for which a skill or rule counts. An agent has nothing like it.' }),
  inAgents(OWN, 'shell', {
    doc: 'The shell for the calls in a skill or command. An agent’s text makes none.',
  }),
  inAgents(OPENCODE, 'mode', {
    doc: 'Who may run an agent of OpenCode. In Claude Code every agent can be started by others, and by `--agent` as the main one.',
  }),
  inAgents(OPENCODE, 'permission', {
    use: 'tools',
    doc: 'What an agent of OpenCode may do. Claude Code reads `tools` and `disallowedTools`, and rules in its settings: what is forbidden here stays allowed.',
  }),
  inAgents('OpenCode 2', 'permissions', {
    use: 'tools',
    doc: 'What an agent of OpenCode 2 may do. Claude Code reads `tools` and `disallowedTools`: what is forbidden here stays allowed.',
  }),
  inAgents(OPENCODE, 'temperature', {
    doc: 'How freely a model chooses its words. Claude Code has no key for it.',
  }),
  inAgents(OPENCODE, 'top_p', { doc: 'Limits the choice of words. Claude Code has no key for it.' }),
  inAgents(OPENCODE, 'steps', {
    use: 'maxTurns',
    renames: true,
    doc: 'The most rounds of an agent of OpenCode. Claude Code calls this `maxTurns`.',
  }),
  inAgents(OPENCODE, 'maxSteps', {
    use: 'maxTurns',
    renames: true,
    doc: 'The most rounds of an agent of OpenCode. Claude Code calls this `maxTurns`.',
  }),
  inAgents(OPENCODE, 'reasoningEffort', {
    use: 'effort',
    renames: true,
    doc: 'How much a model thinks, as OpenCode hands it on. Claude Code calls this `effort`.',
  }),
  inAgents(OPENCODE, 'textVerbosity', {
    doc: 'How long the answers of GPT models are, in OpenCode. Claude Code has no key for it.',
  }),
  inAgents(OPENCODE, 'variant', {
    use: 'effort',
    doc: 'A variant of the model in OpenCode, mostly a level of effort. Claude Code has `effort`.',
  }),
  inAgents(OPENCODE, 'hidden', {
    doc: 'Leaves an agent of OpenCode out of a list. Claude Code has no key for it.',
  }),
  inAgents(OPENCODE, 'disable', {
    doc: 'Removes an agent of OpenCode. Claude Code has no key for it; the agent stays.',
  }),
  inAgents(OPENCODE, 'prompt', {
    doc: 'The system prompt in a configuration file. In a Markdown file Claude Code takes the text below the header for that.',
  }),
  inAgents(OPENCODE, 'options', {
    doc: 'What OpenCode hands to the model’s provider. Claude Code has nothing like it.',
  }),
  inAgents(COPILOT, 'handoffs', {
    doc: 'Buttons that lead on to another agent of Copilot. Claude Code has nothing like it.',
  }),
  inAgents(COPILOT, 'target', {
    doc: 'Where an agent of Copilot is for. Claude Code has nothing like it.',
  }),
  inAgents(COPILOT, 'agents', {
    doc: 'The agents that an agent of Copilot may start. In Claude Code that is `Agent(name, name)` among the `tools` of a main agent.',
  }),
  inAgents(COPILOT, 'infer', {
    doc: 'Whether Copilot may start the agent by itself. Claude Code has nothing like it.',
  }),
  inAgents(COPILOT, 'mcp-servers', {
    use: 'mcpServers',
    suggested: true,
    doc: 'MCP servers of a Copilot agent, as a map. Claude Code has `mcpServers`, a list.',
  }),
  inAgents(COPILOT, 'applyTo', {
    doc: 'The files that instructions of Copilot are for. An agent has nothing like it.',
  }),
  inAgents(CURSOR, 'globs', {
    doc: 'The files that a rule of Cursor is for. An agent has nothing like it.',
  }),
  inAgents(CURSOR, 'alwaysApply', {
    doc: 'Whether a rule of Cursor is always in force. An agent has nothing like it.',
  }),
  inAgents(CURSOR, 'readonly', {
    use: 'disallowedTools',
    doc: 'Keeps a Cursor agent from changing files. In Claude Code that is `disallowedTools: Edit, Write, Bash`; with this key alone everything stays allowed.',
  }),
  inAgents(CURSOR, 'is_background', {
    use: 'background',
    renames: true,
    doc: 'Runs a Cursor agent in the background. Claude Code calls this `background`.',
  }),
  inAgents(GEMINI, 'max_turns', {
    use: 'maxTurns',
    suggested: true,
    renames: true,
    doc: 'The most rounds of a Gemini CLI agent. Claude Code calls this `maxTurns`.',
  }),
  inAgents(GEMINI, 'timeout_mins', {
    doc: 'Stops a Gemini CLI agent after some minutes. Claude Code limits rounds, by `maxTurns`.',
  }),
  inAgents(GEMINI, 'mcp_servers', {
    use: 'mcpServers',
    suggested: true,
    doc: 'MCP servers of a Gemini CLI agent, as a map. Claude Code has `mcpServers`, a list.',
  }),
  inAgents('Cline', 'maxIterations', {
    use: 'maxTurns',
    renames: true,
    doc: 'The most rounds of a Cline agent. Claude Code calls this `maxTurns`.',
  }),
  inAgents('Codex', 'model_reasoning_effort', {
    use: 'effort',
    renames: true,
    doc: 'How much a model of Codex thinks. Claude Code calls this `effort`.',
  }),
  inAgents('Codex', 'sandbox_mode', {
    use: 'permissionMode',
    doc: 'What Codex may touch. Claude Code has `permissionMode` and `tools`; with this key alone everything stays as it is.',
  }),
  inAgents('Codex', 'developer_instructions', {
    doc: 'The prompt of a Codex agent. Claude Code takes the text below the header for that.',
  }),
  inCommands('Claude Code’s skills', 'name', {
    doc: 'The label of a skill. A command is called like its file, folders joined with `:`.',
  }),
  inCommands('Claude Code’s skills and rules', 'paths', {
    doc: 'Files for which a skill or rule counts. A command is there for the whole project.',
  }),
  inCommands('Claude Code’s agents', 'tools', {
    use: 'allowed-tools',
    doc: 'The tools of an agent. A command has `allowed-tools`, which allows them without a question and takes none away.',
  }),
  inCommands('Claude Code’s agents', 'color', { doc: 'The colour of an agent. A command has none.' }),
  inCommands('Claude Code’s agents', 'permissionMode', {
    doc: 'How an agent asks for leave. A command has nothing like it.',
  }),
  inCommands(OPENCODE, 'subtask', {
    use: 'context',
    remedy: 'Write `context: fork`',
    doc: 'Runs a command of OpenCode as a subagent. In Claude Code that is `context: fork`.',
  }),
  inCommands(OPENCODE, 'variant', {
    use: 'effort',
    doc: 'A variant of the model in OpenCode, mostly a level of effort. Claude Code has `effort`.',
  }),
  inCommands(OPENCODE, 'template', {
    doc: 'The text of a command in a configuration file of OpenCode. Claude Code takes the text below the header for that.',
  }),
  inCommands(COPILOT, 'mode', {
    doc: 'How a prompt of Copilot runs. Claude Code has `agent`, together with `context: fork`.',
  }),
  inRules(CURSOR, 'globs', {
    use: 'paths',
    renames: true,
    doc: 'The files that a rule of Cursor is for. Claude Code has `paths`; with this key alone the rule is always loaded.',
  }),
  inRules(COPILOT, 'applyTo', {
    use: 'paths',
    renames: true,
    doc: 'The files that instructions of Copilot are for. Claude Code has `paths`; with this key alone the rule is always loaded.',
  }),
  inRules(CURSOR, 'alwaysApply', {
    doc: 'Whether a rule of Cursor is always in force. A rule of Claude Code without `paths` always is.',
  }),
  inRules(`${CURSOR} and ${COPILOT}`, 'description', {
    doc: 'What a rule is about, for Cursor and Copilot. Claude Code does not read it.',
  }),
];
