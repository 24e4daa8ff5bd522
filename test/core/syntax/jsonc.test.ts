import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJsonc } from '../../../server/src/core/syntax/jsonc.ts';
import { scalarText, valueAt } from '../../../server/src/core/syntax/tree.ts';

describe('parseJsonc', () => {
  const text =
    '// top\n{\n  "agent": { "lead": { "mode": "all", "steps": 3, }, }, /* x */\n  "list": ["a", true]\n}\n';

  test('gives the tree that front matter has too', () => {
    const { root, problems, data } = parseJsonc(text);
    expect(problems).toEqual([]);
    expect(data).toEqual({ agent: { lead: { mode: 'all', steps: 3 } }, list: ['a', true] });
    const mode = valueAt(root, ['agent', 'lead', 'mode']);
    expect(mode && text.slice(mode.span.start, mode.span.end)).toBe('"all"');
    expect(scalarText(mode)).toBe('all');
    expect(scalarText(valueAt(root, ['list', 1]))).toBe('true');
  });

  const broken: [text: string, codes: string[]][] = [
    ['', ['ValueExpected']],
    ['{ "a": }', ['ValueExpected']],
    ['{ "a": 1 "b": 2 }', ['CommaExpected']],
    ['[1, 2]', []],
  ];
  test.each(broken)('%j is told, not thrown', (source, codes) => {
    const { problems } = parseJsonc(source);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });

  test('any cut text gives a tree inside the text', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
        const cut = text.slice(Math.min(a, b), Math.max(a, b));
        for (const { span } of parseJsonc(cut).problems) expect(span.end).toBeLessThanOrEqual(cut.length);
        expect(parseJsonc(cut).root.span.end).toBeLessThanOrEqual(cut.length);
      }),
    );
  });
});
