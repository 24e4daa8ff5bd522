/** A range of UTF-16 offsets in one text, half-open: `text.slice(span.start, span.end)` is what it covers. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function span(start: number, end: number): Span {
  return { start, end };
}

/** Whether the offset lies in the span or touches its end: where a cursor is "on" something. */
export function touches(range: Span, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** Whether the offset lies strictly inside the half-open span. */
export function contains(range: Span, offset: number): boolean {
  return range.start <= offset && offset < range.end;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The span without the white space at both ends. */
export function trimSpan(text: string, range: Span): Span {
  let { start, end } = range;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}

/** A place as editors count it: zero-based line and UTF-16 character. */
export interface LineColumn {
  readonly line: number;
  readonly character: number;
}

/** Translates between offsets and lines. Lines end with `\n`, `\r\n` or a lone `\r`, as in the LSP specification. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    this.#starts = lineStarts(text);
    this.#length = text.length;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The zero-based line that holds the offset; offsets beyond the text count as its end. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Offset of the first character of a line; the text's length for lines past the end. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#length;
  }

  positionAt(offset: number): LineColumn {
    const clamped = Math.max(0, Math.min(offset, this.#length));
    const line = this.lineAt(clamped);
    return { line, character: clamped - this.lineStart(line) };
  }

  /** The offset of a position; characters beyond the line's end count as its end, line break excluded from none. */
  offsetAt(position: LineColumn): number {
    if (position.line < 0) return 0;
    if (position.line >= this.#starts.length) return this.#length;
    const start = this.lineStart(position.line);
    const next = this.lineStart(position.line + 1);
    return Math.min(start + Math.max(0, position.character), next);
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n') + 1; at > 0; at = text.indexOf('\n', at) + 1) starts.push(at);
    return starts;
  }
  for (const { 0: found, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + found.length);
  return starts;
}

/** The span of the line that holds the offset, without its line break. */
export function lineSpan(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
  return { start, end };
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
