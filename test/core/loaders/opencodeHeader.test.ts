import { describe, expect, test } from 'vitest';
import { readHeader } from '../../../server/src/core/loaders/opencodeHeader.ts';
import type { HeaderReading } from '../../../server/src/core/loaders/types.ts';

type State = HeaderReading['state'];

describe('fences', () => {
  const cases: [text: string, state: State, data: object, body: string][] = [
    ['Hello\n', 'none', {}, 'Hello\n'],
    ['', 'none', {}, ''],
    ['\n---\na: 1\n---\n', 'none', {}, '\n---\na: 1\n---\n'],
    [' ---\na: 1\n---\n', 'none', {}, ' ---\na: 1\n---\n'],
    ['---\na: 1\n---\nbody\n', 'read', { a: 1 }, 'body\n'],
    ['\uFEFF---\na: 1\n---\nbody\n', 'read', { a: 1 }, 'body\n'],
    ['---\r\na: 1\r\n---\r\nbody\r\n', 'read', { a: 1 }, 'body\r\n'],
    ['---  \na: 1\n---\nbody\n', 'read', { a: 1 }, 'body\n'],
    ['---\na: 1\n---Body\n', 'read', { a: 1 }, 'Body\n'],
    ['---\na: 1\n----\nbody\n', 'read', { a: 1 }, '-\nbody\n'],
    ['---\na: |\n  x\n---\n  y\n---\n', 'read', { a: 'x\n' }, '  y\n---\n'],
    ['---\na: 1\n...\nb: 2\n', 'ignored', {}, '---\na: 1\n...\nb: 2\n'],
    ['----\na: 1\n----\n', 'ignored', {}, '----\na: 1\n----\n'],
    ['---\na: 1\n', 'read', { a: 1 }, ''],
    ['---\na: 1\n\nText, [and\n', 'ignored', {}, '---\na: 1\n\nText, [and\n'],
    ['---\n---\nbody\n', 'empty', {}, 'body\n'],
    ['---\n# only this\n---\nbody\n', 'empty', {}, 'body\n'],
    ['---\nnull\n---\nbody\n', 'empty', {}, 'body\n'],
    ['---', 'empty', {}, ''],
    ['---\nhi\n---\n', 'read', { 0: 'h', 1: 'i' }, ''],
    ['---\n- a\n- b\n---\n', 'read', { 0: 'a', 1: 'b' }, ''],
    ['---json\n{"a": 1}\n---\nbody\n', 'read', { a: 1 }, 'body\n'],
    ['---yaml\na: 1\n---\n', 'read', { a: 1 }, ''],
    ['---toml\na = 1\n---\n', 'ignored', {}, '---toml\na = 1\n---\n'],
    ['---js\n({})\n---\n', 'code', {}, ''],
    ['--- JavaScript \n({})\n---\n', 'code', {}, ''],
    ['\uFEFF---JS\n({})\n---\n', 'code', {}, ''],
    ['---jsx\n({})\n---\n', 'ignored', {}, '---jsx\n({})\n---\n'],
  ];

  test.each(cases)('%j: %s', (text, state, data, body) => {
    const read = readHeader(text);
    expect({ state: read.header.state, data: read.header.data, body: read.body }).toEqual({
      state,
      data,
      body,
    });
  });
});

describe('values', () => {
  const cases: [written: string, value: unknown][] = [
    ['no', 'no'],
    ['yes', 'yes'],
    ['on', 'on'],
    ['True', true],
    ['FALSE', false],
    ['~', null],
    ['', null],
    ['#ff5733', null],
    ['0x10', 16],
    ['010', 8],
    ['0o10', '0o10'],
    ['0b11', 3],
    ['1_000', 1000],
    ['190:20:30', 685230],
    ['1e3', 1000],
    ['.inf', Number.POSITIVE_INFINITY],
    ['2024-01-02', new Date(Date.UTC(2024, 0, 2))],
    ["'5'", '5'],
  ];

  test.each(cases)('%j', (written, value) => {
    expect(readHeader(`---\na: ${written}\n---\n`).header.data).toEqual({ a: value });
  });
});

describe('the repair', () => {
  const cases: [name: string, text: string, state: State, data: object, values: string[]][] = [
    ['rescues a colon', '---\na: b: c\nd: 1\n---\n', 'repaired', { a: 'b: c', d: 1 }, ['b: c']],
    [
      'spoils other lines with a colon',
      '---\na: b: c\nt: { x: false }\nu: http://y\n---\n',
      'repaired',
      { a: 'b: c', t: '{ x: false }', u: 'http://y' },
      ['b: c', '{ x: false }', 'http://y'],
    ],
    [
      'leaves quoted, indented and folded values alone',
      '---\na: b: c\nq: "x: y"\ns: \'x: y\'\nm:\n  n: 1\nf: >\n  x: y\n---\n',
      'repaired',
      { a: 'b: c', q: 'x: y', s: 'x: y', m: { n: 1 }, f: 'x: y\n' },
      ['b: c'],
    ],
    [
      'keeps the text without the blanks at its ends',
      '---\na:   b: c  \n---\n',
      'repaired',
      { a: 'b: c' },
      ['b: c'],
    ],
    ['knows no hyphen in a key', '---\na-b: c: d\n---\n', 'ignored', {}, []],
    ['does not help against a second fault', '---\na: b: c\nx: 1\nx: 2\n---\n', 'dropped', {}, ['b: c']],
    ['needs the closing dashes', '---\na: b: c\n', 'ignored', {}, []],
    ['needs a bare opening line', '--- \na: b: c\n---\n', 'ignored', {}, []],
    ['does not look behind a byte order mark', '\uFEFF---\na: b: c\n---\n', 'ignored', {}, []],
    [
      'changes line breaks, so a fault that it cannot help drops the file',
      '---\r\na: 1\r\na: 2\r\n---\r\n',
      'dropped',
      {},
      [],
    ],
    [
      'runs only where the first reading fails',
      '---\nt: { x: "a:b" }\n---\n',
      'read',
      { t: { x: 'a:b' } },
      [],
    ],
  ];

  test.each(cases)('%s', (_name, text, state, data, values) => {
    const { header } = readHeader(text);
    expect(header.state).toBe(state);
    expect(header.data).toEqual(data);
    expect(header.repaired.map(({ start, end }) => text.slice(start, end))).toEqual(values);
  });

  test('the first failure is kept', () => {
    expect(readHeader('---\na: b: c\n---\n').header.failure).toEqual({
      message:
        'incomplete explicit mapping pair; a key node is missed; or followed by a non-tabulated empty line',
      offset: 8,
    });
  });
});

describe('aliases', () => {
  test('are followed', () => {
    expect(readHeader('---\na: &x { b: 1 }\nc: *x\n---\n').header.data).toEqual({ a: { b: 1 }, c: { b: 1 } });
  });

  test.each([
    ['an endless value', 'a: &x [1, *x]\nb: 2'],
    [
      'one that grows beyond measure',
      [
        'a: &l0 [x]',
        ...Array.from({ length: 40 }, (_, i) => `k${i}: &l${i + 1} [*l${i}, *l${i}]`),
        'b: 2',
      ].join('\n'),
    ],
  ])('%s is cut off', (_name, header) => {
    const { data } = readHeader(`---\n${header}\n---\n`).header;
    expect(JSON.stringify(data).length).toBeLessThan(2_000_000);
    expect(data).toMatchObject({ b: 2 });
  });
});
