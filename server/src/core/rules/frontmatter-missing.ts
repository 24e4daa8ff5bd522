import { afterBom } from '../syntax/frontmatter.ts';
import { lineSpan, span, trimSpan } from '../syntax/span.ts';
import { basename } from '../workspace/paths.ts';
import { insert, lineBreak } from './edits.ts';
import { fenceFault } from './fences.ts';
import { code } from './messages.ts';
import { NOTHING } from './nothing.ts';
import { descriptionLine } from './summary.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const frontmatterMissing: Rule = {
  meta: {
    id: 'frontmatter-missing',
    title: 'An agent file without front matter',
    category: 'syntax',
    severity: 'information',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode'],
    docs: {
      why: `OpenCode loads every Markdown file below its agent folders, with front matter or without. A file without it
becomes an agent of that name that can be switched to and called by others, has every tool, and tells nobody what it is
for. That also happens to a \`README.md\` or a template that lies beside the agents.`,
      bad: [
        { text: '# Reviewer\n\nReview the change.\n' },
        { path: '.opencode/agent/README.md', text: '# Our agents\n\nOne file an agent.\n' },
      ],
      good: [
        { text: '---\ndescription: Reviews a change\n---\nReview the change.\n' },
        { path: 'docs/agents.md', text: '# Our agents\n\nOne file an agent.\n' },
      ],
    },
  },
  needs: 'text',
  kinds: ['agent', 'mode'],
  check(context: RuleContext): Iterable<Report> {
    const { front, reading } = context.file;
    return front || reading.place !== 'loaded' ? NOTHING : reports(context);
  },
};

function* reports(context: RuleContext): Iterable<Report> {
  const { file, dialect, kind, loaded } = context;
  if (fenceFault(context)) return;
  const name = basename(file.path);
  const document = /^(?:readme|changelog|contributing|license)\b/i.test(name);
  const first = file.text.length - file.text.slice(afterBom(file.text)).trimStart().length;
  const remedy = document
    ? `Move ${code(name)} out of the folder, or switch it off by \`disable: true\` in front matter.`
    : 'Begin the file with `---`, a `description` and `---`.';
  yield {
    span: trimSpan(file.text, span(first, lineSpan(file.text, first).end)),
    message: `${dialect.title} loads this file as the ${kind.title} ${code(loaded.name)}, with every tool and without a description. ${remedy}`,
    fixes: document ? [] : [headerFix(context)],
  };
}

/** A header that changes nothing but says what the agent is for: the first heading, for want of better. */
function headerFix({ file, loaded }: RuleContext): Fix {
  const header = ['---', descriptionLine(file, loaded.name), '---', '', ''].join(lineBreak(file.text));
  return {
    title: 'Add front matter with a description',
    edits: [insert(afterBom(file.text), header)],
    safe: false,
    preferred: true,
  };
}
