import type { FieldSpec } from '../dialects/types.ts';
import type { Loaded } from '../loaders/types.ts';
import type { Field } from '../syntax/tree.ts';
import { fieldOf } from '../syntax/tree.ts';
import { removeField, renameKey } from './edits.ts';
import { hasAny, keysWhere, specOf } from './keyTable.ts';
import { code } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const deprecatedKey: Rule = {
  meta: {
    id: 'deprecated-key',
    title: 'A key that has been replaced',
    category: 'keys',
    severity: 'information',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode', 'copilot'],
    builtin: ['copilot:agent', 'copilot:mode', 'copilot:prompt'],
    docs: {
      why: `Deprecated keys still work, but a later version may drop them, and the newer key can say more: \`permission\`
knows \`ask\`, and patterns for single commands, where \`tools\` only knows on and off. The editor offers to rewrite
\`tools\` as \`permission\`; fix all leaves it alone.

In Copilot \`mode\` of a prompt is called \`agent\` now, \`infer\` has been replaced by two keys, and chat modes
(\`*.chatmode.md\`) have become custom agents.`,
      bad: [
        { text: '---\ndescription: Reviews a change\ntools:\n  bash: false\n---\nReview the change.\n' },
        { text: '---\ndescription: Reviews a change\nmaxSteps: 5\n---\nReview the change.\n' },
        {
          path: '.github/prompts/review.prompt.md',
          text: '---\ndescription: Reviews a change\nmode: agent\n---\nReview the change.\n',
        },
        {
          path: '.github/agents/review.agent.md',
          text: '---\ndescription: Reviews a change\ninfer: true\n---\nReview the change.\n',
        },
        {
          path: '.github/chatmodes/review.chatmode.md',
          text: '---\ndescription: Reviews a change\n---\nReview the change.\n',
        },
      ],
      good: [
        {
          text: '---\ndescription: Reviews a change\npermission:\n  bash: deny\nsteps: 5\n---\nReview it.\n',
        },
      ],
    },
  },
  needs: 'header',
  headerAlone: true,
  kinds: ['agent', 'mode', 'command', 'skill', 'config', 'prompt'],
  check(context: RuleContext): Iterable<Report> {
    const { file, kind } = context;
    const says = kind.deprecated || hasAny(file.front?.root, deprecatedKeys(kind));
    return says ? reports(context) : NOTHING;
  },
};

const deprecatedKeys = keysWhere((spec) => spec.deprecated !== undefined);

function* reports(context: RuleContext): Iterable<Report> {
  const { file, kind, loaded } = context;
  if (kind.deprecated && file.front) {
    const { use, doc } = kind.deprecated;
    yield {
      span: file.front.open,
      message: `${doc} Move this file to ${code(use)}.`,
      tags: ['deprecated'],
    };
  }
  for (const field of file.front?.root.fields ?? []) {
    const spec = deprecatedKeys(kind).get(field.key.text);
    // Whoever has to write the value anew is told so already.
    if (!spec?.deprecated || isRefused(loaded, spec.key)) continue;
    const { since, doc } = spec.deprecated;
    yield {
      span: field.key.span,
      message: `${code(spec.key)} is deprecated${since ? ` since ${since}` : ''}. ${doc}`,
      tags: ['deprecated'],
      fixes: fixesFor(context, field, spec, spec.deprecated.use),
    };
  }
}

function isRefused({ problems }: Loaded, key: string): boolean {
  return problems.some(({ path }) => path.length === 1 && path[0] === key);
}

/** A new name where the value stays the same; nothing where it has to be rewritten. */
function fixesFor(context: RuleContext, field: Field, spec: FieldSpec, use: string): Fix[] {
  const { file, kind } = context;
  if (specOf(kind, use)?.shape !== spec.shape) return [];
  const taken = fieldOf(file.front?.root, use) !== undefined;
  return [
    {
      title: taken ? `Remove ${code(spec.key)}: ${code(use)} counts` : `Rename to ${code(use)}`,
      edits: [taken ? removeField(file.text, field) : renameKey(field, use)],
      safe: true,
      preferred: true,
    },
  ];
}
