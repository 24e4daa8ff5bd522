import type { ItemCursor, ValueCursor } from '../syntax/cursor.ts';
import type { Span } from '../syntax/span.ts';
import { span } from '../syntax/span.ts';
import { insertValue } from './insertion.ts';
import type { CompletionItem } from './types.ts';

/** One entry of a value that the program splits at commas and blanks: `Bash(git *)` in `Read, Bash(git *)`. */
export interface Word {
  readonly span: Span;
  /** The entry up to its parenthesis. */
  readonly name: string;
  /** Whether the offset lies behind the opening parenthesis. */
  readonly inside: boolean;
  /** What the other entries of the value name. */
  readonly others: readonly string[];
  /** Whether the value holds this entry alone, or nothing. */
  readonly alone: boolean;
}

/** A name with what stands in parentheses behind it, which may hold commas and blanks. */
const ENTRY = /[^\s,()]+(?:\([^)]*\)?)?|\([^)]*\)?/g;

/** The entry that an offset touches, empty between two of them. An item of a list is an entry as a whole. */
export function wordAt(text: string, cursor: ValueCursor | ItemCursor, offset: number): Word {
  const quote = cursor.quote.length;
  const start = Math.min(cursor.span.start + quote, cursor.span.end);
  const closed = quote > 0 && cursor.span.end > start && text[cursor.span.end - 1] === cursor.quote;
  const content = text.slice(start, closed ? cursor.span.end - 1 : cursor.span.end);
  const entries = [...content.matchAll(cursor.kind === 'item' ? /[\s\S]+/g : ENTRY)];
  const at = offset - start;
  const found = entries.find(({ index, 0: one }) => index <= at && at <= index + one.length);
  const entry = found?.[0] ?? '';
  const bracket = entry.indexOf('(');
  const first = start + (found?.index ?? Math.max(0, Math.min(at, content.length)));
  const others = entries.filter((one) => one !== found).map(([one]) => one);
  const siblings = cursor.kind === 'item' ? cursor.siblings : others;
  return {
    span: span(first, first + entry.length),
    name: nameOf(entry),
    inside: bracket >= 0 && at > (found?.index ?? 0) + bracket,
    others: siblings.map(nameOf),
    alone: others.length === 0,
  };
}

function nameOf(entry: string): string {
  const bracket = entry.indexOf('(');
  return bracket < 0 ? entry : entry.slice(0, bracket);
}

/** Where the cursor is: behind what is typed. */
export function offsetOf({ span, quote, typed }: ValueCursor | ItemCursor): number {
  return Math.min(span.end, span.start + quote.length + typed.length);
}

/** Puts a name in place of the entry at the cursor; the other entries stay. */
export function inPlaceOf(
  text: string,
  cursor: ValueCursor | ItemCursor,
  word: Word,
  label: string,
): Pick<CompletionItem, 'edit' | 'filterText'> {
  if (word.alone) return insertValue(cursor, label, 'text');
  const blank = text[word.span.start - 1] === ',' ? ' ' : '';
  return { edit: { span: word.span, newText: blank + label }, filterText: label };
}
