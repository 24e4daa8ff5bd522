import { describe, expect, test } from 'vitest';
import { bodyStart, type FenceClose, splitFrontMatter } from '../../../server/src/core/syntax/frontmatter.ts';

/** The parts of a text as strings: language, content, closing dashes, glued text, body. */
function parts(text: string, close: FenceClose = 'line-start') {
  const split = splitFrontMatter(text, close);
  if (!split) return { none: true, body: text.slice(bodyStart(text, undefined)) };
  const of = (span: { start: number; end: number } | undefined) => span && text.slice(span.start, span.end);
  return {
    language: of(split.language),
    content: of(split.content),
    closed: split.close !== undefined,
    glued: of(split.glued),
    body: text.slice(bodyStart(text, split)),
  };
}

describe('splitFrontMatter', () => {
  const usual = { language: '', content: 'a: 1\n', closed: true, glued: undefined, body: 'Body\n' };
  const cases: [name: string, text: string, expected: object][] = [
    ['a usual file', '---\na: 1\n---\nBody\n', usual],
    ['a byte order mark', '\uFEFF---\na: 1\n---\nBody\n', usual],
    ['carriage returns', '---\r\na: 1\r\n---\r\nBody\n', { ...usual, content: 'a: 1\r\n' }],
    ['blanks after the opening dashes', '--- \t\na: 1\n---\nBody\n', usual],
    ['a language', '--- js \na: 1\n---\nBody\n', { ...usual, language: 'js' }],
    [
      'text glued to the closing dashes',
      '---\na: 1\n---# Title\nx',
      { ...usual, glued: '# Title', body: '# Title\nx' },
    ],
    ['four closing dashes', '---\na: 1\n----\nx', { ...usual, glued: '-', body: '-\nx' }],
    ['never closed', '---\na: 1\nb: 2', { ...usual, content: 'a: 1\nb: 2', closed: false, body: '' }],
    ['nothing between the fences', '---\n---\nBody\n', { ...usual, content: '' }],
    ['dashes in the middle of a line', '---\na: x --- y\n---\nBody\n', { ...usual, content: 'a: x --- y\n' }],
    ['only the opening dashes', '---', { ...usual, content: '', closed: false, body: '' }],
    ['no header', '# Title\n', { none: true, body: '# Title\n' }],
    ['four opening dashes', '----\na: 1\n---\n', { none: true, body: '----\na: 1\n---\n' }],
    ['a blank line first', '\n---\na: 1\n---\n', { none: true, body: '\n---\na: 1\n---\n' }],
    ['an empty file', '', { none: true, body: '' }],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  test('some programs close at the first dashes anywhere', () => {
    expect(parts('---\na: x --- y\n---\nBody\n', 'anywhere')).toEqual({
      language: '',
      content: 'a: x ',
      closed: true,
      glued: 'y',
      body: ' y\n---\nBody\n',
    });
  });
});
