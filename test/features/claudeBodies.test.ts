import { describe, expect, test } from 'vitest';
import { complete } from '../support/completion.ts';
import { openFixture } from '../support/fixture.ts';

const FILES = `
//- /.git/HEAD
x
//- /RULES.md
# Rules

## Git
//- /notes.mdc
# Notes
//- /package.json
{}
//- /docs/a.md
# A
See @b.md
//- /docs/b.md
B
//- /docs/my notes.md
# Notes
//- /.claude/rules/house.md
# House
//- /.claude/skills/s/reference.md
# Reference
`;

const at = (path: string, text: string): string => `//- ${path}\n${text}${FILES}`;
const memory = (text: string): string => at('/CLAUDE.md', text);
const rule = (text: string): string => at('/.claude/rules/r.md', text);
const command = (body: string, header = ''): string =>
  at('/.claude/commands/c.md', `---\ndescription: Reviews code\n${header}---\n${body}`);
const skill = (body: string, header = ''): string =>
  at('/.claude/skills/s/SKILL.md', `---\nname: s\ndescription: Reviews code\n${header}---\n${body}`);

function definitions(source: string): string[] {
  const { service, open, cursor, text } = openFixture(source);
  return service
    .definition(open, cursor)
    .map(({ origin, path }) => `${text.slice(origin.start, origin.end)} -> ${path}`);
}

describe('definition', () => {
  test.each([
    [memory('See @docs/$0a.md'), ['@docs/a.md -> /docs/a.md']],
    [memory('@docs/my\\ n$0otes.md'), ['@docs/my\\ notes.md -> /docs/my notes.md']],
    [memory('[@docs/$0a.md](RULES.md)'), ['@docs/a.md -> /docs/a.md']],
    [memory('[@docs/a.md](RUL$0ES.md)'), ['RULES.md -> /RULES.md']],
    [memory('@docs/a$0.md, x'), []],
    [memory('(@docs/a$0.md )'), []],
    [rule('@hou$0se.md'), ['@house.md -> /.claude/rules/house.md']],
    [rule('@RUL$0ES.md'), []],
    [command('See @docs/$0a.md, x'), ['@docs/a.md -> /docs/a.md']],
    [command('`see @docs/$0a.md x`'), ['@docs/a.md -> /docs/a.md']],
    [command('@"docs/my no$0tes.md"'), ['@"docs/my notes.md -> /docs/my notes.md']],
    [skill('@RUL$0ES.md'), ['@RULES.md -> /RULES.md']],
    [skill('@refer$0ence.md'), []],
    [skill('[x](refer$0ence.md)'), ['reference.md -> /.claude/skills/s/reference.md']],
  ])('%j', (source, expected) => {
    expect(definitions(source)).toEqual(expected);
  });
});

