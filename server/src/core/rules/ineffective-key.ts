import { fieldSpec } from '../dialects/lookup.ts';
import { scalarText } from '../syntax/tree.ts';
import { removeField } from './edits.ts';
import { code } from './messages.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const ineffectiveKey: Rule = {
  meta: {
    id: 'ineffective-key',
    title: 'A key that the program overwrites',
    category: 'keys',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode'],
    docs: {
      why: `Some keys count in \`opencode.json\` and not in a Markdown file. There the text below the header is the
\`prompt\` of an agent and the \`template\` of a command, even if it is empty, whatever the header says. A file in a
\`mode\` folder becomes a primary agent, whatever its \`mode\`.`,
      bad: [
        { text: '---\ndescription: Reviews a change\nprompt: Be brief.\n---\nReview the change.\n' },
        {
          path: '.opencode/mode/review.md',
          text: '---\ndescription: Reviews a change\nmode: subagent\n---\nReview the change.\n',
        },
        {
          path: '.opencode/command/review.md',
          text: '---\ndescription: Reviews a change\ntemplate: Be brief.\n---\nReview the change.\n',
        },
      ],
      good: [
        {
          path: '.opencode/mode/review.md',
          text: '---\ndescription: Reviews a change\nmode: primary\n---\nReview the change.\n',
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent', 'mode', 'command'],
  *check(context: RuleContext): Iterable<Report> {
    const { file, dialect, kind } = context;
    for (const field of file.front?.root.fields ?? []) {
      const over = fieldSpec(dialect, kind.kind, [field.key.text])?.overwritten;
      if (!over || (over.value !== undefined && scalarText(field.value) === over.value)) continue;
      // Entries of configuration files have no text below them.
      if (file.format === 'json' && over.value === undefined) continue;
      const empty = file.text.slice(file.body.span.start, file.body.span.end).trim() === '';
      const fixes: Fix[] = [
        {
          title: `Remove ${code(field.key.text)}`,
          edits: [removeField(file.text, field)],
          safe: false,
          preferred: false,
        },
      ];
      const lost = empty && over.value === undefined;
      yield {
        span: field.key.span,
        message: `${code(field.key.text)} does nothing here: in its place ${dialect.title} takes ${over.by}${lost ? ', which is empty' : ''}. ${lost ? 'Write it there.' : 'Remove it.'}`,
        fixes: lost ? [] : fixes,
      };
    }
  },
};
