import type { FrontMatter } from '../syntax/agentFile.ts';
import { insert, lineBreak } from './edits.ts';
import { fenceFault } from './fences.ts';
import { HEADER_KINDS } from './kinds.ts';
import { headerHarm } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const frontmatterUnclosed: Rule = {
  meta: {
    id: 'frontmatter-unclosed',
    title: 'Front matter that is never closed',
    category: 'syntax',
    severity: 'error',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode', 'claude-code', 'copilot', 'agent-skills'],
    docs: {
      why: `Front matter ends at the next line that begins with \`---\`. Without one OpenCode takes the whole file for the
header. Prose is no YAML, so the header is mostly lost: every tool is on and the keys become part of the prompt. Where
the text happens to be readable as YAML, the keys count, but the prompt is empty. Claude Code sees no header at all then; an
agent is not loaded, which is reported as \`silently-dropped\`.`,
      bad: [
        { text: '---\ndescription: Reviews a change\nmode: subagent\n\n# Reviewer\n\nReview the change.\n' },
        { text: '---\ndescription: Reviews a change\nmode: subagent\n' },
        {
          path: '.github/prompts/review.prompt.md',
          text: '---\ndescription: Reviews a change\n\nReview the change.\n',
        },
        {
          path: '.claude/commands/review.md',
          text: '---\ndescription: Reviews a change\n\n# Review\n\nReview the change.\n',
        },
      ],
      good: [{ text: '---\ndescription: Reviews a change\nmode: subagent\n---\n\n# Reviewer\n' }],
    },
  },
  needs: 'text',
  kinds: HEADER_KINDS,
  check(context: RuleContext): Iterable<Report> {
    const { front } = context.file;
    return front && !front.close ? reports(context, front) : NOTHING;
  },
};

function* reports(context: RuleContext, front: FrontMatter): Iterable<Report> {
  const fault = fenceFault(context);
  // A program that then sees no header at all may drop the file, which is a finding of its own.
  if (fault?.is !== 'unclosed' || context.loaded.outcome === 'not-loaded') return;
  const { effect, severity } = headerHarm(context);
  yield {
    span: front.open,
    message: `This header is never closed. ${effect}. Put \`---\` on a line of its own below the last key.`,
    severity,
    fixes: [closeFix(context.file.text, fault.at)],
  };
}

/** Ends the header in front of an offset. */
export function closeFix(text: string, at: number): Fix {
  const line = lineBreak(text);
  const before = at > 0 && text[at - 1] !== '\n' ? line : '';
  return {
    title: 'Close the header below its last key',
    edits: [insert(at, `${before}---${line}`)],
    safe: false,
    preferred: true,
  };
}
