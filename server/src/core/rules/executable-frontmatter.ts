import { code } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const executableFrontmatter: Rule = {
  meta: {
    id: 'executable-frontmatter',
    title: 'Front matter that is run as a program',
    category: 'security',
    severity: 'error',
    since: '0.1.0',
    fix: 'none',
    dialects: ['opencode'],
    docs: {
      why: `OpenCode reads front matter with a library that also knows JavaScript headers. A file that begins with \`---js\`
or \`---javascript\` (upper and lower case and blanks are free) is **executed when OpenCode merely lists its agents**, with
all rights of the user, before anybody has chosen the agent. No permission and no setting prevents it. Agent Files never
runs such a header.`,
      bad: [
        { text: '---js\n{ description: "Reviews a change" }\n---\nReview the change.\n' },
        { text: '--- JavaScript\nmodule.exports = {}\n---\nReview the change.\n' },
      ],
      good: [{ text: '---\ndescription: Reviews a change\n---\nReview the change.\n\n```js\nrun();\n```\n' }],
    },
  },
  needs: 'text',
  kinds: ['agent', 'mode', 'command', 'skill'],
  check(context: RuleContext): Iterable<Report> {
    return context.loaded.header.state === 'code' ? reports(context) : NOTHING;
  },
};

function* reports(context: RuleContext): Iterable<Report> {
  const { file, dialect, kind } = context;
  const { front, text } = file;
  if (!front) return;
  const word = front.language.start < front.language.end ? front.language : front.open;
  yield {
    span: word,
    message: `${dialect.title} runs this header as a program as soon as it lists its ${kind.title}s, with all your rights. Delete the file unless you trust it; write the keys as YAML below plain \`---\`, without ${code(text.slice(word.start, word.end))}.`,
  };
}
