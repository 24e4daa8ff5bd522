import { describe, expect, test } from 'vitest';
import { complete } from '../support/completion.ts';
import { openFixture, parseFixture } from '../support/fixture.ts';

const AROUND = `//- /w/.git/HEAD
x
//- /w/docs/style.md
# Style
//- /w/docs/deep/more.md
# More
//- /w/.opencode/command/near.md
Not from here.
//- /w/.opencode/agent/team/reviewer.md
---
description: Reviews changes
mode: subagent
---
Review.
//- /w/.opencode/agent/docs.md
---
description: Writes
---
Write.
`;

function command(body: string): string {
  return `//- /w/.opencode/command/go.md\n---\ndescription: Goes\n---\n${body}\n${AROUND}`;
}

function agent(body: string): string {
  return `//- /w/.opencode/agent/lead.md\n---\ndescription: Leads\n---\n${body}\n${AROUND}`;
}

/** The text that the hover is on, and its first line; empty where there is none. */
function hovered(source: string): string {
  const { service, open, cursor, text } = openFixture(parseFixture(source));
  const hover = service.hover(open, cursor);
  return hover ? `${text.slice(hover.span.start, hover.span.end)} | ${hover.markdown.split('\n')[0]}` : '';
}

describe('hover in the text of a command', () => {
  const cases: [name: string, body: string, expected: string][] = [
    ['all arguments', 'Fix $ARGU$0MENTS now.', '$ARGUMENTS | **`$ARGUMENTS`** · all arguments'],
    ['one argument', 'Fix $$01 now.', '$1 | **`$1`** · one argument'],
    ['in code too', "```sh\nawk '{ print $$02 }'\n```", '$2 | **`$2`** · one argument'],
    ['a shell call', 'On !`git sta$0tus`.', '!`git status` | **`` !`git status` ``** · shell call'],
    ['an argument in a shell call', 'On !`git log $$01`.', '$1 | **`$1`** · one argument'],
    [
      'a shell call over lines',
      'On !`git log\n| he$0ad`.',
      '!`git log\n| head` | **`` !`git log | head` ``** · shell call',
    ],
    ['money', 'Costs 5$0 dollars.', ''],
    ['inline code', 'On `git sta$0tus`.', ''],
    [
      'an agent',
      'Ask @team/rev$0iewer.',
      '@team/reviewer | Agent **team/reviewer** (`subagent`), defined in `../agent/team/reviewer.md`.',
    ],
    ['a file', 'See @docs/sty$0le.md.', '@docs/style.md | `w/docs/style.md`'],
    ['a folder goes before an agent', 'See @do$0cs now.', ''],
    ['nobody', 'Ask @nob$0ody.', ''],
    ['an agent in backticks', 'Ask `@team/rev$0iewer`.', ''],
    ['a mail address', 'Write to me@team/rev$0iewer.', ''],
  ];
  test.each(cases)('%s', (_, body, expected) => {
    expect(hovered(command(body))).toBe(expected);
  });

  test('says what OpenCode does, and where that comes from', () => {
    const { service, open, cursor } = openFixture(parseFixture(command('Fix $ARGU$0MENTS.')));
    const markdown = service.hover(open, cursor)?.markdown ?? '';
    expect(markdown).toContain('Replaced by everything that follows the command’s name');
    expect(markdown).toMatch(/checked on 20\d\d-\d\d-\d\d\.\*$/);
  });
});

test.each(['Fix $ARGU$0MENTS.', 'On !`git sta$0tus`.', 'Ask @team/rev$0iewer.'])(
  'in the text of an agent nothing is replaced: %s',
  (body) => {
    expect(hovered(agent(body))).toBe('');
  },
);

describe('completion in the text of a command', () => {
  const labels = ['$1', '$2', '$3', '$ARGUMENTS'];
  const cases: [name: string, body: string, expected: readonly string[]][] = [
    ['after a dollar', 'Fix $$0', labels],
    ['after a letter', 'Fix $A$0', labels],
    ['in a shell call', 'On !`git log $$0`', labels],
    ['not in a block of code', '```sh\necho $$0\n```', []],
    ['not in a word', 'US$$0', []],
    ['not before it', 'Fix $0$', []],
    ['nothing else', 'Fix $0', []],
  ];
  test.each(cases)('%s', (_, body, expected) => {
    expect(complete(command(body)).labels).toEqual(expected);
  });

  test('replaces the whole word', () => {
    expect(complete(command('Fix $AR$0GS now.')).accept('$ARGUMENTS')).toContain('Fix $ARGUMENTS now.');
    expect(complete(command('Fix $$0')).accept('$1')).toContain('Fix $1\n');
  });

  test('not in an agent', () => {
    expect(complete(agent('Fix $$0')).labels).toEqual([]);
  });

  test('of files from the root of the worktree, then agents', () => {
    expect(complete(command('See @$0')).labels).toEqual(['docs/', '.opencode/', 'docs', 'team/reviewer']);
    expect(complete(command('See @docs/$0')).labels).toEqual(['style.md', 'deep/']);
    expect(complete(command('Ask @te$0')).accept('team/reviewer')).toContain('Ask @team/reviewer');
    expect(complete(agent('Ask @te$0')).labels).not.toContain('team/reviewer');
  });
});

describe('definition in the text of a command', () => {
  const cases: [name: string, body: string, expected: readonly string[]][] = [
    ['a file, from the root of the worktree', 'See @docs/sty$0le.md.', ['/w/docs/style.md']],
    ['a file beside the command is not attached', 'See @ne$0ar.md.', []],
    ['an agent', 'Ask @team/rev$0iewer.', ['/w/.opencode/agent/team/reviewer.md']],
  ];
  test.each(cases)('%s', (_, body, expected) => {
    const { service, open, cursor } = openFixture(parseFixture(command(body)));
    expect(service.definition(open, cursor).map(({ path }) => path)).toEqual(expected);
  });
});

describe('what a command attaches', () => {
  const broken = (source: string) => {
    const { service, open, text } = openFixture(parseFixture(source));
    const found = service.diagnose(open).filter((one) => one.rule === 'unresolved-reference');
    return found.map(({ span }) => text.slice(span.start, span.end));
  };
  test('is looked up from the root of the worktree', () => {
    expect(broken(command('See @docs/style.md and @near.md.'))).toEqual(['near.md']);
  });
  test('is not known where the command is shared by projects', () => {
    const body = '---\ndescription: Goes\n---\nSee @docs/none.md.\n';
    expect(broken(`//- /home/user/.config/opencode/command/go.md\n${body}`)).toEqual([]);
    expect(broken(`//- /c/command/go.md\n${body}//- /c/opencode.json\n{}\n`)).toEqual([]);
  });
});
