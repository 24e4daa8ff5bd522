import { declaresTools } from '../workspace/customTools.ts';
import { code } from './messages.ts';
import { misnamedTools, offeredTools } from './namedTools.ts';
import { NOTHING } from './nothing.ts';
import { nearest } from './spelling.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const unknownTool: Rule = {
  meta: {
    id: 'unknown-tool',
    title: 'A name that is no tool',
    category: 'tools',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code'],
    docs: {
      why: `OpenCode accepts any name under \`tools\` and \`permission\` and says nothing when there is no such tool:
the line does nothing. Names shaped like \`server_tool\`, wildcards, and the tools of your own that lie in a
\`tool/\` folder are never reported, nor is anything where a plugin may bring tools along.

Claude Code passes over unknown names in the \`tools\` of an agent as well, and its MCP tools all begin with \`mcp__\`, so
that nothing else can be meant. Entries of \`allowed-tools\` are rules, and never reported.`,
      bad: [
        {
          text: '---\ndescription: Works offline\npermission:\n  webfecth: deny\n---\nNever use the network.\n',
        },
        { text: '---\ndescription: Plans\npermission:\n  thinking: allow\n---\nPlan the work.\n' },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: Read, WebFecth\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: Read, context7\n---\nReview the change.\n',
        },
      ],
      good: [
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: Read, mcp__context7, mcp__github__create_issue\n---\nReview the change.\n',
        },
        {
          text: '---\ndescription: Looks things up\npermission:\n  context7_resolve: allow\n  "gh*": deny\n---\nLook it up.\n',
        },
        {
          text: '---\ndescription: Deploys\npermission:\n  deploy: ask\n---\nDeploy.\n',
          files: { '.opencode/tool/deploy.ts': 'export {}\n' },
        },
      ],
    },
  },
  needs: 'header',
  headerAlone: true,
  kinds: ['agent', 'mode', 'config'],
  check(context: RuleContext): Iterable<Report> {
    return misnamedTools(context).length > 0 ? reports(context) : NOTHING;
  },
};

function* reports(context: RuleContext): Iterable<Report> {
  const { dialect, file, workspace } = context;
  for (const { is, name, span, place, effect, rename, remove } of misnamedTools(context)) {
    if (is.is !== 'unknown' || declaresTools(workspace.view, file, name)) continue;
    const meant = nearest(name, offeredTools(dialect));
    yield {
      span,
      message: `${dialect.title} has no tool ${code(name)}: ${effect(meant)}. ${
        meant ? `Did you mean \`${meant}\`?` : remedy(context)
      }`,
      fixes: meant
        ? [rename(meant, true)]
        : // A later version may have a tool of that name.
          place === 'list'
          ? [{ ...remove((other) => other.is === 'unknown'), safe: false }]
          : [],
    };
  }
}

/** Where plugins can bring tools of any name, the author may know better. */
function remedy({ dialect }: RuleContext): string {
  if (dialect.serverForm) return `Remove it; an MCP server is named \`${dialect.serverForm}\`.`;
  return dialect.places.pluginFolders.length > 0
    ? 'Remove it, unless a plugin of yours brings such a tool.'
    : 'Remove it.';
}
