import { COMMANDS_ALONE, SHELL_COMMANDS } from '../dialects/data/shellCommands.ts';
import { lineSpan, type Span } from '../syntax/span.ts';
import { replace } from './edits.ts';
import { code } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { Report, Rule, RuleContext } from './types.ts';

export const reversedShell: Rule = {
  meta: {
    id: 'reversed-shell',
    title: 'A shell call with its exclamation mark inside the backticks',
    category: 'references',
    severity: 'warning',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['opencode', 'claude-code'],
    docs: {
      why: `In the text of a command OpenCode and Claude Code run what stands between the backticks of \`\` !\`git status\` \`\` and put the
output in its place; Claude Code does so in skills as well. With the mark inside the backticks it is ordinary inline code:
nothing runs, and the model sees the words instead of the output. Only words that are shell commands are reported, in skills
where they stand alone on their line. The fix makes the program run something that it did not run so far, so fix all leaves
it to you.`,
      bad: [
        {
          path: '.opencode/command/save.md',
          text: '---\ndescription: Saves the work\n---\nBranch: `!git rev-parse --abbrev-ref HEAD`\n',
        },
      ],
      good: [
        {
          path: '.opencode/command/save.md',
          text: '---\ndescription: Saves the work\n---\nBranch: !`git rev-parse --abbrev-ref HEAD`\n\nNever write `!important` or `!file`.\n',
        },
      ],
    },
  },
  needs: 'body',
  kinds: ['command', 'claude-code:skill'],
  check(context: RuleContext): Iterable<Report> {
    const { file, kind } = context;
    const says = kind.references.forms?.some((form) => form.shell) && mayBeReversed(file.text);
    return says ? reports(context) : NOTHING;
  },
};

function* reports({ file, dialect, kind }: RuleContext): Iterable<Report> {
  for (const span of file.body.code) {
    const command = reversedCall(file.text.slice(span.start, span.end));
    if (command === undefined || (kind.kind === 'skill' && !standsAlone(file.text, span))) continue;
    yield {
      span,
      message: `${dialect.title} runs nothing here: ${code(command)} is ordinary code. Write the exclamation mark before the backticks.`,
      fixes: [
        {
          title: 'Move the exclamation mark before the backticks',
          edits: [replace(span, `!\`${command}\``)],
          safe: false,
          preferred: true,
        },
      ],
    };
  }
}

/** Whether the name of a command stands behind any backtick with its mark, in code or not. */
function mayBeReversed(text: string): boolean {
  for (let at = text.indexOf('`!'); at >= 0; at = text.indexOf('`!', at + 2)) {
    NAME.lastIndex = at + 2;
    const name = NAME.exec(text)?.[1] ?? '';
    if (COMMANDS_ALONE.has(name) || SHELL_COMMANDS.has(name)) return true;
  }
  return false;
}

const NAME = /\s*([\w./-]+)/y;

/** Whether a call is all that its line says, but for a mark of a list and a label: skills explain shells as well. */
function standsAlone(text: string, { start, end }: Span): boolean {
  const line = lineSpan(text, start);
  const before = text.slice(line.start, start);
  return (
    /^\s*(?:[-*+>]\s+|\d+[.)]\s+)*(?:[^`]*:\**\s*)?$/.test(before) && text.slice(end, line.end).trim() === ''
  );
}

/** The command in `` `!git status` ``; undefined where it is none. */
function reversedCall(written: string): string | undefined {
  const [, command = '', name = '', rest = ''] = /^`!\s*(([\w./-]+)([^`]*))`$/.exec(written) ?? [];
  const known = COMMANDS_ALONE.has(name) || (SHELL_COMMANDS.has(name) && ARGUMENT.test(rest));
  return known ? command.trim() : undefined;
}

/** The first argument of a command; an operator would make it an expression: `!file && x`. */
const ARGUMENT = /^\s+[\w./~$"'*@-]/;
