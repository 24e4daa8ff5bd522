import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { codeFence, escapeMarkdown, inlineCode } from '../../server/src/core/features/markdownText.ts';

const html = (markdown: string): string =>
  micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

const plain = (markdown: string): string =>
  html(markdown)
    .replace(/<\/?(?:p|pre|code)(?: class="[^"]*")?>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim();

describe('escapeMarkdown', () => {
  test.each([
    'a [link](command:run) and ![image](https://example.com/x.png)',
    '<img src=x onerror=y> &amp; &#65; <b>bold</b>',
    'see https://example.com, www.example.com, mailto:a@b.cd or a@b.cd',
    '*a* _b_ `c` ~d~ ~~e~~ \\f',
    '# heading',
    '- item',
    '+ item',
    '12. item',
    '3) item',
    '> quote',
    '| a | b |\n| - | - |\n| c | d |',
    'a\n===',
    'a\n---',
    '[^1] and [x]: y',
  ])('%j stays text', (text) => {
    expect(plain(escapeMarkdown(text))).toBe(text);
  });

  test('ordinary prose and paths stay readable', () => {
    const text = 'Runs (at most) 3.5 times, in src/a-b.ts: "yes" & no!';
    expect(escapeMarkdown(text)).toBe(text);
  });

  test('no text becomes an element', () => {
    const pieces = [
      '[',
      ']',
      '(',
      ')',
      '!',
      '<',
      '>',
      '`',
      '*',
      '_',
      '~',
      '|',
      '#',
      '-',
      '\n',
      ' ',
      'a',
      'https://a.b',
      'www.a.b',
      'a@b.cd',
      '1.',
      '&amp;',
      '\\',
      '=',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), (parts) => {
        const text = parts.join('').replace(/\n[ ]*(?:\n[ ]*)+/g, '\n');
        expect(html(escapeMarkdown(text)).replace(/<\/?p>|<br \/>/g, '')).not.toMatch(/</);
      }),
      { numRuns: 500 },
    );
  });
});

describe('inlineCode', () => {
  test.each([
    ['../RULES.md', '`../RULES.md`'],
    ['a`b', '``a`b``'],
    ['`a`', '`` `a` ``'],
    ['a\r\n  b', '`a b`'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(inlineCode(text)).toBe(expected);
  });
});

describe('codeFence', () => {
  test('nothing in the text closes it', () => {
    const text = 'a\n````\n[x](command:y)\n```\n~~~';
    expect(codeFence(text, 'md')).toBe(`\`\`\`\`\`md\n${text}\n\`\`\`\`\``);
    expect(plain(codeFence(`${text}\n`))).toBe(text);
  });
});
