import { code } from './messages.ts';
import { misnamedTools } from './namedTools.ts';
import { NOTHING } from './nothing.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const toolCase: Rule = {
  meta: {
    id: 'tool-case',
    title: 'A built-in tool in the wrong letter case',
    category: 'tools',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code'],
    docs: {
      why: `OpenCode compares tool ids letter by letter. \`WebFetch: false\` names no tool that exists: it is accepted
without a word, and the tool stays on. Names with capitals come from Claude Code.

Claude Code compares as exactly: in \`tools: read, Grep\` the agent goes without \`Read\`.`,
      bad: [
        {
          text: '---\ndescription: Works offline\npermission:\n  WebFetch: deny\n---\nNever use the network.\n',
        },
        { text: '---\ndescription: Reads only\npermission:\n  Bash: deny\n  edit: deny\n---\nOnly read.\n' },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: read, Grep\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ndisallowedTools:\n  - bash\n---\nReview the change.\n',
        },
      ],
      good: [
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: Read, Grep, mcp__files__read\ndisallowedTools: Bash\n---\nReview the change.\n',
        },
        {
          text: '---\ndescription: Works offline\npermission:\n  webfetch: deny\n---\nNever use the network.\n',
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
  const { title } = context.dialect;
  for (const { is, name, span, effect, rename } of misnamedTools(context)) {
    if (is.is !== 'case') continue;
    yield {
      span,
      message: `${title} compares tool names exactly: ${code(name)} is no tool, so ${effect(is.id)}. Write \`${is.id}\`.`,
      fixes: [rename(is.id, true)],
    };
  }
}
