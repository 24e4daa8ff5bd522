import { expect, test } from 'vitest';
import { matchesWildcard } from '../../../server/src/core/loaders/wildcard.ts';

const cases: [text: string, pattern: string, matches: boolean][] = [
  ['read', 'read', true],
  ['read', 'Read', false],
  ['reader', 'read', false],
  ['read', '*', true],
  ['', '*', true],
  ['mymcp_search', 'mymcp_*', true],
  ['mymcp', 'mymcp_*', false],
  ['glob', 'g??b', true],
  ['grep', 'gr?p', true],
  ['grep', 'gr?', false],
  ['git', 'git *', true],
  ['git push', 'git *', true],
  ['gitk', 'git *', false],
  ['a.b', 'a.b', true],
  ['axb', 'a.b', false],
  ['a(b', 'a(b', true],
  ['a\nb', 'a*b', true],
  ['src\\a.ts', 'src/*', true],
  ['src/a.ts', 'src\\*', true],
];

test.each(cases)('%j against %j: %j', (text, pattern, matches) => {
  expect(matchesWildcard(text, pattern)).toBe(matches);
});
