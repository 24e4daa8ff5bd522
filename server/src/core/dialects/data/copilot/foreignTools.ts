import type { ForeignTool } from '../../types.ts';

/**
 * Tools of other programs, as far as their names can mean nothing else: Copilot takes names of MCP tools of any form, and
 * GitHub takes most of Claude Code's names for its own tools.
 */
export const FOREIGN_TOOLS: readonly ForeignTool[] = [
  ...tools('Claude Code', {
    AskUserQuestion: 'vscode/askQuestions',
    BashOutput: 'execute/getTerminalOutput',
    KillShell: 'execute/killTerminal',
    EnterPlanMode: undefined,
    ExitPlanMode: undefined,
    SlashCommand: undefined,
    TodoRead: 'todo',
  }),
  ...tools('OpenCode', {
    apply_patch: 'edit',
    todoread: 'todo',
    plan_exit: undefined,
  }),
  ...tools('Gemini CLI', {
    run_shell_command: 'execute',
    read_many_files: 'read',
    search_file_content: 'search',
    google_web_search: 'web',
  }),
];

function tools(program: string, names: Readonly<Record<string, string | undefined>>): ForeignTool[] {
  return Object.entries(names).map(([name, use]) =>
    use === undefined ? { name, program } : { name, program, use },
  );
}
