import { describe, expect, test } from 'vitest';
import { span } from '../../../server/src/core/syntax/span.ts';
import type { Value } from '../../../server/src/core/syntax/tree.ts';
import { parseYaml } from '../../../server/src/core/syntax/yaml.ts';

/** The tree as indented lines: every key and value with the text its span covers. */
function dump(text: string, opaque: [number, number][] = []): { tree: string; codes: string[] } {
  const parsed = parseYaml(
    text,
    span(0, text.length),
    opaque.map(([start, end]) => span(start, end)),
  );
  const show = (value: Value | undefined, indent: string): string => {
    if (!value) return ' -';
    if (value.kind === 'scalar')
      return ` ${value.style} ${JSON.stringify(text.slice(value.span.start, value.span.end))}`;
    if (value.kind === 'list')
      return value.items.map((item) => `\n${indent}*${show(item, `${indent}  `)}`).join('');
    return value.fields.map((one) => `\n${indent}${one.key.text}:${show(one.value, `${indent}  `)}`).join('');
  };
  return { tree: show(parsed.root, '').trim(), codes: parsed.problems.map((one) => one.code) };
}

describe('parseYaml', () => {
  const cases: [name: string, text: string, tree: string, codes: string[]][] = [
    ['nothing after the colon', 'mode:\nsteps: 3\n', 'mode: -\nsteps: plain "3"', []],
    ['quotes belong to the span', 'a: "x y"\nb: \'z\'\n', 'a: double "\\"x y\\""\nb: single "\'z\'"', []],
    [
      'a nested map',
      'tools:\n  bash: false\n  "*": true\n',
      'tools:\n  bash: plain "false"\n  *: plain "true"',
      [],
    ],
    ['duplicates are kept', 'a: 1\na: 2\n', 'a: plain "1"\na: plain "2"', []],
    [
      'flow collections',
      'a: [x, "y"]\nb: { c: d }\n',
      'a:\n  * plain "x"\n  * double "\\"y\\""\nb:\n  c: plain "d"',
      [],
    ],
    [
      'a block scalar ends at its text',
      'a: |\n  one\n  two\nb: 1\n',
      'a: block "|\\n  one\\n  two"\nb: plain "1"',
      [],
    ],
    ['a comment is no value', 'color: #ff5733\nb: 1\n', 'color: -\nb: plain "1"', []],
    ['an emoji before a value', '"👩‍💻": 日本\n', '👩‍💻: plain "日本"', []],
    ['carriage returns', 'a: 1\r\nb: 2\r\n', 'a: plain "1"\nb: plain "2"', []],
    ['an unclosed list', 'a: [x\nb: 1\n', 'a:\n  * plain "x"\nb: plain "1"', ['BAD_INDENT']],
  ];
  test.each(cases)('%s', (_, text, tree, codes) => {
    const found = dump(text);
    expect(found.tree).toBe(tree);
    expect(found.codes).toEqual(codes);
  });

  test('a key alone is no map', () => {
    const parsed = parseYaml('mode', span(0, 4));
    expect(parsed.root.fields).toEqual([]);
    expect(parsed.other).toMatchObject({ kind: 'scalar', text: 'mode' });
  });

  test('a second colon swallows the keys after it, unless the value is opaque', () => {
    const text = 'description: foo: bar\nmode: all\n';
    expect(dump(text).codes).toContain('BLOCK_AS_IMPLICIT_KEY');
    expect(dump(text, [[13, 21]])).toEqual({
      tree: 'description: plain "foo: bar"\nmode: plain "all"',
      codes: [],
    });
  });

  test('spans are of the whole text', () => {
    const text = '---\na: b\n---\n';
    const { root } = parseYaml(text, span(4, 9));
    expect(root.fields[0]?.span).toEqual({ start: 4, end: 8 });
  });

  test('anchors cannot blow up', () => {
    const lines = Array.from(
      { length: 30 },
      (_, i) => `a${i}: &a${i} [${i ? `*a${i - 1}, *a${i - 1}` : 'x'}]`,
    );
    const text = lines.join('\n');
    expect(parseYaml(text, span(0, text.length)).root.fields).toHaveLength(30);
  });
});