describe('hover', () => {
  const hover = (source: string): string => {
    const { service, open, cursor } = openFixture(source);
    return service.hover(open, cursor)?.markdown ?? '';
  };

  test('an import says what comes with it', () => {
    expect(hover(memory('@docs/$0a.md'))).toMatch(
      /^`docs\/a\.md`\n\nImported with one more file, 2 of at most 4 files deep\.\n\n```markdown\n# A\n/,
    );
    expect(hover(memory('@RUL$0ES.md'))).toContain('\n\nImported.\n\n');
    expect(hover(memory('@note$0s.mdc'))).toContain('Not imported: files with this ending are not.');
    expect(hover(memory('@do$0cs'))).toContain('Not imported: it is no file.');
    expect(hover(memory('@docs/a$0.md,'))).toContain('`docs/a.md,` does not exist.');
    expect(hover(memory('[x](RUL$0ES.md)'))).not.toContain('Imported');
  });

  test.each([
    ['$AR$0GUMENTS', 'all arguments'],
    ['x $1$0 y', 'one argument'],
    ['`$AR$0GUMENTS[2]`', 'one argument'],
    ['!`git st$0atus`', 'shell call'],
    ['```!\ngit st$0atus\n```', 'shell call'],
    ['x ```!bash\ngit st$0atus\n```', 'shell call'],
    ['!`git status\ngit d$0iff`', 'shell call'],
    [`$\{CLAUDE_PROJ$0ECT_DIR}/x`, 'variable of the session'],
    ['x $is$0sue', 'argument by name'],
  ])('%j', (body, title) => {
    expect(hover(command(body, 'arguments: issue branch\n'))).toContain(` · ${title}\n`);
  });

  test.each([
    '\\$AR$0GUMENTS',
    '\\$1$0',
    '$1$0x',
    '$1$00K',
    'x!`git st$0atus`',
    '```bash\ngit st$0atus\n```',
    '$oth$0er',
    '$iss$0ues[0]',
    `$\{is$0sue}`,
    `$\{CLAUDE_SKILL$0_DIR}`,
    `$\{CLAUDE_PLUGIN$0_ROOT}`,
    `$\{HO$0ME}`,
  ])('nothing on %j', (body) => {
    expect(hover(command(body, 'arguments: issue branch\n'))).toBe('');
  });

  test('the folder of a skill, and that of a plugin', () => {
    expect(hover(skill(`$\{CLAUDE_SKILL$0_DIR}`))).toContain('folder of the skill');
    const plugin = `//- /p/skills/s/SKILL.md\n---\nname: s\n---\n$\{CLAUDE_PLUGIN$0_ROOT}\n//- /p/.claude-plugin/plugin.json\n{}\n`;
    expect(hover(plugin)).toContain('folder of the plugin');
  });
});

describe('completion', () => {
  test.each([
    ['@$0', ['package.json', 'RULES.md', 'docs/'], ['notes.mdc']],
    ['- **@RU$0', ['RULES.md'], []],
    ['@docs/$0', ['a.md', 'my notes.md'], ['RULES.md']],
    ['x@$0', [], ['RULES.md']],
    ['(@$0', [], ['RULES.md']],
    ['`@$0`', [], ['RULES.md']],
  ])('in a memory file %j', (text, some, none) => {
    const { labels } = complete(memory(text));
    expect(labels).toEqual(expect.arrayContaining(some));
    for (const label of none) expect(labels).not.toContain(label);
  });

  test('what is accepted counts', () => {
    expect(complete(memory('see @docs/m$0')).accept('my notes.md')).toContain('see @docs/my\\ notes.md\n');
    expect(complete(memory('see @RU$0LE, x')).accept('RULES.md')).toContain('see @RULES.md, x\n');
    expect(complete(memory('@RULES.md#$0')).labels).toEqual(['rules', 'git']);
    expect(complete(rule('@$0')).labels).toEqual(['house.md', '../']);
    expect(complete(rule('@../$0')).labels).toContain('skills/');
    expect(complete(command('x @docs/$0')).labels).toEqual(['a.md', 'b.md']);
    expect(complete(skill('x @$0')).labels).toContain('RULES.md');
    expect(complete(skill('[x]($0)')).labels).toContain('reference.md');
  });

  test('forms', () => {
    const forms = (source: string) => complete(source).labels;
    expect(forms(command('x $$0', 'arguments: [issue]\n'))).toEqual([
      '$ARGUMENTS',
      '$0',
      '$1',
      '$2',
      '$ARGUMENTS[0]',
      '$issue',
      `$\{CLAUDE_PROJECT_DIR}`,
      `$\{CLAUDE_SESSION_ID}`,
      `$\{CLAUDE_EFFORT}`,
    ]);
    expect(forms(skill('$$0'))).toContain(`$\{CLAUDE_SKILL_DIR}`);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how it is written
    expect(complete(skill('x ${CLAU$0} y')).accept(`$\{CLAUDE_SKILL_DIR}`)).toContain(
      `x $\{CLAUDE_SKILL_DIR} y\n`,
    );
    expect(complete(command('- !$0')).accept('!``')).toContain('- !`$0`\n');
    expect(forms(command('x!$0'))).toEqual([]);
    expect(forms(memory('x $$0'))).toEqual([]);
    expect(forms(memory('!$0'))).toEqual([]);
  });
});
