/** A value that is made on first use, once. */
export class Lazy<T> {
  #make: (() => T) | undefined;
  #value: T | undefined;

  constructor(make: () => T) {
    this.#make = make;
  }

  /** Whether it has been made. */
  get made(): boolean {
    return this.#make === undefined;
  }

  get value(): T {
    if (this.#make) {
      this.#value = this.#make();
      // What it was made of is needed no more.
      this.#make = undefined;
    }
    return this.#value as T;
  }
}

/** The same as a function. */
export function lazy<T>(make: () => T): () => T {
  const made = new Lazy(make);
  return () => made.value;
}
