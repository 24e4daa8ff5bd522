import type { NestedFence } from '../syntax/body.ts';
import { lineSpan, type Span } from '../syntax/span.ts';
import { replace } from './edits.ts';
import type { Fix, Report, Rule } from './types.ts';

export const nestedFence: Rule = {
  meta: {
    id: 'nested-fence',
    title: 'A fenced sample inside a fence of the same length',
    category: 'syntax',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode'],
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
  kinds: ['agent', 'mode', 'command', 'skill'],
  *check({ file: { text, body } }): Iterable<Report> {
    for (const fence of body.nestedFences) {
      const [first] = fence.inner;
      if (!first) continue;
      const flips = opensAtEnd(text, fence) && text.slice(fence.close.end, body.span.end).trim() !== '';
      yield {
        span: first,
        severity: flips ? 'warning' : 'information',
        message: `${ENDS_EARLY}${flips ? FLIPS : ''}. Make the outer fences longer than the inner ones.`,
        related: [{ span: fence.open, message: 'The outer block begins here.' }],
        fixes: [longerFences(text, fence)],
      };
    }
  },
};

const ENDS_EARLY =
  'This fence is as long as the one around it, so that by the rules of Markdown the outer block ends with the inner one';
const FLIPS = ', and in the rest of the file text counts as code and code as text';

/** Whether, read by the letter, the last of the fences opens a block instead of closing one. */
function opensAtEnd(text: string, { open, inner, close }: NestedFence): boolean {
  let length = 0;
  for (const marks of [open, ...inner, close]) {
    const own = marks.end - marks.start;
    const info = text.slice(marks.end, lineSpan(text, marks.end).end).trim() !== '';
    if (length === 0) length = own;
    else if (!info && own >= length) length = 0;
  }
  return length > 0;
}

function longerFences(text: string, { open, inner, close }: NestedFence): Fix {
  const length = 1 + Math.max(...[open, ...inner, close].map((marks) => marks.end - marks.start));
  const char = text.charAt(open.start);
  const fence = char.repeat(length);
  const marks = `${length === 4 ? 'four' : length} ${char === '~' ? 'tildes' : 'backticks'}`;
  const edits = [open, close].map((at: Span) => replace(at, fence));
  return { title: `Open and close the outer block with ${marks}`, edits, safe: true, preferred: true };
}
