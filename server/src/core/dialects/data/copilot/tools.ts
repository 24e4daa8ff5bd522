import type { ToolAlias, ToolRename, ToolSpec } from '../../types.ts';
import { docs, source } from './evidence.ts';
import { GITHUB, ON_GITHUB, VSCODE } from './values.ts';

const BUNDLE = source('the bundled extension Copilot 0.67.0');
const PAGE = docs('microsoft/vscode-docs, tools reference');
const LEGACY = source('legacy names of tools');

function tool(id: string, doc: string, more: Partial<ToolSpec> = {}): ToolSpec {
  return { id, permission: id, doc, listed: true, on: true, offered: true, evidence: BUNDLE, ...more };
}

/** A tool that VS Code has and GitHub does not. */
function local(id: string, doc: string, more: Partial<ToolSpec> = {}): ToolSpec {
  return tool(id, doc, { targets: [VSCODE], ...more });
}

const SETTING = 'a setting of VS Code that switches it on';

/** The names that VS Code and GitHub have in common: sets of tools, and `todo`. */
const SETS: readonly ToolSpec[] = [
  tool('read', 'Reads files and what the editor shows.', { evidence: PAGE }),
  tool('edit', 'Creates and changes files.', { evidence: PAGE }),
  tool('search', 'Finds files and text.', { evidence: PAGE }),
  tool('execute', 'Runs commands, tasks and tests.', { evidence: PAGE }),
  tool('agent', 'Starts other agents.', { evidence: PAGE }),
  tool('web', 'Reads pages and repositories on the web. GitHub’s cloud agent does not have it today.', {
    evidence: PAGE,
  }),
  tool('todo', 'Keeps a list of open tasks. VS Code alone has it today.', { evidence: PAGE }),
  local('vscode', 'Works with the editor itself. VS Code alone has it.'),
  local('browser', 'Works with the browser inside VS Code, which alone has it.'),
];

/** The members of the sets in VS Code. The list changes from month to month; a name that is missing here is no fault. */
const MEMBERS: readonly ToolSpec[] = [
  local('agent/runSubagent', 'Gives a task to a subagent with a conversation of its own.'),
  local('edit/createDirectory', 'Makes a folder.'),
  local('edit/createFile', 'Makes a file.'),
  local('edit/createJupyterNotebook', 'Makes a notebook.'),
  local('edit/editFiles', 'Changes files.'),
  local('edit/editNotebook', 'Changes a notebook.'),
  local('edit/rename', 'Renames a symbol in all files.'),
  local('execute/runInTerminal', 'Runs a command in the terminal.'),
  local('execute/getTerminalOutput', 'Reads what a command in the terminal has printed.'),
  local('execute/sendToTerminal', 'Types into a terminal.'),
  local('execute/killTerminal', 'Ends a terminal.'),
  local('execute/createAndRunTask', 'Writes a task and runs it.'),
  local('execute/runTask', 'Runs a task.'),
  local('execute/runTests', 'Runs tests.'),
  local('execute/testFailure', 'Reads why a test has failed.'),
  local('execute/runNotebookCell', 'Runs a cell of a notebook.'),
  local('execute/executionSubagent', 'Runs commands in a subagent.', { condition: SETTING }),
  local('read/readFile', 'Reads a file.'),
  local('read/viewImage', 'Looks at a picture.', { condition: SETTING }),
  local('read/problems', 'Reads the errors and warnings of the editor.'),
  local('read/getNotebookSummary', 'Reads what a notebook consists of.'),
  local('read/readNotebookCellOutput', 'Reads what a cell of a notebook has printed.'),
  local('read/terminalLastCommand', 'Reads the last command of the terminal.'),
  local('read/terminalSelection', 'Reads what is selected in the terminal.'),
  local('read/getTaskOutput', 'Reads what a task has printed.'),
  local('read/skill', 'Loads a skill.', { condition: SETTING }),
  local('search/changes', 'Reads the changes that are not committed.', { condition: SETTING }),
  local('search/codebase', 'Finds code by its meaning.'),
  local('search/fileSearch', 'Finds files by a pattern.'),
  local('search/listDirectory', 'Lists a folder.'),
  local('search/textSearch', 'Finds text in files.'),
  local('search/usages', 'Finds where a symbol is used.'),
  local('search/searchSubagent', 'Searches in a subagent.', { condition: SETTING }),
  local('vscode/askQuestions', 'Asks the user.'),
  local('vscode/extensions', 'Finds extensions.'),
  local('vscode/installExtension', 'Installs an extension.'),
  local('vscode/memory', 'Keeps notes between sessions.'),
  local('vscode/newWorkspace', 'Sets up a new project.', { condition: SETTING }),
  local('vscode/resolveMemoryFileUri', 'Finds a file of notes.'),
  local('vscode/runCommand', 'Runs a command of VS Code.'),
  local('vscode/switchAgent', 'Goes on with another agent.', { condition: SETTING }),
  local('vscode/toolSearch', 'Finds tools.'),
  local('vscode/vscodeAPI', 'Looks up the interface for extensions.'),
  local('web/fetch', 'Reads a web page.', { condition: 'VS Code on the desktop' }),
  local('web/githubRepo', 'Searches a repository on GitHub.'),
  local('web/githubTextSearch', 'Searches text on GitHub.'),
];

