import type { RuleContext } from './types.ts';

let slots = 0;

/**
 * What several rules ask of one look at a file, worked out by the first of them. Kept in the context itself: what a
 * `WeakMap` holds outlives its key for a while, file after file.
 */
export function perContext<T>(make: (context: RuleContext) => T): (context: RuleContext) => T {
  const slot = slots++;
  return (context) => {
    const { kept } = context;
    // Only this function writes into its slot.
    const known = kept[slot] as { readonly value: T } | undefined;
    if (known) return known.value;
    const value = make(context);
    kept[slot] = { value };
    return value;
  };
}
