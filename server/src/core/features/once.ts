import type { Dialect } from '../dialects/types.ts';

/** Tables do not change: what is made of an entry is made once. */
export function once<T extends object, R>(
  make: (dialect: Dialect, entry: T) => R,
): (dialect: Dialect, entry: T) => R {
  const made = new WeakMap<T, { readonly value: R }>();
  return (dialect, entry) => {
    let known = made.get(entry);
    if (!known) {
      known = { value: make(dialect, entry) };
      made.set(entry, known);
    }
    return known.value;
  };
}
