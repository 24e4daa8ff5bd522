import type { Scalar } from '../syntax/tree.ts';
import type { Advice, Refused } from './advice.ts';
import { ruleOf } from './advice.ts';
import { changeScalar, quote, quoted, removeField, replace } from './edits.ts';
import { code, either } from './messages.ts';
import { inOtherCase, nearest } from './spelling.ts';
import type { RuleContext } from './types.ts';

const TRUE = /^(?:true|yes|y|on|1|allow(?:ed)?|always|enabled?)$/i;
const FALSE = /^(?:false|no|n|off|0|den(?:y|ied)|never|block(?:ed)?|forbid(?:den)?|disabled?)$/i;

export function booleanAdvice({ problem }: Refused, value: Scalar): Advice | undefined {
  const word = value.text.trim();
  const to = TRUE.test(word) ? 'true' : FALSE.test(word) ? 'false' : nearest(word, ['true', 'false']);
  const plain = value.style === 'plain';
  const because = !plain
    ? 'and text in quotes is none'
    : typeof problem.actual === 'string'
      ? `and YAML reads ${code(word)} as text`
      : undefined;
  const rule = plain && typeof problem.actual === 'string' ? 'invalid-value' : 'invalid-type';
  const advice = { rule, ...(because ? { because } : {}) } as const;
  if (!to) return { ...advice, remedy: 'Write `true` or `false`.' };
  return {
    ...advice,
    remedy: `Write \`${to}\`.`,
    title: `Write \`${to}\``,
    edits: [replace(value.span, to)],
  };
}

export function numberAdvice({ file }: RuleContext, refused: Refused, value: Scalar): Advice | undefined {
  const { problem, field } = refused;
  const shown = `not ${code(file.text.slice(value.span.start, value.span.end))}`;
  if (problem.code === 'out-of-range') {
    const none = Number(value.text) === 0;
    return {
      rule: 'invalid-value',
      because: shown,
      remedy: none ? 'Remove the key if there is to be no limit.' : 'Write such a number.',
      ...(none
        ? { title: `Remove ${code(field.key.text)}`, edits: [removeField(file.text, field)], safe: false }
        : {}),
    };
  }
  const number = value.text.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2');
  if (!/^-?(?:\d+\.?\d*|\.\d+)$/.test(number))
    return { rule: 'invalid-type', because: shown, remedy: 'Write a number.' };
  return {
    rule: 'invalid-type',
    because: shown,
    remedy: `Write \`${number}\`.`,
    title: `Write \`${number}\``,
    edits: [replace(value.span, number)],
  };
}

/** A word that is none of a closed list. */
export function wordAdvice({ problem }: Refused, value: Scalar, words: readonly string[]): Advice {
  const to = inOtherCase(value.text, words) ?? nearest(value.text, words);
  const advice = { rule: ruleOf(problem), because: `not ${code(value.text)}` } as const;
  // What must stand there may name them all already.
  const named = words.every((word) => problem.expected.includes(code(word)));
  if (!to) return { ...advice, remedy: named ? 'Write one of these.' : `Write ${either(words)}.` };
  return {
    ...advice,
    remedy: `Write \`${to}\`.`,
    title: `Write \`${to}\``,
    edits: [changeScalar(value, to)],
  };
}

export function actionAdvice({ dialect }: RuleContext, refused: Refused, value: Scalar): Advice {
  const words = dialect.actions.map((action) => action.value);
  const meant = TRUE.test(value.text) ? 'allow' : FALSE.test(value.text) ? 'deny' : undefined;
  if (!meant || !words.includes(meant)) return wordAdvice(refused, value, words);
  return {
    rule: ruleOf(refused.problem),
    because: `not ${code(value.text)}`,
    remedy: `Write \`${meant}\`.`,
    title: `Write \`${meant}\``,
    edits: [replace(value.span, meant)],
  };
}

export function textAdvice({ file: { text } }: RuleContext, { problem }: Refused, value: Scalar): Advice {
  const raw = text.slice(value.span.start, value.span.end);
  const read = problem.actual instanceof Date ? 'a date' : `a ${typeof problem.actual}`;
  return {
    rule: problem.actual instanceof Date ? 'invalid-value' : 'invalid-type',
    because: `but without quotes YAML reads ${code(raw)} as ${read}`,
    remedy: `Write \`${quoted(raw)}\`.`,
    title: `Put ${code(raw)} in quotes`,
    edits: [quote(text, value.span)],
  };
}
