/** More values, and deeper ones, than any header has; few enough to be shown. */
const MOST_VALUES = 20_000;
const DEEPEST = 200;

/**
 * Whether a value can be walked to its end. Aliases make a few lines of YAML endless, or larger than memory, for
 * whoever writes them out; the programs themselves never do that at load.
 */
export function isBounded(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  let left = MOST_VALUES;
  const walk = (inner: unknown, depth: number): boolean => {
    if (typeof inner !== 'object' || inner === null) return true;
    return depth < DEEPEST && Object.values(inner).every((child) => --left > 0 && walk(child, depth + 1));
  };
  return walk(value, 0);
}

/** The same keys, with nothing in place of values that cannot be walked to their end. */
export function boundedValues(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  let bounded = data;
  for (const key of Object.keys(data)) if (!isBounded(data[key])) bounded = { ...bounded, [key]: null };
  return bounded;
}
