import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import {
  applyEdits,
  changeScalar,
  insertFirst,
  lineBreak,
  quote,
  quoted,
  removeField,
  renameKey,
  writeScalar,
} from '../../server/src/core/rules/edits.ts';
import { span } from '../../server/src/core/syntax/span.ts';
import type { Field } from '../../server/src/core/syntax/tree.ts';
import { fieldAt, valueAt } from '../../server/src/core/syntax/tree.ts';
import { parseYaml } from '../../server/src/core/syntax/yaml.ts';

function root(text: string) {
  return parseYaml(text, span(0, text.length)).root;
}

function field(text: string, path: string): Field {
  const found = fieldAt(root(text), path.split('.'));
  if (!found) throw new Error(`no ${path} in ${text}`);
  return found;
}

describe('removeField', () => {
  it.each([
    ['a line', 'a: 1\nb: 2\nc: 3\n', 'b', 'a: 1\nc: 3\n'],
    ['with CRLF', 'a: 1\r\nb: 2\r\nc: 3\r\n', 'b', 'a: 1\r\nc: 3\r\n'],
    ['with its comment', 'a: 1\nb: 2 # why\nc: 3\n', 'b', 'a: 1\nc: 3\n'],
    ['with its children', 'a: 1\nb:\n  x: 1\n  y: 2\nc: 3\n', 'b', 'a: 1\nc: 3\n'],
    ['a child', 'b:\n  x: 1\n  y: 2\nc: 3\n', 'b.y', 'b:\n  x: 1\nc: 3\n'],
    ['without a value', 'a: 1\nb:\nc: 3\n', 'b', 'a: 1\nc: 3\n'],
    ['a block scalar', 'a: |\n  one\n  two\nb: 2\n', 'a', 'b: 2\n'],
    ['the last line without a break', 'a: 1\nb: 2', 'b', 'a: 1\n'],
    ['after a value that ends with a comma', 'a: x,\nb: 2\nc: 3\n', 'b', 'a: x,\nc: 3\n'],
    ['after emoji and CJK', 'a: 🦊\n设: 文\nb: 2\n', '设', 'a: 🦊\nb: 2\n'],
    ['the first of a flow map', 'm: {a: 1, b: 2}\n', 'm.a', 'm: {b: 2}\n'],
    ['the last of a flow map', 'm: {a: 1, b: 2}\n', 'm.b', 'm: {a: 1}\n'],
    ['the only one of a flow map', 'm: { a: 1 }\n', 'm.a', 'm: {  }\n'],
    ['from a flow map on several lines', 'm: {\n  a: 1,\n  b: 2 # c\n}\n', 'm.b', 'm: {\n  a: 1 # c\n}\n'],
    ['an empty one of a flow map', 'm: {a: , b: 2}\n', 'm.a', 'm: {b: 2}\n'],
  ])('%s', (_, text, path, expected) => {
    expect(applyEdits(text, [removeField(text, field(text, path))])).toBe(expected);
  });
});

describe('renameKey', () => {
  it.each([
    ['temprature: 1\n', 'temprature', 'temperature', 'temperature: 1\n'],
    ['"Bash": false\n', 'Bash', 'bash', '"bash": false\n'],
    ["'Bash': false\n", 'Bash', 'bash', "'bash': false\n"],
    ['all: false\n', 'all', '*', '"*": false\n'],
  ])('%j', (text, path, to, expected) => {
    expect(applyEdits(text, [renameKey(field(text, path), to)])).toBe(expected);
  });
});

describe('insertFirst', () => {
  it.each([
    ['t:\n  a: 1\n', 't:\n  "*": false\n  a: 1\n'],
    ['t:\r\n    a: 1\r\n', 't:\r\n    "*": false\r\n    a: 1\r\n'],
    ['t: {a: 1}\n', 't: {"*": false, a: 1}\n'],
    ['t: {}\n', 't: {"*": false}\n'],
  ])('%j', (text, expected) => {
    const map = valueAt(root(text), ['t']);
    if (map?.kind !== 'map') throw new Error('no map');
    expect(applyEdits(text, [insertFirst(text, map, '"*": false')])).toBe(expected);
  });
});

describe('changeScalar', () => {
  it.each([
    ['m: Subagent\n', 'm: subagent\n'],
    ['m: "Subagent"\n', 'm: "subagent"\n'],
    ["m: 'Subagent'\n", "m: 'subagent'\n"],
  ])('%j', (text, expected) => {
    const value = valueAt(root(text), ['m']);
    if (value?.kind !== 'scalar') throw new Error('no scalar');
    expect(applyEdits(text, [changeScalar(value, 'subagent')])).toBe(expected);
  });
});

describe('quotes', () => {
  it('takes the mark that needs no escapes', () => {
    expect(quoted('a: b')).toBe('"a: b"');
    expect(quoted('say "a: b"')).toBe(`'say "a: b"'`);
    expect(quoted(`it's "so"`)).toBe(String.raw`"it's \"so\""`);
    expect(quoted('C:\\x')).toBe(`'C:\\x'`);
  });

  it('quotes what stands in a file', () => {
    const text = 'd: use: it\n';
    expect(applyEdits(text, [quote(text, span(3, 10))])).toBe('d: "use: it"\n');
  });

  it('reads back as the same text, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), (value) => {
        for (const written of [quoted(value), quoted(value, '"'), quoted(value, "'"), writeScalar(value)]) {
          expect(parseDocument(`k: ${written}\n`).get('k')).toBe(value);
        }
      }),
    );
  });

  it.each(['no', 'True', '12', '#fff', 'a: b', '*', '', ' a', 'a '])('%j is never plain', (value) => {
    expect(writeScalar(value)).toBe(JSON.stringify(value));
  });
});

describe('lineBreak', () => {
  it.each([
    ['a\nb\r\n', '\n'],
    ['a\r\nb\n', '\r\n'],
    ['a', '\n'],
  ])('%j', (text, expected) => {
    expect(lineBreak(text)).toBe(expected);
  });
});
