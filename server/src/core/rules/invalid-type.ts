import { KEY_KINDS } from './kinds.ts';
import { refusals } from './refusals.ts';
import type { Rule } from './types.ts';

export const invalidType: Rule = {
  meta: {
    id: 'invalid-type',
    title: 'A value of the wrong type',
    category: 'keys',
    severity: 'error',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code', 'copilot'],
    docs: {
      why: `OpenCode checks the keys that it knows against a schema. **One wrong value in one agent or command file, and
the whole program refuses to start**, in every project that loads the file. A number in quotes is a text, a key without a
value is nothing, and \`tools\` is a map of switches, not the list that other programs take. In a mode file or a skill the
error is silent: the file is dropped. A \`name\` that is no text is taken at the start, and then makes every message fail.

Claude Code ignores such a value, mostly without a word. What drops an agent there is reported as \`silently-dropped\`.

VS Code refuses none of Copilot’s files, but marks values of the wrong form as errors; \`applyTo\`, for one, is a text with
commas, no list.`,
      bad: [
        { text: '---\ndescription: Reviews a change\ntemperature: "0.2"\n---\nReview the change.\n' },
        { text: '---\ndescription: Reviews a change\nhidden: "true"\n---\nReview the change.\n' },
        { text: '---\ndescription: 2024\n---\nReview the change.\n' },
        { text: '---\nname: 7\ndescription: Reviews a change\n---\nReview the change.\n' },
        {
          text: '---\ndescription: Reviews a change\npermission:\n  webfetch:\n    "*": deny\n---\nReview it.\n',
        },
        { text: '---\ndescription: Reviews a change\ntools: Read, Grep\n---\nReview it.\n' },
        { text: '---\ndescription: Reviews a change\npermission:\n\tbash: deny\n---\nReview it.\n' },
        {
          path: '.github/instructions/code.instructions.md',
          text: `---\ndescription: How code looks\napplyTo:\n  - '**/*.ts'\n  - '**/*.js'\n---\nUse tabs.\n`,
        },
        {
          path: '.github/agents/review.agent.md',
          text: '---\ndescription: Reviews a change\nagents: Builder\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ndisallowedTools:\n  Bash: true\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ninitialPrompt: 5\n---\nReview the change.\n',
        },
      ],
      good: [
        {
          text: '---\ndescription: "2024"\ntemperature: 0.2\nhidden: true\npermission:\n  webfetch: deny\n---\nReview it.\n',
        },
      ],
    },
  },
  needs: 'header',
  headerAlone: true,
  kinds: KEY_KINDS,
  check: (context) => refusals(context, 'invalid-type'),
};
