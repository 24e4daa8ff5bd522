import { fenceFixes } from './fenceFixes.ts';
import type { FenceFault } from './fences.ts';
import { fenceFault } from './fences.ts';
import { HEADER_KINDS } from './kinds.ts';
import { code, headerHarm, headerIsLost, headerLost, noHeader } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { Report, Rule, RuleContext, Severity } from './types.ts';

export const frontmatterFence: Rule = {
  meta: {
    id: 'frontmatter-fence',
    title: 'Dashes that do not open or close the front matter',
    category: 'syntax',
    severity: 'error',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code', 'copilot', 'agent-skills'],
    docs: {
      why: `OpenCode sees front matter only where the very first characters of a file are \`---\`, and its end at the first
line after that which begins with \`---\`. A blank line above, four dashes, \`...\` at the end or a word that is no format
behind the dashes, and the keys are lost: every tool is on. A line of dashes inside a value ends the header too early.

In Claude Code nothing may stand behind the opening dashes, and the first three dashes of all end the header, wherever they
stand. An agent that has no header for it is not loaded at all, which is reported as \`silently-dropped\`.

Text glued to the closing dashes is accepted; it becomes the first line of the prompt.`,
      bad: [
        { text: '\n---\ndescription: Reviews a change\n---\nReview the change.\n' },
        { text: '----\ndescription: Reviews a change\n----\nReview the change.\n' },
        {
          path: '.claude/commands/review.md',
          text: '\n---\ndescription: Reviews a change\nallowed-tools: Read\n---\nReview the change.\n',
        },
        {
          path: '.claude/commands/review.md',
          text: '---yaml\ndescription: Reviews a change\n---\nReview the change.\n',
        },
        {
          path: '.github/prompts/review.prompt.md',
          text: '\n---\ndescription: Reviews a change\n---\nReview the change.\n',
        },
        { text: '---\ndescription: Reviews a change\n...\nReview the change.\n' },
        {
          text: '---\ndescription: |\n  Reviews a change.\n---\n  Says why.\nmode: subagent\n---\nReview the change.\n',
        },
        { text: '---\ndescription: Reviews a change\n---# Reviewer\n\nReview the change.\n' },
      ],
      good: [
        {
          text: '---\ndescription: Reviews a change\n---\n\n# Reviewer\n\nReview the change.\n\n---\n\nBe kind.\n',
        },
        { text: '---yaml\ndescription: Reviews a change\n---\nReview the change.\n' },
      ],
    },
  },
  needs: 'text',
  kinds: HEADER_KINDS,
  check(context: RuleContext): Iterable<Report> {
    return fenceFault(context) ? reports(context) : NOTHING;
  },
};

function* reports(context: RuleContext): Iterable<Report> {
  const fault = fenceFault(context);
  if (!fault || fault.is === 'unclosed' || isDropped(context, fault)) return;
  // How a lenient reader takes the other faults is not known.
  if (context.dialect.lenient && fault.is !== 'not-first' && fault.is !== 'long') return;
  yield {
    span: fault.span,
    message: message(context, fault),
    severity: severity(context, fault),
    fixes: fenceFixes(context, fault),
  };
}

/** What the program does because of the fault, and the remedy. */
function message(context: RuleContext, fault: Exclude<FenceFault, { is: 'unclosed' }>): string {
  const { title } = context.dialect;
  switch (fault.is) {
    case 'not-first':
      return `${noHeader(context)}: the dashes have to be the first characters of the file. Remove what stands before them${fault.blank ? '' : ', or move it below the header'}.`;
    case 'long':
      return `${noHeader(context)}: it begins with exactly three dashes. Write \`---\`.`;
    case 'word':
      return fault.key
        ? `${headerLost(context)}. Begin a new line behind the dashes.`
        : `${title} has no reader for ${code(context.file.text.slice(fault.span.start, fault.span.end))} headers. ${headerLost(context)}. Write YAML below plain dashes.`;
    case 'not-closing':
      return `${title} does not take this line for the end of the header. ${headerHarm(context).effect}. Write \`---\` at the beginning of the line.`;
    case 'early': {
      const lost = headerIsLost(context) ? ` ${headerLost(context)}.` : '';
      const ends =
        fault.indent > 0
          ? `${title} ends the header at any line that begins with \`---\`, also inside a value`
          : `${title} ends the header here`;
      return `${ends}, so the lines below are part of the text, and no key there counts.${lost} ${earlyRemedy(fault)}.`;
    }
    case 'second':
      return `${title} reads only the first header of a file; this one is part of the text, and its keys do not count. Join the two.`;
    case 'glued':
      return fault.dashes
        ? `${title} ends the header after three dashes; the others begin the text. Write \`---\`.`
        : `${title} accepts this, but other programs do not see the end of the header. Put the text on a line of its own.`;
  }
}

function earlyRemedy({ indent, glued }: { readonly indent: number; readonly glued: boolean }): string {
  if (indent > 0) return 'Indent this line like the rest of the value';
  return glued ? 'Move this line below the header' : 'Remove this line';
}

function severity(context: RuleContext, fault: FenceFault): Severity {
  if (fault.is === 'glued') return 'information';
  if (fault.is === 'second') return 'warning';
  if (fault.is === 'early' || fault.is === 'not-closing') return headerHarm(context).severity;
  return 'error';
}

/** Whether the program does not load the file at all because of it, which is a finding of its own. */
function isDropped({ loaded }: RuleContext, { is }: FenceFault): boolean {
  return loaded.outcome === 'not-loaded' && loaded.header.state === 'none' && is !== 'early';
}
