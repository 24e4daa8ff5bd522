import type { AgentFile } from './agentFile.ts';

/** Something that keeps what was made of it: values in slots of their makers. */
interface Keeper {
  readonly kept: unknown[];
}

/**
 * Makers of what is made of one sort of thing once, on first use, and kept as long as the thing. What a `WeakMap` holds
 * would outlive its key for a while, file after file.
 */
export function keptIn<K extends Keeper>(): <T>(make: (keeper: K) => T) => (keeper: K) => T {
  let slots = 0;
  return <T>(make: (keeper: K) => T) => {
    const slot = slots++;
    return (keeper: K) => {
      const { kept } = keeper;
      // Only this function writes into its slot.
      const known = kept[slot] as { readonly value: T } | undefined;
      if (known) return known.value;
      const value = make(keeper);
      kept[slot] = { value };
      return value;
    };
  };
}

/** What is made of a file. */
export const perFile = keptIn<AgentFile>();
