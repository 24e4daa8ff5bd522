import { misnamedTools } from './namedTools.ts';
import { NOTHING } from './nothing.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const removedTool: Rule = {
  meta: {
    id: 'removed-tool',
    title: 'A tool that the program no longer has',
    category: 'tools',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code'],
    docs: {
      why: `Tools come and go between versions, and the lines that name them stay in people’s files. OpenCode accepts any
name under \`tools\` and \`permission\` without a word, so a line for a tool that is gone does nothing: it neither
grants nor forbids anything. Whoever reads the file believes the opposite. Claude Code passes over such a name in the
same way, as long as another one in the list is a tool. Former names that still lead to a tool, such as \`Task\`, are
not reported.`,
      bad: [
        {
          text: '---\ndescription: Reviews code\npermission:\n  bash: deny\n  list: deny\n---\nReview the change.\n',
        },
        {
          text: '---\ndescription: Reviews code\npermission:\n  codesearch: deny\n  edit: deny\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: Read, MultiEdit, Grep\n---\nReview the change.\n',
        },
      ],
      good: [
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntools: Read, Task, KillShell\n---\nReview the change.\n',
        },
        { text: '---\ndescription: Reviews code\npermission:\n  read: deny\n---\nReview the change.\n' },
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
  for (const { is, span, effect, remove } of misnamedTools(context)) {
    if (is.is !== 'gone') continue;
    const { id, use } = is.tool;
    const instead = use ? `; its place was taken by \`${use}\`` : '';
    yield {
      span,
      message: `${title} no longer has a tool \`${id}\`, so ${effect(undefined)}${instead}. Remove it.`,
      tags: ['unnecessary'],
      fixes: [remove((other) => other.is === 'gone')],
    };
  }
}
