import { BREAK, indexOf, skipBlanks } from './cursorTokens.ts';
import type { Span } from './span.ts';
import { span } from './span.ts';

/** New maps are indented by this many spaces. */
export const STEP = 2;

/** Lines and columns of the part of a text that is a header. */
export class HeaderLines {
  readonly #text: string;
  readonly #content: Span;

  constructor(text: string, content: Span) {
    this.#text = text;
    this.#content = content;
  }

  /** The end of the line that the offset is in, without its break. */
  end(offset: number): number {
    return indexOf(this.#text, BREAK, offset, this.#content.end);
  }

  /** Where the line after the one that ends here begins; past the content after the last one. */
  next(lineEnd: number): number {
    if (lineEnd >= this.#content.end) return this.#content.end + 1;
    return this.#text.startsWith('\r\n', lineEnd) ? lineEnd + 2 : lineEnd + 1;
  }

  /** A tab, which YAML refuses, counts as one step. */
  column(lineStart: number, offset: number): number {
    let column = 0;
    for (let at = lineStart; at < offset; at++) column += this.#text[at] === '\t' ? STEP : 1;
    return column;
  }

  /** The end of the lines below that are indented deeper; a closing bracket may stand in the column itself. */
  deeperEnd(column: number, lineEnd: number): number {
    let end = lineEnd;
    for (let at = this.next(lineEnd); at < this.#content.end; at = this.next(this.end(at))) {
      const stop = this.end(at);
      const from = skipBlanks(this.#text, at, stop);
      if (from === stop) continue;
      const own = this.column(at, from);
      if (own < column || (own === column && !/[\]}]/.test(this.#text.charAt(from)))) break;
      end = stop;
    }
    return end;
  }

  /** The blanks before an offset; undefined where something else stands on its line. */
  lead(offset: number): Span | undefined {
    let start = offset;
    while (start > this.#content.start && /[ \t]/.test(this.#text.charAt(start - 1))) start--;
    const opens = start === this.#content.start || /[\r\n]/.test(this.#text.charAt(start - 1));
    return opens ? span(start, offset) : undefined;
  }
}
