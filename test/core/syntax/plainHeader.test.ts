import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runGrayMatter, runLibrary } from '../../../server/src/core/loaders/grayMatter.ts';
import { splitFrontMatter } from '../../../server/src/core/syntax/frontmatter.ts';
import { BROKEN, readPlainHeader } from '../../../server/src/core/syntax/plainHeader.ts';
import { span } from '../../../server/src/core/syntax/span.ts';
import { parseFully, parseYaml } from '../../../server/src/core/syntax/yaml.ts';
import { expectTheSame, expectTree, expectValues, whole } from '../../support/headers.ts';

describe('a plain header', () => {
  test.each([
    'mode: all',
    'mode: all\ndescription: Reviews code\n',
    'mode:\n',
    'tools:\n  bash: false\n  WebFetch: true\nmode: subagent',
    'permission:\n  bash:\n    "git *": allow\n    "*": deny\n  edit: ask\n',
    'tools:\n- a\n- "b c"\nmode: all',
    'tools:\n    - a\n    - b\n\nmode: all',
    'tools: [a, "b, c", \'d\']\nmcp: []\npermission: {}',
    'description: Reviews code,\n  tests and\n  docs (all of them)\nmode: all',
    'color: "#ff0000"\r\ndescription: \'a: b\'\r\n',
    'temperature: 0.3\nsteps: 12\nname: true\ndisable: True\nmodel: null\n',
    'description: ünï 😀 規則 https://example.com/#a',
    'a: b #c',
    '# c\na: b',
    'a: b\n# c\n\nd: e # f\n# g\n',
    'tools:\n  # c\n  bash: false # d\n  # e\n  edit: true\n',
    'a: |\n  b',
    'a: |\n\n  b\n   c: d # e\n\n\n  f  \n\ng: h',
    'a: >-\n  b\n  c\n\n\n  d\ne: >\n  f\r\n  g\n',
    'a: >-\nb: |\n',
    'a: "b\\n\\"c\\" \\\\"',
    "a: 'it''s'",
    'a: b\n\n  c\n\n\n  - d\n  "e',
    'a:\n  b\n  c\nd:\n  "e"',
    'a: "b\n  c\n\n  d"\ne: \'f\n  g\'\n',
    'a:\n  - b: c\n    d: |\n      e\n  - b: f\n    g:\n    - h\n  - i\n    j',
  ])('%j is read without a library', (header) => {
    expect(readPlainHeader(header, whole(header))).toBeDefined();
    expectTheSame(header);
  });

  test.each([
    'a: &x b',
    'a: *x',
    'a: !!str b',
    'a:\tb',
    'a: "b" c',
    'a: "b"#c',
    'a: b # c\n  d',
    'a: b\n  # c\n  d',
    'a: b\n  c: d',
    'a: "b\\\n  c"',
    'a: "\\x41"',
    'a: "b\nc"',
    'a: |+\n  b',
    'a: |2\n  b',
    'a: | # c\n  b',
    'a: |\n    b\n  c',
    'a: |\n   \n  b',
    'a: |\n  b\n    \nc: d',
    'a: >\n  b\n   c',
    'a:\n# c\n',
    'a:\n  b: c\n  # d\ne: f',
    'a: {b: c}',
    'a: [b: c]',
    'a: "b"\n  c',
    '  a: b\nc: d',
    'a\n',
    '- a\n',
    '',
    '...\n',
    '%a: b',
    'a: \ud800',
    'a: \x07',
    'a: b\rc: d',
  ])('%j is left to the library', (header) => {
    expect(readPlainHeader(header, whole(header))).toBeUndefined();
    expectTheSame(header);
  });

  test.each([
    'a: b: c',
    'a: b:',
    'a: b\nc:\n  - d: e: f\n',
    'a:\n  b: c: d # e\n',
    'a: b: c\n  d\n e: f',
    'a: b: "c\nd: e',
    'a: b: c\n\td: [',
  ])('%j is refused without a library', (header) => {
    expect(readPlainHeader(header, whole(header))).toBe(header.includes('\t') ? undefined : BROKEN);
    expectTheSame(header);
  });

  // These have a form of their own in the loaders' YAML.
  test.each([
    '2024-01-02',
    'no',
    'yes',
    'on',
    '0x10',
    '0o17',
    '017',
    '1_000',
    '1:30',
    '~',
    '1e3',
    '.5',
    '+1',
    '-1',
    'Null',
    '1.0.0',
    '2024-01-02 10:00:00 Z',
    '2024-01-02T10:00:00+01:00',
    '190:20:30.15',
    '3 times',
    '0b1',
    '09',
    '1.',
    '12e03',
    '1_0.0_1',
  ])('the value %s', (value) => expectTheSame(`a: ${value}\nb: [${value}, x]\n${value}: c\n`));

  test.each(['a: b\na: c', '<<: b', '__proto__: b', 'a: =', '"a": b\na: c', 'constructor: x'])(
    'the keys of %j',
    expectTheSame,
  );

  test('a value that the program repairs is one plain text', () => {
    const header = 'description: Use this: always\nmode: all\n';
    const value = span(13, 29);
    const root = readPlainHeader(header, whole(header), [value]);
    expect(root).toMatchObject({ fields: [{ value: { text: 'Use this: always' } }, {}] });
    expect(parseYaml(header, whole(header), [value])).toEqual(parseFully(header, whole(header), [value]));
  });

  test('spans count in the whole text', () => {
    const text = '\ufeff---\r\nmode: all\r\ntools:\r\n  bash: false\r\n---\r\n';
    const content = splitFrontMatter(text, 'line-start')?.content ?? whole('');
    expect(parseYaml(text, content)).toEqual(parseFully(text, content));
    expect(runGrayMatter(text)).toEqual(runLibrary(text));
  });
});

