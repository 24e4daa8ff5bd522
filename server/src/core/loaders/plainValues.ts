import type { FieldMap, Scalar, Value } from '../syntax/tree.ts';

/** Stands for a value that only the library itself can tell. */
const UNKNOWN = Symbol('unknown');

/** Words without quotes that are no text. */
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['null', 'Null', 'NULL', '~'].map((word) => [word, null] as const),
]);

/** The longest of them. */
const LONGEST_WORD = 5;

/**
 * What js-yaml 3 and readers of YAML 1.2 read alike from the lines of a plain header. Undefined wherever that is not
 * certain: for repeated keys, for dates, and for numbers in any other form than `12` and `1.5`.
 */
export function plainValues(map: FieldMap): Readonly<Record<string, unknown>> | undefined {
  if (last?.map !== map) last = { map, data: readMap(map) };
  return last.data;
}

/** What was read last: the readers of a text ask for the same, one after the other. */
let last:
  | { readonly map: FieldMap; readonly data: Readonly<Record<string, unknown>> | undefined }
  | undefined;

function readMap({ fields }: FieldMap): Record<string, unknown> | undefined {
  const data: Record<string, unknown> = {};
  for (const { key, value } of fields) {
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
  if (value.kind === 'map') return readMap(value) ?? UNKNOWN;
  const items: unknown[] = [];
  for (const item of value.items) {
    const read = readValue(item);
    if (read === UNKNOWN) return UNKNOWN;
    items.push(read);
  }
  return items;
}

function scalarValue({ text, style }: Scalar): unknown {
  if (style !== 'plain') return text;
  if (text.length <= LONGEST_WORD) {
    const word = WORDS.get(text);
    if (word !== undefined) return word;
  }
  if (!isDigit(text.charCodeAt(0))) return text;
  if (/^(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/.test(text)) return Number(text);
  return MAY_BE_NUMBER.test(text) && !VERSION.test(text) ? UNKNOWN : text;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** All that stands in numbers of any base and in times. */
const MAY_BE_NUMBER = /^[\da-fA-FxoTtZ_:.+ -]*$/;
const VERSION = /^\d+(?:\.\d+){2,}$/;
