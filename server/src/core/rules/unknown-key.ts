import { builtinKind, builtinMarks } from '../dialects/builtin.ts';
import { foreignKey } from '../dialects/lookup.ts';
import { lineSpan } from '../syntax/span.ts';
import type { Field } from '../syntax/tree.ts';
import { describeUncommon } from './commonKeys.ts';
import { describeExtra } from './extraKeys.ts';
import { describeFamilyKey, describeOtherTarget } from './familyKeys.ts';
import { seemingEnd } from './fences.ts';
import { beginsLine } from './headerLines.ts';
import { specOf } from './keyTable.ts';
import { strangeIndent } from './lineFaults.ts';
import { NOTHING } from './nothing.ts';
import type { Report, Rule, RuleContext } from './types.ts';
import { describeUnknown } from './unknownKeys.ts';

export const unknownKey: Rule = {
  meta: {
    id: 'unknown-key',
    title: 'A key that the program does not read',
    category: 'keys',
    severity: 'information',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code', 'copilot', 'agent-skills'],
    docs: {
      why: `OpenCode refuses no key. In an agent, whatever it does not know goes to the model’s provider as a request
option; in a command it is dropped. So a misspelled key, or one of another program, silently does nothing of what it
says: \`permissions: {bash: deny}\` protects nothing. Keys that are neither, such as an author’s own notes, are only
mentioned; request options that are documented (\`reasoningEffort\`, \`textVerbosity\`) are not.

Claude Code ignores such keys; of an agent’s it tells in the debug log, with the key that may be meant. Only those are a
warning here. Keys of other programs are common in its files, and mentioned only.

Copilot’s files are read by VS Code, by GitHub and by a command line, each with keys of its own. There only slips are
reported, keys that the program named in \`target\` does not read, and \`reasoningEffort\`, the command line’s spelling of
\`reasoning-effort\`.`,
      bad: [
        { text: '---\ndescription: Reviews a change\ntemprature: 0.2\n---\nReview the change.\n' },
        { text: '---\ndescription: Reviews a change\npermissions:\n  bash: deny\n---\nReview the change.\n' },
        { text: '---\ndescription: Reviews a change\nallowed-tools: Read, Grep\n---\nReview the change.\n' },
        { text: '---\ndescription: Reviews a change\ncategory: quality\n---\nReview the change.\n' },
        {
          path: '.opencode/command/review.md',
          text: '---\ndescription: Reviews a change\nallowed-tools: Read, Grep\n---\nReview the change.\n',
        },
        {
          path: '.opencode/command/review.md',
          text: '---\ndescription: Reviews a change\ntemperature: 0.2\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\nallowed-tools: Read\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\nmodle: opus\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews a change\ntemperature: 0.2\n---\nReview the change.\n',
        },
        {
          path: '.claude/commands/review.md',
          text: '---\ndescription: Reviews a change\ntools: Read\n---\nReview the change.\n',
        },
        {
          path: '.github/agents/review.agent.md',
          text: '---\ndescripton: Reviews a change\n---\nReview the change.\n',
        },
        {
          path: '.github/agents/review.agent.md',
          text: '---\ndescription: Reviews a change\nreasoningEffort: high\n---\nReview the change.\n',
        },
        {
          path: '.github/agents/review.agent.md',
          text: '---\ndescription: Reviews a change\ntarget: github-copilot\nargument-hint: a change\n---\nReview it.\n',
        },
        {
          path: 'skills/review/SKILL.md',
          text: '---\nname: review\ndescription: Reviews a change\nversion: 1.0\n---\n# Review\n',
        },
      ],
      good: [
        {
          path: '.github/agents/review.agent.md',
          text: '---\ndescription: Reviews a change\nmodels: [gpt-5]\ncolor: blue\nmode: primary\nmetadata:\n  team: a\n---\nReview it.\n',
        },
        {
          text: '---\ndescription: Reviews a change\ntemperature: 0.2\nreasoningEffort: low\n---\nReview it.\n',
        },
        {
          text: '---\ndescription: Reviews a change\npermissions:\n  - action: bash\n    effect: deny\n---\nReview it.\n',
        },
      ],
    },
  },
  needs: 'header',
  headerAlone: true,
  kinds: [
    'agent',
    'mode',
    'command',
    'prompt',
    'instructions',
    'claude-code:rule',
    'style',
    'agent-skills:skill',
  ],
  check(context: RuleContext): Iterable<Report> {
    const { file, kind } = context;
    for (const { key } of file.front?.root.fields ?? []) {
      const spec = specOf(kind, key.text);
      if (!spec || (kind.target && spec.targets)) return reports(context);
    }
    return NOTHING;
  },
};

function* reports(context: RuleContext): Iterable<Report> {
  const { file, dialect, kind } = context;
  const end = seemingEnd(context);
  for (const field of file.front?.root.fields ?? []) {
    const key = field.key.text;
    const spec = specOf(kind, key);
    const other = spec && describeOtherTarget(context, field, spec);
    // The service marks keys for another target, too.
    if (other) {
      const builtin = builtinKind(file.reading, file.front?.root)?.marksUnknown === true;
      yield { span: field.key.span, ...other, builtin };
    }
    if (spec || key === '<<') continue;
    if (field.span.start >= end || isStray(file.text, field)) continue;
    // That stops the program, which is a finding of its own.
    if (file.format === 'json' && foreignKey(dialect, kind.kind, key)?.refusedInConfig) continue;
    const report = describe(context, field);
    if (report)
      yield { span: field.key.span, ...report, builtin: builtinMarks(file.reading, file.front?.root, key) };
  }
}

function describe(context: RuleContext, field: Field): Omit<Report, 'span'> | undefined {
  const { kind } = context;
  if (kind.common) return describeUncommon(context, field);
  if (kind.extended) return describeExtra(context, field);
  return kind.unknownKeys === 'left-alone'
    ? describeFamilyKey(context, field)
    : describeUnknown(context, field);
}

/** Lines indented by tabs or strange blanks fall out of the map they were meant for; that is reported by itself. */
function isStray(text: string, { key }: Field): boolean {
  const { start } = key.span;
  if (strangeIndent(text, start) !== undefined) return true;
  return !beginsLine(text, start) && text.slice(lineSpan(text, start).start, start).includes('\t');
}
