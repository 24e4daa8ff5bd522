import type { Scalar } from '../syntax/tree.ts';
import type { Advice, Refused } from './advice.ts';
import { quoted, replace } from './edits.ts';
import { code, either } from './messages.ts';
import { inOtherCase, nearest } from './spelling.ts';

/** Colour words of CSS that people write most, with what CSS takes them for. */
const CSS_COLORS: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#0000ff',
  brown: '#a52a2a',
  cyan: '#00ffff',
  gold: '#ffd700',
  gray: '#808080',
  green: '#008000',
  grey: '#808080',
  indigo: '#4b0082',
  lime: '#00ff00',
  magenta: '#ff00ff',
  navy: '#000080',
  orange: '#ffa500',
  pink: '#ffc0cb',
  purple: '#800080',
  red: '#ff0000',
  silver: '#c0c0c0',
  teal: '#008080',
  violet: '#ee82ee',
  white: '#ffffff',
  yellow: '#ffff00',
};

/** Six digits from what was meant as such: `#fff`, `ff8800`, `#ff8800cc`; `length` of the source they come from. */
export function hexIn(text: string): { readonly value: string; readonly length: number } | undefined {
  const [all = '', digits = ''] = /^#?([0-9a-fA-F]+)(?![\w-])/.exec(text) ?? [];
  const six = SIX[digits.length]?.(digits);
  return six === undefined ? undefined : { value: `#${six}`, length: all.length };
}

const SIX: Readonly<Record<number, (digits: string) => string>> = {
  3: (digits) => [...digits].map((digit) => digit + digit).join(''),
  6: (digits) => digits,
};

/** What to write in place of a colour that the program refuses. */
export function colorAdvice({ problem, spec }: Refused, value: Scalar): Advice {
  const names = spec?.values?.map((one) => one.value) ?? [];
  const rule = problem.code === 'wrong-type' && value.style !== 'plain' ? 'invalid-type' : 'invalid-value';
  const word = value.text.trim();
  const hex = hexIn(word);
  const name = inOtherCase(word, names) ?? CSS_COLORS[word.toLowerCase()] ?? nearest(word, names);
  const to =
    hex && hex.length === word.length ? quoted(hex.value) : name?.startsWith('#') ? quoted(name) : name;
  const advice = { rule, because: `not ${code(word)}` } as const;
  if (!to) return { ...advice, remedy: `The names are ${either(names)}.` };
  return {
    ...advice,
    remedy: `Write \`${to}\`.`,
    title: `Write \`${to}\``,
    edits: [replace(value.span, to)],
    // A word names no exact colour.
    safe: !(word.toLowerCase() in CSS_COLORS),
  };
}
