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
});
