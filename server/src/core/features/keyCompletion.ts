import { isRead } from '../dialects/targets.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import type { CursorPath, ItemCursor, KeyCursor } from '../syntax/cursor.ts';
import { lineSpan } from '../syntax/span.ts';
import type { MapPlace } from './headerPlace.ts';
import { mapPlace, mayBecomeKey } from './headerPlace.ts';
import { insertKey } from './insertion.ts';
import { keyProposals } from './keyProposals.ts';
import type { CompletionItem, FeatureContext } from './types.ts';
import { writtenTarget } from './writtenTarget.ts';

/** The keys that may be written at the cursor and are not there yet. `model` is that of the file. */
export function keyCompletion(
  { file }: FeatureContext,
  cursor: KeyCursor,
  model: string | undefined,
): CompletionItem[] {
  const { reading } = file;
  const { waiting } = cursor;
  if (!mayBecomeKey(cursor)) return [];
  const items: CompletionItem[] = [];
  const propose = (path: CursorPath, present: readonly string[], indent: number) => {
    const place = readPlace(file, mapPlace(reading, path));
    for (const { key, after, shown } of place ? keyProposals(reading.dialect, place, model) : []) {
      if (present.includes(key)) continue;
      items.push({ ...shown, ...insertKey(cursor, key, after, indent), rank: items.length + 1 });
    }
  };
  // A key without the map that it needs is no use: what could stand in that map comes first.
  if (waiting) propose(waiting.path, [], waiting.indent);
  propose(cursor.path, cursor.siblings, cursor.indent);
  return items;
}

/** Without the keys that the program named in the header does not read. */
function readPlace(file: AgentFile, place: MapPlace | undefined): MapPlace | undefined {
  const target = place?.is === 'fields' ? writtenTarget(file) : undefined;
  if (place?.is !== 'fields' || target === undefined) return place;
  return { is: 'fields', fields: place.fields.filter((one) => isRead(one, target)) };
}

/** The keys that an entry of a list of maps may begin with: `- ma|`. */
export function entryCompletion(
  context: FeatureContext,
  cursor: ItemCursor,
  model: string | undefined,
): CompletionItem[] {
  const { text } = context.file;
  // Between brackets an entry is a map of its own.
  if (cursor.flow) return [];
  const indent = cursor.span.start - lineSpan(text, cursor.span.start).start;
  const { span, typed, quote, flow } = cursor;
  const first = {
    path: [...cursor.path, 0],
    siblings: [],
    colon: false,
    misplaced: undefined,
    waiting: undefined,
  };
  return keyCompletion(
    context,
    { kind: 'key', span, typed, text: cursor.text, quote, flow, indent, ...first },
    model,
  );
}
