import type { Shape } from '../dialects/types.ts';
import { span } from '../syntax/span.ts';
import type { FieldMap, Scalar } from '../syntax/tree.ts';
import { absentAdvice } from './absentAdvice.ts';
import type { Advice, Refused } from './advice.ts';
import { ruleOf } from './advice.ts';
import { colorAdvice } from './colorAdvice.ts';
import { insert, mayHoldComment, quote, quoted, replace } from './edits.ts';
import { code } from './messages.ts';
import { actionAdvice, booleanAdvice, numberAdvice, textAdvice, wordAdvice } from './scalarAdvice.ts';
import { toolListAdvice } from './toolListAdvice.ts';
import type { RuleContext } from './types.ts';

/** What to say about a refused value; the more it looks like a known slip, the more exact. */
export function advise(context: RuleContext, refused: Refused): Advice {
  const { problem, value } = refused;
  if (problem.actual === null || problem.actual === undefined) return absentAdvice(context, refused);
  const advice =
    value?.kind === 'scalar' ? scalarAdvice(context, refused, value) : collectionAdvice(context, refused);
  return advice ?? { rule: ruleOf(problem), remedy: 'Correct the value.' };
}

/** What the program wants at the place of the problem. */
function wanted({ problem, spec }: Refused): Shape | 'action' {
  if (problem.path.length === 1) {
    if (spec?.shape === 'permission') return 'action';
    // The schema takes anything here, but what works is text.
    return spec?.shape === 'any' ? 'string' : (spec?.shape ?? 'any');
  }
  return spec?.shape === 'tool-switches' ? 'boolean' : 'action';
}

function scalarAdvice(context: RuleContext, refused: Refused, value: Scalar): Advice | undefined {
  switch (wanted(refused)) {
    case 'boolean':
      return booleanAdvice(refused, value);
    case 'number':
    case 'positive-integer':
      return numberAdvice(context, refused, value);
    case 'enum':
      return wordAdvice(refused, value, refused.spec?.values?.map((one) => one.value) ?? []);
    case 'color':
      return colorAdvice(refused, value);
    case 'action':
      return actionAdvice(context, refused, value);
    case 'tool-switches':
      return toolListAdvice(context, refused);
    case 'string':
      return textAdvice(context, refused, value);
    case 'names':
      return listAdvice(context, refused, value);
    default:
      return undefined;
  }
}

/** A name where only a list of names is taken. */
function listAdvice({ file }: RuleContext, { spec }: Refused, value: Scalar): Advice | undefined {
  if (spec?.form !== 'list') return undefined;
  const raw = file.text.slice(value.span.start, value.span.end);
  return {
    rule: 'invalid-type',
    because: 'not a text',
    remedy: 'Put it in brackets.',
    ...(value.style === 'block' ? {} : { title: 'Make it a list', edits: [replace(value.span, `[${raw}]`)] }),
  };
}

/** A list where only a text with commas is taken. */
function commaAdvice({ file }: RuleContext, { spec, field, value }: Refused): Advice | undefined {
  if (spec?.form !== 'text' || value?.kind !== 'list') return undefined;
  const items = value.items.flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
  const all = items.length === value.items.length && items.length > 0;
  const joined = quoted(items.join(','), "'");
  const at = span(field.key.span.end, value.span.end);
  const edit = replace(at, `: ${joined}`);
  const safe = !mayHoldComment(file.text, at);
  return {
    rule: 'invalid-type',
    because: 'not a list',
    remedy: all ? `Write ${code(joined)}.` : 'Write one text with commas.',
    ...(all ? { title: 'Write one text with commas', edits: [edit], safe } : {}),
  };
}

/** Lists and maps where something else belongs. */
function collectionAdvice(context: RuleContext, refused: Refused): Advice | undefined {
  const { value, problem } = refused;
  const wants = wanted(refused);
  if (wants === 'tool-switches') return toolListAdvice(context, refused);
  const joined = commaAdvice(context, refused);
  if (joined) return joined;
  if (!value) return undefined;
  const because = `not a ${value.kind}`;
  const raw = context.file.text.slice(value.span.start, value.span.end);
  if (wants === 'string' && value.kind !== 'scalar' && value.flow && !raw.includes('\n')) {
    return {
      rule: 'invalid-type',
      because: `but brackets without quotes make it a ${value.kind}`,
      remedy: 'Put the whole value in quotes.',
      title: `Put ${code(raw)} in quotes`,
      edits: [quote(context.file.text, value.span)],
    };
  }
  if (wants === 'string' && value.kind === 'map' && !value.flow && isProse(value)) {
    const { text } = context.file;
    const colon = text.indexOf(':', refused.field.key.span.end);
    return {
      rule: 'invalid-type',
      because: 'but its colon and blank make it a map',
      remedy: 'Write the text as a block: `|-` behind the colon.',
      title: 'Write the value as a block of text',
      edits: [insert(colon + 1, ' |-')],
      safe: false,
    };
  }
  const only = wants === 'action' && value.kind === 'map' ? onlyAction(context, value) : undefined;
  if (!only || value.kind !== 'map')
    return { rule: ruleOf(problem), because, remedy: 'Write one value in its place.' };
  const at = span(refused.field.key.span.end, value.span.end);
  return {
    rule: 'invalid-type',
    because: 'and patterns are not taken here',
    remedy: `Write \`${only}\`.`,
    title: `Write \`${only}\``,
    edits: [replace(at, `: ${only}`)],
    safe: value.fields.length === 1 && !mayHoldComment(context.file.text, at),
  };
}

/** Whether running text was taken for keys: nobody calls a key by several words. */
function isProse({ fields }: FieldMap): boolean {
  return fields.some(({ key }) => key.style === 'plain' && /\s/.test(key.text));
}

/** The action that every pattern of a map has, if it is the same. */
function onlyAction({ dialect }: RuleContext, value: FieldMap): string | undefined {
  const actions = new Set(
    value.fields.map((field) => (field.value?.kind === 'scalar' ? field.value.text : '')),
  );
  const [action] = actions;
  return actions.size === 1 && dialect.actions.some((one) => one.value === action) ? action : undefined;
}
