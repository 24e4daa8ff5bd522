import { checkCases } from '../support/ruleCases.ts';

const both = ['information literal-reference', 'warning unresolved-reference'];

/** An agent with this text. */
function body(text: string): string {
  return `---\ndescription: x\n---\n${text}\n`;
}

checkCases('literal-reference', [
  {
    name: 'the first of a file',
    text: body('Follow «@src/main.ts» and @src/other.ts.'),
    found: ['information literal-reference'],
    says: /^OpenCode attaches no file here: of `@src\/main\.ts` the model sees the words alone\. /,
  },
  {
    name: 'a missing file: that alone',
    text: body('Follow @«RULES.md» and nothing else.'),
    found: both.slice(1),
  },
  {
    name: 'a missing file before another one',
    text: body('Follow @«RULES.md» and «@src/main.ts».'),
    found: [...both.slice(1), ...both.slice(0, 1)],
  },
  { name: 'the label of a link', text: body('Follow [@main.ts](https://example.com/main.ts).') },
  { name: 'a link', text: body('Follow [the rules](https://example.com/RULES.md).') },
  { name: 'in code', text: body('Follow `@src/main.ts`.\n\n```\n@src/main.ts\n```') },
  { name: 'where it may be missing', text: body('Read @NOTES.md (if exists).') },
  { name: 'no file', text: body('Ask @reviewer, write to me@example.com, use @slack/bolt and @Next.js 14.') },
  { name: 'in a command', path: '/.opencode/command/go.md', text: body('Follow @src/main.ts.') },
  {
    name: 'in a skill',
    path: '/.opencode/skill/go/SKILL.md',
    text: body('Follow @src/main.ts.').replace('---\n', '---\nname: go\n'),
  },
  {
    name: 'in a mode',
    path: '/.opencode/mode/go.md',
    text: body('Follow «@src/main.ts».'),
    found: both.slice(0, 1),
  },
]);
