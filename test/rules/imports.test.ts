import { describe, expect, test } from 'vitest';
import { applyEdits, openFixture } from '../support/fixture.ts';

const AROUND = `
//- /docs/rules.md
# Rules

## Git
//- /docs/my notes.md
# Notes
//- /RULES.md
# Rules
//- /.cursor/rules/style.mdc
# Style
//- /package.json
{}
//- /.claude/rules/house.md
# House style
`;

const memory = (text: string): string => `//- /CLAUDE.md\n${text}${AROUND}`;
const rule = (text: string): string => `//- /.claude/rules/r.md\n${text}${AROUND}`;

/** `severity rule what` of each finding. */
function shown(source: string): string[] {
  const { service, open, text } = openFixture(source);
  return service
    .diagnose(open)
    .map((one) => `${one.severity} ${one.rule} ${text.slice(one.span.start, one.span.end)}`);
}

/** The text after each fix. */
function fixed(source: string): string[] {
  const { service, open, text } = openFixture(source);
  return service
    .diagnose(open)
    .flatMap((one) => one.fixes)
    .map(({ edits, safe }) => `${safe ? 'safe ' : ''}${applyEdits(text, edits).trimEnd()}`);
}

const messages = (source: string): string[] => {
  const { service, open } = openFixture(source);
  return service.diagnose(open).map((one) => one.message);
};

test.each([
  'See @docs/rules.md and @package.json and @docs/my\\ notes.md and @.claude/rules/house.md#house-style.',
  '@slack/bolt @types/node @angular/core@17 `@docs/none.md` user@docs/none.md @Component @app.get("/x") @param @media',
  '@Next.js 14, @reviewer and @team-lead. @google/design.md @acme/rules.md',
  '@docs/none.md (if it exists). If present: @docs/none.md. @docs/{name}.md @path/to/file.md @docs/*.md',
  'Say "@docs/none.md" to it; or “@docs/rules.md.” Write the plan to @docs/plan.md',
  '@docs/ @docs, @src/app.ts @lib/data.json @none.py',
  '<div>\n@docs/rules.md.\n</div>\n\n<!-- @docs/rules.md. -->',
  '[@docs/rules.md](docs/rules.md) [@docs/rules.md](./docs/rules.md#git) [the rules](RULES.md) [@reviewer](RULES.md)',
  '[@docs/rules.md](https://example.com/rules.md) ![@RULES.md](docs/rules.md)',
])('nothing in %j', (text) => {
  expect(shown(memory(text))).toEqual([]);
});

describe('unresolved-reference', () => {
  test.each([
    [memory('See @docs/none.md first.'), 'docs/none.md', []],
    [memory('See @docs/rulez.md, then go.'), 'docs/rulez.md', ['See @docs/rules.md, then go.']],
    [memory('@./RULEZ.md'), './RULEZ.md', ['@./RULES.md']],
    [memory('@docs/my\\ note.md'), 'docs/my\\ note.md', ['@docs/my\\ notes.md']],
    [memory('@docs/Rules.md'), 'docs/Rules.md', ['safe @docs/rules.md']],
    [memory('[the rules](docs/rulez.md)'), 'docs/rulez.md', ['[the rules](docs/rules.md)']],
    [memory('[@docs/rulez.md](docs/rulez.md)'), 'docs/rulez.md', ['[@docs/rules.md](docs/rules.md)']],
    // Not from the root: from the folder of the file.
    [rule('@docs/rules.md'), 'docs/rules.md', ['@../../docs/rules.md']],
    [rule('@.claude/rules/house.md'), '.claude/rules/house.md', ['@house.md']],
  ])('%j', (source, where, fixes) => {
    expect(shown(source)).toEqual([`warning unresolved-reference ${where}`]);
    expect(fixed(source)).toEqual(fixes);
  });

  test('says what is lost', () => {
    expect(messages(rule('@docs/rules.md'))).toEqual([
      '`docs/rules.md` does not exist, so Claude Code imports nothing and says nothing. Did you mean `../../docs/rules.md`?',
    ]);
  });

  test('AGENTS.md only where it is read', () => {
    const agents = '//- /AGENTS.md\n@docs/none.md\n';
    expect(shown(`${agents}//- /docs/rules.md\n//- /.claude/rules/a.md\nx\n`)).toContain(
      'warning unresolved-reference docs/none.md',
    );
    const { service, path, text } = openFixture(`//- /CLAUDE.md\n$0${agents}`);
    expect(path).toBe('/CLAUDE.md');
    const readers = service.open('/AGENTS.md', text).map((one) => one.file.reading.dialect.id);
    expect(readers).not.toContain('claude-code');
  });

  test.each([
    ['`@docs/none.md` and\n\n```\n@docs/none.md\n```', []],
    ['Review by @docs/none.md.', ['warning unresolved-reference docs/none.md']],
    ['Review by @docs/rules.md, and (@docs/none.md).', []],
    ['See [the checklist](docs/rules.md) and [none](none.md)', ['warning unresolved-reference none.md']],
  ])('in a command %j', (body, expected) => {
    const source = `//- /.claude/commands/a.md\n---\ndescription: Reviews code\n---\n${body}${AROUND}`;
    expect(shown(source)).toEqual(expected);
  });

  test('in a skill links count from its folder, and `@` from the working folder', () => {
    const skill = (body: string): string =>
      `//- /.claude/skills/a/SKILL.md\n---\nname: a\ndescription: Reviews code\n---\n${body}\n//- /.claude/skills/a/references/b.md\n${AROUND}`;
    expect(shown(skill('[b](references/b.md) `references/none.md` @docs/rules.md'))).toEqual([]);
    expect(shown(skill('[b](references/c.md)'))).toEqual(['warning unresolved-reference references/c.md']);
    expect(shown(skill('@docs/none.md'))).toEqual(['warning unresolved-reference docs/none.md']);
  });

  test('a part of a repository may be the working folder', () => {
    const command =
      '//- /web/.claude/commands/a.md\n---\ndescription: x\n---\n@docs/rules.md @docs/web.md @docs/none.md\n';
    expect(shown(`${command}//- /.git/HEAD\n//- /web/docs/web.md\n${AROUND}`)).toEqual([
      'warning unresolved-reference docs/none.md',
    ]);
  });

  test('nothing of an agent that is not loaded', () => {
    const agent = (header: string): string =>
      `//- /.claude/agents/a.md\n---\n${header}\n---\n[x](none.md) @RULES.md\n${AROUND}`;
    expect(shown(agent('name: a\ndescription: Reviews code'))).toEqual([
      'warning unresolved-reference none.md',
      'information literal-reference @RULES.md',
    ]);
    const rules = shown(agent('description: Reviews code')).map((one) => one.split(' ')[1]);
    expect(rules).not.toContain('unresolved-reference');
    expect(rules).not.toContain('literal-reference');
  });
});

