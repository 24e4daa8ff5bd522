import { isDeepStrictEqual } from 'node:util';

/** One file that a real program was asked about. `name` is what its path calls it, `id` names it in reports. */
export interface Item {
  readonly id: string;
  readonly kind: 'agent' | 'plugin-agent' | 'mode' | 'command' | 'skill';
  readonly name: string;
  readonly text: string;
}

/** What a real program said of a file; each program's judge knows the rest of it. */
export interface AnyVerdict {
  readonly outcome: string;
}

/** Where the loader and the program disagree. */
export interface Difference {
  readonly aspect: string;
  readonly program: unknown;
  readonly loader: unknown;
}

/** Holds the loader of one program against that program's verdicts. */
export interface Judge<Verdict extends AnyVerdict> {
  /** In the order of a report. */
  readonly aspects: readonly string[];
  /** What the verdict says something about. */
  readonly asked: (verdict: Verdict) => readonly string[];
  /** Where the loader and the program disagree about a file; empty where they agree in everything. */
  readonly judge: (item: Item, verdict: Verdict) => Difference[];
}

/** No difference, or the one there is. */
export function compare(aspect: string, program: unknown, loader: unknown): Difference[] {
  return isDeepStrictEqual(program, loader) ? [] : [{ aspect, program, loader }];
}

/** As JSON shows it: a date as text, an infinite number as null. */
export function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
