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

/** Damerau–Levenshtein distance (optimal string alignment): inserted, lost, changed and swapped letters count one. */
export function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
      );
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[-_\s]/g, '');
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
  return distance(a, b) + (a[0] === b[0] ? 0 : 0.5) + (a.length === b.length ? 0 : 0.25);
}
