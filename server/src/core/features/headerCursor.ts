import type { AgentFile } from '../syntax/agentFile.ts';
import type { Cursor } from '../syntax/cursor.ts';
import { cursorContext } from '../syntax/cursor.ts';
import { jsonCursor } from '../syntax/cursorJson.ts';
import { splitFrontMatter } from '../syntax/frontmatter.ts';
import { perFile } from '../syntax/perFile.ts';
import type { FeatureContext } from './types.ts';

/** What stands under the cursor in a header, be it YAML or JSON. */
export function headerCursor({ file }: FeatureContext, offset: number): Cursor {
  const last = lastCursor(file);
  // The parts of one answer ask for the same place.
  if (last.offset !== offset) {
    last.offset = offset;
    last.cursor = readCursor(file, offset);
  }
  return last.cursor;
}

const lastCursor = perFile((file) => ({ offset: 0, cursor: readCursor(file, 0) }));

function readCursor({ text, format, at, reading }: AgentFile, offset: number): Cursor {
  if (format === 'json') return jsonCursor(text, at, offset);
  return cursorContext(text, splitFrontMatter(text, reading.dialect.fence), offset);
}