describe('import-punctuation', () => {
  test.each([
    ['Follow @docs/rules.md.', '@docs/rules.md.', 'Follow @docs/rules.md .'],
    ['@docs/rules.md, then go', '@docs/rules.md,', '@docs/rules.md , then go'],
    ['(see @RULES.md)', '@RULES.md)', '(see @RULES.md )'],
    ['(@RULES.md)', '@RULES.md', '( @RULES.md )'],
    ['ルール:@RULES.mdを読む', '@RULES.md', 'ルール: @RULES.md を読む'],
    ['@RULES.mdを読む', '@RULES.mdを読む', '@RULES.md を読む'],
    ['@package.json: the scripts', '@package.json:', '@package.json : the scripts'],
    ['@docs/my\\ notes.md!', '@docs/my\\ notes.md!', '@docs/my\\ notes.md !'],
  ])('%j', (text, where, after) => {
    expect(shown(memory(text))).toEqual([`warning import-punctuation ${where}`]);
    expect(fixed(memory(text))).toEqual([after]);
    expect(shown(memory(after))).toEqual([]);
  });

  test('says what to do', () => {
    expect(messages(memory('Follow @RULES.md.'))).toEqual([
      'Claude Code takes `.` for a part of the path and imports nothing. Put a blank behind `RULES.md`.',
    ]);
  });
});

describe('import-ending', () => {
  test('a rule of Cursor', () => {
    expect(shown(memory('See @.cursor/rules/style.mdc, @.cursor/rules/none.mdc'))).toEqual([
      'warning import-ending .cursor/rules/style.mdc',
      'warning unresolved-reference .cursor/rules/none.mdc',
    ]);
  });
});

describe('import-depth', () => {
  const chain = '//- /a.md\n@b.md\n//- /b.md\n@c.md\n//- /c.md\n@d.md\n//- /d.md\nx @e.md\n//- /e.md\n';

  test('the fifth file', () => {
    const { service, open, text } = openFixture(`//- /CLAUDE.md\nRead @a.md now\n${chain}`);
    const [found] = service.diagnose(open);
    expect(found).toMatchObject({
      rule: 'import-depth',
      severity: 'warning',
      message:
        'Claude Code follows imports 4 files deep: `e.md`, imported in `d.md`, is not loaded. Import it nearer to this file.',
      related: [{ path: '/d.md', span: { start: 2, end: 7 } }],
    });
    expect(text.slice(found?.span.start, found?.span.end)).toBe('@a.md');
  });

  test('a circle', () => {
    expect(messages('//- /CLAUDE.md\n@x/a.md\n//- /x/a.md\n@../CLAUDE.md\n')).toEqual([
      '`CLAUDE.md` is imported in `x/a.md` while it is being read itself. Claude Code loads each file once, so that import has no effect.',
    ]);
    expect(shown('//- /CLAUDE.md\n@x/a.md\n//- /x/a.md\n@../CLAUDE.md\n')).toEqual([
      'information import-depth @x/a.md',
    ]);
  });
});

describe('reference-label', () => {
  test.each([
    ['[@rules.md](docs/rules.md)', 'rules.md', ['[@docs/rules.md](docs/rules.md)']],
    ['[@RULES.md](docs/rules.md)', 'RULES.md', ['[@docs/rules.md](docs/rules.md)', '[@RULES.md](RULES.md)']],
    ['[@notes.md](<docs/my notes.md>)', 'notes.md', ['[@docs/my\\ notes.md](<docs/my notes.md>)']],
  ])('%j', (text, where, fixes) => {
    expect(shown(memory(text))).toEqual([`warning reference-label ${where}`]);
    expect(fixed(memory(text))).toEqual(fixes);
  });

  test('says what is imported', () => {
    expect(messages(memory('[@rules.md](docs/rules.md) [@RULES.md](docs/rules.md)'))).toEqual([
      'Claude Code imports what the label of a link says, `rules.md`, which leads nowhere from this folder: nothing is imported. Make the two agree.',
      'Claude Code imports what the label of a link says, `RULES.md`, and does not read the target `docs/rules.md`. Make the two agree.',
    ]);
  });
});

test('unresolved-anchor', () => {
  expect(shown(memory('@docs/rules.md#gti and [x](docs/rules.md#git)'))).toEqual([
    'warning unresolved-anchor gti',
  ]);
});
