import type { CompletionItem } from '../../server/src/core/index.ts';
import { snippetText } from '../../server/src/core/index.ts';
import { applyEdits } from '../../server/src/core/rules/edits.ts';
import { lineSpan } from '../../server/src/core/syntax/span.ts';
import { openFixture } from './fixture.ts';

export interface Completed {
  readonly items: readonly CompletionItem[];
  readonly labels: readonly string[];
  /** The text after accepting an item as an editor does; `$0` where a snippet puts the cursor. Throws for others. */
  accept(label: string): string;
}

/** What is offered at the fixture's cursor. */
export function complete(source: string, options = { linkTargets: true }): Completed {
  const { service, open, text, cursor } = openFixture(source);
  const items = service.completion(open, cursor, options);
  return {
    items,
    labels: items.map((item) => item.label),
    accept(label) {
      const found = items.filter((item) => item.label === label);
      const [item] = found;
      if (!item || found.length > 1) throw new Error(`${found.length} items are called ${label}`);
      return accepted(text, cursor, item);
    },
  };
}

/** Inside the fences of an agent file: the lines before and after. */
export function inHeader(lines: string): { labels: readonly string[]; accept(label: string): string } {
  const { labels, accept } = complete(`---\n${lines}\n---\n`);
  return { labels, accept: (label) => accept(label).slice(4, -5) };
}

/** Does what the protocol asks of an editor, and checks what it may rely on. */
export function accepted(
  text: string,
  cursor: number,
  { edit, also, snippet, filterText, label }: CompletionItem,
): string {
  const line = lineSpan(text, cursor);
  const inLine = [edit.span, also?.span ?? edit.span].every(
    ({ start, end }) => line.start <= start && end <= line.end,
  );
  if (!inLine || edit.span.start > cursor || edit.span.end < cursor)
    throw new Error(`${label} edits another place`);
  const typed = text.slice(edit.span.start, cursor).toLowerCase();
  if (!(filterText ?? label).toLowerCase().startsWith(typed))
    throw new Error(`${label} does not begin with ${typed}`);
  if (also && also.span.end > edit.span.start) throw new Error(`${label} has edits that meet`);
  const indent = /^[ \t]*/.exec(text.slice(line.start, edit.span.start))?.[0] ?? '';
  const written = snippet
    ? snippetText(edit.newText.replace('$0', '\u0000')).replace('\u0000', '$0')
    : edit.newText;
  const newText = written.replaceAll('\n', `\n${indent}`);
  return applyEdits(text, [{ span: edit.span, newText }, ...(also ? [also] : [])]);
}
