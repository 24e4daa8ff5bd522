import type { FieldSpec } from '../dialects/types.ts';
import type { Loaded } from '../loaders/types.ts';
import { fieldOf } from '../syntax/tree.ts';
import { keysWhere } from './keyTable.ts';
import { code } from './messages.ts';
import { NOTHING } from './nothing.ts';
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
  headerAlone: true,
  kinds: ['skill'],
  check(context: RuleContext): Iterable<Report> {
    let found: Report[] | undefined;
    for (const spec of limitedKeys(context.kind).values()) {
      const report = judge(context, spec);
      if (report) found = [...(found ?? []), report];
    }
    return found ?? NOTHING;
  },
};

const limitedKeys = keysWhere((spec) => spec.length !== undefined);

function judge({ file, loaded }: RuleContext, spec: FieldSpec): Report | undefined {
  const { length } = spec;
  if (!length) return undefined;
  const own = textOf(loaded, spec.key);
  const other = length.with === undefined ? '' : textOf(loaded, length.with);
  // What is short enough in units of UTF-16 is so in characters, too.
  if (own.length + other.length <= length.max) return undefined;
  const value = fieldOf(file.front?.root, spec.key)?.value;
  const [first, second] = [charactersOf(own), charactersOf(other)];
  if (!value || first + second <= length.max) return undefined;
  return { span: value.span, message: message(spec, length, first, second) };
}

/** The text that the program reads; empty where it is none. */
function textOf({ keys }: Loaded, key: string): string {
  const text = keys[key];
  return typeof text === 'string' ? text : '';
}

/** As people count them. */
function charactersOf(text: string): number {
  return [...text.trim()].length;
}

function message(
  { key }: FieldSpec,
  length: NonNullable<FieldSpec['length']>,
  own: number,
  other: number,
): string {
  const both = other > 0 ? `${code(key)} and ${code(length.with ?? '')} have` : `${code(key)} has`;
  return `${both} ${thousands(own + other)} characters. ${length.doc}`;
}

/** `1,536`, as English writes it. */
function thousands(count: number): string {
  return String(count).replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
}
