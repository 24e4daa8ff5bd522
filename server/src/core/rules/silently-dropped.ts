import { isDocumentation } from '../dialects/signatures.ts';
import { afterBom } from '../syntax/frontmatter.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, span, trimSpan } from '../syntax/span.ts';
import { basename } from '../workspace/paths.ts';
import { dropAdvice } from './dropAdvice.ts';
import { fenceFixes } from './fenceFixes.ts';
import type { FenceFault } from './fences.ts';
import { fenceFault } from './fences.ts';
import { closeFix } from './frontmatter-unclosed.ts';
import { headerCut } from './headerCut.ts';
import { code, valueRefused } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const silentlyDropped: Rule = {
  meta: {
    id: 'silently-dropped',
    title: 'An agent that the program does not load',
    category: 'keys',
    severity: 'error',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['claude-code'],
    docs: {
      why: `Claude Code loads an agent of a project or of the user only with a \`name\` and a \`description\`, both text. The name
of the file does not stand in. The dashes have to be the first characters of the file, and nothing may stand behind them.
Otherwise the agent is not there, and nobody says so: a normal session shows no message. The agents of a plugin load in any
case, under the names of their files.

A document beside the agents needs no header, and a \`README.md\` is never reported.`,
      bad: [
        {
          path: '.claude/agents/review.md',
          text: '---\ndescription: Reviews a change\ntools: Read\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '\n---\nname: review\ndescription: Reviews a change\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription:\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: ring:review\ndescription: Reviews a change\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/2024.md',
          text: '---\nname: 2024\ndescription: Reviews a change\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\n\n# Reviewer\n\nReview the change.\n',
        },
        { path: '.claude/agents/review.md', text: '# Reviewer\n\nYou review a change.\n' },
      ],
      good: [
        {
          path: '.claude/agents/any-file.md',
          text: '---\nname: Code Reviewer 2.0\ndescription: Reviews a change\n---\nReview the change.\n',
        },
        { path: '.claude/agents/README.md', text: '# Our agents\n\nOne file an agent.\n' },
        {
          path: 'plugin/agents/review.md',
          text: '---\ntools: Read\n---\nReview the change.\n',
          files: { 'plugin/.claude-plugin/plugin.json': '{ "name": "plugin" }' },
        },
      ],
    },
  },
  needs: 'text',
  kinds: ['agent'],
  check(context: RuleContext): Iterable<Report> {
    return context.loaded.outcome === 'not-loaded' ? reports(context) : NOTHING;
  },
};

function* reports(context: RuleContext): Iterable<Report> {
  const { loaded, file } = context;
  if (headerCut(context)) return;
  const { state } = loaded.header;
  const fault = fenceFault(context);
  if (fault && fault.is !== 'glued' && state === 'none') yield badFence(context, fault);
  else if (state === 'none') yield* noHeader(context);
  // The lines that end the header too early are what is wrong there.
  else if (state !== 'dropped' && fault?.is !== 'early') yield* dropAdvice(context, file);
}

/** A header that the program does not see, for the lines that were to set it off. */
function badFence(context: RuleContext, fault: FenceFault): Report {
  const lost = valueRefused(context);
  if (fault.is === 'unclosed') {
    return {
      span: context.file.front?.open ?? fault.span,
      message: `${lost}: its header is never closed. Put \`---\` on a line of its own below the last key.`,
      fixes: [closeFix(context.file.text, fault.at)],
    };
  }
  const [why, remedy] = FENCES[fault.is] ?? FENCES['not-closing'];
  return { span: fault.span, message: `${lost}: ${why}. ${remedy}.`, fixes: fenceFixes(context, fault) };
}

const FENCES: Readonly<
  Partial<Record<FenceFault['is'], readonly [string, string]>> & {
    'not-closing': readonly [string, string];
  }
> = {
  'not-first': [
    'the dashes of the header have to be the first characters of the file',
    'Remove what stands before them',
  ],
  long: ['a header begins with exactly three dashes', 'Write `---`'],
  word: ['nothing may stand behind the dashes of the header', 'Begin a new line there'],
  'not-closing': ['this line does not end the header', 'Write `---`'],
};

/** A text without any header: mostly a document that lies beside the agents. */
function* noHeader(context: RuleContext): Iterable<Report> {
  const { file, dialect } = context;
  if (file.reading.place !== 'loaded' || isDocument(basename(file.path)) || file.text.trim() === '') return;
  yield {
    span: firstLine(file.text),
    severity: 'information',
    message: `${dialect.title} takes this file for a document beside the agents: it has no front matter. If it is an agent, give it one with a ${code('name')} and a ${code('description')}.`,
    fixes: [],
  };
}

/** By its name: `README.md`, `_TEMPLATE.md`, `agent-template.md`, and what is written in capitals. */
function isDocument(name: string): boolean {
  return isDocumentation(name) || /^[A-Z\d_-]+\./.test(name);
}

function firstLine(text: string): Span {
  const first = text.length - text.slice(afterBom(text)).trimStart().length;
  return trimSpan(text, span(first, lineSpan(text, first).end));
}
