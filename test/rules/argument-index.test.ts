import { checkCases } from '../support/ruleCases.ts';

const PATH = '/.claude/commands/a.md';
const command = (header: string, body: string): string =>
  `---\ndescription: Reviews code\n${header}${header === '' ? '' : '\n'}---\n${body}\n`;

const one = (name: string, header: string, body: string, level: string, fixed: string) => ({
  name,
  path: PATH,
  text: command(header, body),
  found: [`${level} argument-index`],
  fixed: command(header, fixed),
});

checkCases('argument-index', [
  one('one argument', 'argument-hint: <pr>', 'Review «$1».', 'warning', 'Review $0.'),
  one('an argument in a list', 'argument-hint: [pr]', 'Review «$1».', 'warning', 'Review $0.'),
  one(
    'two arguments, in samples as well',
    'argument-hint: "[pr] [--deep]"',
    'Review «$1» with $2.\n\n```bash\ngh pr view "$1" | awk \'{print $2}\'\n```',
    'warning',
    'Review $0 with $1.\n\n```bash\ngh pr view "$0" | awk \'{print $2}\'\n```',
  ),
  one('more than are announced', 'argument-hint: "[files]"', '«$1» $2', 'warning', '$0 $1'),
  one('named arguments', 'arguments: [pr]', 'Review «$1».', 'warning', 'Review $0.'),
  one('a list by name', '', 'Review «$ARGUMENTS[1]» and $2', 'information', 'Review $ARGUMENTS[0] and $1'),
  one('between backticks', 'argument-hint: <f>', 'Where `«$1»` is it', 'warning', 'Where `$0` is it'),
  one('a shell call', '', '!`gh pr view «$1»`', 'information', '!`gh pr view $0`'),
  one('named in prose', '', 'The argument «$1» is it', 'information', 'The argument $0 is it'),
  one('a price beside it', 'argument-hint: <x>', 'For «$1» pay $2,500', 'warning', 'For $0 pay $2,500'),
  {
    name: 'nothing where the first is used',
    path: PATH,
    text: command('argument-hint: <a> <b>', 'Review $0 and $1.'),
  },
  { name: 'nor all but one', path: PATH, text: command('argument-hint: <a> <b> <c>', 'Review $1 and $2.') },
  { name: 'nor where one is left out', path: PATH, text: command('argument-hint: <a> <b>', 'Review $2.') },
  {
    name: 'prices',
    path: PATH,
    text: command('', 'It costs $1 to $2 per use, or $1,500, or $1.50; $3M; $12'),
  },
  {
    name: 'samples of awk, SQL and shells',
    path: PATH,
    text: command(
      'argument-hint: <x>',
      '`awk \'{print $1}\'` and `VALUES ($1, $2)`\n\n```sql\nSELECT $1\n```\n\n```bash\nf() { echo "$1"; }\n```\n\n    x $1',
    ),
  },
  { name: 'escaped', path: PATH, text: command('argument-hint: <x>', 'Write \\$1 for it') },
  {
    name: 'a skill that speaks of SQL',
    path: '/.claude/skills/a/SKILL.md',
    text: '---\nname: a\ndescription: Reviews code\n---\nUse placeholders (`$1`, `$2`) as arguments.\n',
  },
  {
    name: 'a skill that announces arguments',
    path: '/.claude/skills/a/SKILL.md',
    text: '---\nname: a\ndescription: Reviews code\nargument-hint: <pr>\n---\nReview «$1».\n',
    found: ['warning argument-index'],
    says: /^Claude Code counts arguments from zero: `\$1` is the second one/,
  },
  {
    name: 'OpenCode counts from one',
    path: '/.opencode/command/a.md',
    text: '---\ndescription: Reviews code\n---\nReview $1 and $2, argument $1.\n',
  },
]);
