import { builtinKind } from '../dialects/builtin.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, span, trimSpan } from '../syntax/span.ts';
import { insert, lineBreak, quote } from './edits.ts';
import { headerCut } from './headerCut.ts';
import { tabsToBlanks } from './indentFaults.ts';
import { HEADER_KINDS } from './kinds.ts';
import { lenientValues } from './lenientHeader.ts';
import { code, refusedValues, valueRefused } from './messages.ts';
import { NOTHING } from './nothing.ts';
import { repairs, wholeValue } from './repairs.ts';
import type { Fix, Related, Report, Rule, RuleContext } from './types.ts';
import { checkedFix, doesNoHarm } from './verify.ts';

export const repairedHeader: Rule = {
  meta: {
    id: 'repaired-header',
    title: 'A value without quotes that the program repairs',
    category: 'syntax',
    severity: 'information',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code', 'copilot', 'agent-skills'],
    docs: {
      why: `\`description: Use when: asked\` is no YAML: a colon and a blank begin a new key. OpenCode then reads the header
once more, with every value at the left margin that holds a colon taken as plain text. Most files survive this, but other
programs do not read them at all, and the repair also hits lines that were right: a map such as
\`permission: {bash: deny}\` becomes a piece of text, and OpenCode refuses to start. Quotes spare the repair.

Claude Code repairs values that hold a colon and a blank, or one of the signs that mean something in YAML, and tabs in front
of a line. It says nothing, and the values reach the model as they are meant.

VS Code reads headers by a reader of its own, which takes every such value as text, and values that begin with \`@\`,
\`*\` or a backtick as well. GitHub and the command line read YAML by the letter and lose the header: so in Copilot’s files
this is a warning, unless \`target: vscode\` says that nobody else reads them.

The guide of Agent Skills asks programs to read a header once more with such a value in quotes. Not all of them do.`,
      bad: [
        { text: '---\ndescription: Use when: a change is to be reviewed\n---\nReview the change.\n' },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Use when: a change is to be reviewed\n---\nReview the change.\n',
        },
        {
          path: '.claude/commands/review.md',
          text: '---\ndescription: @team reviews a change\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\nskills:\n\t- style\n---\nReview the change.\n',
        },
        {
          path: 'skills/review/SKILL.md',
          text: '---\nname: review\ndescription: Use when: a change is to be reviewed\n---\n# Review\n',
        },
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
  kinds: HEADER_KINDS,
  check(context: RuleContext): Iterable<Report> {
    const isRepaired = context.loaded.header.state === 'repaired' && !headerCut(context);
    return isRepaired ? reports(context) : NOTHING;
  },
};

function* reports(context: RuleContext): Iterable<Report> {
  const { file, dialect } = context;
  if (dialect.lenient) {
    yield* lenientValues(context);
    return;
  }
  const tabs = tabReport(context);
  if (tabs) {
    yield tabs;
    return;
  }
  const { culprits, refused, spoiled } = repairs(context);
  if (culprits.length === 0 && refused.length > 0) return;
  const harm =
    spoiled.length > 0 ? ` It also turns ${keys(file.text, spoiled)} into plain text${effect(context)}.` : '';
  for (const value of culprits.length > 0 ? culprits : [failedLine(context)]) {
    yield {
      span: value,
      message: `${says(file.text, value)} ${repairedBy(context)} other programs lose the header.${harm} Put the value in quotes.`,
      severity: spoiled.length > 0 ? 'warning' : 'information',
      related: spoiled.map((at): Related => ({ span: at, message: 'Turned into plain text by the repair' })),
      fixes: culprits.length > 0 ? [quoteFix(context, value)] : [],
      // VS Code's own service minds brackets that are never closed, and no other value of this kind.
      builtin:
        /[[{]/.test(file.text.charAt(value.start)) && builtinKind(file.reading, undefined) !== undefined,
    };
  }
}

function repairedBy({ dialect }: RuleContext): string {
  return dialect.specification
    ? `${dialect.title} asks programs to take this as text, and some do;`
    : `${dialect.title} repairs the header and takes this as text;`;
}

/** Why YAML cannot read the value. */
function says(text: string, value: Span): string {
  const written = text.slice(value.start, value.end);
  const first = written.charAt(0);
  if (/[`@%&*!|>{}[\]]/.test(first))
    return `A value without quotes cannot begin with ${first === '`' ? 'a backtick' : code(first)}.`;
  return 'A value without quotes cannot hold a colon and a blank.';
}

/** Tabs alone are to blame: no value was put in quotes. */
function tabReport({ file, dialect, loaded }: RuleContext): Report | undefined {
  const { front, text } = file;
  if (!front || loaded.header.repaired.length > 0) return undefined;
  const edits = tabsToBlanks(text, front.content);
  const [first] = edits;
  if (!first) return undefined;
  return {
    span: first.span,
    severity: 'information',
    message: `YAML takes only blanks in front of a line. ${dialect.title} repairs the header and takes each tab for two; other programs lose the header. Indent by blanks in place of tabs.`,
    fixes: [{ title: 'Indent by blanks in place of tabs', edits, safe: true, preferred: true }],
  };
}

function keys(text: string, values: readonly Span[]): string {
  const names = values.map(
    (value) => text.slice(lineSpan(text, value.start).start, value.start).split(':', 1)[0] ?? '',
  );
  return names.map((name) => code(name.trim())).join(', ');
}

function effect(context: RuleContext): string {
  return refusedValues(context).length > 0 ? `, and ${valueRefused(context)}` : '';
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
