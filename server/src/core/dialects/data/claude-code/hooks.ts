import type { FieldSpec, HookHandler, HookTable, ValueSpec } from '../../types.ts';
import { docs, source } from './evidence.ts';
import { SHELLS } from './values.ts';

const HOOKS = docs('hooks');
const NAMES = source('the names of events inside the program');

/** In the order in which they are worth proposing. */
const EVENTS: readonly ValueSpec[] = [
  event(
    'PreToolUse',
    'Before a tool is used. It may refuse the call: **a broken entry here keeps an agent from loading**.',
  ),
  event('PostToolUse', 'After a tool was used.'),
  event('PostToolUseFailure', 'After a tool failed.'),
  event('PostToolBatch', 'After several calls of tools that were made together.'),
  event(
    'PermissionRequest',
    'Before the user is asked for leave. **A broken entry here keeps an agent from loading**.',
  ),
  event('PermissionDenied', 'After leave was refused.'),
  event('UserPromptSubmit', 'When the user has sent a prompt, before the model sees it.'),
  event('UserPromptExpansion', 'When a prompt that the user has sent is expanded, such as a slash command.'),
  event('Stop', 'When the answer is complete. In an agent it counts as `SubagentStop`.'),
  event('StopFailure', 'When an answer ends with a failure.'),
  event('SubagentStart', 'When a subagent begins.'),
  event('SubagentStop', 'When a subagent has done its work.'),
  event('SessionStart', 'When a session begins or is taken up again.'),
  event('SessionEnd', 'When a session ends.'),
  event('Notification', 'When Claude Code notifies the user.'),
  event('PreCompact', 'Before the conversation is shortened.'),
  event('PostCompact', 'After the conversation was shortened.'),
  { ...event('PreModelSwitch', 'Before another model is taken. Not documented.'), evidence: NAMES },
  { ...event('PostModelSwitch', 'After another model was taken. Not documented.'), evidence: NAMES },
  event('Setup', 'When Claude Code sets up a project.'),
  event('InstructionsLoaded', 'When memory files or rules were loaded.'),
  event('ConfigChange', 'When the configuration has changed.'),
  event('CwdChanged', 'When the working folder has changed.'),
  event('FileChanged', 'When a file that is watched has changed.'),
  event('DirectoryAdded', 'When a folder was added to the session.'),
  event('WorktreeCreate', 'When a worktree is made.'),
  event('WorktreeRemove', 'When a worktree is removed.'),
  event('TaskCreated', 'When a task was put on the task list.'),
  event('TaskCompleted', 'When a task of the list is done.'),
  event('TeammateIdle', 'When another agent of a team has nothing to do.'),
  event('Elicitation', 'When an MCP server asks the user something.'),
  event('ElicitationResult', 'When the user has answered an MCP server.'),
  event('MessageDisplay', 'When a message is shown.'),
];

function event(value: string, doc: string): ValueSpec {
  return { value, doc, evidence: HOOKS };
}

/** Keys that every kind of handler has. */
const COMMON: readonly FieldSpec[] = [
  {
    key: 'if',
    shape: 'string',
    doc: 'A rule as in the settings, such as `Bash(git *)`: the hook runs only for calls that it fits. Only at events of tools.',
    evidence: HOOKS,
  },
  {
    key: 'timeout',
    shape: 'number',
    default: '600 seconds; 30 for a prompt, 60 for an agent',
    doc: 'After how many seconds the hook is stopped.',
    evidence: HOOKS,
  },
  {
    key: 'statusMessage',
    shape: 'string',
    doc: 'What is shown while the hook runs.',
    evidence: HOOKS,
  },
  {
    key: 'once',
    shape: 'boolean',
    default: '`false`',
    doc: '`true` runs the hook once in a session. It counts only in the header of a skill.',
    evidence: HOOKS,
  },
];

const PROMPT: readonly FieldSpec[] = [
  {
    key: 'prompt',
    shape: 'string',
    required: true,
    doc: 'What the model is asked. `$ARGUMENTS` stands for what is known of the event.',
    evidence: HOOKS,
  },
  {
    key: 'model',
    shape: 'model',
    doc: 'The model that is asked.',
    evidence: HOOKS,
  },
];

const HANDLERS: readonly HookHandler[] = [
  {
    type: 'command',
    doc: 'Runs a shell command. It is told of the event as JSON on its standard input.',
    evidence: HOOKS,
    fields: [
      {
        key: 'command',
        shape: 'string',
        required: true,
        doc: 'The shell command, or with `args` the program alone.',
        evidence: HOOKS,
      },
      {
        key: 'args',
        shape: 'string-list',
        doc: 'The arguments of the program, which then runs without a shell.',
        evidence: HOOKS,
      },
      {
        key: 'async',
        shape: 'boolean',
        default: '`false`',
        doc: '`true` goes on without waiting for the command.',
        evidence: HOOKS,
      },
      {
        key: 'asyncRewake',
        shape: 'boolean',
        default: '`false`',
        doc: '`true` does not wait either, and wakes the model when the command has something to say.',
        evidence: HOOKS,
      },
      {
        key: 'shell',
        shape: 'enum',
        values: SHELLS,
        default: '`bash`',
        doc: 'What runs the command.',
        evidence: HOOKS,
      },
      ...COMMON,
    ],
  },
  {
    type: 'prompt',
    doc: 'Asks a model, which answers whether the work may go on.',
    evidence: HOOKS,
    fields: [...PROMPT, ...COMMON],
  },
  {
    type: 'agent',
    doc: 'Asks an agent that can use tools to check something.',
    evidence: HOOKS,
    fields: [...PROMPT, ...COMMON],
  },
  {
    type: 'http',
    doc: 'Sends what is known of the event to an address.',
    evidence: HOOKS,
    fields: [
      { key: 'url', shape: 'string', required: true, doc: 'The address, a whole URL.', evidence: HOOKS },
      { key: 'headers', shape: 'map', doc: 'Headers of the request.', evidence: HOOKS },
      {
        key: 'allowedEnvVars',
        shape: 'string-list',
        doc: 'The environment variables that may stand in the headers.',
        evidence: HOOKS,
      },
      ...COMMON,
    ],
  },
  {
    type: 'mcp_tool',
    doc: 'Calls a tool of an MCP server.',
    evidence: HOOKS,
    fields: [
      {
        key: 'server',
        shape: 'string',
        names: 'server',
        required: true,
        doc: 'The name of the MCP server.',
        evidence: HOOKS,
      },
      { key: 'tool', shape: 'string', required: true, doc: 'The name of the tool.', evidence: HOOKS },
      { key: 'input', shape: 'map', doc: 'What the tool is given.', evidence: HOOKS },
      ...COMMON,
    ],
  },
];

/** What may stand below `hooks`: an event, a list of matchers, a list of handlers. */
export const HOOKS_TABLE: HookTable = {
  events: EVENTS,
  matcher: {
    doc: 'What the event is about, for a tool its name. Nothing or `*` fits all; letters, digits, `_`, `-`, blanks, commas and `|` are exact names; anything else is a regular expression that may fit anywhere in the name.',
    evidence: HOOKS,
  },
  handlers: HANDLERS,
};
