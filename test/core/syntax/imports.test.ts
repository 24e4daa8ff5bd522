import { describe, expect, test } from 'vitest';
import { parseBody } from '../../../server/src/core/syntax/markdown.ts';
import { promptPaths } from '../../../server/src/core/syntax/promptPaths.ts';
import { span } from '../../../server/src/core/syntax/span.ts';

/** As seen on Claude Code 2.1.330: what it looks for in each text of a memory file. */
describe('imports', () => {
  const imports = (text: string) => parseBody(text, span(0, text.length)).imports;

  test.each([
    ['@a.md', ['a.md']],
    ['see @a.md and\n@b.md', ['a.md', 'b.md']],
    ['**@a.md** *@b.md* _see @c.md x_ **see:**@d.md *see @e.md*.', ['a.md', 'b.md', 'c.md', 'd.md', 'e.md']],
    ['- @a.md\n- [ ] @b.md\n1. @c.md\n\n> @d.md\n\n## @e.md\n', ['a.md', 'b.md', 'c.md', 'd.md', 'e.md']],
    ['| a | b |\n|---|---|\n| @a.md | x |\n', ['a.md']],
    ['[@a.md](x.md) [see @b.md](y.md) [@c.md][r]\n\n[r]: y.md\n', ['a.md', 'b.md', 'c.md']],
    ['<b>@a.md</b> @b.md<br>\n', ['a.md', 'b.md']],
    ['<rules>\n\n@a.md\n\n</rules>\n', ['a.md']],
    [
      '@Makefile @.env @./a.md @~/b.md @/c/d.md @../e.json',
      ['Makefile', '.env', './a.md', '~/b.md', '/c/d.md', '../e.json'],
    ],
    ['@my\\ notes.md x', ['my notes.md']],
    ['@a\\b.md', ['a']],
    ['@a.md#part, @b.md# x', ['a.md', 'b.md']],
    ['@a.md, @b.md. @c.md: @d.md) @e.mdを', ['a.md,', 'b.md.', 'c.md:', 'd.md)', 'e.mdを']],
    ['@a_b_c.md @x.md`y` @z.md[l](m)', ['a_b_c.md', 'x.md', 'z.md']],
    ['参照 @a.md\u3000@b.md\u00a0@c.md\tx', ['a.md', 'b.md', 'c.md']],
    ['<!-- @no.md -->@a.md x <!-- @no.md --> @b.md\n', ['a.md', 'b.md']],
    ['a\r\n@a.md\r\n@b.md\r\n', ['a.md', 'b.md']],
  ])('%j', (text, expected) => {
    const found = imports(text);
    expect(found.map((one) => one.path)).toEqual(expected);
    for (const one of found) {
      expect(text[one.span.start]).toBe('@');
      expect(text.slice(one.pathSpan.start, one.pathSpan.end).replaceAll('\\ ', ' ')).toBe(one.path);
    }
  });

  test.each([
    '(@a.md) "@a.md" “@a.md” x@a.md a@b.md 参照@a.md [@a.md]',
    '`@a.md` ``x @a.md``\n\n    @a.md\n\n```\n@a.md\n```\n\n~~~md\n@a.md\n~~~\n',
    '<!-- @a.md --> x <!-- @a.md -->\n\n<!--\n@a.md\n-->\n',
    '<div>\n@a.md\n</div>\n',
    '![@a.md](x.png) <@a.md> \\@a.md &#64;a.md\n\n[r]: @a.md\n',
    '~~@a.md~~ @$a.md @{a}.md @+a.md @(a.md) @',
  ])('none in %j', (text) => {
    expect(imports(text)).toEqual([]);
  });

  test('counts from the beginning of the part', () => {
    const text = '---\nx: @no.md\n---\n@yes.md\n';
    const [found] = parseBody(text, span(18, text.length)).imports;
    expect(found).toEqual({
      span: span(18, 25),
      pathSpan: span(19, 25),
      path: 'yes.md',
      fragment: undefined,
    });
  });
});

/** As seen on Claude Code 2.1.330: what it attaches from the text of a command. */
describe('paths as in a prompt', () => {
  const paths = (text: string) => promptPaths(text, span(0, text.length));

  test.each([
    ['a @a.md b @b/c.ts', ['a.md', 'b/c.ts']],
    [
      '@a.md, @b.md. @c.md: @d.md) @e.md! @f.md/ @g.mdを @h.md。',
      ['a.md', 'b.md', 'c.md', 'd.md', 'e.md', 'f.md', 'g.md', 'h.md'],
    ],
    ['`see @a.md x`\n```\n@b.md\n```\n<!-- @c.md -->', ['a.md', 'b.md', 'c.md']],
    ['@"my notes.md" x', ['my notes.md']],
    ['@a.md#L1-2 @b.md#sec', ['a.md', 'b.md']],
    ['@dataclass\n@app.get("/x")', ['dataclass', 'app.get("/x']],
    ['(@a.md) "@a.md" `@a.md` **@a.md** [@a.md](x) x@a.md @', []],
  ])('%j', (text, expected) => {
    expect(paths(text).map((one) => one.path)).toEqual(expected);
  });

  test('spans', () => {
    expect(paths('x @"a b.md#L3" y')).toEqual([
      { span: span(2, 14), pathSpan: span(4, 10), path: 'a b.md', fragment: span(11, 13) },
    ]);
  });
});
