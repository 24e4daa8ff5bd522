import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Body } from '../../../server/src/core/syntax/body.ts';
import { parseBody } from '../../../server/src/core/syntax/markdown.ts';
import { span } from '../../../server/src/core/syntax/span.ts';

const bodyOf = (text: string): Body => parseBody(text, span(0, text.length));

test('references are found although no tree is made for texts that can have none', () => {
  const piece = fc.constantFrom(
    ...[
      '[a',
      ']',
      '](',
      '](b.md)',
      '[a]: b.md',
      ']:',
      '@',
      '@a.md',
      '@a',
      '.md',
      '@a/b.ts#c',
      '~/',
      'x@y.md',
      '!',
    ],
    ...[
      ' ',
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      '> ',
      '- ',
      '    ',
      '# ',
      '| ',
      '`',
      '```',
      '~~~\n',
      '<rules>\n',
      '<!--',
      '-->',
    ],
    ...['*', '_', '\\', '&amp;', '<', '>', '(', ')', '"', 'é', '規則'],
  );
  const end = '\n\n[z](z.md), [y] and @w.md\n\n[y]: y.md\n';
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const text = pieces.join('');
      // The end makes sure that there is a tree, and leaves what stands before it alone.
      const whole = bodyOf(text + end);
      const body = bodyOf(text);
      const isOwn = (one: { readonly span: { readonly start: number } }) => one.span.start < text.length;
      expect(body.links).toEqual(whole.links.filter(isOwn));
      expect(body.atReferences).toEqual(whole.atReferences.filter(isOwn));
    }),
    { numRuns: 1000 },
  );
});
