import type { CursorPath } from './cursorPlaces.ts';
import type { Span } from './span.ts';

/** What may follow a key in deeper lines: a map or list, more of it, the rest of the value's text, or nothing. */
type Tail = 'empty' | 'nested' | 'text' | 'done';

/** A key of a map, or an item of a list. */
export interface Entry {
  readonly key: string | number;
  readonly span: Span;
  text: string;
  tail: Tail;
}

/** A map or list whose entries stand in lines of their own. */
export interface Level {
  readonly kind: 'map' | 'list';
  readonly path: CursorPath;
  readonly entries: Entry[];
  /** The column of its entries. */
  indent: number;
}

/** What a line of some indentation is: an entry of a list, or one of a map. */
export type LineKind = 'map' | 'list';

/** The maps and lists that are open at a line, the outermost first. */
export class OpenLevels {
  #stack: Level[] = [{ kind: 'map', path: [], entries: [], indent: 0 }];

  /**
   * The level that a line belongs to, opened if it is new; those that end before it are closed. Undefined where the
   * line goes on with the value above it, or fits nowhere.
   */
  at(column: number, kind: LineKind): Level | undefined {
    const { top, closed } = this.#close(column, kind);
    const last = top.entries.at(-1);
    if (!last) return adopt(top, column, kind);
    if (column <= top.indent && (kind === 'map' || top.kind === 'list'))
      return top.kind === kind ? top : undefined;
    if (last.tail === 'empty') return this.open(top, last, column, kind);
    if (last.tail !== 'nested' || closed?.kind !== kind) return undefined;
    this.#stack.push(closed);
    return closed.entries.length > 0 ? closed : adopt(closed, column, kind);
  }

  /** The same for a line that may still come to nothing: it closes no level for the lines below. */
  peek(column: number, kind: LineKind): Level | undefined {
    const before = [...this.#stack];
    const level = this.at(column, kind);
    if (this.#stack.length < before.length) this.#stack = before;
    return level;
  }

  open(parent: Level, entry: Entry, column: number, kind: LineKind): Level {
    const level: Level = { kind, path: [...parent.path, entry.key], entries: [], indent: column };
    entry.tail = 'nested';
    this.#stack.push(level);
    return level;
  }

  /** A list may stand in the column of its key; any other line of that column ends it. */
  #close(column: number, kind: LineKind): { top: Level; closed: Level | undefined } {
    let closed: Level | undefined;
    for (;;) {
      const top = this.#stack.at(-1) ?? { kind: 'map', path: [], entries: [], indent: 0 };
      const ends = top.indent > column || (top.indent === column && top.kind === 'list' && kind === 'map');
      if (!ends || this.#stack.length <= 1) return { top, closed };
      closed = this.#stack.pop();
    }
  }
}

/** The first line of a level settles its indentation. */
function adopt(level: Level, column: number, kind: LineKind): Level | undefined {
  if (kind !== level.kind) return undefined;
  level.indent = column;
  return level;
}
