import { declaresTools } from '../workspace/customTools.ts';
import { mcpServers, serverOf } from '../workspace/mcpServers.ts';
import { configFiles, scopeOf } from '../workspace/scope.ts';
import { NOTHING } from './nothing.ts';
import type { ToolLine } from './toolLines.ts';
import { renameFix, toolLines } from './toolLines.ts';
import type { Report, Rule, RuleContext } from './types.ts';

const AGENT = '---\ndescription: Looks things up\npermission:\n  docs_search: deny\n---\nLook it up.\n';

const ISSUES = '{ "mcp": { "issues": { "type": "local", "command": ["issues"] } } }\n';

export const undeclaredServer: Rule = {
  meta: {
    id: 'undeclared-server',
    title: 'A tool of an MCP server that is nowhere declared',
    category: 'tools',
    severity: 'hint',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode'],
    docs: {
      why: `The tools of an MCP server are called \`server_tool\`, after the name that the server has in \`opencode.json\`.
Where no server of that name is declared, the line does nothing. It may be declared in a place that is not in sight, so
this is a hint; without any configuration file in sight nothing is said.`,
      bad: [
        { text: AGENT, files: { 'opencode.json': ISSUES } },
        { text: AGENT.replace('docs_search', 'todo_write'), files: { 'opencode.json': ISSUES } },
      ],
      good: [
        {
          text: AGENT,
          files: { 'opencode.json': '{ "mcp": { "docs": { "type": "local", "command": ["docs"] } } }\n' },
        },
        { text: AGENT },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent', 'mode'],
  check(context: RuleContext): Iterable<Report> {
    return toolLines(context).some(mayBeServers) ? reports(context) : NOTHING;
  },
};

function mayBeServers({ name, is }: ToolLine): boolean {
  return is.is === 'elsewhere' && /^[A-Za-z][\w-]*_[\w-]+$/.test(name);
}

function* reports(context: RuleContext): Iterable<Report> {
  const { file, workspace, dialect } = context;
  const lines = toolLines(context).filter(mayBeServers);
  const scope = scopeOf(file);
  if (!scope || configFiles(workspace.view, scope).length === 0) return;
  const servers = mcpServers(workspace, scope);
  for (const line of lines) {
    const { name, field } = line;
    if (serverOf(servers, name) || declaresTools(workspace.view, file, name)) continue;
    const known = servers.map((server) => `\`${server.name}\``).join(', ');
    const meant = dialect.tools.find(({ id, offered }) => offered && id === name.replace(/[_-]/g, ''))?.id;
    const remedy = meant ? ` Did you mean \`${meant}\`?` : '';
    yield {
      span: field.key.span,
      message: `No MCP server that \`${name}\` could belong to is declared in a configuration file in sight${known ? ` (only ${known})` : ''}: unless it is declared elsewhere, ${dialect.title} has no such tool and this line does nothing.${remedy}`,
      fixes: meant ? [renameFix(context, line, meant, false)] : [],
    };
  }
}
