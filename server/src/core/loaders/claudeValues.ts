import { CLAUDE_CODE } from '../dialects/data/claude-code/index.ts';
import type { ValueReading } from '../dialects/data/claude-code/resolution.ts';
import { SMALLEST_WINDOW, SWITCH_WORDS } from '../dialects/data/claude-code/resolution.ts';
import type { FieldSpec, ValueSpec } from '../dialects/types.ts';
import { readEntries } from './claudeTools.ts';
import { isRecord } from './opencodeSchema.ts';
import type { LoadProblem } from './types.ts';

/** A value that counts, or what the program would have wanted in its place. */
export type Taken =
  | { readonly value: unknown }
  | { readonly code: LoadProblem['code']; readonly expected: string };

type Reader = (value: unknown, field: FieldSpec) => Taken;

const wrongType = (expected: string): Taken => ({ code: 'wrong-type', expected });
const wrongValue = (expected: string): Taken => ({ code: 'wrong-value', expected });

const READERS: Readonly<Record<ValueReading, Reader | undefined>> = {
  apart: undefined,
  'as-text': (value) => ({ value: showText(value) }),
  word: readWord,
  'lower-word': (value, field) =>
    readWord(typeof value === 'string' ? value.trim().toLowerCase() : value, field),
  model: readModel,
  effort: readEffort,
  count: (value) => readNumber(value, 1),
  window: (value) => readNumber(value, SMALLEST_WINDOW),
  'true-or-false': readTrueOrFalse,
  switch: readSwitch,
  names: readNames,
  text: readText,
  list: (value) => (Array.isArray(value) ? { value } : wrongType('a list')),
  map: (value) => (isRecord(value) ? { value } : wrongType('a map')),
};

/** What the program makes of the value of a key that it reads so. */
export function readValue(field: FieldSpec, value: unknown, reading: ValueReading | undefined): Taken {
  return (reading && READERS[reading]?.(value, field)) ?? { value };
}

/** As the program turns any value into text: the items of a list with commas between them. */
export function showText(value: unknown): string {
  if (!Array.isArray(value)) return String(value);
  return value.map((item: unknown) => (item === null ? '' : showText(item))).join(',');
}

function readNumber(value: unknown, least: number): Taken {
  const number = wholeNumber(value);
  if (number !== undefined && number >= least) return { value: number };
  return { code: 'out-of-range', expected: `a whole number from ${least}` };
}

/** Which of the listed words it is; for some a word has more than one spelling. */
function readWord(value: unknown, { values = [] }: FieldSpec): Taken {
  const found = typeof value === 'string' ? wordOf(values, value) : undefined;
  return found === undefined ? wrongValue(oneOf(values)) : { value: found };
}

function wordOf(values: readonly ValueSpec[], word: string): string | undefined {
  return values.find(({ value, also }) => value === word || also?.includes(word))?.value;
}

const ALIASES: ReadonlySet<string> = new Set(CLAUDE_CODE.modelAliases?.map(({ value }) => value) ?? []);

/** A word for a model counts in any case; every other text goes to the model's provider as it is. */
function readModel(value: unknown): Taken {
  if (typeof value !== 'string') return wrongType('a string');
  const model = value.trim();
  if (model === '') return wrongType('the name of a model');
  const lower = model.toLowerCase();
  return { value: ALIASES.has(lower) ? lower : model };
}

/** A level in any case, or a whole number; of a text that begins with one, the number counts. */
function readEffort(value: unknown, { values = CLAUDE_CODE.effortLevels }: FieldSpec): Taken {
  if (typeof value === 'number' && Number.isInteger(value)) return { value };
  const word = Array.isArray(value) || isRecord(value) ? String(value) : String(value).toLowerCase();
  const level = wordOf(values, word.toLowerCase());
  if (level !== undefined) return { value: level };
  const number = Number.parseInt(word, 10);
  return Number.isNaN(number) ? wrongValue(`${oneOf(values)}, or a whole number`) : { value: number };
}

function readTrueOrFalse(value: unknown): Taken {
  const word = String(value);
  const known = typeof value === 'boolean' || typeof value === 'string';
  return known && (word === 'true' || word === 'false')
    ? { value: word === 'true' }
    : wrongType('`true` or `false`');
}

/** The switches of skills and commands take more words, in any case. */
function readSwitch(value: unknown): Taken {
  if (typeof value === 'boolean') return { value };
  const word =
    typeof value === 'string' || typeof value === 'number' ? String(value).toLowerCase().trim() : '';
  const on = (SWITCH_WORDS.on as readonly string[]).includes(word);
  const off = (SWITCH_WORDS.off as readonly string[]).includes(word);
  return on || off ? { value: on } : wrongType('`true` or `false`');
}

function readNames(value: unknown): Taken {
  if (typeof value !== 'string' && !Array.isArray(value)) return wrongType('a string or a list of strings');
  const entries = readEntries(value);
  return { value: entries === 'all' ? ['*'] : entries };
}

function readText(value: unknown): Taken {
  return typeof value === 'string' && value.trim() !== '' ? { value } : wrongType('a string');
}

const GROUPED = /^[+-]?\d{1,3}([_,\u00A0\u202F ])\d{3}(?:\1\d{3})*$/;

/** A whole number, also written as text: `5`, `1e3`, `100,000`; of `5 turns` the number counts. */
function wholeNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  const text = String(value).trim();
  const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)e[+-]?\d+$/i.test(text)
    ? Number(text)
    : Number.parseInt(GROUPED.test(text) ? text.replace(/[_,\u00A0\u202F ]/g, '') : text, 10);
  return Number.isInteger(number) ? number : undefined;
}

function oneOf(values: readonly ValueSpec[]): string {
  return `one of ${values.map(({ value }) => `\`${value}\``).join(', ')}`;
}
