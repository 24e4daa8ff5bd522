import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineIndex, lineSpan } from '../../../server/src/core/syntax/span.ts';

describe('LineIndex', () => {
  const cases: [text: string, offset: number, line: number, character: number][] = [
    ['', 0, 0, 0],
    ['ab\ncd', 3, 1, 0],
    ['ab\r\ncd', 4, 1, 0],
    ['ab\rcd', 3, 1, 0],
    ['👩‍💻\n日本', 6, 1, 0],
    ['👩‍💻\n日本', 7, 1, 1],
    ['\uFEFF---\n', 1, 0, 1],
    ['a\n', 2, 1, 0],
    ['a', 99, 0, 1],
  ];
  test.each(cases)('%j at %i is %i:%i', (text, offset, line, character) => {
    expect(new LineIndex(text).positionAt(offset)).toEqual({ line, character });
  });

  test('there and back again', () => {
    const pieces = fc.constantFrom('a', '\n', '\r\n', '\r', '👍', '語', ' ');
    fc.assert(
      fc.property(fc.array(pieces), fc.nat(), (parts, seed) => {
        const text = parts.join('');
        const offset = text.length === 0 ? 0 : seed % (text.length + 1);
        const lines = new LineIndex(text);
        expect(lines.offsetAt(lines.positionAt(offset))).toBe(offset);
      }),
    );
  });

  test('positions beyond the text are its end', () => {
    const lines = new LineIndex('ab\ncd');
    expect(lines.offsetAt({ line: 9, character: 0 })).toBe(5);
    expect(lines.offsetAt({ line: 1, character: 99 })).toBe(5);
    expect(lines.offsetAt({ line: -1, character: 0 })).toBe(0);
  });
});

test('lineSpan leaves the line break out', () => {
  const text = 'one\r\ntwo\r\n';
  const { start, end } = lineSpan(text, 6);
  expect(text.slice(start, end)).toBe('two');
});
