import type { Span } from './span.ts';

/** From the top of the header: `['permission', 'bash', 'git *']`; numbers count the items of lists. */
export type CursorPath = readonly (string | number)[];

export type Quote = '' | '"' | "'";

interface Place {
  /** What is written there and would be replaced, quotes included; empty where nothing is. */
  readonly span: Span;
  /** What stands between the beginning of the span and the cursor, without the opening quote. */
  readonly typed: string;
  /** What is written, without its quotes. */
  readonly text: string;
  /** The opening quote, where there is one. */
  readonly quote: Quote;
  /** Between `{}` or `[]`. */
  readonly flow: boolean;
}

/** `mo|` or `mo|de: all`. */
export interface KeyCursor extends Place {
  readonly kind: 'key';
  /** The keys above; empty at the top of the header. */
  readonly path: CursorPath;
  /** The other keys of the same map. */
  readonly siblings: readonly string[];
  /** Whether a colon follows already. */
  readonly colon: boolean;
  /** The column that the keys of this map stand in; 0 in a flow map. */
  readonly indent: number;
  /** Blanks in front of the key that should be `indent` spaces; undefined where they are. */
  readonly misplaced: Span | undefined;
  /** The key above that still waits for its map: this line could be the first one of that, if it were indented so. */
  readonly waiting: { readonly path: CursorPath; readonly indent: number } | undefined;
}

/** `mode: su|`, also without the blank: `mode:su|`. */
export interface ValueCursor extends Place {
  readonly kind: 'value';
  /** Its own key comes last. */
  readonly path: CursorPath;
  /** Whether the blank after the colon is missing. */
  readonly glued: boolean;
  /** The column of its key; 0 in a flow map. */
  readonly indent: number;
}

/** `- ba|` and `[ba|]`. */
export interface ItemCursor extends Place {
  readonly kind: 'item';
  /** The key of the list comes last. */
  readonly path: CursorPath;
  /** The other items. */
  readonly siblings: readonly string[];
}

/** A comment, text over several lines, a fence, or no header at all. */
export interface NoCursor {
  readonly kind: 'none';
}

export type Cursor = KeyCursor | ValueCursor | ItemCursor | NoCursor;

export const NOWHERE: NoCursor = { kind: 'none' };
