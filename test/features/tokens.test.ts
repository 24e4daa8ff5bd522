import { expect, test } from 'vitest';
import { estimateTokens, roundedTokens } from '../../server/src/core/features/tokens.ts';

// Counted with the o200k tokenizer; short texts are the hardest to estimate.
test.each([
  ['Review the change and report what is wrong with it.', 11],
  ['查看这次更改，并报告其中的问题。', 10],
  ['```ts\nconst total = items.reduce((sum, { price }) => sum + price, 0);\n```', 23],
])('%s', (text, counted) => {
  expect(Math.abs(estimateTokens(text) - counted)).toBeLessThanOrEqual(counted * 0.25);
});

test.each([
  [0, '≈ 0 tokens'],
  [87, '≈ 87 tokens'],
  [1234, '≈ 1,200 tokens'],
  [56_789, '≈ 57,000 tokens'],
])('%d is told as %s', (count, expected) => {
  expect(roundedTokens(count)).toBe(expected);
});
