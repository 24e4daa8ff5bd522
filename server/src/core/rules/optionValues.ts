import type { FieldSpec } from '../dialects/types.ts';
import type { Field, FieldMap, Scalar } from '../syntax/tree.ts';
import { changeScalar, replace } from './edits.ts';
import { hasAny, keysWhere, specIn } from './keyTable.ts';
import { code } from './messages.ts';
import { NOTHING } from './nothing.ts';
import { inOtherCase, nearest } from './spelling.ts';
import type { Report, RuleContext, TextEdit } from './types.ts';

/**
 * Request options whose value is a slip: a misspelled word of those that are known, a boolean or a number in quotes.
 * The program checks none of them and hands them on, so nothing else is claimed. Levels of effort have a rule of their own.
 */
export function optionValues(context: RuleContext): Iterable<Report> {
  const { file, kind } = context;
  const root = file.front?.root;
  return root && hasAny(root, optionKeys(kind)) ? inMap(context, root, kind.fields) : NOTHING;
}

const optionKeys = keysWhere(isOption);

/** Whether the program hands the key on, or one below it. */
function isOption({ passes, fields }: FieldSpec): boolean {
  return passes !== undefined || fields?.some(isOption) === true;
}

function* inMap(context: RuleContext, map: FieldMap, specs: readonly FieldSpec[]): Iterable<Report> {
  for (const field of map.fields) {
    const spec = specIn(specs, field.key.text);
    if (!spec) continue;
    if (field.value?.kind === 'map' && spec.fields) yield* inMap(context, field.value, spec.fields);
    const report = spec.passes ? slip(context, spec, field) : undefined;
    if (report) yield report;
  }
}

function slip({ dialect, file }: RuleContext, spec: FieldSpec, { value }: Field): Report | undefined {
  if (value?.kind !== 'scalar') return undefined;
  const meant = MEANT[spec.shape]?.(spec, value);
  if (!meant) return undefined;
  return {
    span: value.span,
    message: `${dialect.title} hands ${code(file.text.slice(value.span.start, value.span.end))} on as text, and the model’s provider may refuse it. Write ${code(meant.text)}.`,
    severity: 'warning',
    fixes: [{ title: `Write ${code(meant.text)}`, edits: [meant.edit], safe: true, preferred: true }],
  };
}

interface Meant {
  readonly text: string;
  readonly edit: TextEdit;
}

const MEANT: Partial<Record<FieldSpec['shape'], (spec: FieldSpec, value: Scalar) => Meant | undefined>> = {
  string: ({ values }, value) => {
    const words = values?.map((one) => one.value) ?? [];
    if (words.includes(value.text)) return undefined;
    const text = inOtherCase(value.text, words) ?? nearest(value.text, words);
    return text === undefined ? undefined : { text, edit: changeScalar(value, text) };
  },
  boolean: (_, value) => {
    const text = WORDS[value.text.toLowerCase()];
    return text === undefined || (value.text === text && value.style === 'plain')
      ? undefined
      : { text, edit: replace(value.span, text) };
  },
  number: (_, value) => {
    const isText = value.style !== 'plain' && /^-?\d+(?:\.\d+)?$/.test(value.text);
    return isText ? { text: value.text, edit: replace(value.span, value.text) } : undefined;
  },
};

const WORDS: Readonly<Record<string, string>> = {
  true: 'true',
  yes: 'true',
  on: 'true',
  false: 'false',
  no: 'false',
  off: 'false',
};
