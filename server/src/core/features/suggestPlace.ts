import type { Reading } from '../dialects/reading.ts';
import { cursorContext } from '../syntax/cursor.ts';
import { splitFrontMatter } from '../syntax/frontmatter.ts';
import { mapPlace, mayBecomeKey, valuePlace } from './headerPlace.ts';

/**
 * Whether completion should open by itself after a letter was typed: at a key that has begun, and at values that are
 * known words. Never in free text, nor in the body. Cheap: reads no more of the text than the header.
 */
export function isSuggestPlace(text: string, offset: number, reading: Reading): boolean {
  const cursor = cursorContext(text, splitFrontMatter(text, reading.dialect.fence), offset);
  if (cursor.kind === 'none') return false;
  if (cursor.kind === 'key') {
    const wanted =
      mapPlace(reading, cursor.path) ?? (cursor.waiting && mapPlace(reading, cursor.waiting.path));
    return wanted !== undefined && cursor.typed !== '' && mayBecomeKey(cursor);
  }
  const place = valuePlace(reading, cursor.path);
  if (place?.is !== 'field') return place !== undefined;
  const { shape, values, fields } = place.field;
  return values !== undefined || CHOSEN.has(shape) || fields !== undefined;
}

const CHOSEN = new Set(['boolean', 'model', 'agent', 'permission']);
