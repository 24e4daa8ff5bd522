import type { Span } from '../syntax/span.ts';
import { lineSpan, overlaps, span } from '../syntax/span.ts';
import { valueAt } from '../syntax/tree.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { duplicates } from './duplicates.ts';
import type { RuleContext } from './types.ts';

/** What the program's repair of a broken header made of its lines. */
export interface Repairs {
  /** Values that YAML cannot read by themselves, and that are text for the program as well: the reason for the repair. */
  readonly culprits: readonly Span[];
  /** The same where the program wants something else than text, and refuses it. */
  readonly refused: readonly Span[];
  /** Values that were right, and are now plain text in place of what they said. */
  readonly spoiled: readonly Span[];
}

const NONE: Repairs = { culprits: [], refused: [], spoiled: [] };

/** Sorts the values that the repair turned into plain text; nothing where the header needed none. */
export function repairs({ file, loaded }: RuleContext): Repairs {
  if (loaded.header.state !== 'repaired') return NONE;
  const culprits: Span[] = [];
  const refused: Span[] = [];
  const spoiled: Span[] = [];
  const wrong = loaded.problems.map(({ path }) => valueAt(file.front?.root, path)?.span);
  for (const value of loaded.header.repaired) {
    const said = alone(file.text.slice(value.start, value.end));
    const isWrong = wrong.some((at) => at && overlaps(at, value));
    if (said === 'broken') (isWrong ? refused : culprits).push(value);
    else if (said === 'other') spoiled.push(value);
  }
  return { culprits, refused, spoiled };
}

/** What a value says by itself: nothing that YAML can read, the plain text that it is, or something else. */
export function alone(value: string): 'broken' | 'text' | 'other' {
  return NESTED.test(value) ? 'broken' : aloneByParser(value);
}

/** Words with a colon and a blank among them, and no comment before it: YAML takes them for a map, where none may begin. */
const NESTED = /^[A-Za-z](?:[^\s:#]|:(?! )| (?!#))*: [^\s#]/;

/** The same, always asking the parser. */
export function aloneByParser(value: string): 'broken' | 'text' | 'other' {
  const line = `k: ${value}`;
  const { root, problems } = parseYaml(line, span(0, line.length));
  const [field] = root.fields;
  if (problems.length > 0 || root.fields.length !== 1 || !field) return 'broken';
  if (duplicates(root).length > 0) return 'broken';
  if (field.value?.kind === 'scalar' && field.value.style === 'alias') return 'broken';
  return field.value?.kind === 'scalar' && field.value.text === value ? 'text' : 'other';
}

/** A value with the indented lines that go on with it. */
export function wholeValue(text: string, value: Span): Span {
  let end = value.end;
  for (let line = nextLine(text, end); line; line = nextLine(text, line.end)) {
    const content = text.slice(line.start, line.end);
    if (content.trim() !== '' && !/^[ \t]/.test(content)) break;
    if (content.trim() !== '') end = line.end;
  }
  return span(value.start, end);
}

function nextLine(text: string, offset: number): Span | undefined {
  const { end } = lineSpan(text, offset);
  const start = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
  return start < text.length ? lineSpan(text, start) : undefined;
}
