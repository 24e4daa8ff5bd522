import type { NestedFence } from './body.ts';
import type { FenceLine } from './fenceLines.ts';
import { fenceLines } from './fenceLines.ts';
import type { Span } from './span.ts';
import { span } from './span.ts';

/** In files with more doubtful fences than this the rest is left to the letter of the specification. */
const PATIENCE = 32;

/** A closing fence may be indented that much more than its opening one; further in, it is text. */
const SLACK = 3;

/**
 * Fences whose author wrote a fenced sample inside with the same number of marks. By the letter the sample's closing
 * fence ends the outer block, and what follows changes sides. They are told by an opening line with an info string inside
 * an open block, and taken as nested only where that leaves fewer fences of the whole text without their like: a stray
 * fence looks the same otherwise.
 */
export function nestedFences(lines: readonly FenceLine[]): NestedFence[] {
  if (lines.length < 3) return [];
  const reading = new FenceReading(lines);
  const found: NestedFence[] = [];
  for (let at = 0; at < lines.length; ) {
    const step = reading.step(at);
    if (step.nested) found.push(nested(lines.slice(at, step.next)));
    at = step.next;
  }
  return found;
}

/** The same fence in a text that has `by` more characters before it. */
export function shiftedFence({ open, close, inner, flips }: NestedFence, by: number): NestedFence {
  const shift = ({ start, end }: Span): Span => span(start + by, end + by);
  return { open: shift(open), close: shift(close), inner: inner.map(shift), flips };
}

/** How many fences of the text are left without their like, read in the best way. */
export function fenceFaults(text: string): number {
  return new FenceReading(fenceLines(text)).faultsFrom(0);
}

/** The text with the inner fences blotted out, same length: a parser then sees what the author meant. */
export function blotInner(text: string, fences: readonly NestedFence[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of fences.flatMap((fence) => fence.inner)) {
    parts.push(text.slice(from, start), 'x'.repeat(end - start));
    from = end;
  }
  return parts.join('') + text.slice(from);
}

/** Where a block ends, and how. */
interface Step {
  /** The line after the one that closes it. */
  readonly next: number;
  readonly nested: boolean;
  /** 1 where a fence is left without its like. */
  readonly fault: number;
}

/** Tries both readings of doubtful blocks. */
class FenceReading {
  readonly #lines: readonly FenceLine[];
  readonly #steps = new Map<number, Step>();
  readonly #faults = new Map<number, number>();
  #patience = PATIENCE;

  constructor(lines: readonly FenceLine[]) {
    this.#lines = lines;
  }

  /** The block that is opened by the line. */
  step(at: number): Step {
    const step = this.#steps.get(at) ?? this.#choose(at);
    this.#steps.set(at, step);
    return step;
  }

  #choose(at: number): Step {
    const plain = this.#closedAt(at, false);
    if (plain < 0) return { next: this.#lines.length, nested: false, fault: 1 };
    const letter: Step = { next: plain + 1, nested: false, fault: 0 };
    if (!this.#opensBetween(at, plain)) return letter;
    if (this.#patience-- <= 0) return { ...letter, fault: 1 };
    const meant = this.#closedAt(at, true);
    if (meant === plain) return letter;
    const fewer = meant > plain && this.faultsFrom(meant + 1) < 1 + this.faultsFrom(plain + 1);
    return fewer ? { next: meant + 1, nested: true, fault: 0 } : { ...letter, fault: 1 };
  }

  /** The faults of all blocks from a line on that is in none. */
  faultsFrom(from: number): number {
    const known = this.#faults.get(from);
    if (known !== undefined) return known;
    let faults = 0;
    for (let at = from; at < this.#lines.length; ) {
      const { next, fault } = this.step(at);
      faults += fault;
      at = next;
    }
    this.#faults.set(from, faults);
    return faults;
  }

  /** The line that closes the block opened at `at`, or -1; with `nesting`, openers inside need closers of their own. */
  #closedAt(at: number, nesting: boolean): number {
    const stack = this.#lines.slice(at, at + 1);
    const [outer] = stack;
    for (let index = at + 1; index < this.#lines.length; index++) {
      const line = this.#lines[index];
      const open = stack.at(-1);
      if (!line || !open || !outer || !bearsOn(line, outer)) continue;
      const closes = !line.info && (line.item === '' || (nesting && line.item === open.item));
      if (closes && line.length >= open.length) stack.pop();
      else if (nesting && !closes) stack.push(line);
      if (stack.length === 0) return index;
    }
    return -1;
  }

  #opensBetween(from: number, to: number): boolean {
    const outer = this.#lines[from];
    return (
      outer !== undefined && this.#lines.slice(from + 1, to).some((line) => line.info && bearsOn(line, outer))
    );
  }
}

/** Whether a line inside a block can be a fence of the same make at all, and not just a part of the sample. */
function bearsOn(line: FenceLine, outer: FenceLine): boolean {
  if (line.char !== outer.char || line.length < outer.length || line.quotes !== outer.quotes) return false;
  return line.item !== '' || line.indent <= outer.indent + SLACK;
}

function nested([open, ...rest]: readonly FenceLine[]): NestedFence {
  const lines = rest.filter((line) => open && bearsOn(line, open));
  const marks = lines.map((line) => line.marks);
  const opening = open?.marks ?? span(0, 0);
  const all = open ? [open, ...lines] : lines;
  return { open: opening, close: marks.at(-1) ?? opening, inner: marks.slice(0, -1), flips: endsOpen(all) };
}

/** Whether, read by the letter, the last of the fences opens a block instead of closing one. */
function endsOpen(lines: readonly FenceLine[]): boolean {
  let open: FenceLine | undefined;
  for (const line of lines) {
    if (!open) open = line;
    else if (!line.info && line.item === '' && line.length >= open.length) open = undefined;
  }
  return open !== undefined;
}
