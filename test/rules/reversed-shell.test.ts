import { checkCases } from '../support/ruleCases.ts';

const path = '/.opencode/command/go.md';
const warning = ['warning reversed-shell'];

/** A command with this text. */
function body(text: string): string {
  return `---\ndescription: x\n---\n${text}\n`;
}

checkCases('reversed-shell', [
  {
    name: 'with arguments',
    path,
    text: body('On «`!git status -s | head`», go.'),
    found: warning,
    says: /^OpenCode runs nothing here: `git status -s \| head` is ordinary code\./,
    fixed: body('On !`git status -s | head`, go.'),
  },
  { name: 'alone', path, text: body('In «`!pwd`».'), found: warning, fixed: body('In !`pwd`.') },
  {
    name: 'after a blank',
    path,
    text: body('In «`! basename $(pwd)`».'),
    found: warning,
    fixed: body('In !`basename $(pwd)`.'),
  },
  {
    name: 'with an argument of the command',
    path,
    text: body('«`!cat $1`»'),
    found: warning,
    fixed: body('!`cat $1`'),
  },
  {
    name: 'two of them',
    path,
    text: body('«`!ls`» and «`!npm test`»'),
    found: [...warning, ...warning],
    fixed: body('!`ls` and !`npm test`'),
  },
  { name: 'the right way', path, text: body('On !`git status`.') },
  {
    name: 'code of other kinds',
    path,
    text: body('`!important`, `!file`, `!node && x`, `!== a`, `!!`, `!a.b`, `!`'),
  },
  { name: 'a word that is no command', path, text: body('`!frobnicate now`') },
  { name: 'inside a block of code', path, text: body('```\n`!git status`\n```') },
  { name: 'longer backticks', path, text: body('`` `!git status` ``') },
  { name: 'an agent, where neither runs', text: body('On `!git status`.') },
  {
    name: 'in a command of Claude Code',
    path: '/.claude/commands/go.md',
    text: body('On «`!git status -s`», go.'),
    found: warning,
    says: /^Claude Code runs nothing here/,
    fixed: body('On !`git status -s`, go.'),
  },
  {
    name: 'in a skill of Claude Code, alone on its line',
    path: '/.claude/skills/go/SKILL.md',
    text: '---\nname: go\ndescription: x\n---\n- **Branch:** «`!git branch`»\n',
    found: warning,
  },
  {
    name: 'a skill that explains another program',
    path: '/.claude/skills/go/SKILL.md',
    text: '---\nname: go\ndescription: x\n---\nType `!` for the shell: `!ls`, `!git status`.\n',
  },
]);
