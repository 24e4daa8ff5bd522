import { afterBom, splitFrontMatter } from '../syntax/frontmatter.ts';
import { BROKEN, readPlainHeader } from '../syntax/plainHeader.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, span } from '../syntax/span.ts';
import type { FieldMap, Value } from '../syntax/tree.ts';
import { scalarText } from '../syntax/tree.ts';
import type { YamlTree } from '../syntax/yaml.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { lateFailure } from './lateFailure.ts';
import type { HeaderReading, Loaded, LoadInput, LoadProblem, ParseFailure } from './types.ts';

/**
 * A skill as the open specification asks programs to read it: the header lies between the first `---` and the next one
 * anywhere; where a value without quotes holds a colon, it is read again with that value as text; a header that stays
 * unreadable is lost. No program, so the outcome is always `ok`. Every value is a text.
 * Source: the specification, its guide for programs, and its validator.
 */
export function loadAgentSkill({ text, name }: LoadInput): Loaded {
  const header = readHeader(text);
  const { data } = header;
  const written = data['name'];
  return {
    outcome: 'ok',
    reasons: [],
    name: typeof written === 'string' && written !== '' ? written : name,
    header,
    keys: data,
    options: {},
    permission: [],
    tools: {},
    problems: header.state === 'ignored' ? [] : missing(written),
  };
}

const EMPTY = { data: {}, failure: undefined, repaired: [] } as const;

function readHeader(text: string): HeaderReading {
  const split = splitFrontMatter(text, 'anywhere');
  if (!split) return { ...EMPTY, state: text.startsWith('---', afterBom(text)) ? 'ignored' : 'none' };
  const { close, language } = split;
  if (!close || language.start < language.end) return { ...EMPTY, state: 'ignored' };
  if (readPlainHeader(text, split.content) !== BROKEN) {
    const tree = parseYaml(text, split.content);
    if (tree.problems.length === 0) return { ...EMPTY, ...readTree(tree) };
  }
  const failure = () => firstFault(parseYaml(text, split.content));
  const repaired = colonValues(text, split.content);
  const second = repaired.length > 0 ? parseYaml(text, split.content, repaired) : undefined;
  if (!second || second.problems.length > 0) return lateFailure({}, 'ignored', failure);
  return lateFailure(readTree(second).data, 'repaired', failure, repaired);
}

function firstFault({ problems: [problem] }: YamlTree): ParseFailure {
  return { message: problem?.message.split('\n', 1)[0] ?? '', offset: problem?.span.start };
}

function readTree({ root, other }: YamlTree): Pick<HeaderReading, 'state' | 'data'> {
  if (other || root.fields.length === 0) return { state: 'empty', data: {} };
  return { state: 'read', data: textsOf(root) };
}

function textsOf({ fields }: FieldMap): Record<string, unknown> {
  const texts: Record<string, unknown> = {};
  for (const { key, value } of fields) set(texts, key.text, textOf(value));
  return texts;
}

/** Setting `__proto__` would set the object's prototype. */
function set(texts: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(texts, key, { value, enumerable: true, writable: true, configurable: true });
  else texts[key] = value;
}

function textOf(value: Value | undefined): unknown {
  if (value?.kind === 'list') return value.items.map(textOf);
  return value?.kind === 'map' ? textsOf(value) : (scalarText(value) ?? '');
}

const PLAIN_ENTRY = /^[\w-]+:[ \t]+(?!["'|>[{&*!])(.*:[ \t].*|.*:)$/;

/** The values at the left margin, without quotes, that hold a colon which begins a key. */
function colonValues(text: string, content: Span): Span[] {
  const found: Span[] = [];
  for (let at = content.start; at < content.end; ) {
    const line = lineSpan(text, at);
    const written = text.slice(line.start, line.end).trimEnd();
    const value = PLAIN_ENTRY.exec(written)?.[1];
    if (value !== undefined) {
      const end = line.start + written.length;
      found.push(span(end - value.length, end));
    }
    at = line.end + (text.startsWith('\r\n', line.end) ? 2 : 1);
  }
  return found;
}

function missing(written: unknown): LoadProblem[] {
  const problem: LoadProblem = {
    path: ['name'],
    code: 'wrong-type',
    expected: 'a text',
    actual: undefined,
  };
  return typeof written === 'string' && written.trim() !== '' ? [] : [problem];
}