describe('no text at all is read otherwise than by the libraries', () => {
  const word = fc.constantFrom(
    ...[
      'a',
      'b-c',
      'mode',
      'git *',
      'true',
      'no',
      'null',
      '12',
      '1.50',
      '0x1',
      '1:2',
      '2024-01-02',
      '~',
      '=',
      '<<',
      '.',
    ],
    ...[
      '"q"',
      "'s'",
      '"a: b"',
      '"x',
      "'",
      '[a, b]',
      '[a,]',
      '[]',
      '{}',
      '{a: b}',
      '[ "a" , b ]',
      '- a',
      '-',
      '---',
      '...',
    ],
    ...[
      '#c',
      'x#c',
      'x # c',
      '"x" # c',
      '|',
      '>-',
      "'it''s'",
      '"a\\nb"',
      'x: y',
      '&a',
      '*a',
      '!t',
      '%d',
      '@a',
      '`a`',
      '?',
      ':',
      ',',
      'é',
      '😀',
      '\ud800',
      '\u2028',
      '\\',
    ],
  );
  const gap = fc.constantFrom(': ', ':', ' ', '', ':  ', ' : ', ':\t');
  const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', '\n \n', ' \n', '\r', '\n# c\n');
  const indent = fc.constantFrom('', '', '', '  ', '  ', '    ', ' ', '\t', '- ', '  - ');
  const line = fc.tuple(indent, word, gap, word, end).map((parts) => parts.join(''));
  const plain = fc
    .tuple(
      fc.constantFrom('', '', '  ', '    '),
      fc.constantFrom('a', 'b', 'c', '"d e"', 'f g', 'true', '1'),
      fc.constantFrom(
        ...[': x', ': "y z"', ':', ':', ': [a, b]', ': 12', '\n- a\n- b', ':\n  - a', ': x\n   y', ': x: y'],
        ...[
          ': |\n  a\n\n   b: c',
          ': >-\n  a\n  b\n\n  c',
          ': |',
          ': x # c',
          ':\n  a b\n  c',
          ': x\n\n  # y\n  z',
        ],
        ...[
          ': "a\n  b"',
          ":\n  'a\n\n  b'",
          ':\n  - a: b\n    c: |-\n     d\n  - a:\n    - e',
          ':\n    # c\n    a: b',
        ],
      ),
      fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', '\n# c\n', '\n    \n'),
    )
    .map((parts) => parts.join(''));
  const header = fc
    .array(fc.oneof(line, plain, plain, plain, plain), { maxLength: 7 })
    .map((lines) => lines.join(''));

  test('the tree', () => {
    fc.assert(fc.property(header, expectTree), { numRuns: 1000 });
  });

  test('the values', () => {
    fc.assert(fc.property(header, expectValues), { numRuns: 1000 });
  });

  test('the tree with values that are repaired', () => {
    fc.assert(
      fc.property(header, fc.nat(60), fc.integer({ min: 1, max: 12 }), (text, start, length) => {
        const opaque = [span(start, start + length)].filter(
          ({ end }) => end <= text.length && !/[\r\n]/.test(text.slice(start, end)),
        );
        expect(parseYaml(text, whole(text), opaque)).toEqual(parseFully(text, whole(text), opaque));
      }),
      { numRuns: 1000 },
    );
  });
});
