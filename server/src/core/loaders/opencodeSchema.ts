import { OPENCODE } from '../dialects/data/opencode/index.ts';
import type { FieldSpec, Shape } from '../dialects/types.ts';
import type { KeyPath, LoadProblem } from './types.ts';

type Check = (spec: FieldSpec, value: unknown, path: KeyPath) => readonly LoadProblem[];

const NONE: readonly LoadProblem[] = [];

const ACTION_ONLY = new Set(OPENCODE.permissionKeys.filter((spec) => !spec.patterns).map((spec) => spec.key));
const ACTIONS = new Set(OPENCODE.actions.map((action) => action.value));
const AN_ACTION = oneOf(OPENCODE.actions.map((action) => action.value));

/**
 * Every value that OpenCode's schema refuses, key by key in the table's order. Keys that only go to the provider are
 * not checked, as there.
 */
export function checkFields(
  fields: readonly FieldSpec[],
  data: Readonly<Record<string, unknown>>,
): LoadProblem[] {
  const problems: LoadProblem[] = [];
  for (const spec of fields) {
    if (Object.hasOwn(data, spec.key)) {
      const found = CHECKS[spec.shape]?.(spec, data[spec.key], [spec.key]) ?? NONE;
      if (found.length > 0) problems.push(...found);
    } else if (spec.required) {
      problems.push(problem([spec.key], 'wrong-type', expectedOf(spec), undefined));
    }
  }
  return problems;
}

const CHECKS: Partial<Record<Shape, Check>> = {
  string: checkString,
  model: checkString,
  agent: checkString,
  effort: checkString,
  number: (spec, value, path) => checkNumber(spec, value, path, Number.isFinite),
  'positive-integer': (spec, value, path) =>
    checkNumber(spec, value, path, (number) => Number.isSafeInteger(number) && number > 0),
  boolean: (spec, value, path) => accept(typeof value === 'boolean', spec, value, path),
  enum: (spec, value, path) => checkWord(spec, value, path, isKnownValue),
  color: (spec, value, path) =>
    checkWord(
      spec,
      value,
      path,
      (field, word) => /^#[0-9a-fA-F]{6}$/.test(word) || isKnownValue(field, word),
    ),
  map: (spec, value, path) => accept(isRecord(value), spec, value, path),
  'tool-switches': checkSwitches,
  permission: checkPermission,
};

/** What the program takes for a map: any object that is no list, a date included. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function checkString(spec: FieldSpec, value: unknown, path: KeyPath): readonly LoadProblem[] {
  return accept(typeof value === 'string', spec, value, path);
}

function checkNumber(
  spec: FieldSpec,
  value: unknown,
  path: KeyPath,
  fits: (number: number) => boolean,
): LoadProblem[] {
  if (typeof value !== 'number') return [problem(path, 'wrong-type', expectedOf(spec), value)];
  return fits(value) ? [] : [problem(path, 'out-of-range', expectedOf(spec), value)];
}

function checkWord(
  spec: FieldSpec,
  value: unknown,
  path: KeyPath,
  fits: (spec: FieldSpec, word: string) => boolean,
): LoadProblem[] {
  if (typeof value !== 'string') return [problem(path, 'wrong-type', expectedOf(spec), value)];
  return fits(spec, value) ? [] : [problem(path, 'wrong-value', expectedOf(spec), value)];
}

function isKnownValue(spec: FieldSpec, word: string): boolean {
  return spec.values?.some((known) => known.value === word) === true;
}

function checkSwitches(spec: FieldSpec, value: unknown, path: KeyPath): LoadProblem[] {
  if (!isRecord(value)) return [problem(path, 'wrong-type', expectedOf(spec), value)];
  return Object.entries(value).flatMap(([tool, on]) =>
    typeof on === 'boolean' ? [] : [problem([...path, tool], 'wrong-type', 'a boolean', on)],
  );
}

function checkPermission(spec: FieldSpec, value: unknown, path: KeyPath): LoadProblem[] {
  if (!isRecord(value)) return checkAction(value, path, expectedOf(spec));
  return Object.entries(value).flatMap(([key, rule]) => checkRule(key, rule, [...path, key]));
}

function checkRule(key: string, rule: unknown, path: KeyPath): LoadProblem[] {
  const actionOnly = ACTION_ONLY.has(key);
  const expected = actionOnly ? AN_ACTION : `${AN_ACTION}, or a map of patterns to actions`;
  if (!isRecord(rule)) return checkAction(rule, path, expected);
  // Where only an action will do, the program refuses the map, and its bad entries once more each.
  const whole = actionOnly ? checkAction(rule, path, expected) : [];
  const entries = Object.entries(rule);
  return [
    ...whole,
    ...entries.flatMap(([pattern, action]) => checkAction(action, [...path, pattern], AN_ACTION)),
  ];
}

function checkAction(value: unknown, path: KeyPath, expected: string): LoadProblem[] {
  if (typeof value !== 'string') return [problem(path, 'wrong-type', expected, value)];
  return ACTIONS.has(value) ? [] : [problem(path, 'wrong-value', expected, value)];
}

function accept(fits: boolean, spec: FieldSpec, value: unknown, path: KeyPath): readonly LoadProblem[] {
  return fits ? NONE : [problem(path, 'wrong-type', expectedOf(spec), value)];
}

function problem(path: KeyPath, code: LoadProblem['code'], expected: string, actual: unknown): LoadProblem {
  return { path, code, expected, actual };
}

function expectedOf(spec: FieldSpec): string {
  if (spec.shape === 'enum') return oneOf(spec.values?.map((value) => value.value) ?? []);
  return EXPECTED[spec.shape] ?? 'another value';
}

const EXPECTED: Partial<Record<Shape, string>> = {
  string: 'a string',
  model: 'a string',
  agent: 'a string',
  effort: 'a string',
  number: 'a number',
  'positive-integer': 'a whole number above 0',
  boolean: 'a boolean',
  color: '`#` and six hexadecimal digits in quotes, or the name of a theme colour',
  map: 'a map',
  'tool-switches': 'a map of tool ids to `true` or `false`',
  permission: `${AN_ACTION}, or a map of permission keys`,
};

/** "`ask`, `allow` or `deny`". */
function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
