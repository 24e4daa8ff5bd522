import type { LoadProblem } from '../loaders/types.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, span } from '../syntax/span.ts';
import { fieldAt, fieldOf, valueAt } from '../syntax/tree.ts';
import { insert, lineBreak, renameKey } from './edits.ts';
import { code, problemEffect } from './messages.ts';
import { NOTHING } from './nothing.ts';
import { inOtherCase, nearest } from './spelling.ts';
import type { Fix, Report, Rule, RuleContext, TextEdit } from './types.ts';

const KEY = 'hooks';

export const brokenHook: Rule = {
  meta: {
    id: 'broken-hook',
    title: 'A hook that the program cannot load',
    category: 'keys',
    severity: 'error',
    since: '0.1.0',
    fix: 'unsafe',
    dialects: ['claude-code'],
    builtin: ['agent'],
    docs: {
      why: `Hooks are a map of events to lists of matchers, each with its own list \`hooks\`. Claude Code refuses to work without a
hook that may guard something: with a broken entry of \`PreToolUse\` or \`PermissionRequest\`, with one of these at the top of
the header, or with anything but a map under \`hooks\`, **an agent is not loaded**, and a skill or command loads without its
hooks and without \`allowed-tools\`. Other broken entries and unknown events are passed over; only the debug log tells.`,
      bad: [
        {
          path: '.claude/agents/commit.md',
          text: '---\nname: commit\ndescription: Commits\nhooks:\n  PreToolUse:\n    - matcher: Bash\n      command: ./check.sh\n---\nCommit.\n',
        },
        {
          path: '.claude/agents/commit.md',
          text: '---\nname: commit\ndescription: Commits\nhooks:\n  preToolUse:\n    - hooks:\n        - type: command\n          command: ./check.sh\n---\nCommit.\n',
        },
        {
          path: '.claude/agents/commit.md',
          text: '---\nname: commit\ndescription: Commits\nPreToolUse:\n  - hooks:\n      - type: command\n        command: ./check.sh\n---\nCommit.\n',
        },
        {
          path: '.claude/agents/commit.md',
          text: '---\nname: commit\ndescription: Commits\nhooks:\n  PostToolUse:\n    - hooks:\n        - type: shell\n          command: ./check.sh\n---\nCommit.\n',
        },
        {
          path: '.claude/commands/commit.md',
          text: '---\ndescription: Commits\nhooks: []\n---\nCommit.\n',
        },
      ],
      good: [
        {
          path: '.claude/agents/commit.md',
          text: '---\nname: commit\ndescription: Commits\nhooks:\n  PreToolUse:\n    - matcher: Bash\n      hooks:\n        - type: command\n          command: ./check.sh\n---\nCommit.\n',
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['agent', 'command', 'skill'],
  check(context: RuleContext): Iterable<Report> {
    return context.loaded.problems.length > 0 ? reports(context) : NOTHING;
  },
};

function* reports(context: RuleContext): Iterable<Report> {
  for (const problem of context.loaded.problems) {
    const [top] = problem.path;
    if (problem.code !== 'wrong-form' && (top !== KEY || problem.code !== 'wrong-value')) continue;
    const at = placeOf(context, problem);
    if (!at) continue;
    const told = top === KEY ? atHooks(context, problem) : atTop(context, problem);
    yield { span: at, severity: problem.effect === undefined ? 'error' : 'warning', ...told };
  }
}

function atHooks(context: RuleContext, problem: LoadProblem): Omit<Report, 'span'> {
  const { path, expected, actual } = problem;
  const last = String(path.at(-1));
  const effect = problemEffect(context, problem);
  if (path.length === 2 && problem.code === 'wrong-value') {
    const to = eventMeant(context, last);
    return {
      message: `${effect}: ${code(last)} is no event for hooks. ${to ? `Did you mean ${code(to)}?` : 'Remove it.'}`,
      fixes: eventFixes(context, path, to),
    };
  }
  const name = code(
    typeof path.at(-1) === 'number' ? String(path.findLast((step) => typeof step === 'string')) : last,
  );
  const fault =
    actual === undefined ? `${name} is missing, and must be ${expected}` : `${name} must be ${expected}`;
  return { message: `${effect}: ${fault}. ${remedy(problem)}`, fixes: wrapFix(context, problem) };
}

function remedy({ path }: LoadProblem): string {
  if (path.length === 1) return 'Write events, each with a list of matchers.';
  return path.at(-1) === KEY ? 'Write the hooks as a list below it.' : 'Correct the entry.';
}

/** Hooks at the top of the header, where the program looks for none. */
function atTop(context: RuleContext, problem: LoadProblem): Omit<Report, 'span'> {
  const key = String(problem.path[0]);
  return {
    message: `${problemEffect(context, problem)}: hooks stand below ${code(KEY)}, and ${code(key)} holds some that may guard something. Move them there.`,
    fixes: moveFix(context, key),
    builtin: false,
  };
}

/** The key that is wrong, or the beginning of what holds the fault. */
function placeOf({ file: { front, text } }: RuleContext, { path }: LoadProblem): Span | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const steps = path.slice(0, depth);
    const field = typeof steps.at(-1) === 'string' ? fieldAt(front?.root, steps) : undefined;
    const value = field ? field.value : valueAt(front?.root, steps);
    if (field && value?.kind !== 'scalar') return field.key.span;
    if (value) return span(value.span.start, Math.min(value.span.end, lineSpan(text, value.span.start).end));
  }
  return undefined;
}

function eventMeant({ dialect }: RuleContext, event: string): string | undefined {
  const events = dialect.hooks?.events.map(({ value }) => value) ?? [];
  return inOtherCase(event, events) ?? nearest(event, events);
}

function eventFixes({ file }: RuleContext, path: LoadProblem['path'], to: string | undefined): Fix[] {
  const field = fieldAt(file.front?.root, path);
  if (!field || to === undefined || fieldAt(file.front?.root, [KEY, to])) return [];
  return [unsafe(`Rename to ${code(to)}`, [renameKey(field, to)])];
}

/** `command` right below the matcher: a list `hooks` between the two. */
function wrapFix({ file: { front, text } }: RuleContext, { path, actual }: LoadProblem): Fix[] {
  if (path.at(-1) !== KEY || path.length < 2 || actual !== undefined) return [];
  const matcher = valueAt(front?.root, path.slice(0, -1));
  if (matcher?.kind !== 'map' || matcher.flow) return [];
  const own = matcher.fields.filter(({ key }) => key.text !== 'matcher');
  const [command] = own;
  if (own.length !== 1 || command?.key.text !== 'command' || command.value?.kind !== 'scalar') return [];
  const { start } = command.span;
  const indent = ' '.repeat(start - lineSpan(text, start).start);
  const line = lineBreak(text) + indent;
  return [
    unsafe('Put the command into a list of hooks', [
      insert(start, `hooks:${line}  - type: command${line}    `),
    ]),
  ];
}

/** The lines of a key at the top, indented below a new `hooks`. */
function moveFix({ file: { front, text } }: RuleContext, key: string): Fix[] {
  const field = fieldOf(front?.root, key);
  if (!front || !field?.value || field.value.kind === 'scalar' || field.value.flow) return [];
  if (fieldOf(front.root, KEY) || front.root.flow) return [];
  const lines = [...text.slice(field.span.start, field.span.end).matchAll(/(?<=\n)(?=[^\r\n])/g)];
  const edits = lines.map(({ index }) => insert(field.span.start + index, '  '));
  return [
    unsafe(`Move it below ${code(KEY)}`, [insert(field.span.start, `${KEY}:${lineBreak(text)}  `), ...edits]),
  ];
}

/** A hook that now works runs a command: that is never done without a word. */
function unsafe(title: string, edits: readonly TextEdit[]): Fix {
  return { title, edits, safe: false, preferred: true };
}
