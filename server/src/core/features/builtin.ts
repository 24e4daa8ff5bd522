import { builtinKind } from '../dialects/builtin.ts';
import { BUILTIN_BODY, BUILTIN_DEFINITIONS } from '../dialects/data/vscode/builtin.ts';
import type { CursorPath } from '../syntax/cursor.ts';
import { inHeader } from '../syntax/cursor.ts';
import { splitFrontMatter } from '../syntax/frontmatter.ts';
import { lineSpan, span, touches } from '../syntax/span.ts';
import { headerCursor } from './headerCursor.ts';
import type { CompletionItem, FeatureContext } from './types.ts';

/** The items that VS Code's own service does not offer at this place by itself. */
export function beyondBuiltinItems(
  context: FeatureContext,
  offset: number,
  items: CompletionItem[],
): CompletionItem[] {
  if (items.length === 0) return items;
  const { file } = context;
  const known = builtinKind(file.reading, file.front?.root);
  if (!known) return items;
  const rest = items.filter((one) => one.kind !== 'header');
  const split = splitFrontMatter(file.text, file.reading.dialect.fence);
  if (!split || !inHeader(file.text, split, offset)) {
    const line = file.text.slice(lineSpan(file.text, offset).start, offset);
    return BUILTIN_BODY.completes.test(line) ? [] : rest;
  }
  const cursor = headerCursor(context, offset);
  if (cursor.kind === 'none') return rest;
  if (cursor.kind === 'key' && cursor.path.length === 0) {
    return rest.filter((one) => !known.keys.includes(one.label));
  }
  return belongsTo(known.values, cursor.path) ? [] : rest;
}

/** Whether the service shows a hover of its own at the offset. */
export function coversHover(context: FeatureContext, offset: number): boolean {
  const { file } = context;
  const known = builtinKind(file.reading, file.front?.root);
  if (!known) return false;
  const cursor = headerCursor(context, offset);
  if (cursor.kind === 'none') return explainsBody(file.text, offset);
  const keys = [...known.keys, ...(known.known ?? [])];
  // Wherever the cursor is in a value, it explains at least the key.
  return cursor.path.length > 0
    ? belongsTo(keys, cursor.path)
    : cursor.kind === 'key' && keys.includes(cursor.text);
}

/** Whether the service leads on from the offset by itself. */
export function coversDefinition(context: FeatureContext, offset: number): boolean {
  const { file } = context;
  const cursor = headerCursor(context, offset);
  if (cursor.kind !== 'value' || cursor.path.length !== 1) return false;
  return (
    builtinKind(file.reading, file.front?.root)?.values.includes(String(cursor.path[0])) === true &&
    BUILTIN_DEFINITIONS.includes(String(cursor.path[0]))
  );
}

function belongsTo(keys: readonly string[], path: CursorPath): boolean {
  return path.length > 0 && keys.includes(String(path[0]));
}

function explainsBody(text: string, offset: number): boolean {
  const line = lineSpan(text, offset);
  const written = text.slice(line.start, line.end);
  return [...written.matchAll(BUILTIN_BODY.explains)].some((found) => {
    const start = line.start + found.index;
    return touches(span(start, start + found[0].length), offset);
  });
}
