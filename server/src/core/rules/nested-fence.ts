import type { NestedFence } from '../syntax/body.ts';
import { fenceFaults } from '../syntax/nestedFences.ts';
import { applyEdits, replace } from './edits.ts';
import { NOTHING } from './nothing.ts';
import type { Report, Rule, RuleContext, TextEdit } from './types.ts';

export const nestedFence: Rule = {
  meta: {
    id: 'nested-fence',
    title: 'A fenced sample inside a fence of the same length',
    category: 'syntax',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'copilot', 'agent-skills'],
    docs: {
      why: `By the rules of Markdown a fence ends the block around it if it is as long as the one that opened it. A sample
with a fenced sample inside therefore ends in the middle, and its own last fence opens a new block: from there to the end
of the file text becomes code and code becomes text, for every program that reads Markdown and for a model as well.
Another backtick or two on the outer fences tells which is which.`,
      bad: [
        {
          text: '---\ndescription: Writes guides\n---\nBegin a guide like this:\n\n```markdown\n# Setup\n\n```bash\nnpm ci\n```\n```\n\nThen go on.\n',
        },
        {
          text: '---\ndescription: Writes guides\n---\n~~~markdown\n# Setup\n\n~~~bash\nnpm ci\n~~~\n\nDone.\n~~~\n',
        },
      ],
      good: [
        {
          text: '---\ndescription: Writes guides\n---\n````markdown\n# Setup\n\n```bash\nnpm ci\n```\n````\n\nThen go on.\n',
        },
      ],
    },
  },
  needs: 'body',
  kinds: ['agent', 'mode', 'command', 'skill', 'prompt', 'instructions'],
  check(context: RuleContext): Iterable<Report> {
    return context.file.body.nestedFences.length > 0 ? reports(context) : NOTHING;
  },
};

function* reports(context: RuleContext): Iterable<Report> {
  const { text, body } = context.file;
  const fences = body.nestedFences;
  // Where another fence is amiss as well, nobody can tell for sure which ones belong together.
  const fixed = applyEdits(
    text,
    fences.flatMap((fence) => lengthen(text, fence)),
  );
  const safe = fenceFaults(fixed.slice(body.span.start)) === 0;
  for (const fence of fences) {
    const [first] = fence.inner;
    if (!first) continue;
    const flips = fence.flips && text.slice(fence.close.end, body.span.end).trim() !== '';
    const edits = lengthen(text, fence);
    const holds = holdsSamples(text, fence);
    const length = edits[0]?.newText.length ?? 0;
    const marks = `${length === 4 ? 'four' : length} ${text[fence.open.start] === '~' ? 'tildes' : 'backticks'}`;
    yield {
      span: first,
      severity: flips ? 'warning' : 'information',
      message: `${ENDS_EARLY}${flips ? FLIPS : ''}. ${holds ? 'Give' : 'End the outer block before it, or give'} the outer fences ${marks}.`,
      related: [{ span: fence.open, message: 'The outer block begins here.' }],
      fixes: [{ title: `Give the outer fences ${marks}`, edits, safe: safe && holds, preferred: holds }],
    };
  }
}

const ENDS_EARLY =
  'This fence is as long as the one around it, so that by the rules of Markdown the outer block ends with the inner one';
const FLIPS = ', and in the rest of the file text counts as code and code as text';

/** What stands behind the fences of blocks that are text, in which a fenced sample may stand. */
const TEXTS =
  /^[ \t]*(?:(?:markdown|mdx?|mdc|text|txt|plain|plaintext|ya?ml|toml|xml|html)(?![\w+#-])|\{|\r|\n|$)/i;

/** Whether the block may well hold samples. One of a programming language was rather left open by mistake. */
function holdsSamples(text: string, { open }: NestedFence): boolean {
  return TEXTS.test(text.slice(open.end, open.end + 40));
}

/** Makes the outer fences longer than all inner ones. */
function lengthen(text: string, { open, inner, close }: NestedFence): TextEdit[] {
  const longest = Math.max(...[open, ...inner, close].map((marks) => marks.end - marks.start));
  const fence = text.charAt(open.start).repeat(longest + 1);
  return [open, close].map((at) => replace(at, fence));
}