const HIDDEN: readonly ToolSpec[] = [
  'vscodeTasks',
  'vscodeBrowser',
  'vscodeGeneral',
  'vscodeNotebooks',
  'vscodeAutomations',
].map((id) => local(id, 'A set of tools that VS Code has and does not show.', { offered: false }));

export const TOOLS: readonly ToolSpec[] = [...SETS, ...MEMBERS, ...HIDDEN];

/** Spellings that GitHub takes, in any letter case, for the names in common. */
const GITHUB_NAMES: Readonly<Record<string, readonly string[]>> = {
  execute: ['shell', 'Bash', 'powershell'],
  read: ['NotebookRead'],
  edit: ['MultiEdit', 'Write', 'NotebookEdit'],
  search: ['Grep', 'Glob'],
  agent: ['custom-agent', 'Task'],
  web: ['WebSearch', 'WebFetch'],
  todo: ['TodoWrite'],
};

export const TOOL_ALIASES: readonly ToolAlias[] = Object.entries(GITHUB_NAMES).flatMap(([id, names]) =>
  names.map((name) => ({
    name,
    id,
    targets: [GITHUB],
    doc: `GitHub takes this for \`${id}\`, in any letter case. VS Code does not know it.`,
    evidence: ON_GITHUB,
  })),
);

/** What VS Code takes for a tool of Claude Code. */
const CLAUDE_NAMES: Readonly<Record<string, readonly string[]>> = {
  Bash: ['execute'],
  Edit: ['edit/editNotebook', 'edit/editFiles'],
  Glob: ['search/fileSearch'],
  Grep: ['search/textSearch'],
  Read: ['read/readFile', 'read/getNotebookSummary'],
  Write: ['edit/createDirectory', 'edit/createFile', 'edit/createJupyterNotebook'],
  WebFetch: ['web'],
  WebSearch: ['web'],
  Task: ['agent'],
  NotebookEdit: ['edit/editNotebook'],
  AskUserQuestion: ['vscode/askQuestions'],
};

/** For the headers of Claude agents: VS Code drops every other name without a word. */
export const CLAUDE_TOOLS: readonly ToolRename[] = Object.entries(CLAUDE_NAMES).map(([name, use]) => ({
  name,
  use,
  doc: `In the header of a Claude agent VS Code takes this for ${use.map((one) => `\`${one}\``).join(', ')}.`,
  evidence: source('tools of Claude agents'),
}));

function renamed(name: string, ...use: readonly string[]): ToolRename {
  const now = use.map((one) => `\`${one}\``).join(', ');
  const doc = `The former name of ${now}. VS Code still takes it.`;
  return { name, use, targets: [VSCODE], doc, evidence: LEGACY };
}

/** Former names that VS Code still takes and marks as renamed. Sets of tools that were divided have no single new name. */
export const TOOL_RENAMES: readonly ToolRename[] = [
  renamed('problems', 'read/problems'),
  renamed('changes', 'search/changes'),
  renamed('fetch', 'web/fetch'),
  renamed('githubRepo', 'web/githubRepo'),
  renamed('githubTextSearch', 'web/githubTextSearch'),
  renamed('editFiles', 'edit/editFiles'),
  renamed('createFile', 'edit/createFile'),
  renamed('createDirectory', 'edit/createDirectory'),
  renamed('extensions', 'vscode/extensions'),
  renamed('runTests', 'execute/runTests'),
  renamed('todos', 'todo'),
  renamed('newJupyterNotebook', 'edit/createJupyterNotebook'),
  renamed('copilot_testFailure', 'execute/testFailure'),
  renamed('search/readFile', 'read/readFile'),
  renamed('new/newWorkspace', 'vscode/newWorkspace'),
  renamed('new/installExtension', 'vscode/installExtension'),
  renamed('new/runVscodeCommand', 'vscode/runCommand'),
  renamed('runCommands/runInTerminal', 'execute/runInTerminal'),
  renamed('runCommands/getTerminalOutput', 'execute/getTerminalOutput'),
  renamed('runCommands/terminalLastCommand', 'read/terminalLastCommand'),
  renamed('runCommands/terminalSelection', 'read/terminalSelection'),
  renamed('runTasks/runTask', 'execute/runTask'),
  renamed('runTasks/createAndRunTask', 'execute/createAndRunTask'),
  renamed('runTasks/getTaskOutput', 'read/getTaskOutput'),
  renamed('runNotebooks/getNotebookSummary', 'read/getNotebookSummary'),
  renamed('runNotebooks/readNotebookCellOutput', 'read/readNotebookCellOutput'),
  // The members are those whose former names begin with the set's.
  renamed(
    'runCommands',
    'execute/runInTerminal',
    'execute/getTerminalOutput',
    'read/terminalLastCommand',
    'read/terminalSelection',
  ),
  renamed('runTasks', 'execute/runTask', 'execute/createAndRunTask', 'read/getTaskOutput'),
];
