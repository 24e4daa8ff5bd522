import type { CursorPath, KeyCursor } from '../syntax/cursor.ts';
import { mapPlace, mayBecomeKey } from './headerPlace.ts';
import { insertKey } from './insertion.ts';
import { keyProposals } from './keyProposals.ts';
import type { CompletionItem, FeatureContext } from './types.ts';

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
    const place = mapPlace(reading, path);
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
