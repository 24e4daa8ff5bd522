import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complete } from '../support/completion.ts';
import { openFixture } from '../support/fixture.ts';

const FILES = `
//- /.opencode/PRINCIPLES.md
---
title: x
---

# Principles

First <b>line</b> [a](command:run) ![b](https://example.com/c.png)

## Git & Workflow
Commit often.
//- /.opencode/RULES.md
Rules.
//- /.opencode/docs/a b (c).md
# A
//- /.opencode/docs/plan.md
# Plan
//- /.opencode/docs/data.json
{}
//- /.opencode/agent/other.md
---
description: Other
---
//- /README.md
# Read me
`;

/** An agent with this body, and files around it; the cursor at `$0`. */
const agent = (body: string): string =>
  `//- /.opencode/agent/example.md\n---\ndescription: Reviews code\n---\n${body}${FILES}`;

function definitions(body: string): string[] {
  const { service, open, cursor, files } = openFixture(agent(body));
  return service.definition(open, cursor).map(({ origin, path, target }) => {
    const clicked = open.file.text.slice(origin.start, origin.end);
    const there = target ? (files[path] ?? '').slice(target.start, target.end) : '';
    return `${clicked} -> ${path} ${there}`.trim();
  });
}

describe('definition', () => {
  test.each([
    ['[@PRINC$0IPLES.md](../PRINCIPLES.md)', '@PRINCIPLES.md -> /.opencode/PRINCIPLES.md'],
    ['[@PRINCIPLES.md](../PRINC$0IPLES.md)', '../PRINCIPLES.md -> /.opencode/PRINCIPLES.md'],
    ['read @PRINC$0IPLES.md.', '@PRINCIPLES.md -> /.opencode/PRINCIPLES.md'],
    ['read $0@README.md', '@README.md -> /README.md'],
    ['[g](../PRINCIPLES.md#git$0--workflow)', 'git--workflow -> /.opencode/PRINCIPLES.md ## Git & Workflow'],
    ['[$0g](../PRINCIPLES.md#git--workflow)', 'g -> /.opencode/PRINCIPLES.md ## Git & Workflow'],
    ['@PRINCIPLES.md#git--work$0flow', 'git--workflow -> /.opencode/PRINCIPLES.md ## Git & Workflow'],
    ['[h](#low$0er)\n\n  ## Lower ##\n', 'lower -> /.opencode/agent/example.md   ## Lower ##'],
    ['[g](../PRINCIPLES.md#no$0ne)', 'none -> /.opencode/PRINCIPLES.md'],
    ['[g](<../docs/a b $0(c).md>)', '../docs/a b (c).md -> /.opencode/docs/a b (c).md'],
    ['[g](../docs/a%20b%20%28c%29.m$0d)', '../docs/a%20b%20%28c%29.md -> /.opencode/docs/a b (c).md'],
    ['[$0g](../Rules.md)', 'g -> /.opencode/RULES.md'],
    ['the [ru$0les][r]\n\n[r]: ../RULES.md', 'rules -> /.opencode/RULES.md'],
    ['the [rules][$0r]\n\n[r]: ../RULES.md', 'r -> /.opencode/agent/example.md [r]: ../RULES.md'],
    ['[r]: ../RU$0LES.md', '../RULES.md -> /.opencode/RULES.md'],
    ['[![i](../docs/plan$0.md)](../RULES.md)', '../docs/plan.md -> /.opencode/docs/plan.md'],
  ])('%s', (body, expected) => {
    expect(definitions(body)).toEqual([expected]);
  });

  test.each([
    'plain $0 text',
    '`@RU$0LES.md`',
    '[x](https://exam$0ple.com)',
    '[x](../no$0ne.md)',
    '[x](../do$0cs)',
    '[x]($0)',
    '# He$0ad',
  ])('none at %s', (body) => {
    expect(definitions(body)).toEqual([]);
  });
});

function hover(body: string): string | undefined {
  const { service, open, cursor } = openFixture(agent(body));
  return service.hover(open, cursor)?.markdown;
}

