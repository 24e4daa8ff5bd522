import { foreignModel } from '../dialects/lookup.ts';
import type { ForeignModel } from '../dialects/types.ts';
import type { Field, Scalar } from '../syntax/tree.ts';
import { fieldOf } from '../syntax/tree.ts';
import { removeField, renameKey } from './edits.ts';
import { hasAny, keysWhere } from './keyTable.ts';
import { code } from './messages.ts';
import { NOTHING } from './nothing.ts';
import type { Fix, Report, Rule, RuleContext } from './types.ts';

export const modelFormat: Rule = {
  meta: {
    id: 'model-format',
    title: 'A model without a provider',
    category: 'keys',
    severity: 'warning',
    since: '0.1.0',
    fix: 'safe',
    dialects: ['opencode'],
    docs: {
      why: `OpenCode splits \`model\` at the first \`/\` into provider and model, and checks neither when it loads the file.
A name without a provider becomes a provider of that name with an empty model: the agent looks fine until it is used, and
then fails. \`inherit\` and \`sonnet\` are words of Claude Code; in OpenCode an agent without \`model\` uses the session’s.`,
      bad: [
        { text: '---\ndescription: Reviews a change\nmodel: gpt-5\n---\nReview the change.\n' },
        { text: '---\ndescription: Reviews a change\nmodel: inherit\n---\nReview the change.\n' },
        { text: '---\ndescription: Reviews a change\nmodel: subagent\n---\nReview the change.\n' },
      ],
      good: [
        { text: '---\ndescription: Reviews a change\nmodel: openai/gpt-5\n---\nReview the change.\n' },
        {
          text: '---\ndescription: Reviews a change\nmodel: openrouter/openai/gpt-5\n---\nReview the change.\n',
        },
      ],
    },
  },
  needs: 'header',
  headerAlone: true,
  kinds: ['agent', 'mode', 'command', 'skill'],
  check(context: RuleContext): Iterable<Report> {
    return hasAny(context.file.front?.root, modelKeys(context.kind)) ? reports(context) : NOTHING;
  },
};

const modelKeys = keysWhere((spec) => spec.shape === 'model');

function* reports(context: RuleContext): Iterable<Report> {
  const { file, dialect, kind, loaded } = context;
  for (const field of file.front?.root.fields ?? []) {
    const { value } = field;
    if (!modelKeys(kind).has(field.key.text)) continue;
    if (value?.kind !== 'scalar' || typeof loaded.header.data[field.key.text] !== 'string') continue;
    const word = foreignModel(dialect, value.text.trim());
    const report = word ? wordReport(context, field, word) : partsReport(context, value);
    if (report) yield { span: value.span, ...report };
  }
}

function partsReport(
  { dialect: { title } }: RuleContext,
  { text }: Scalar,
): Omit<Report, 'span'> | undefined {
  const slash = text.indexOf('/');
  if (slash > 0 && slash < text.length - 1) return undefined;
  const effect =
    slash < 0
      ? `${title} takes ${code(text)} for a provider with an empty model`
      : `${code(text)} has no ${slash === 0 ? 'provider before' : 'model behind'} the \`/\``;
  return { message: `${effect}, and the agent fails at its first request. Write \`provider/model\`.` };
}

function wordReport(context: RuleContext, field: Field, word: ForeignModel): Omit<Report, 'span'> {
  const { dialect } = context;
  const fix = word.removes ? wordFix(context, field, word) : undefined;
  return {
    message: `${dialect.title} takes ${code(word.word)} for a provider with an empty model, and the agent fails at its first request. ${word.doc}${fix ? ` ${fix.title}.` : ''}`,
    fixes: fix ? [fix] : [],
  };
}

/** The word is a value of another key: that key was meant, unless it is there. Else no key says the same. */
function wordFix({ file, kind }: RuleContext, field: Field, { word }: ForeignModel): Fix {
  const meant = kind.fields.find(
    (spec) => spec.values?.some((one) => one.value === word) && spec.shape === 'enum',
  );
  const rename = meant && !fieldOf(file.front?.root, meant.key);
  return {
    title: rename ? `Rename to ${code(meant.key)}` : `Remove ${code(field.key.text)}`,
    edits: [rename ? renameKey(field, meant.key) : removeField(file.text, field)],
    safe: true,
    preferred: true,
  };
}
