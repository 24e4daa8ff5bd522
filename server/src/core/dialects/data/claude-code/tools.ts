import type { GoneTool, ToolAlias, ToolSpec } from '../../types.ts';
import { docs, LOOPBACK, observed, source, TOOL_NAMES } from './evidence.ts';

const REFERENCE = docs('tools-reference');
const NAMES = source(TOOL_NAMES);
const SEEN = observed(LOOPBACK);

const everywhere = { listed: true, on: true, offered: true, evidence: SEEN } as const;
const conditional = { listed: false, on: true, offered: true, evidence: REFERENCE } as const;
const mainOnly = { listed: false, on: false, offered: true, inAgents: false, evidence: SEEN } as const;
/** Of one product around Claude Code: known by name, of no use in a header. */
const product = { listed: false, on: true, offered: false, evidence: NAMES } as const;

const SEARCH =
  'On macOS, Linux and WSL an agent without `tools` searches with the shell instead; the tool is given where it is listed, and taken away again where `Bash` is listed too.';

/** The tools of Claude Code itself, in the order in which they are worth naming in a header. */
export const TOOLS: readonly ToolSpec[] = [
  {
    id: 'Read',
    permission: 'Read',
    doc: 'Reads a file. Rules for `Read` also govern `Grep`, `Glob` and `LSP`.',
    ...everywhere,
  },
  {
    id: 'Edit',
    permission: 'Edit',
    doc: 'Replaces one exact piece of text in a file. Rules for `Edit` also govern `Write` and `NotebookEdit`.',
    ...everywhere,
  },
  {
    id: 'Write',
    permission: 'Edit',
    doc: 'Creates a file, or overwrites a whole one.',
    ...everywhere,
  },
  {
    id: 'Bash',
    permission: 'Bash',
    doc: 'Runs a shell command. In an agent’s `tools` a rule such as `Bash(git *)` grants all of `Bash`; in the `allowed-tools` of a skill or command, and in settings, it is a real limit.',
    ...everywhere,
  },
  {
    id: 'Grep',
    permission: 'Read',
    doc: `Searches the contents of files. ${SEARCH}`,
    condition: 'builds that do not search with the shell, or the tool is listed without `Bash`',
    ...everywhere,
    listed: false,
  },
  {
    id: 'Glob',
    permission: 'Read',
    doc: `Finds files whose path matches a pattern. ${SEARCH}`,
    condition: 'builds that do not search with the shell, or the tool is listed without `Bash`',
    ...everywhere,
    listed: false,
  },
  {
    id: 'WebFetch',
    permission: 'WebFetch',
    doc: 'Fetches a page of the web. Rules name the host: `WebFetch(domain:example.com)`; in an agent’s `tools` the part in parentheses is cut off.',
    ...everywhere,
  },
  {
    id: 'WebSearch',
    permission: 'WebSearch',
    doc: 'Searches the web. It takes no part in parentheses.',
    ...everywhere,
  },
  {
    id: 'Skill',
    permission: 'Skill',
    specifier: 'skill',
    doc: 'Starts a skill. An agent that lists its `tools` can start skills only if this is among them; `skills` loads some in full from the beginning.',
    ...everywhere,
  },
  {
    id: 'Agent',
    permission: 'Agent',
    specifier: 'agent',
    nameArgument: 'subagent_type',
    doc: 'Starts a subagent; formerly `Task`. `Agent(reviewer, tester)` limits the types only in an agent that runs as the main one, by `--agent`; in a subagent the list is ignored. Subagents get the tool down to a certain depth.',
    ...everywhere,
  },
  {
    id: 'NotebookEdit',
    permission: 'Edit',
    doc: 'Changes the cells of a Jupyter notebook.',
    ...everywhere,
  },
  {
    id: 'TaskCreate',
    permission: 'TaskCreate',
    doc: 'Puts a task on the task list, which took the place of `TodoWrite`.',
    condition: 'models that have the task list',
    ...conditional,
  },
  {
    id: 'TaskUpdate',
    permission: 'TaskUpdate',
    doc: 'Changes a task on the list.',
    condition: 'models that have the task list',
    ...conditional,
  },
  {
    id: 'TaskList',
    permission: 'TaskList',
    doc: 'Lists the tasks.',
    condition: 'models that have the task list',
    ...conditional,
  },
  {
    id: 'TaskGet',
    permission: 'TaskGet',
    doc: 'Reads one task of the list.',
    condition: 'models that have the task list',
    ...conditional,
  },
  {
    id: 'TaskStop',
    permission: 'TaskStop',
    doc: 'Stops a task that runs in the background; formerly `KillShell`.',
    ...everywhere,
  },
  {
    id: 'Monitor',
    permission: 'Monitor',
    doc: 'Runs a command in the background and hands on its lines as they come. It goes away together with `Bash`.',
    ...everywhere,
  },
  {
    id: 'ToolSearch',
    permission: 'ToolSearch',
    doc: 'Loads the descriptions of tools that are held back until they are needed.',
    condition: 'tools are held back',
    ...conditional,
  },
  {
    id: 'LSP',
    permission: 'Read',
    doc: 'Asks a language server about the code.',
    condition: 'a language server is set up',
    ...conditional,
  },
  {
    id: 'PowerShell',
    permission: 'PowerShell',
    doc: 'Runs a PowerShell command.',
    condition: 'the system has PowerShell',
    ...conditional,
  },
  {
    id: 'EnterWorktree',
    permission: 'EnterWorktree',
    doc: 'Goes on working in a git worktree of its own.',
    ...everywhere,
  },
  {
    id: 'ExitWorktree',
    permission: 'ExitWorktree',
    doc: 'Leaves the worktree that `EnterWorktree` made.',
    ...everywhere,
  },
  {
    id: 'ListMcpResourcesTool',
    permission: 'ListMcpResourcesTool',
    doc: 'Lists the resources that MCP servers offer.',
    condition: 'an MCP server is connected',
    ...conditional,
  },
  {
    id: 'ReadMcpResourceTool',
    permission: 'ReadMcpResourceTool',
    doc: 'Reads one resource of an MCP server.',
    condition: 'an MCP server is connected',
    ...conditional,
  },
  {
    id: 'ReadMcpResourceDirTool',
    permission: 'ReadMcpResourceDirTool',
    doc: 'Reads a folder of resources of an MCP server.',
    condition: 'an MCP server is connected',
    ...conditional,
  },
  {
    id: 'CronCreate',
    permission: 'CronCreate',
    doc: 'Sets a prompt to run at certain times while the session lasts.',
    ...everywhere,
  },
  {
    id: 'CronDelete',
    permission: 'CronDelete',
    doc: 'Removes a prompt that `CronCreate` has set.',
    ...everywhere,
  },
  {
    id: 'CronList',
    permission: 'CronList',
    doc: 'Lists the prompts that `CronCreate` has set.',
    ...everywhere,
  },
  {
    id: 'SendMessage',
    permission: 'SendMessage',
    doc: 'Sends a message to another agent.',
    ...everywhere,
  },
  {
    id: 'ListAgents',
    permission: 'ListAgents',
    doc: 'Lists the agents that a message can be sent to; formerly `ListPeers`.',
    ...everywhere,
  },
  {
    id: 'PushNotification',
    permission: 'PushNotification',
    doc: 'Sends the user a notification on the desktop or the phone.',
    ...conditional,
  },
  {
    id: 'RemoteTrigger',
    permission: 'RemoteTrigger',
    doc: 'Manages routines on claude.ai.',
    condition: 'the login and the plan have it',
    ...conditional,
  },
  {
    id: 'ReportFindings',
    permission: 'ReportFindings',
    doc: 'Hands in the findings of a review in a fixed form.',
    ...everywhere,
  },
  {
    id: 'SendUserFile',
    permission: 'SendUserFile',
    doc: 'Sends files to the user.',
    ...conditional,
  },
  {
    id: 'SendUserMessage',
    permission: 'SendUserMessage',
    doc: 'Sends the user a message; formerly `Brief`.',
    condition: 'a session that is started with `--brief`',
    ...conditional,
  },
  {
    id: 'ShareOnboardingGuide',
    permission: 'ShareOnboardingGuide',
    doc: 'Uploads a guide for newcomers to a project.',
    condition: 'the login and the plan have it',
    ...conditional,
  },
  {
    id: 'Artifact',
    permission: 'Artifact',
    doc: 'Publishes a page of HTML or Markdown on claude.ai.',
    condition: 'the login and the plan have it',
    ...conditional,
  },
  {
    id: 'TodoWrite',
    permission: 'TodoWrite',
    doc: 'Writes the check list of former versions. Off by default; `TaskCreate` and its relatives took its place.',
    condition: 'the old check list is switched on',
    ...conditional,
  },
  {
    id: 'ExitPlanMode',
    permission: 'ExitPlanMode',
    doc: 'Shows the plan and asks for leave to begin. A subagent has it only with `permissionMode: plan`.',
    condition: '`permissionMode: plan`, in a subagent',
    ...conditional,
    evidence: SEEN,
  },
  {
    id: 'EnterPlanMode',
    permission: 'EnterPlanMode',
    doc: 'Begins to plan before anything is changed.',
    ...mainOnly,
  },
  {
    id: 'AskUserQuestion',
    permission: 'AskUserQuestion',
    doc: 'Asks the user a question with answers to choose from.',
    ...mainOnly,
  },
  {
    id: 'Workflow',
    permission: 'Workflow',
    doc: 'Runs a script that has several agents work together.',
    ...mainOnly,
  },
  {
    id: 'ScheduleWakeup',
    permission: 'ScheduleWakeup',
    doc: 'Sets when the next round of `/loop` begins.',
    ...mainOnly,
  },
  {
    id: 'EndConversation',
    permission: 'EndConversation',
    doc: 'Ends the session.',
    ...mainOnly,
  },
  {
    id: 'WaitForMcpServers',
    permission: 'WaitForMcpServers',
    doc: 'Waits until the MCP servers are connected.',
    ...mainOnly,
  },
  ...[
    'ClaudeDesign',
    'Projects',
    'propose_skills',
    'SetGoal',
    'SendFeedback',
    'SubagentHandback',
    'OfferChromeSetup',
    'ShowOnboardingRolePicker',
    'ReadNotifications',
  ].map(productTool),
];

