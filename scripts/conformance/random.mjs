// Random choices that a seed repeats.

/**
 * @typedef {object} Random
 * @property {() => number} next at least 0, below 1
 * @property {(limit: number) => number} below a whole number from 0, below the limit
 * @property {(chance: number) => boolean} chance true with this probability
 * @property {<T>(list: readonly T[]) => T} pick
 * @property {<T>(list: readonly T[], count: number) => T[]} some that many of the list, in random order
 */

/**
 * Mulberry32: small, and the same on every machine.
 * @param {number} seed
 * @returns {Random}
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @param {number} limit */
  const below = (limit) => Math.floor(next() * limit);
  /** @template T @param {readonly T[]} list @returns {T} */
  const pick = (list) => /** @type {T} */ (list[below(list.length)]);
  /** @template T @param {readonly T[]} list @param {number} count @returns {T[]} */
  const some = (list, count) => {
    const rest = [...list];
    return Array.from(
      { length: Math.min(count, rest.length) },
      () => /** @type {T} */ (rest.splice(below(rest.length), 1)[0]),
    );
  };
  return { next, below, pick, some, chance: (chance) => next() < chance };
}
