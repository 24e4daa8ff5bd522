import type { Span } from '../syntax/span.ts';
import { lineSpan, span } from '../syntax/span.ts';
import { replace } from './edits.ts';
import type { HeaderCut } from './headerCut.ts';
import { headerCut } from './headerCut.ts';
import { code, fileDropped } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { Fix, Report, Rule, RuleContext, TextEdit } from './types.ts';
import { checkedFix, doesNoHarm } from './verify.ts';

export const cutHeader: Rule = {
  meta: {
    id: 'cut-header',
    title: 'Three dashes that end the header in the middle of a line',
    category: 'syntax',
    severity: 'error',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['claude-code', 'agent-skills'],
    docs: {
      why: `Claude Code ends the header at the first \`---\` after the opening line, wherever it stands: inside a value, in
quotes, in a comment, in a line that is indented. Whatever follows becomes part of the text, without a message. An agent
whose \`tools\` stand below such a line has every tool; one whose \`name\` stands there is not loaded. Quotes do not help:
write another sign, such as \`—\`. The validator of Agent Skills divides a skill in the same way.`,
      bad: [
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change --- and says why\ntools: Read\n---\nReview it.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\n# --- Who ---\nname: review\ndescription: Reviews a change\n---\nReview it.\n',
        },
        {
          path: '.claude/commands/review.md',
          text: '---\ndescription: "Reviews --- a change"\nallowed-tools: Read\n---\nReview it.\n',
        },
      ],
      good: [
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change -- and says why\ntools: Read\n---\nReview it.\n\n---\n\nBe kind.\n',
        },
      ],
    },
  },
  needs: 'text',
  kinds: ['agent', 'command', 'skill', 'style', 'rule'],
  check(context: RuleContext): Iterable<Report> {
    return headerCut(context) ? reports(context) : NOTHING;
  },
};

function* reports(context: RuleContext): Iterable<Report> {
  const cut = headerCut(context);
  if (!cut) return;
  const { dialect } = context;
  const place = cut.inside ? `inside ${code(cut.inside.key.text)}` : 'here';
  const lostKeys = cut.lost.map((field) => code(field.key.text));
  const harm = fileDropped(context);
  yield {
    span: cut.span,
    severity: harm !== undefined || lostKeys.length > 0 ? 'error' : 'warning',
    message: `${dialect.title} ends the header at the first \`---\` of all, ${place}${consequence(context, lostKeys)}. Write another sign; quotes do not help.`,
    fixes: fixesFor(context, cut),
  };
}

/** What is lost, and what that means. */
function consequence(context: RuleContext, lost: readonly string[]): string {
  const dropped = fileDropped(context);
  const keys =
    lost.length === 0
      ? ': the rest of it becomes part of the text'
      : `: ${lost.join(', ')} below ${lost.length > 1 ? 'do' : 'does'} not count`;
  if (dropped !== undefined) return `${keys}. ${dropped}`;
  const { kind, loaded } = context;
  const listed = kind.fields.find(({ access, key }) => access === 'only' && lost.includes(code(key)));
  return listed && loaded.access?.tools === 'all' ? `${keys}, and the agent has every tool` : keys;
}

/** Another sign in place of all dashes that would end the header; names are left to their author. */
function fixesFor(context: RuleContext, { content }: HeaderCut): Fix[] {
  const { text } = context.file;
  const edits = [...text.slice(content.start, content.end).matchAll(/-{3,}/g)].map(({ index, 0: dashes }) =>
    otherSign(text, span(content.start + index, content.start + index + dashes.length)),
  );
  const known = edits.filter((edit) => edit !== undefined);
  if (known.length < edits.length) return [];
  const title = `Write \`${known[0]?.newText ?? ''}\``;
  return [checkedFix({ title, edits: known, preferred: true }, () => doesNoHarm(context, known))];
}

function otherSign(text: string, at: Span): TextEdit | undefined {
  const line = lineSpan(text, at.start);
  if (text.slice(line.start, line.end).trim() === text.slice(at.start, at.end)) return replace(at, '***');
  const joins = /\S/.test(text.charAt(at.start - 1)) && /\S/.test(text.charAt(at.end));
  return joins ? undefined : replace(at, '—');
}
