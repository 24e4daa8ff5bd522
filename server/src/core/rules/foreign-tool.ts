import { classifyTool } from '../dialects/toolNames.ts';
import { foreignEntries } from './foreignEntries.ts';
import { code } from './messages.ts';
import { misnamedTools } from './namedTools.ts';
import { NOTHING } from './nothing.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const foreignTool: Rule = {
  meta: {
    id: 'foreign-tool',
    title: 'A tool of another program',
    category: 'tools',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code', 'copilot'],
    builtin: ['copilot:agent', 'copilot:mode', 'copilot:prompt'],
    docs: {
      why: `Agents are carried over from one program to another, and every program calls its tools by other names.
OpenCode accepts them all without a word, and a name that it does not have does nothing: what was forbidden stays
allowed. The tools of MCP servers are called \`server_tool\` here, not \`mcp__server__tool\`.

Copilot passes names over that it does not know, and GitHub takes most of Claude Code’s for its own. Only names that can
mean nothing else are mentioned there, and those that the program named in \`target\` does not have.`,
      bad: [
        { text: '---\ndescription: Reads only\npermission:\n  run_shell_command: deny\n---\nOnly read.\n' },
        {
          text: '---\ndescription: Stays local\npermission:\n  mcp__github__create_issue: deny\n---\nStay local.\n',
        },
        {
          path: '.github/agents/review.agent.md',
          text: `---\ndescription: Reviews a change\ntools: ['read', 'Bash(git diff)']\n---\nReview the change.\n`,
        },
        {
          path: '.github/agents/review.agent.md',
          text: `---\ndescription: Reviews a change\ntarget: vscode\ntools: ['read', 'Grep']\n---\nReview the change.\n`,
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: Grep, read_file\n---\nReview the change.\n',
        },
      ],
      good: [
        {
          text: '---\ndescription: Stays local\npermission:\n  github_create_issue: deny\n---\nStay local.\n',
        },
        {
          path: '.github/agents/review.agent.md',
          text: `---\ndescription: Reviews a change\ntools: ['Read', 'Grep', 'context7/*', 'create_issue', '*']\n---\nReview it.\n`,
        },
      ],
    },
  },
  needs: 'header',
  headerAlone: true,
  kinds: ['agent', 'mode', 'config', 'prompt'],
  check(context: RuleContext): Iterable<Report> {
    // Where a family of programs reads the file, a name that one does not have may be another one's.
    if (context.kind.unknownKeys === 'left-alone') return foreignEntries(context);
    return misnamedTools(context).length > 0 ? reports(context) : NOTHING;
  },
};

function* reports(context: RuleContext): Iterable<Report> {
  const { dialect } = context;
  for (const { is, name, span, place, effect, rename } of misnamedTools(context)) {
    if (is.is !== 'foreign') continue;
    const { program, use } = is.tool;
    const builtIn = use !== undefined && classifyTool(dialect, use, place).is === 'known';
    yield {
      span,
      message: `${code(name)} is a tool of ${program}: ${dialect.title} has none of that name, so ${effect(use)}. ${
        use ? `Write \`${use}\`.` : 'Remove it.'
      }`,
      // The tool of an MCP server is the same one under both names; another program's only does something alike.
      fixes: use ? [rename(use, !builtIn)] : [],
    };
  }
}
