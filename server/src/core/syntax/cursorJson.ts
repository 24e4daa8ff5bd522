import type { Location } from 'jsonc-parser';
import { createScanner, findNodeAtLocation, getLocation, parseTree } from 'jsonc-parser';
import type { Cursor, CursorPath } from './cursorPlaces.ts';
import { NOWHERE } from './cursorPlaces.ts';
import type { Span } from './span.ts';
import { span } from './span.ts';

/**
 * What stands under a cursor in a configuration file, in the words of front matter: a flow map whose texts are in
 * double quotes. `above` leads to the object that counts as the top: `['agent', 'lead']`, or nothing for the whole file.
 */
export function jsonCursor(text: string, above: CursorPath, offset: number): Cursor {
  const location = getLocation(text, offset);
  const { path } = location;
  if (path.length <= above.length || above.some((step, index) => path[index] !== step)) return NOWHERE;
  const own = path.slice(above.length);
  const written = inComment(text, offset) ? undefined : writtenAt(text, location, offset);
  if (!written) return NOWHERE;
  const place = { ...written, quote: '"', flow: true } as const;
  if (location.isAtPropertyKey) {
    return {
      kind: 'key',
      ...place,
      path: own.slice(0, -1),
      siblings: siblingsOf(text, path, written.text),
      colon: /^\s*:/.test(text.slice(written.span.end)),
      indent: 0,
      misplaced: undefined,
      waiting: undefined,
    };
  }
  if (typeof own.at(-1) === 'number') return { kind: 'item', ...place, path: own.slice(0, -1), siblings: [] };
  return { kind: 'value', ...place, path: own, glued: false, indent: 0 };
}

interface Written {
  readonly span: Span;
  readonly typed: string;
  readonly text: string;
}

/** A word whose quotes are not written yet. */
const BARE_BEFORE = /[\w*.-]*$/;
const BARE_AFTER = /^[\w*.-]*/;

/** The literal or bare word at the cursor, or nothing at it; undefined inside an object. */
function writtenAt(
  text: string,
  { previousNode, isAtPropertyKey }: Location,
  offset: number,
): Written | undefined {
  const node = previousNode;
  const around = node && node.offset <= offset && offset <= node.offset + node.length ? node : undefined;
  if (!around) {
    const [typed = ''] = BARE_BEFORE.exec(text.slice(0, offset)) ?? [];
    const [rest = ''] = BARE_AFTER.exec(text.slice(offset)) ?? [];
    const start = offset - typed.length;
    const free = isAtPropertyKey || /[:[,]\s*$/.test(text.slice(0, start));
    return free ? { span: span(start, offset + rest.length), typed, text: typed + rest } : undefined;
  }
  const end = around.offset + around.length;
  const range = span(around.offset, Math.min(end, text.length));
  const quoted = text[around.offset] === '"';
  const typed = text.slice(around.offset + (quoted ? 1 : 0), offset);
  return {
    span: range,
    typed,
    text:
      around.type === 'string' || quoted ? String(around.value ?? '') : text.slice(range.start, range.end),
  };
}

/** `SyntaxKind` of the parser, whose enum is const: a line comment, a block comment, the end. */
const [LINE_COMMENT, BLOCK_COMMENT, END] = [12, 13, 17];

function inComment(text: string, offset: number): boolean {
  const scanner = createScanner(text);
  for (;;) {
    const token: number = scanner.scan();
    const start = scanner.getTokenOffset();
    if (token === END || start >= offset) return false;
    const end = start + scanner.getTokenLength();
    if (token === LINE_COMMENT ? offset <= end : token === BLOCK_COMMENT && offset < end) return true;
  }
}

/** The other keys of the object that the key at `path` stands in. */
function siblingsOf(text: string, path: CursorPath, own: string): string[] {
  const root = parseTree(text);
  const object = root && (path.length > 1 ? findNodeAtLocation(root, path.slice(0, -1)) : root);
  const keys = (object?.children ?? []).flatMap(({ children }) =>
    children?.[0] ? [String(children[0].value)] : [],
  );
  return keys.filter((key) => key !== own && key !== '');
}

/** Whether another entry follows, so that what is written here needs a comma behind it. */
export function needsComma(text: string, offset: number): boolean {
  return /^\s*["{[]/.test(text.slice(offset));
}
