import type { FieldSpec } from '../dialects/types.ts';
import { fieldOf } from '../syntax/tree.ts';
import { code } from './messages.ts';
import type { Report, Rule, RuleContext } from './types.ts';

const LONG = 'Reviews a change. '.repeat(60);

export const descriptionLength: Rule = {
  meta: {
    id: 'description-length',
    title: 'A description that is longer than some program takes',
    category: 'keys',
    severity: 'information',
    since: '0.2.0',
    fix: 'none',
    dialects: ['agent-skills', 'claude-code'],
    docs: {
      why: `Of all skills a model sees the descriptions only. The specification of Agent Skills allows 1,024 characters
for one, and 500 for \`compatibility\`; programs that hold to it may refuse a longer one. Claude Code takes every length
for loading, but cuts the list that the model chooses from: of \`description\` and \`when_to_use\` together it shows 1,536
characters of each skill. What matters should stand first.`,
      bad: [
        {
          path: 'skills/review/SKILL.md',
          text: `---\nname: review\ndescription: ${LONG.trim()}\n---\n# Review\n`,
        },
      ],
      good: [
        {
          path: 'skills/review/SKILL.md',
          text: '---\nname: review\ndescription: Reviews a change\n---\n# Review\n',
        },
      ],
    },
  },
  needs: 'header',
  kinds: ['skill'],
  *check(context: RuleContext): Iterable<Report> {
    for (const spec of context.kind.fields) {
      const { length } = spec;
      const value = length && fieldOf(context.file.front?.root, spec.key)?.value;
      if (!length || !value) continue;
      const own = textLength(context, spec.key);
      const other = length.with === undefined ? 0 : textLength(context, length.with);
      if (own + other <= length.max) continue;
      yield { span: value.span, message: message(spec, length, own, other) };
    }
  },
};

/** In characters as people count them, of the text that the program reads. */
function textLength({ loaded }: RuleContext, key: string): number {
  const text = loaded.keys[key];
  return typeof text === 'string' && text.length > 0 ? [...text.trim()].length : 0;
}

function message(
  { key }: FieldSpec,
  length: NonNullable<FieldSpec['length']>,
  own: number,
  other: number,
): string {
  const both = other > 0 ? `${code(key)} and ${code(length.with ?? '')} have` : `${code(key)} has`;
  return `${both} ${(own + other).toLocaleString('en')} characters. ${length.doc}`;
}
