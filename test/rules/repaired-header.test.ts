import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alone, aloneByParser } from '../../server/src/core/rules/repairs.ts';
import { checkCases, header } from '../support/ruleCases.ts';

const information = ['information repaired-header'];
const warning = ['warning repaired-header'];

/** With a byte order mark there is no repair, and the header is lost: see yaml-syntax. */
const asIs = true;

checkCases('repaired-header', [
  {
    name: 'a colon in a value',
    text: header('description: «Use when: asked»\nmode: all'),
    found: information,
    says: /OpenCode repairs the header and takes this as text; other programs lose the header\. Put the value in quotes\.$/,
    fixed: header('description: "Use when: asked"\nmode: all'),
    asIs,
  },
  {
    name: 'two of them, emoji and CJK around',
    text: header('description: «🦊 使う: "今"»\nname: «a: b»\nmodel: x/y:z'),
    found: [...information, ...information],
    fixed: header(`description: '🦊 使う: "今"'\nname: "a: b"\nmodel: x/y:z`),
    asIs,
  },
  {
    name: 'a value that goes on below',
    text: header('description: «Use when: asked»\n  and: told\nmode: all'),
    found: information,
    fixed: header('description: |-\n  Use when: asked\n  and: told\nmode: all'),
    asIs,
  },
  {
    name: 'a comment that becomes text',
    text: header('description: «Use when: asked»\nmodel: x/y # not z: old'),
    found: warning,
    says: /It also turns `model` into plain text\. Put/,
    fixed: header('description: "Use when: asked"\nmodel: x/y # not z: old'),
    asIs,
  },
  {
    name: 'with Windows line breaks',
    text: '---\r\ndescription: «Use when: asked»\r\nmode: all\r\n---\r\nGo.\r\n',
    found: information,
    fixed: '---\r\ndescription: "Use when: asked"\r\nmode: all\r\n---\r\nGo.\r\n',
    asIs,
  },
  { name: 'quotes', text: header('description: "Use when: asked"') },
  { name: 'colons without a blank', text: header('description: at 12:30\nmodel: x/y:z') },
]);

it('tells from the letters alone only what the parser would say as well', () => {
  const marks = [
    'a',
    'Z',
    ': ',
    ':',
    ' ',
    '#',
    '"',
    "'",
    '[',
    '{',
    ',',
    '\t',
    '\n',
    '\n  ',
    '- ',
    '? ',
    '&',
    '*',
    '|',
  ];
  const value = fc.array(fc.constantFrom(...marks), { maxLength: 9 }).map((parts) => `a${parts.join('')}`);
  fc.assert(
    fc.property(value, (text) => {
      expect(alone(text)).toBe(aloneByParser(text));
    }),
    { numRuns: 2000 },
  );
});
