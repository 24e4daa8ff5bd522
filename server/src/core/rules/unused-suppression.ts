import { code } from './messages.ts';
import { nearest } from './spelling.ts';
import type { UnusedSuppression } from './suppressions.ts';
import type { Report, Rule } from './types.ts';

/** Its reports are made where all other findings of a file are known; see {@link reportUnused}. */
export const unusedSuppression: Rule = {
  meta: {
    id: 'unused-suppression',
    title: 'A comment that silences no finding',
    category: 'syntax',
    severity: 'warning',
    since: '0.1.0',
    fix: 'none',
    dialects: ['opencode', 'claude-code', 'copilot', 'agent-skills'],
    docs: {
      why: `A finding that is meant so is silenced where it stands: by \`# agent-files-disable-next-line RULE\` in the
header, by \`<!-- agent-files-disable-next-line RULE -->\` in the text, or by \`agent-files-disable RULE\` for all that
follows, up to \`agent-files-enable\`. A comment that silences nothing is left over, or names a rule that does not exist;
some day it would hide a finding that nobody meant.`,
      bad: [
        {
          text: '---\ndescription: Reviews a change\n# agent-files-disable-next-line tool-case\nmode: all\n---\nReview the change.\n',
        },
        {
          text: '---\ndescription: Reviews a change\n---\n<!-- agent-files-disable unresolved-refernce -->\nReview the change.\n',
        },
      ],
      good: [
        {
          text: '---\ndescription: Reviews a change\npermission:\n  # agent-files-disable-next-line tool-case -- kept for another program\n  WebFetch: deny\n---\nReview the change.\n',
        },
        {
          text: '---\ndescription: Reviews a change\n---\n<!-- agent-files-disable-next-line unresolved-reference -->\nFollow [the rules](RULES.md).\n',
        },
      ],
    },
  },
  needs: 'text',
  kinds: [],
  check: () => [],
};

/** What to say of a comment that silences nothing; `rules` are the ids of all rules. */
export function reportUnused({ span, rule, known }: UnusedSuppression, rules: readonly string[]): Report {
  const stranger = known.find((id) => !rules.includes(id));
  if (stranger !== undefined) {
    const near = nearest(stranger, rules);
    return {
      span,
      message: `There is no rule ${code(stranger)}, so this comment silences nothing of it. ${near ? `Did you mean ${code(near)}?` : 'Write the id that stands behind the finding.'}`,
    };
  }
  const what =
    rule === undefined
      ? 'This comment silences nothing'
      : `There is no finding of ${code(rule)} to silence here`;
  return { span, message: `${what}. Remove it.` };
}
