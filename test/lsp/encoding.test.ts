import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../server/src/core/syntax/span.ts';
import type { Encoding } from '../../server/src/lsp/encoding.ts';
import { chooseEncoding, Positions } from '../../server/src/lsp/encoding.ts';

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16', 'utf-32'];
const positions = (text: string, encoding: Encoding): Positions =>
  new Positions({ text, lines: new LineIndex(text) }, encoding);

describe('the encoding', () => {
  test.each([
    [undefined, 'utf-16'],
    [[], 'utf-16'],
    [['utf-8'], 'utf-8'],
    [['utf-32', 'utf-8'], 'utf-8'],
    [['utf-8', 'utf-16'], 'utf-16'],
    [['utf-7'], 'utf-16'],
  ])('of %j is %s', (offered, expected) => {
    expect(chooseEncoding(offered)).toBe(expected);
  });
});

/** Every offset between two characters, the ends included. */
function boundaries(text: string): number[] {
  const offsets = [0];
  for (const sign of text) offsets.push((offsets.at(-1) ?? 0) + sign.length);
  return offsets;
}

describe('positions', () => {
  const text = 'é🦊\r\n日b\n';

  test.each([
    ['utf-8', 'b', 1, 3],
    ['utf-16', 'b', 1, 1],
    ['utf-32', 'b', 1, 1],
    ['utf-8', '\r', 0, 6],
    ['utf-16', '\r', 0, 3],
    ['utf-32', '\r', 0, 2],
  ] as const)('in %s %j is at %i:%i', (encoding, sign, line, character) => {
    const offset = text.indexOf(sign);
    expect(positions(text, encoding).positionAt(offset)).toEqual({ line, character });
    expect(positions(text, encoding).offsetAt({ line, character })).toBe(offset);
  });

  test.each(ENCODINGS)('beyond a line or the text in %s', (encoding) => {
    const all = positions(text, encoding);
    expect(all.offsetAt({ line: 0, character: 99 })).toBe(text.indexOf('\r'));
    expect(all.offsetAt({ line: 99, character: 0 })).toBe(text.length);
  });

  test.each(ENCODINGS)('there and back in %s', (encoding) => {
    const line = fc.string({ unit: 'grapheme', maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        fc.nat(),
        (lines, end, at) => {
          const whole = lines.join(end);
          const points = boundaries(whole);
          const offset = points[at % points.length] ?? 0;
          // Between the two halves of a line break there is no place.
          fc.pre(!(whole[offset - 1] === '\r' && whole[offset] === '\n'));
          const all = positions(whole, encoding);
          expect(all.offsetAt(all.positionAt(offset))).toBe(offset);
        },
      ),
    );
  });
});
