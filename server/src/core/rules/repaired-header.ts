import type { Span } from '../syntax/span.ts';
import { lineSpan, span, trimSpan } from '../syntax/span.ts';
import { insert, lineBreak, quote } from './edits.ts';
import { lenientValues } from './lenientHeader.ts';
import { code, valueRefused } from './messages.ts';
import { repairs, wholeValue } from './repairs.ts';
import type { Fix, Related, Report, Rule, RuleContext } from './types.ts';
import { checkedFix, doesNoHarm } from './verify.ts';

export const repairedHeader: Rule = {
  meta: {
    id: 'repaired-header',
    title: 'An unquoted colon that the program repairs',
    category: 'syntax',
    severity: 'information',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'copilot'],
    docs: {
      why: `\`description: Use when: asked\` is no YAML: a colon and a blank begin a new key. OpenCode then reads the header
once more, with every value at the left margin that holds a colon taken as plain text. Most files survive this, but other
programs do not read them at all, and the repair also hits lines that were right: a map such as
\`permission: {bash: deny}\` becomes a piece of text, and OpenCode refuses to start. Quotes spare the repair.

VS Code reads headers by a reader of its own, which takes every such value as text, and values that begin with \`@\`,
\`*\` or a backtick as well. GitHub and the command line read YAML by the letter and lose the header: so in Copilot’s files
this is a warning, unless \`target: vscode\` says that nobody else reads them.`,
      bad: [
        { text: '---\ndescription: Use when: a change is to be reviewed\n---\nReview the change.\n' },
        {
          path: '.github/agents/review.agent.md',
          text: '---\ndescription: Use when: a change is to be reviewed\n---\nReview the change.\n',
        },
        {
          path: '.github/instructions/all.instructions.md',
          text: '---\napplyTo: **/*.ts\n---\nUse tabs.\n',
        },
        {
          text: '---\ndescription: Use when: asked\nmodel: anthropic/claude-opus-4-5 # not haiku: too small\n---\nReview.\n',
        },
      ],
      good: [
        { text: '---\ndescription: "Use when: a change is to be reviewed"\n---\nReview the change.\n' },
        { text: '---\ndescription: See https://example.com/a:b\n---\nReview the change.\n' },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent', 'mode', 'command', 'skill', 'prompt', 'instructions'],
  *check(context: RuleContext): Iterable<Report> {
    const { file, dialect, loaded } = context;
    if (loaded.header.state !== 'repaired') return;
    if (dialect.lenient) {
      yield* lenientValues(context);
      return;
    }
    const { culprits, refused, spoiled } = repairs(context);
    if (culprits.length === 0 && refused.length > 0) return;
    const harm =
      spoiled.length > 0
        ? ` It also turns ${keys(file.text, spoiled)} into plain text${effect(context)}.`
        : '';
    for (const value of culprits.length > 0 ? culprits : [failedLine(context)]) {
      yield {
        span: value,
        message: `A value without quotes cannot hold a colon and a blank. ${dialect.title} repairs the header and takes this as text; other programs lose the header.${harm} Put the value in quotes.`,
        severity: spoiled.length > 0 ? 'warning' : 'information',
        related: spoiled.map(
          (at): Related => ({ span: at, message: 'Turned into plain text by the repair' }),
        ),
        fixes: culprits.length > 0 ? [quoteFix(context, value)] : [],
      };
    }
  },
};

function keys(text: string, values: readonly Span[]): string {
  const names = values.map(
    (value) => text.slice(lineSpan(text, value.start).start, value.start).split(':', 1)[0] ?? '',
  );
  return names.map((name) => code(name.trim())).join(', ');
}

function effect(context: RuleContext): string {
  return context.loaded.problems.length > 0 ? `, and ${valueRefused(context)}` : '';
}

function failedLine({ file, loaded }: RuleContext): Span {
  const at = loaded.header.failure?.offset ?? file.front?.content.start ?? 0;
  return trimSpan(file.text, lineSpan(file.text, at));
}

/** Quotes, or a block of text where the value goes on below: what the repair itself would make of it. */
function quoteFix(context: RuleContext, value: Span): Fix {
  const { text } = context.file;
  const whole = wholeValue(text, value);
  const below = whole.end > value.end;
  const edits = below
    ? [insert(value.start, `|-${lineBreak(text)}  `)]
    : [quote(text, span(value.start, value.end))];
  const title = below ? 'Write the value as a block of text' : 'Put the value in quotes';
  return checkedFix({ title, edits, preferred: true }, () => doesNoHarm(context, edits));
}
