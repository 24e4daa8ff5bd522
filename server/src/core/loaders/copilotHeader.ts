import { splitFrontMatter } from '../syntax/frontmatter.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, overlaps, span } from '../syntax/span.ts';
import type { FieldMap, Scalar, Value } from '../syntax/tree.ts';
import type { YamlTree } from '../syntax/yaml.ts';
import { parseYaml } from '../syntax/yaml.ts';
import type { HeaderReading } from './types.ts';

/** A header as VS Code reads it: the keys with their values, and what stands where. */
export interface LenientHeader {
  readonly header: HeaderReading;
  readonly root: FieldMap | undefined;
}

const NOTHING = { data: {}, failure: undefined, repaired: [] } as const;

/** More values than this that YAML refuses are prose, not a header. */
const MOST_REPAIRS = 20;

/**
 * Reads a header as VS Code's own reader does, as far as that is known: every scalar stays text, and a value without
 * quotes may hold a colon and a blank, or begin with a mark that YAML reserves. `repaired` are those values: programs
 * that read YAML by the letter refuse the header because of them.
 * Source: the reader of VS Code 1.138, run on small files beside `yaml` and `js-yaml`.
 */
export function readLenientHeader(text: string): LenientHeader {
  const split = splitFrontMatter(text, 'line-start');
  if (!split) return { header: { ...NOTHING, state: 'none' }, root: undefined };
  // Without an end VS Code takes the whole file for the header; nothing is known of what it then makes of the text.
  if (!split.close) return { header: { ...NOTHING, state: 'ignored' }, root: undefined };
  const strict = parseYaml(text, split.content);
  const fault = faultOf(text, strict);
  const repaired = fault ? lenientValues(text, split.content, strict) : [];
  const tree = repaired.length > 0 ? parseYaml(text, split.content, repaired) : strict;
  const failure = fault && { message: fault.message.split('\n', 1).join(''), offset: fault.span.start };
  if (faultOf(text, tree) || repeats(tree.root))
    return { header: { ...NOTHING, state: 'ignored', failure }, root: undefined };
  const empty = tree.root.fields.length === 0;
  const state = empty ? 'empty' : repaired.length > 0 ? 'repaired' : 'read';
  return {
    header: { state, data: dataOf(tree.root), failure, repaired },
    root: tree.root,
  };
}

interface Fault {
  readonly message: string;
  readonly span: Span;
}

/** The first place that YAML refuses. */
function faultOf(text: string, { problems, root }: YamlTree): Fault | undefined {
  const aliases = scalarsOf(root).filter(
    ({ style, span: at }) => style === 'alias' && !text.includes(`&${text.slice(at.start + 1, at.end)}`),
  );
  const faults = [...problems, ...aliases.map((one) => ({ message: 'Unresolved alias', span: one.span }))];
  return faults.reduce<Fault | undefined>(
    (first, one) => (first && first.span.start <= one.span.start ? first : one),
    undefined,
  );
}

function scalarsOf(value: Value | undefined): Scalar[] {
  if (value?.kind === 'scalar') return [value];
  if (value?.kind === 'list') return value.items.flatMap((item) => scalarsOf(item));
  return value?.fields.flatMap((field) => scalarsOf(field.value)) ?? [];
}

/** Whether a key stands twice in one map. */
function repeats(value: Value | undefined): boolean {
  if (value?.kind === 'list') return value.items.some((item) => repeats(item));
  if (value?.kind !== 'map') return false;
  const keys = value.fields.map((field) => field.key.text);
  return new Set(keys).size < keys.length || value.fields.some((field) => repeats(field.value));
}

/** The values that the reader takes as text and YAML refuses; found one after the other, since one hides the next. */
function lenientValues(text: string, content: Span, strict: YamlTree): Span[] {
  const values: Span[] = [];
  for (let tree = strict; values.length < MOST_REPAIRS; tree = parseYaml(text, content, values)) {
    const fault = faultOf(text, tree);
    if (!fault) return values;
    const value = plainValue(text, fault.span.start);
    if (!value || values.some((one) => overlaps(one, value))) return values;
    values.push(value);
  }
  return values;
}

const ENTRY = /^(?:[ \t]*(?:- +)*[\w.$-]+[ \t]*:[ \t]+|[ \t]*(?:- +)+)/;

/** Marks that YAML reserves at the beginning of a value; `#` begins a comment in both, brackets and quotes count. */
const RESERVED = /^[@`%*&!]/;

/** The value on the line of an offset, if it is one that only a lenient reader takes. */
function plainValue(text: string, offset: number): Span | undefined {
  const line = lineSpan(text, offset);
  const [before] = ENTRY.exec(text.slice(line.start, line.end)) ?? [];
  if (before === undefined) return undefined;
  const written = text.slice(line.start + before.length, line.end).trimEnd();
  const plain = RESERVED.test(written) || (/^[^"'[\]{}#|>,?\s-]/.test(written) && /:(?:\s|$)/.test(written));
  const start = line.start + before.length;
  return plain ? span(start, start + written.length) : undefined;
}

function dataOf(map: FieldMap): Record<string, unknown> {
  return Object.fromEntries(map.fields.map(({ key, value }) => [key.text, plain(value)]));
}

function plain(value: Value | undefined): unknown {
  if (!value) return null;
  if (value.kind === 'scalar') return value.text;
  return value.kind === 'list' ? value.items.map((item) => plain(item)) : dataOf(value);
}
