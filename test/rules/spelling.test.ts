import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, inOtherCase, nearest } from '../../server/src/core/rules/spelling.ts';

const KEYS = [
  'description',
  'mode',
  'model',
  'temperature',
  'top_p',
  'steps',
  'maxSteps',
  'permission',
  'color',
  'hidden',
  'tools',
];

describe('nearest', () => {
  it.each([
    ['temprature', 'temperature'],
    ['temperture', 'temperature'],
    ['descripton', 'description'],
    ['desription', 'description'],
    ['permissions', 'permission'],
    ['premission', 'permission'],
    ['step', 'steps'],
    ['tool', 'tools'],
    ['modle', 'model'],
    ['colour', 'color'],
    ['Top-P', 'top_p'],
    ['topP', 'top_p'],
    ['max_steps', 'maxSteps'],
    ['MODE', 'mode'],
    ['mode', 'mode'],
  ])('%s is %s', (word, meant) => {
    expect(nearest(word, KEYS)).toBe(meant);
  });

  it.each([
    'agent',
    'role',
    'hooks',
    'tags',
    'skills',
    'author',
    'version',
    'license',
    'x',
    'no',
    '',
    'system',
    'category',
  ])('%s is none of them', (word) => {
    expect(nearest(word, KEYS)).toBeUndefined();
  });

  it('prefers the same beginning, then the first', () => {
    expect(nearest('bead', ['read', 'beam'])).toBe('beam');
    expect(nearest('grep1', ['grep2', 'grep3'])).toBe('grep2');
  });
});

describe('inOtherCase', () => {
  it.each([
    ['WebFetch', 'webfetch'],
    ['BASH', 'bash'],
    ['bash', undefined],
    ['shell', undefined],
  ])('%s', (word, meant) => {
    expect(inOtherCase(word, ['bash', 'webfetch'])).toBe(meant);
  });
});

describe('distance', () => {
  it('counts insertions, losses, changes and swaps', () => {
    expect(distance('abc', 'abc')).toBe(0);
    expect(distance('abc', 'abxc')).toBe(1);
    expect(distance('abc', 'ac')).toBe(1);
    expect(distance('abc', 'axc')).toBe(1);
    expect(distance('abc', 'acb')).toBe(1);
    expect(distance('', 'abc')).toBe(3);
  });

  it('is symmetric, zero only for equal words, and at most the longer length', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const between = distance(a, b);
        expect(between).toBe(distance(b, a));
        expect(between === 0).toBe(a === b);
        expect(between).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  it('is what the table of all parts gives, and gives up only where the limit is reached', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcé-'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.constantFrom(0, 0.5, 1, 1.75, 2, 3, 4), (a, b, limit) => {
        const whole = byTable(a, b);
        expect(distance(a, b)).toBe(whole);
        const upTo = distance(a, b, limit);
        expect(upTo < limit ? upTo : limit).toBe(Math.min(whole, limit));
      }),
      { numRuns: 2000 },
    );
  });
});

/** The distances of all beginnings of both words, written out. */
function byTable(a: string, b: string): number {
  const table = new Map<string, number>();
  const of = (i: number, j: number) => table.get(`${i} ${j}`) ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= a.length; i++) {
    for (let j = 0; j <= b.length; j++) {
      const changed = of(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swapped = swaps ? of(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      const least = Math.min(of(i - 1, j) + 1, of(i, j - 1) + 1, changed, swapped);
      table.set(`${i} ${j}`, i === 0 && j === 0 ? 0 : least);
    }
  }
  return of(a.length, b.length);
}
