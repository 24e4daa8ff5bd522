/** A value that is made on first use, once. */
export interface Lazy<T> {
  (): T;
  /** Whether it has been made. */
  made(): boolean;
}

export function lazy<T>(make: () => T): Lazy<T> {
  let made: { readonly value: T } | undefined;
  const get = (): T => {
    made ??= { value: make() };
    return made.value;
  };
  return Object.assign(get, { made: () => made !== undefined });
}
