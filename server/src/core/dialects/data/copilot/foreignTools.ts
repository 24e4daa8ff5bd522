import type { ForeignServerTool, ForeignTool, ForeignToolForm } from '../../types.ts';
import { toolsOf } from '../foreignTools.ts';

const CLAUDE = 'Claude Code';

/**
 * Tools of other programs, as far as their names can mean nothing else: Copilot takes names of MCP tools of any form, and
 * GitHub takes most of Claude Code's names for its own tools.
 */
export const FOREIGN_TOOLS: readonly ForeignTool[] = [
  ...toolsOf(CLAUDE, {
    AskUserQuestion: 'vscode/askQuestions',
    BashOutput: 'execute/getTerminalOutput',
    KillShell: 'execute/killTerminal',
    EnterPlanMode: undefined,
    ExitPlanMode: undefined,
    SlashCommand: undefined,
    TodoRead: 'todo',
  }),
  ...toolsOf('OpenCode', {
    apply_patch: 'edit',
    todoread: 'todo',
    plan_exit: undefined,
  }),
  ...toolsOf('Gemini CLI', {
    run_shell_command: 'execute',
    read_many_files: 'read',
    search_file_content: 'search',
    google_web_search: 'web',
  }),
];

/** Claude Code writes `mcp__server__tool` for `server/tool`. */
export const FOREIGN_SERVER_TOOL: ForeignServerTool = {
  program: CLAUDE,
  match: /^mcp__(.+?)__(.+)$/,
  use: '$1/$2',
};

/** `Bash(git diff)`: a name with a rule behind it. */
export const FOREIGN_RULE: ForeignToolForm = { program: CLAUDE, match: /^([A-Z]\w*)\(.*\)$/ };
