import { describe, expect, test } from 'vitest';
import type { Body } from '../../../server/src/core/syntax/body.ts';
import { bodyStart, splitFrontMatter } from '../../../server/src/core/syntax/frontmatter.ts';
import { parseBody } from '../../../server/src/core/syntax/markdown.ts';
import { type Span, span } from '../../../server/src/core/syntax/span.ts';

function bodyOf(text: string): Body {
  return parseBody(text, span(bodyStart(text, splitFrontMatter(text, 'line-start')), text.length));
}

const at = (text: string, part: Span | undefined): string | undefined =>
  part && text.slice(part.start, part.end);

const references = (text: string): string[] =>
  bodyOf(text).atReferences.map((one) => at(text, one.span) ?? '');

/** `label -> path # fragment`, `!` before images; definitions have no label. */
function links(text: string): string[] {
  return bodyOf(text).links.map(({ label, path, pathSpan, target, fragment, image }) => {
    expect(at(text, target)?.startsWith(at(text, pathSpan) ?? '?')).toBe(true);
    const shown = `${at(text, label) ?? ''} -> ${path}`;
    return (image ? '!' : '') + (fragment ? `${shown} # ${at(text, fragment)}` : shown);
  });
}

describe('links', () => {
  test.each([
    ['see [@RULES.md](../RULES.md#git "title")', ['@RULES.md -> ../RULES.md # git']],
    ['[a](<../my rules.md#x>)', ['a -> ../my rules.md # x']],
    ['[a](../my%20rules.md)', ['a -> ../my rules.md']],
    ['[a](100%.md)', ['a -> 100%.md']],
    ['[a](b\\(c\\).md "t") [d](e(f).md)', ['a -> b(c).md', 'd -> e(f).md']],
    ['[a](b&amp;c.md)', ['a -> b&c.md']],
    ['[a](b.md?raw=1#c)', ['a -> b.md # c']],
    ['[a](#focus)', ['a ->  # focus']],
    ['![a](b.png)', ['!a -> b.png']],
    ['[![a](b.png)](c.md)', ['![a](b.png) -> c.md', '!a -> b.png']],
    ['[a]()', ['a -> ']],
    ['[規則 😀](../規則.md)', ['規則 😀 -> ../規則.md']],
    ['[rules [old]](../RULES.md)', ['rules [old] -> ../RULES.md']],
    ['[a]: <b c.md>\n', [' -> b c.md']],
    ['> - [a](b.md)\n>   and [c](d.md)', ['a -> b.md', 'c -> d.md']],
    ['| a |\n| - |\n| [b](c.md) |', ['b -> c.md']],
    ['# [a](b.md)', ['a -> b.md']],
    ['<rules>\n- [a](b.md)\n</rules>', ['a -> b.md']],
  ])('%j', (text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  test.each([
    '`[a](b.md)`',
    '```\n[a](b.md)\n```',
    '    [a](b.md)',
    '<!-- [a](b.md) -->',
    '<!--\n\n[a](b.md)\n-->',
    '<pre>\n[a](b.md)\n</pre>',
    '[a] (b.md)',
    '\\[a](b.md)',
    '[a](b c.md)',
    '[a][b]',
    '<https://example.com> and https://example.com',
    '[^1]: note.md',
  ])('none in %j', (text) => {
    expect(links(text)).toEqual([]);
  });

  test('spans count in the whole text, after a header, a byte order mark and odd line ends', () => {
    const text = '\ufeff---\r\nmode: all\r\n---\r\n😀 規則\r\n\r\n- [a](../b.md#c)\r\n- [d](e.md)\rf\r\n';
    expect(links(text)).toEqual(['a -> ../b.md # c', 'd -> e.md']);
    const [first] = bodyOf(text).links;
    expect([at(text, first?.span), at(text, first?.pathSpan)]).toEqual(['[a](../b.md#c)', '../b.md']);
  });

  test('uses of definitions', () => {
    const text =
      '[the rules][Rules], [rules][] and [ RULES ], not [other] or [^1].\n\n[rules]: ../RULES.md\n[^1]: b.md\n';
    const uses = bodyOf(text).uses.map((use) => [
      at(text, use.span),
      at(text, use.label),
      at(text, use.name),
      use.definition.path,
    ]);
    expect(uses).toEqual([
      ['[the rules][Rules]', 'the rules', 'Rules', '../RULES.md'],
      ['[rules][]', 'rules', 'rules', '../RULES.md'],
      ['[ RULES ]', ' RULES ', ' RULES ', '../RULES.md'],
    ]);
  });
});

describe('@path', () => {
  test.each([
    ['Read @PRINCIPLES.md.', ['@PRINCIPLES.md']],
    ['(@./a.md), "@../b.md" and @~/c.md!', ['@./a.md', '@../b.md', '@~/c.md']],
    ['**@RULES.md** @docs/a-b_c.d.yaml: x', ['@RULES.md', '@docs/a-b_c.d.yaml']],
    ['@RULES.md#git-flow and @.opencode/context/a.md', ['@RULES.md#git-flow', '@.opencode/context/a.md']],
    ['参照@規則.mdを、@a.md。', ['@規則.md', '@a.md']],
    ['<rules>\n@RULES.md\n</rules>', ['@RULES.md']],
    ['[@a.md] is no link', ['@a.md']],
    ['@src/app.ts:12', ['@src/app.ts']],
  ])('%j', (text, expected) => {
    expect(references(text)).toEqual(expected);
  });

  test.each([
    'someone@example.md',
    'npm i @slack/bolt @types/node @acme/pkg.core',
    '@Component @pytest.fixture @app.get @mcp.tool()',
    'actions/checkout@v4 recall@K pkg@1.2.md',
    '@media (min-width: 1px) @import',
    'import x from @/lib/x.ts',
    '@Next.js 14',
    'ask @reviewer',
    '`@a.md`',
    '```\n@a.md\n```',
    '<!-- @a.md -->',
    '[@a.md](b.md) [@c.md][r]\n\n[r]: c.md',
    'https://example.com/@a.md',
    `@$\{DIR}/a.md @<DIR>/a.md @{dir}/a.md @src/**/*.md`,
  ])('none in %j', (text) => {
    expect(references(text)).toEqual([]);
  });

  test('its parts', () => {
    const text = 'Read @docs/RULES.md#git.';
    const [one] = bodyOf(text).atReferences;
    expect([one?.path, at(text, one?.pathSpan), at(text, one?.fragment)]).toEqual([
      'docs/RULES.md',
      'docs/RULES.md',
      'git',
    ]);
  });
});

describe('headings', () => {
  test.each([
    ['## Focus Areas', 'Focus Areas', 'focus-areas'],
    [
      '# A `code` and [link](x.md) **bold** *it* _al_ ##',
      'A code and link bold it al',
      'a-code-and-link-bold-it-al',
    ],
    ['### 🚀 Start & Run!', '🚀 Start & Run!', '-start--run'],
    ['# 重要：規則', '重要：規則', '重要規則'],
    ['# a \\* b &amp; <b>c</b>', 'a * b & c', 'a--b--c'],
    ['Title\n=====', 'Title', 'title'],
    ['# snake_case C++', 'snake_case C++', 'snake_case-c'],
    ['# see https://example.com/a', 'see https://example.com/a', 'see-httpsexamplecoma'],
    ['> # quoted', 'quoted', 'quoted'],
    ['#', '', ''],
  ])('%j', (text, title, slug) => {
    expect(bodyOf(text).headings).toMatchObject([{ title, slug }]);
  });

  test('spans and levels', () => {
    const text = 'a\n\n  ## B c ##  \r\nD\r\ne\r\n---\r\n';
    const headings = bodyOf(text).headings.map((one) => [one.level, at(text, one.span), at(text, one.text)]);
    expect(headings).toEqual([
      [2, '## B c ##', 'B c'],
      [2, 'D\r\ne\r\n---', 'D\r\ne'],
    ]);
  });

  test('equal ones are numbered, past those that look so already', () => {
    const text = '# a\n# a-1\n# A\n# a!\n';
    expect(bodyOf(text).headings.map((one) => one.slug)).toEqual(['a', 'a-1', 'a-2', 'a-3']);
  });

  test('none in code, HTML sections and front matter', () => {
    expect(bodyOf('---\n# no\n---\n```\n# no\n```\n<p>\n# no\n</p>\n\n#no\n').headings).toEqual([]);
  });

  test('ids of HTML elements are anchors', () => {
    expect(bodyOf('<a name="one"></a> x\n\n<h2 id=\'two\'>y</h2>\n\n<div id=three>').anchors).toEqual([
      'one',
      'two',
      'three',
    ]);
  });
});

describe('fences of one length inside each other', () => {
  const nested = [
    '```markdown',
    '# Sample',
    '```js',
    '[a](no.md)',
    '```',
    '[b](no.md)',
    '```',
    '',
    '[c](yes.md)',
    '',
  ].join('\n');

  test('count as their author meant them', () => {
    const body = bodyOf(nested);
    expect(body.links.map((link) => link.path)).toEqual(['yes.md']);
    expect(body.headings).toEqual([]);
    const [fence] = body.nestedFences;
    expect(fence?.open).toEqual(span(0, 3));
    expect(fence?.inner.map((one) => nested.lastIndexOf('\n', one.start))).toEqual([
      nested.indexOf('\n```js'),
      nested.indexOf('\n```\n[b]'),
    ]);
    expect(nested.slice(fence?.close.end)).toBe('\n\n[c](yes.md)\n');
    expect(body.code).toEqual([span(0, fence?.close.end ?? 0)]);
  });

  test('in a list', () => {
    const text = nested
      .split('\n')
      .map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`))
      .join('\n');
    expect(bodyOf(text).links.map((link) => link.path)).toEqual(['yes.md']);
  });

  test('a block that was never closed ends at the next fence', () => {
    const text = '```bash\nnpm test\n\n## Next\n\n```js\nlet a;\n```\n\n[a](yes.md)\n';
    const body = bodyOf(text);
    expect(body.nestedFences).toEqual([]);
    expect(body.links.map((link) => link.path)).toEqual(['yes.md']);
  });

  test('longer fences, other marks and plain ones need no help', () => {
    const text =
      '````md\n```js\n[a](no.md)\n```\n````\n~~~md\n```js\n```\n~~~\n```\n[a](no.md)\n```\n[a](yes.md)\n';
    const body = bodyOf(text);
    expect(body.nestedFences).toEqual([]);
    expect(body.links.map((link) => link.path)).toEqual(['yes.md']);
  });
});

describe('giants', () => {
  test.each([
    ['brackets', '['.repeat(1 << 20)],
    ['comments', '<!-- a '.repeat(1 << 17)],
    ['quotes', '>'.repeat(1 << 20)],
    ['emphasis', `${'*a '.repeat(1 << 17)}${'b*'.repeat(1 << 17)}`],
    ['emphasis of one paragraph', `${'*a '.repeat(2700)}${'b*'.repeat(2700)}`],
    ['brackets of one paragraph', `${'['.repeat(5000)}${'](a)'.repeat(2500)}`],
    ['fences', '```js\n'.repeat(1 << 15)],
    ['definitions', '[a]: b\n'.repeat(1 << 15)],
  ])('%s end', (_, text) => {
    const body = parseBody(text, span(0, text.length));
    expect(body.span).toEqual(span(0, text.length));
  });
});
