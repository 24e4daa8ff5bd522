import type { FieldMap, Scalar, Value } from '../syntax/tree.ts';

/** Stands for a value that only the library itself can tell. */
const UNKNOWN = Symbol('unknown');

/** Words without quotes that are no text. */
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['null', 'Null', 'NULL', '~'].map((word) => [word, null] as const),
]);

/**
 * What js-yaml 3 reads from the lines of a plain header. Undefined wherever that is not certain: for repeated keys, which
 * it refuses, for dates, and for numbers in any other form than `12` and `1.5`.
 */
export function plainValues(map: FieldMap): Record<string, unknown> | undefined {
  const data: Record<string, unknown> = {};
  for (const { key, value } of map.fields) {
    if (typeof scalarValue(key) !== 'string' || key.text === '__proto__' || Object.hasOwn(data, key.text))
      return undefined;
    const read = value ? readValue(value) : null;
    if (read === UNKNOWN) return undefined;
    data[key.text] = read;
  }
  return data;
}

function readValue(value: Value): unknown {
  if (value.kind === 'scalar') return scalarValue(value);
  if (value.kind === 'map') return plainValues(value) ?? UNKNOWN;
  const items = value.items.map(readValue);
  return items.includes(UNKNOWN) ? UNKNOWN : items;
}

function scalarValue({ text, style }: Scalar): unknown {
  if (style !== 'plain') return text;
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (/^(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/.test(text)) return Number(text);
  return /^\d/.test(text) && MAY_BE_NUMBER.test(text) && !VERSION.test(text) ? UNKNOWN : text;
}

/** All that stands in numbers of any base and in times. */
const MAY_BE_NUMBER = /^[\da-fA-FxoTtZ_:.+ -]*$/;
const VERSION = /^\d+(?:\.\d+){2,}$/;
