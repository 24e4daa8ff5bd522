import { classifyTool } from '../dialects/toolNames.ts';
import { code } from './messages.ts';
import { namedTools } from './namedTools.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const foreignTool: Rule = {
  meta: {
    id: 'foreign-tool',
    title: 'A tool of another program',
    category: 'tools',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode'],
    docs: {
      why: `Agents are carried over from one program to another, and every program calls its tools by other names.
OpenCode accepts them all without a word, and a name that it does not have does nothing: what was forbidden stays
allowed. The tools of MCP servers are called \`server_tool\` here, not \`mcp__server__tool\`.`,
      bad: [
        { text: '---\ndescription: Reads only\npermission:\n  run_shell_command: deny\n---\nOnly read.\n' },
        {
          text: '---\ndescription: Stays local\npermission:\n  mcp__github__create_issue: deny\n---\nStay local.\n',
        },
      ],
      good: [
        {
          text: '---\ndescription: Stays local\npermission:\n  github_create_issue: deny\n---\nStay local.\n',
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent', 'mode', 'config'],
  *check(context: RuleContext): Iterable<Report> {
    const { dialect } = context;
    for (const { is, name, span, place, effect, rename } of namedTools(context)) {
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
  },
};
