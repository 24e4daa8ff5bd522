import type { Duplicate } from './duplicates.ts';
import { duplicates, hiddenDuplicates } from './duplicates.ts';
import { removeField } from './edits.ts';
import { KEY_KINDS } from './kinds.ts';
import { code, headerIsLost, headerLost, refusedValues, valueRefused } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';
import { checkedFix, doesNoHarm } from './verify.ts';

export const duplicateKey: Rule = {
  meta: {
    id: 'duplicate-key',
    title: 'A key that is written twice',
    category: 'syntax',
    severity: 'error',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'claude-code', 'copilot', 'agent-skills'],
    builtin: [
      'copilot:agent',
      'copilot:mode',
      'copilot:prompt',
      'copilot:instructions',
      'claude-code:agent',
      'skill',
    ],
    docs: {
      why: `YAML allows a key once in each map. OpenCode’s parser fails at the second one, and then the whole header is
lost without a message: every tool is on, and the keys are part of the prompt. Claude Code goes on and takes the last one,
also without a message: what was written first does not count.`,
      bad: [
        { text: '---\ndescription: Reviews\nmode: subagent\nmode: subagent\n---\nReview the change.\n' },
        {
          text: '---\ndescription: Reviews\npermission:\n  bash: deny\n  bash: ask\n---\nReview the change.\n',
        },
        {
          path: '.claude/agents/review.md',
          text: '---\nname: review\ndescription: Reviews\ntools: Read\ntools: Read, Bash\n---\nReview the change.\n',
        },
      ],
      good: [
        {
          text: '---\ndescription: Reviews\nmode: subagent\npermission:\n  bash: ask\n---\nReview the change.\n',
        },
      ],
    },
  },
  needs: 'text',
  headerAlone: true,
  kinds: KEY_KINDS,
  check(context: RuleContext): Iterable<Report> {
    const { file, loaded } = context;
    const found = duplicates(file.front?.root);
    for (const value of loaded.header.repaired) found.push(...hiddenDuplicates(file.text, value));
    return found.length > 0 ? reports(context, found) : NOTHING;
  },
};

function* reports(context: RuleContext, found: readonly Duplicate[]): Iterable<Report> {
  const { loaded } = context;
  const lost = headerIsLost(context);
  const refused = refusedValues(context).length > 0 && loaded.header.state === 'repaired';
  const harmless = !lost && !refused;
  const effect = lost
    ? `. ${headerLost(context)}`
    : refused
      ? `, so the map is read as plain text: ${valueRefused(context)}`
      : ', and only the last one counts';
  for (const duplicate of found) {
    const { field, first } = duplicate;
    const key = code(field.key.text);
    yield {
      span: field.key.span,
      message: `The key ${key} is here twice${effect}. Keep one of the two.`,
      severity: harmless ? 'warning' : 'error',
      related: [{ span: first.key.span, message: `The first ${key}` }],
      fixes: fixesFor(context, duplicate),
    };
  }
}

/** Twice the same is one too many; where they differ only the author knows which one is meant. */
function fixesFor(context: RuleContext, { field, first }: Duplicate): Fix[] {
  const { text } = context.file;
  const same = valueText(text, field) === valueText(text, first);
  const key = code(field.key.text);
  const edits = [removeField(text, field)];
  const removal = { title: `Remove this ${key}`, edits, preferred: same };
  const fixes = [checkedFix(removal, () => same && doesNoHarm(context, edits))];
  return same
    ? fixes
    : [
        ...fixes,
        {
          title: `Remove the first ${key}`,
          edits: [removeField(text, first)],
          safe: false,
          preferred: false,
        },
      ];
}

function valueText(text: string, { value }: Duplicate['field']): string {
  return value ? text.slice(value.span.start, value.span.end) : '';
}
