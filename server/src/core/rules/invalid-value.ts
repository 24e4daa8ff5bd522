import { KEY_KINDS } from './kinds.ts';
import { NOTHING } from './nothing.ts';
import { optionValues } from './optionValues.ts';
import { refusals } from './refusals.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const invalidValue: Rule = {
  meta: {
    id: 'invalid-value',
    title: 'A value that the program does not take',
    category: 'keys',
    severity: 'error',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code', 'copilot'],
    docs: {
      why: `A value can have the right look and still be refused, and then **OpenCode does not start at all**. \`mode\` is
written in lower case. \`color: #ff5733\` without quotes is an empty key with a comment. YAML, as OpenCode reads it, takes
\`no\` and \`yes\` for texts and \`2026-01-31\` for a date. \`steps: 0\` is no way to say "no limit".`,
      bad: [
        { text: '---\ndescription: Reviews a change\nmode: Subagent\n---\nReview the change.\n' },
        { text: '---\ndescription: Reviews a change\ncolor: #ff5733\n---\nReview the change.\n' },
        { text: '---\ndescription: Reviews a change\nhidden: yes\n---\nReview the change.\n' },
        { text: '---\ndescription: 2026-01-31\n---\nReview the change.\n' },
        { text: '---\ndescription: Reviews a change\nsteps: 0\n---\nReview the change.\n' },
        {
          text: '---\ndescription: Reviews a change\npermission:\n  bash: denied\n---\nReview the change.\n',
        },
        {
          path: '.github/agents/review.agent.md',
          text: '---\ndescription: Reviews a change\nuser-invocable: no\n---\nReview the change.\n',
        },
        {
          path: '.github/agents/review.agent.md',
          text: '---\ndescription: Reviews a change\ntarget: github\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ncolor: magenta\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\npermissionMode: Plan\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\nbackground: yes\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\nmaxTurns: 0\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\neffort: hihg\n---\nReview the change.\n',
        },
      ],
      good: [
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\nmodel: gpt-9\npermissionMode: manual\neffort: Max\ncolor: purple\nmaxTurns: "5"\nbackground: "true"\n---\nReview the change.\n',
        },
        {
          text: '---\ndescription: "2026-01-31"\nmode: subagent\ncolor: "#ff5733"\nhidden: true\nsteps: 5\n---\nReview it.\n',
        },
      ],
    },
  },
  needs: 'header',
  headerAlone: true,
  kinds: KEY_KINDS,
  check(context: RuleContext): Iterable<Report> {
    const refused = refusals(context, 'invalid-value');
    const options = optionValues(context);
    return refused === NOTHING ? options : [...refused, ...options];
  },
};
