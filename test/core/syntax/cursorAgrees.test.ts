import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { cursorContext } from '../../../server/src/core/syntax/cursor.ts';
import { splitFrontMatter } from '../../../server/src/core/syntax/frontmatter.ts';
import type { Value } from '../../../server/src/core/syntax/tree.ts';
import { parseYaml } from '../../../server/src/core/syntax/yaml.ts';

const key = fc.oneof(
  fc.constantFrom(
    'mode',
    'bash',
    '*',
    'git *',
    'a b',
    '#x',
    'a: b',
    '"',
    "it's",
    '- a',
    '[x]',
    '{y}',
    'true',
    '1',
    '',
    '😀',
    '?',
    '|',
  ),
  fc.string({ minLength: 1, maxLength: 4 }),
);
const scalar = fc.oneof(
  fc.constantFrom(
    'all',
    'a: b',
    'a #b',
    '#b',
    '',
    '"quoted"',
    "it's",
    '*',
    '[a]',
    '{a}',
    '|',
    '服务器',
    'https://x.y/z#a',
  ),
  fc.boolean(),
  fc.integer(),
  fc.string({ maxLength: 5 }),
  fc.constant('two\nlines\n'),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));
const header = fc
  .tuple(
    fc.dictionary(key, value, { minKeys: 1, maxKeys: 5, noNullPrototype: true }),
    fc.record({
      indent: fc.constantFrom(2, 4),
      indentSeq: fc.boolean(),
      collectionStyle: fc.constantFrom('any' as const, 'flow' as const),
      lineWidth: fc.constant(0),
      defaultKeyType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
      defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
    }),
  )
  .map(([data, options]) => stringify(data, options));

interface Expected {
  readonly offset: number;
  readonly says: string;
}

/** What the parser knows of every key and every value on one line, and where to ask for it. */
function expected(
  text: string,
  value: Value | undefined,
  path: readonly (string | number)[] = [],
): Expected[] {
  if (value?.kind === 'list')
    return value.items.flatMap((item, index) => expected(text, item, [...path, index]));
  if (value?.kind !== 'map') return [];
  return value.fields.flatMap(({ key, value: own }) => {
    const below = [...path, key.text];
    const found = [
      { offset: key.span.end, says: `key ${JSON.stringify(path)} ${key.span.start}-${key.span.end}` },
    ];
    const oneLine =
      own?.kind === 'scalar' && own.style !== 'block' && !/\n/.test(text.slice(own.span.start, own.span.end));
    if (own && oneLine) {
      const { start, end } = own.span;
      found.push({ offset: end, says: `value ${JSON.stringify(below)} ${start}-${end}` });
    }
    return [...found, ...expected(text, own, below)];
  });
}

test('the cursor sees the keys and values that the YAML parser sees', () => {
  let asked = 0;
  fc.assert(
    fc.property(header, (yaml) => {
      const text = `---\n${yaml}---\n`;
      const split = splitFrontMatter(text, 'line-start');
      if (!split || /^---/m.test(yaml)) return;
      const { root, problems } = parseYaml(text, split.content);
      if (problems.length > 0) return;
      for (const { offset, says } of expected(text, root)) {
        const cursor = cursorContext(text, split, offset);
        const told =
          cursor.kind === 'none'
            ? 'none'
            : `${cursor.kind} ${JSON.stringify(cursor.path)} ${cursor.span.start}-${cursor.span.end}`;
        expect(told).toBe(says);
        asked++;
      }
    }),
    { numRuns: 200 },
  );
  expect(asked).toBeGreaterThan(500);
});