function productTool(id: string): ToolSpec {
  return {
    id,
    permission: id,
    doc: 'A tool of one of the products around Claude Code: in its list of names, but not in its documentation.',
    condition: 'one of the products around Claude Code',
    ...product,
  };
}

/** Former names that Claude Code still takes for the tool. */
export const TOOL_ALIASES: readonly ToolAlias[] = [
  { ...alias('Task', 'Agent'), evidence: SEEN },
  { ...alias('KillShell', 'TaskStop'), evidence: SEEN },
  alias('KillBash', 'TaskStop'),
  alias('ListPeers', 'ListAgents'),
  alias('Brief', 'SendUserMessage'),
  alias('ListMcpResources', 'ListMcpResourcesTool'),
  alias('ReadMcpResource', 'ReadMcpResourceTool'),
  alias('ReadMcpResourceDir', 'ReadMcpResourceDirTool'),
  alias('ProposeGoal', 'SetGoal'),
];

function alias(name: string, id: string): ToolAlias {
  return { name, id, doc: `A former name of \`${id}\`, which Claude Code still takes.`, evidence: NAMES };
}

const BACKGROUND =
  'Read what a task in the background had put out. Claude Code remembers the name and gives no tool for it; the output lies in a file that `Read` reads.';

/** Tools that Claude Code had once. An entry that names one comes to nothing. */
export const GONE_TOOLS: readonly GoneTool[] = [
  { id: 'LS', use: 'Glob', doc: 'Listed the files of a folder. The tool is gone.', evidence: SEEN },
  {
    id: 'MultiEdit',
    use: 'Edit',
    doc: 'Made several replacements in one file. The tool is gone; `Edit` makes one at a time.',
    evidence: SEEN,
  },
  {
    id: 'NotebookRead',
    use: 'Read',
    doc: 'Read a Jupyter notebook. The tool is gone.',
    evidence: SEEN,
  },
  {
    id: 'TodoRead',
    doc: 'Read the check list. The tool is gone; the task list has `TaskList` and `TaskGet`.',
    use: 'TaskList',
    evidence: SEEN,
  },
  {
    id: 'SlashCommand',
    use: 'Skill',
    doc: 'Started a slash command. The tool is gone.',
    evidence: SEEN,
  },
  { id: 'TaskOutput', use: 'Read', doc: BACKGROUND, evidence: NAMES },
  { id: 'BashOutput', doc: BACKGROUND, evidence: NAMES },
  { id: 'BashOutputTool', doc: BACKGROUND, evidence: NAMES },
  { id: 'AgentOutput', doc: BACKGROUND, evidence: NAMES },
  { id: 'AgentOutputTool', doc: BACKGROUND, evidence: NAMES },
  ...['TeamCreate', 'TeamDelete', 'Frame', 'FrameRead', 'SuggestBackgroundPR', 'AutofixPr'].map(retired),
];

function retired(id: string): GoneTool {
  return {
    id,
    doc: 'A tool of former versions. Claude Code remembers the name and gives no tool for it.',
    evidence: NAMES,
  };
}

/** `mcp__server`, `mcp__server__*` and `mcp__server__tool`: the group is the server. */
export const SERVER_TOOL = /^mcp__(.+?)(?:__.*)?$/;
