import type { LineColumn, LineIndex } from '../core/syntax/span.ts';

/** What a position's `character` counts; UTF-16 units unless the client asked for another one. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

const SUPPORTED: readonly Encoding[] = ['utf-16', 'utf-8', 'utf-32'];

/** The first encoding of the client's list that we can speak; UTF-16 costs nothing, so it wins where it is offered. */
export function chooseEncoding(offered: readonly string[] = []): Encoding {
  return SUPPORTED.find((one) => offered.includes(one)) ?? 'utf-16';
}

/** Translates the offsets of one text into a client's positions and back. */
export class Positions {
  readonly #source: { readonly text: string; readonly lines: LineIndex };
  readonly #encoding: Encoding;

  /** `lines` is asked for only when a position is. */
  constructor(source: { readonly text: string; readonly lines: LineIndex }, encoding: Encoding) {
    this.#source = source;
    this.#encoding = encoding;
  }

  positionAt(offset: number): LineColumn {
    const { line, character } = this.#source.lines.positionAt(offset);
    if (this.#encoding === 'utf-16') return { line, character };
    const start = this.#source.lines.lineStart(line);
    return { line, character: this.#units(this.#source.text.slice(start, start + character)) };
  }

  /** Positions beyond a line's end count as its end, line break excluded. */
  offsetAt({ line, character }: LineColumn): number {
    const start = this.#source.lines.offsetAt({ line, character: 0 });
    const content = this.#lineText(line, start);
    if (this.#encoding === 'utf-16') return start + Math.min(Math.max(0, character), content.length);
    let units = 0;
    let offset = start;
    for (const symbol of content) {
      if (units >= character) break;
      units += this.#units(symbol);
      offset += symbol.length;
    }
    return offset;
  }

  #lineText(line: number, start: number): string {
    return this.#source.text
      .slice(start, this.#source.lines.lineStart(line + 1))
      .replace(/(?:\r\n|\r|\n)$/, '');
  }

  #units(text: string): number {
    let count = 0;
    for (const symbol of text)
      count += this.#encoding === 'utf-32' ? 1 : utf8Length(symbol.codePointAt(0) ?? 0);
    return count;
  }
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
