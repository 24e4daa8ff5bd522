import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fenceLines } from '../../../server/src/core/syntax/fenceLines.ts';
import { parseBody } from '../../../server/src/core/syntax/markdown.ts';
import { freeBlocks, sectionsAround } from '../../../server/src/core/syntax/sections.ts';
import { type Span, span } from '../../../server/src/core/syntax/span.ts';
import { describeCorpus } from '../../support/corpus.ts';

/** What is read alone around the first link. */
function sectionTexts(text: string): readonly string[] | undefined {
  const blocks = freeBlocks(text, fenceLines(text));
  const found = blocks && sectionsAround(text, [text.indexOf('](')], blocks);
  return found?.map(({ start, end }) => text.slice(start, end));
}

/** What is read of parts alone, against what the tree of the whole text says. */
function expectSameReferences(text: string): void {
  const alone = parseBody(text, span(0, text.length));
  const whole = parseBody(text, span(0, text.length));
  // Asking for these makes the tree.
  void whole.headings;
  expect({ links: alone.links, uses: alone.uses, at: alone.atReferences }).toEqual({
    links: whole.links,
    uses: whole.uses,
    at: whole.atReferences,
  });
  // Of a long text every so many words are enough.
  const each = Math.ceil(text.length / 500);
  const words = [...text.matchAll(/[\w@(]+/g)]
    .filter((_, index) => index % each === 0)
    .map(({ index, 0: word }) => span(index, index + word.length));
  const inCode = ({ start, end }: Span) => whole.code.some((code) => code.start <= start && end <= code.end);
  expect(words.map((word) => alone.isCode(word))).toEqual(words.map(inCode));
}

const LINES = [
  ...['', '', '', ' ', '\t', 'text', 'see [a](b.md) there', '[a](b.md) and @c.md', '@c.md', '![i](j.png)'],
  ...[
    '- item [a](b.md)',
    '- item',
    '  more [d](e.md)',
    '    deep [f](g.md)',
    '1. one',
    '10) ten [x](y.md)',
    '-',
    '- - -',
  ],
  ...[
    '   - inner',
    '> quote [q](r.md)',
    '>',
    '> - both @s.md',
    '# Title [t](u.md)',
    '===',
    '---',
    '| a | [b](c.md) |',
    '| - | - |',
  ],
  ...[
    '```',
    '```js',
    '````',
    '~~~',
    '~~~ text',
    '  ```',
    '  ```js',
    '    ```',
    '    ```js',
    '- ```js',
    '> ```',
    ' ``` x ` y',
    '\t```',
  ],
  ...[
    '<rules>',
    '</rules>',
    '<rules> [a](b.md)',
    '<!-- [a](b.md) -->',
    '<!--',
    '-->',
    '<!-- a --> [b](c.md)',
    'text <!--',
    '<script>',
  ],
  ...[
    '</script>',
    '<pre>x</pre>',
    '<?php',
    '<!DOCTYPE',
    '- <div>',
    '  <!--',
    'a [b',
    'c](d.md) e',
    '`code',
    'end` [a](b.md)',
    '[x]: y.md',
    '[x]',
  ],
  ...[
    '[`a`](b.md)',
    '`[a](b.md)`',
    '[a `b](c.md)` d',
    '`a` [b](c.md) `d`',
    '[](b.md)',
    '[a]()',
    '[a](b.md "t")',
    '- [ ] [a](b.md)',
    '- [x] @c.md',
    '[a] [b](c.md)',
    '[a](b(c).md)',
    '[a](b.md#c?d)',
    '    [a](b.md)',
    '-     [a](b.md)',
    '**[a](b.md)** and _@c.md_',
    '[@a.md](b.md)',
    'x@a.md (@b.md)',
  ],
  ...['[z](<a b.md> "t")', '\\[a](b.md)', '*[a](b.md)', 'x*', '[[a](b.md)](c.md)', '规则 @a/b.ts#c 也'],
];

test('a part that is read alone has the references that it has in the whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...LINES), { maxLength: 16 }),
      fc.constantFrom('\n', '\n', '\r\n'),
      (lines, lineBreak) => expectSameReferences(lines.join(lineBreak)),
    ),
    { numRuns: 5000 },
  );
});

test.each([
  ['a paragraph', 'one\n\nsee [a](b.md)\nmore\n\ntwo\n', 'see [a](b.md)\nmore'],
  ['an item of a list', '- one\n\n  see [a](b.md)\n\ntwo\n', '- one\n\n  see [a](b.md)'],
  ['behind a block', '```\ncode\n```\n  see [a](b.md)\n', '  see [a](b.md)'],
  ['around a block in a list', '- one\n  ```\n  code\n  ```\n\n[a](b.md)\n', '[a](b.md)'],
])('the section of %s', (_, text, expected) => {
  expect(sectionTexts(text)).toEqual([expected]);
});

test('what lies in a fenced block is in no section', () => {
  const text = 'one\n\n```\n\n[a](b.md)\n\n```\n';
  expect(sectionTexts(text)).toEqual([]);
});

test.each([
  ['a comment over several lines', '<!-- a\n\nb -->\n\n[a](b.md)\n'],
  ['a fence in HTML', '<div>\n```\n\n[a](b.md)\n'],
  ['a fence in a list that a line leaves', '- a\n  ```\nb\n  ```\n\n[a](b.md)\n'],
  ['a fence behind a list marker', '- ```\n\n[a](b.md)\n'],
])('%s is a doubt', (_, text) => {
  expect(sectionTexts(text)).toBeUndefined();
});

describeCorpus('the references of real files', (corpus) => {
  test('are the same in parts as in the whole', () => {
    const files = fs
      .readdirSync(corpus.folder(), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'));
    expect(files.length).toBeGreaterThan(1000);
    for (const name of files) {
      const file = path.join(corpus.folder(), name);
      if (fs.statSync(file).isFile()) expectSameReferences(fs.readFileSync(file, 'utf8'));
    }
  }, 120_000);
});
