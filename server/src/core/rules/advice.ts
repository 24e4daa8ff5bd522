import type { FieldSpec } from '../dialects/types.ts';
import type { LoadProblem } from '../loaders/types.ts';
import type { Span } from '../syntax/span.ts';
import type { Field, Value } from '../syntax/tree.ts';
import type { TextEdit } from './types.ts';

/** A value that the program refuses, with its place in the text. */
export interface Refused {
  readonly problem: LoadProblem;
  /** The table's word on the top-level key. */
  readonly spec: FieldSpec | undefined;
  readonly field: Field;
  readonly value: Value | undefined;
}

/** Why a value is refused, and what to write instead. */
export interface Advice {
  readonly rule: 'invalid-type' | 'invalid-value';
  /** Where the value itself is not the place to point at. */
  readonly span?: Span;
  /** Continues "`color` must be …, ". */
  readonly because?: string;
  readonly remedy: string;
  readonly title?: string;
  readonly edits?: readonly TextEdit[];
  /** Both `true` where left out. */
  readonly safe?: boolean;
  readonly preferred?: boolean;
}

/** Wrong types are one rule, wrong values of the right type the other. */
export function ruleOf({ code: what }: LoadProblem): Advice['rule'] {
  return what === 'wrong-type' ? 'invalid-type' : 'invalid-value';
}
