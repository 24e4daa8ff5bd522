import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadAgent } from '../../../server/src/core/loaders/opencode.ts';
import { factsOf } from '../../support/loadedFacts.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '---',
    '\n',
    '\n---\n',
    '\r\n',
    ': ',
    'a: b',
    '{',
    '}',
    '[',
    '- ',
    '"',
    "'",
    '#',
    '|',
    '>',
    '&a',
    '*a',
    '!!',
  ),
  fc.constantFrom(
    '---js',
    'tools:\n  bash: false',
    'permission: ',
    'mode: all',
    '<<: ',
    '__proto__: ',
    '\uFEFF',
    '\t',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
  fc.array(piece, { maxLength: 20 }).map((pieces) => `---\n${pieces.join('')}\n---\n`),
);

test('every text has an outcome, and what is told of it lies inside the text', () => {
  fc.assert(
    fc.property(text, (source) => {
      const loaded = loadAgent({ text: source, name: 'x' });
      const { failure, repaired } = loaded.header;
      expect(loaded.reasons.length).toBeGreaterThan(0);
      expect(loaded.outcome === 'config-error').toBe(loaded.problems.length > 0);
      if (failure?.offset !== undefined) {
        expect(failure.offset).toBeGreaterThanOrEqual(0);
        expect(failure.offset).toBeLessThanOrEqual(source.length);
      }
      for (const { start, end } of repaired) expect(source.slice(start, end)).toContain(':');
      expect(Object.keys(loaded.tools).length > 0).toBe(['ok', 'header-ignored'].includes(loaded.outcome));
    }),
    { numRuns: 500 },
  );
});

test('the same text always loads the same way', () => {
  fc.assert(
    fc.property(text, (source) => {
      const first = factsOf(loadAgent({ text: source, name: 'x' }));
      expect(factsOf(loadAgent({ text: source, name: 'x' }))).toEqual(first);
    }),
  );
});
