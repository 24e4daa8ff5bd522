/**
 * "Did you mean": the candidate that the word was most likely meant to be, or undefined where none is near enough.
 * Letter case and the separators `-`, `_` and blank are free (`Top-P` is `top_p`); beyond that one slip is allowed in
 * three letters, two from six on, three from ten on. Of equally near candidates the one of the same beginning wins, then
 * that of the same length, then the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const plain = fold(word);
  let best: string | undefined;
  let lowest = slipsAllowed(plain.length) + 1;
  for (const candidate of candidates) {
    const cost = slips(plain, fold(candidate), lowest);
    if (cost < lowest) {
      lowest = cost;
      best = candidate;
    }
  }
  return best;
}

/** The candidate that differs from the word in letter case only; undefined also where the word itself is one. */
export function inOtherCase(word: string, candidates: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  let found: string | undefined;
  for (const candidate of candidates) {
    if (candidate === word) return undefined;
    if (found === undefined && candidate.toLowerCase() === lower) found = candidate;
  }
  return found;
}

/**
 * Damerau–Levenshtein distance (optimal string alignment): inserted, lost, changed and swapped letters count one. Once it
 * is sure to be `limit` or more, it goes no further and returns `limit`.
 */
export function distance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  let [beforeLast, last, current] = ROWS;
  for (let column = 0; column <= b.length; column++) last[column] = column;
  let lowestBefore = 0;
  for (let row = 1; row <= a.length; row++) {
    const letter = a.charCodeAt(row - 1);
    const before = a.charCodeAt(row - 2);
    let lowest = row;
    current[0] = row;
    for (let column = 1; column <= b.length; column++) {
      const other = b.charCodeAt(column - 1);
      let cost = at(last, column - 1) + (letter === other ? 0 : 1);
      cost = Math.min(cost, at(last, column) + 1, at(current, column - 1) + 1);
      if (row > 1 && column > 1 && before === other && letter === b.charCodeAt(column - 2)) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current[column] = cost;
      if (cost < lowest) lowest = cost;
    }
    // All that follows comes of these two rows.
    if (lowest >= limit && lowestBefore + 1 >= limit) return limit;
    lowestBefore = lowest;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return at(last, b.length);
}

/** The rows that the distance is reckoned in, the same ones for every two words. */
const ROWS: readonly [number[], number[], number[]] = [[], [], []];

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

function fold(word: string): string {
  if (isFolded(word)) return word;
  let plain = folded.get(word);
  if (plain === undefined) {
    plain = word.toLowerCase().replace(/[-_\s]/g, '');
    if (folded.size >= LIMIT) folded.clear();
    folded.set(word, plain);
  }
  return plain;
}

/** The same few hundred words are compared again and again. */
const folded = new Map<string, string>();
const LIMIT = 2000;

/** Whether a word has nothing but small letters from `a` to `z`. */
function isFolded(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    if (code < 0x61 || code > 0x7a) return false;
  }
  return true;
}

function slipsAllowed(length: number): number {
  if (length < 3) return 0;
  if (length < 6) return 1;
  return length < 10 ? 2 : 3;
}

/** The distance, and a little more for another beginning or length; `limit` or more where it does not matter. */
function slips(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) >= limit) return limit;
  return distance(a, b, limit) + (a[0] === b[0] ? 0 : 0.5) + (a.length === b.length ? 0 : 0.25);
}
