import { quoted, writeScalar } from '../rules/edits.ts';
import type { TextEdit } from '../rules/types.ts';
import type { ItemCursor, KeyCursor, ValueCursor } from '../syntax/cursor.ts';
import { span } from '../syntax/span.ts';
import { escapeSnippet } from './snippet.ts';
import type { CompletionItem } from './types.ts';

/** What follows a key and its colon; snippets where there is something to fill in. */
export interface AfterKey {
  /** ` ${1|true,false|}`, or lines of a nested map: `\n  $0`. */
  readonly block: string;
  /** The same between braces; left out where it does not differ. */
  readonly flow?: string;
}

/** Nothing but the blank in front of a value that is still to be chosen or written. */
export const BLANK: AfterKey = { block: ' ' };

type Inserted = Pick<CompletionItem, 'edit' | 'snippet' | 'also' | 'filterText'>;

/**
 * Writes a key in place of what stands at the cursor: in the quotes that are there, with the colon and what follows it
 * unless a colon follows already, in the column of the map's other keys. `indent` moves it deeper, into another map.
 */
export function insertKey(cursor: KeyCursor, key: string, after: AfterKey, indent = cursor.indent): Inserted {
  const name = inQuotes(key, cursor.quote);
  const rest = cursor.colon ? '' : `:${cursor.flow ? (after.flow ?? after.block) : after.block}`;
  const line = cursor.misplaced ? rest.split('\n', 1).join('') : rest;
  const snippet = line.includes('$');
  const also = reindented(cursor, indent);
  const missing = also ? 0 : cursor.misplaced ? indent : indent - cursor.indent;
  const deeper = line.replaceAll('\n', `\n${' '.repeat(indent - cursor.indent)}`);
  const newText = ' '.repeat(missing) + (snippet ? escapeSnippet(name) : name) + deeper;
  const inserted = { edit: { span: cursor.span, newText }, snippet, filterText: cursor.quote + key };
  return also ? { ...inserted, also } : inserted;
}

/** The change of the blanks before the key; undefined where they are right, or there are none to change. */
function reindented({ misplaced }: KeyCursor, indent: number): TextEdit | undefined {
  if (!misplaced || misplaced.start === misplaced.end) return undefined;
  return { span: misplaced, newText: ' '.repeat(indent) };
}

/** Writes a value in place of what stands at the cursor. `text`: it may keep the quotes that are there. */
export function insertValue(
  cursor: ValueCursor | ItemCursor,
  value: string,
  kind: 'text' | 'literal',
): Inserted {
  const blank = cursor.kind === 'value' && cursor.glued ? ' ' : '';
  const written = kind === 'text' ? inQuotes(value, cursor.quote) : value;
  return { edit: { span: cursor.span, newText: blank + written }, filterText: cursor.quote + value };
}

/** Writes lines below a key that has no value yet. `lines` is a snippet; `text` the whole text. */
export function insertBelow(cursor: ValueCursor, text: string, lines: string, label: string): Inserted {
  let start = cursor.span.start;
  while (/[ \t]/.test(text.charAt(start - 1))) start--;
  const blanks = text.slice(start, cursor.span.start);
  const edit = { span: span(start, cursor.span.end), newText: lines };
  return { edit, snippet: true, filterText: blanks + cursor.quote + label };
}

/** Quotes that the author typed stay; others are added where YAML would read the plain text as something else. */
function inQuotes(text: string, quote: KeyCursor['quote']): string {
  return quote === '' ? writeScalar(text) : quoted(text, quote);
}