describe('hover', () => {
  test('where it leads, the first lines as text, and what OpenCode does with it', () => {
    expect(hover('[@PRINC$0IPLES.md](../PRINCIPLES.md)')).toBe(
      [
        '`.opencode/PRINCIPLES.md`',
        [
          '```markdown',
          '# Principles',
          '',
          'First <b>line</b> [a](command:run) ![b](https://example.com/c.png)',
          '',
          '## Git & Workflow',
          'Commit often.',
          '```',
        ].join('\n'),
        'In the text of an agent OpenCode expands nothing: `@path`, links, `$ARGUMENTS`, `{file:…}` and shell calls reach the model as they are written. The model may choose to read a file that is named.',
        '*Seen in OpenCode 1.18.33 (a request to a loopback model server), checked on 2026-11-22.*',
      ].join('\n\n'),
    );
  });

  test.each([
    ['@RU$0LES.md', '`.opencode/RULES.md`\n\n```markdown\nRules.\n```'],
    [
      '[g](../PRINCIPLES.md#git$0--workflow)',
      '`.opencode/PRINCIPLES.md`\n\n```markdown\n## Git & Workflow\nCommit often.\n```',
    ],
    ['[g](../PRINCIPLES.md#g$0it)', '`.opencode/PRINCIPLES.md` has no heading `#git`\n\n'],
    ['[g](../RULE$0.md)', '`../RULE.md` does not exist. Did you mean `../RULES.md`?\n\n'],
    [
      '[g](../Rules.$0md)',
      '`.opencode/RULES.md` (written in other letter case: found only where file names ignore it)\n\n',
    ],
    ['[g](../doc$0s/)', 'Folder `.opencode/docs`\n\nIn'],
  ])('%s', (body, beginning) => {
    expect(hover(body)?.slice(0, beginning.length)).toBe(beginning);
  });

  test.each([
    'plain $0 text',
    '[x](https://exam$0ple.com)',
    '[x]({pa$0th}.md)',
    '# He$0ad',
    '```\n@RU$0LES.md\n```',
  ])('none at %s', (body) => {
    expect(hover(body)).toBeUndefined();
  });

  test('long files are cut', () => {
    const text = `//- /.opencode/agent/example.md\n---\n---\n@BIG.m$0d\n//- /BIG.md\n${'```\n'.repeat(30)}${'x'.repeat(999)}`;
    const { service, open, cursor } = openFixture(text);
    const [, preview = ''] = service.hover(open, cursor)?.markdown.split('\n\n') ?? [];
    expect(preview).toBe(`\`\`\`\`markdown\n${'```\n'.repeat(10)}…\n\`\`\`\``);
  });
});

const bodyOf = (text: string): string => text.slice('---\ndescription: Reviews code\n---\n'.length);

/** The body after accepting an item. */
const accept = (body: string, label: string): string =>
  bodyOf(complete(agent(body)).accept(label)).replace(/\n$/, '');

const labels = (body: string, linkTargets = true): readonly string[] =>
  complete(agent(body), { linkTargets }).labels;

describe('completion of paths', () => {
  test.each([
    ['[x](../$0)', ['PRINCIPLES.md', 'RULES.md', 'agent/', 'docs/', '../']],
    ['[x]($0', ['other.md', '../']],
    ['[x](../docs/$0)', ['a b (c).md', 'plan.md', 'data.json']],
    ['[x](<../docs/$0', ['a b (c).md', 'plan.md', 'data.json']],
    ['[x](/$0)', ['README.md', '.opencode/']],
    ['[x]: ../d$0', ['PRINCIPLES.md', 'RULES.md', 'agent/', 'docs/', '../']],
    ['read @$0', ['other.md', 'PRINCIPLES.md', 'README.md', 'RULES.md', 'agent/', 'docs/', '.opencode/']],
    ['read @docs/$0', ['plan.md', 'data.json']],
    ['read @../$0', ['PRINCIPLES.md', 'RULES.md', 'agent/', 'docs/']],
    [
      '[@$0](../RULES.md)',
      ['other.md', 'PRINCIPLES.md', 'README.md', 'RULES.md', 'agent/', 'docs/', '.opencode/'],
    ],
  ])('%s', (body, expected) => {
    expect([...labels(body)].sort()).toEqual([...expected].sort());
  });

  test('Markdown files come first, then folders, then the rest', () => {
    expect(labels('[x](../docs/$0)')).toEqual(['a b (c).md', 'plan.md', 'data.json']);
    expect(labels('[x](../$0)')).toEqual(['PRINCIPLES.md', 'RULES.md', 'agent/', 'docs/', '../']);
  });

  test.each([
    ['- [x](../RU$0)', 'RULES.md', '- [x](../RULES.md)'],
    ['- [x](../RU$0LZ.md) y', 'RULES.md', '- [x](../RULES.md) y'],
    ['- [x](../$0', 'docs/', '- [x](../docs/'],
    ['- [x](../d$0/plan.md)', 'docs/', '- [x](../docs/plan.md)'],
    ['- [x]($0)', '../', '- [x](../)'],
    ['- [x](../docs/$0)', 'a b (c).md', '- [x](../docs/a%20b%20%28c%29.md)'],
    ['- [x](../docs/a%20$0)', 'a b (c).md', '- [x](../docs/a%20b%20%28c%29.md)'],
    ['- [x](<../docs/a b$0>)', 'a b (c).md', '- [x](<../docs/a b (c).md>)'],
    ['- [x](<../docs/$0', 'a b (c).md', '- [x](<../docs/a b (c).md'],
    ['- [x](../RU$0#y)', 'RULES.md', '- [x](../RULES.md#y)'],
    ['read @RU$0, then', 'RULES.md', 'read @RULES.md, then'],
    ['read @RU$0LE.md. Then', 'RULES.md', 'read @RULES.md. Then'],
    ['参照@RU$0。', 'RULES.md', '参照@RULES.md。'],
    ['> - **@$0**', 'RULES.md', '> - **@RULES.md**'],
    ['[r]: <../$0>', 'docs/', '[r]: <../docs/>'],
  ])('%s accepts %s', (body, label, expected) => {
    expect(accept(body, label)).toBe(expected);
  });

  test.each([
    'plain $0 text',
    'a@$0',
    '`@$0`',
    '```\n@$0',
    '```\n[x](../$0)\n```',
    '    [x](../$0)',
    '[x](https://example.com/$0)',
    '[x](../RULES.md "$0")',
    '@/$0',
    '[x](../none/$0)',
  ])('nothing at %s', (body) => {
    expect(labels(body)).toEqual([]);
  });

  test('link targets are left to an editor that completes them itself', () => {
    for (const body of ['[x](../$0)', '[x](../PRINCIPLES.md#$0)', '[x]: ../$0'])
      expect(labels(body, false)).toEqual([]);
    expect(labels('@RU$0', false)).toContain('RULES.md');
  });

  test('the root has no way up, folders ask again', () => {
    const { items } = complete(agent('[x](../$0)'));
    expect(items.filter((item) => item.again).map((item) => item.label)).toEqual(['agent/', 'docs/', '../']);
  });
});

describe('completion of headings', () => {
  test.each([
    ['[x](../PRINCIPLES.md#$0)', 'git--workflow', '[x](../PRINCIPLES.md#git--workflow)'],
    ['[x](../PRINCIPLES.md#gi$0x y', 'git--workflow', '[x](../PRINCIPLES.md#git--workflow y'],
    ['[x](<../PRINCIPLES.md#$0', 'principles', '[x](<../PRINCIPLES.md#principles'],
    ['[x](#$0)\n\n## Lower 規則', 'lower-規則', '[x](#lower-規則)\n\n## Lower 規則'],
    ['see @PRINCIPLES.md#$0.', 'principles', 'see @PRINCIPLES.md#principles.'],
  ])('%s', (body, label, expected) => {
    expect(accept(body, label)).toBe(expected);
  });

  test('what they look like', () => {
    expect(complete(agent('[x](../PRINCIPLES.md#$0)')).items).toMatchObject([
      { label: 'principles', kind: 'heading', detail: '# Principles' },
      { label: 'git--workflow', kind: 'heading', detail: '## Git & Workflow' },
    ]);
    expect(labels('[x](../docs/data.json#$0)')).toEqual([]);
  });
});

test('every offset of any text answers, with edits in its line', () => {
  const pieces = [
    '[x](',
    '../',
    'RULES.md',
    '#',
    '@',
    ')',
    '<',
    '>',
    '\n',
    ' ',
    '`',
    '```\n',
    '[r]: ',
    'docs/',
    '%20',
    '"t"',
    '😀',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), fc.nat(), (parts, at) => {
      const body = parts.join('');
      const cut = at % (body.length + 1);
      const source = agent(`${body.slice(0, cut)}$0${body.slice(cut)}`);
      const { items, labels: offered, accept: take } = complete(source);
      const { service, open, cursor, text } = openFixture(source);
      expect(new Set(offered).size).toBe(offered.length);
      for (const { label, filterText = label, edit } of items) {
        const typed = text.slice(edit.span.start, cursor).toLowerCase();
        if (filterText.toLowerCase().startsWith(typed)) take(label);
      }
      for (const { origin } of service.definition(open, cursor)) {
        expect(origin.start).toBeLessThanOrEqual(cursor);
        expect(origin.end).toBeGreaterThanOrEqual(cursor);
        expect(origin.end).toBeLessThanOrEqual(text.length);
      }
      service.hover(open, cursor);
    }),
    { numRuns: 300 },
  );
});
