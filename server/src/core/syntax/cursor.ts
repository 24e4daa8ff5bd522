import { BlockScan } from './cursorBlock.ts';
import type { Cursor } from './cursorPlaces.ts';
import { NOWHERE } from './cursorPlaces.ts';
import type { FrontMatterSplit } from './frontmatter.ts';
import type { Span } from './span.ts';
import { span } from './span.ts';

/**
 * What stands under a cursor in the front matter, told line by line from indentation, colons, quotes and brackets, so
 * that the answer is right in text that is no YAML (yet). Never throws. `split` is that of the whole text.
 */
export function cursorContext(text: string, split: FrontMatterSplit | undefined, offset: number): Cursor {
  if (!split || !inHeader(text, split, offset) || offset > scanned(split).end) return NOWHERE;
  return new BlockScan(text, scanned(split), offset).run();
}

/** As much of a header as anybody writes; a file whose header is never closed goes on for its whole length. */
const LIMIT = 64 * 1024;

function scanned({ content }: FrontMatterSplit): Span {
  return span(content.start, Math.min(content.end, content.start + LIMIT));
}

/** Whether the offset is in a line between the fences, of a header that is YAML. */
export function inHeader(text: string, split: FrontMatterSplit, offset: number): boolean {
  const { content, close, language } = split;
  if (offset < content.start || !/[\r\n]/.test(text.charAt(content.start - 1))) return false;
  if (close ? offset >= content.end : offset > content.end) return false;
  return /^(?:ya?ml)?$/i.test(text.slice(language.start, language.end));
}

/** The top-level keys whose values stand on one line, read as `cursorContext` reads: in broken YAML too. */
export function headerValues(text: string, split: FrontMatterSplit | undefined): ReadonlyMap<string, string> {
  if (!split) return new Map();
  const scan = new BlockScan(text, scanned(split), -1);
  scan.run();
  return scan.values;
}

export type { Cursor, CursorPath, ItemCursor, KeyCursor, ValueCursor } from './cursorPlaces.ts';
