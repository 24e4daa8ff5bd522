import { code } from './messages.ts';
import { NOTHING } from './nothing.ts';
import { isMeant, possibleReferences } from './references.ts';
import type { Report, Rule } from './types.ts';
import { failure } from './unresolved-reference.ts';

export const literalReference: Rule = {
  meta: {
    id: 'literal-reference',
    title: 'A file reference that the program leaves as it is',
    category: 'references',
    severity: 'information',
    since: '0.1.0',
    fix: 'none',
    dialects: ['opencode', 'claude-code'],
    docs: {
      why: `In a prompt that is typed, and in the text of a command, OpenCode attaches the file that \`@path\` names. In the
text of an agent it does not: the model sees the words \`@docs/rules.md\` and nothing of the file. It may decide to read
it, or not. Where the file must always be known, list it under \`instructions\` in \`opencode.json\`; where the agent
shall read it, say so. Of an agent of Claude Code the same is true; there a skill that \`skills\` names is always known.
The first such reference of a file is mentioned, unless its file is missing, which is a worse fault
of its own. A Markdown link reads as a link and is left alone.`,
      bad: [
        {
          text: '---\ndescription: Reviews a change\n---\nFollow @docs/rules.md and @docs/style.md.\n',
          files: { 'docs/rules.md': '# Rules\n', 'docs/style.md': '# Style\n' },
        },
      ],
      good: [
        {
          text: '---\ndescription: Reviews a change\n---\nRead [the rules](../../docs/rules.md) before anything else.\n',
          files: { 'docs/rules.md': '# Rules\n' },
        },
        {
          path: '.opencode/command/review.md',
          text: '---\ndescription: Reviews a change\n---\nReview the change by @docs/rules.md.\n',
          files: { 'docs/rules.md': '# Rules\n' },
        },
      ],
    },
  },
  needs: 'body',
  kinds: ['agent', 'mode'],
  check(context): Iterable<Report> {
    const { file, dialect, kind } = context;
    if (kind.references.at !== 'literal' || !file.text.includes('@')) return NOTHING;
    const first = possibleReferences(file).find(
      (one) => one.form === 'at' && isMeant(file, one) && !failure(context, one),
    );
    if (!first) return NOTHING;
    const written = file.text.slice(first.span.start, first.span.end);
    return [
      {
        span: first.span,
        message: `${dialect.title} attaches no file here: of ${code(written)} the model sees the words alone. ${kind.references.remedy ?? 'Tell it to read the file.'}`,
      },
    ];
  },
};
