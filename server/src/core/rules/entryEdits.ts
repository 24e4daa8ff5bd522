import type { Span } from '../syntax/span.ts';
import { lineSpan, span } from '../syntax/span.ts';
import type { FieldList, Value } from '../syntax/tree.ts';
import { replace } from './edits.ts';
import type { ToolEntry, ToolList } from './toolEntries.ts';
import { listOf } from './toolEntries.ts';
import type { TextEdit } from './types.ts';

/** Takes one entry out of a list of tools that has others: with its comma, its line, or its place in the brackets. */
export function removeEntry(text: string, { field, entries }: ToolList, entry: ToolEntry): TextEdit {
  const list = listOf(field.value);
  const alone = entries.filter((one) => one.scalar === entry.scalar).length === 1;
  return list && alone ? removeItem(text, list, entry.scalar) : removePart(text, entry.span);
}

/** One of several names in a text: the comma and the blanks behind it go as well, else those before it. */
function removePart(text: string, at: Span): TextEdit {
  const [behind = ''] = /^[ \t]*,?[ \t]*(?=[^\s"',])/.exec(text.slice(at.end)) ?? [];
  if (behind !== '') return replace(span(at.start, at.end + behind.length), '');
  const [before = ''] = /[ \t]*,?[ \t]*$/.exec(text.slice(0, at.start)) ?? [];
  return replace(span(at.start - before.length, at.end), '');
}

function removeItem(text: string, list: FieldList, item: Value): TextEdit {
  if (!list.flow) {
    const { start } = lineSpan(text, item.span.start);
    const { end } = lineSpan(text, item.span.end);
    return replace(span(start, Math.min(text.startsWith('\r\n', end) ? end + 2 : end + 1, text.length)), '');
  }
  const next = list.items[list.items.indexOf(item) + 1];
  const previous = list.items[list.items.indexOf(item) - 1];
  if (next) return replace(span(item.span.start, next.span.start), '');
  return replace(span(previous?.span.end ?? item.span.start, item.span.end), '');
}
