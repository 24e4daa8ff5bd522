import type { Fact } from './basics.ts';
import type { FieldSpec, ValueSpec } from './keys.ts';

/** What may stand under a `hooks` key. */
export interface HookTable {
  readonly events: readonly ValueSpec[];
  /** What a matcher is compared with. */
  readonly matcher: Fact;
  /** The values of `type`, each with the keys that belong to it, required ones marked. */
  readonly handlers: readonly HookHandler[];
}

/** One kind of thing that a hook runs. */
export interface HookHandler extends Fact {
  readonly type: string;
  readonly fields: readonly FieldSpec[];
}
