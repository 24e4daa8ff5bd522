import { checkCases } from '../support/ruleCases.ts';

const error = ['error executable-frontmatter'];

checkCases('executable-frontmatter', [
  {
    name: 'js',
    text: '---«js»\nmodule.exports = { mode: "all" };\n---\nGo.\n',
    found: error,
    says: /^OpenCode runs this header as a program as soon as it lists its agents, with all your rights\./,
  },
  { name: 'any case and blanks', text: '--- \t«JavaScript» \n({})\n---\n', found: error },
  { name: 'never closed', text: '---«JS»\n({})\n', found: error },
  {
    name: 'a skill',
    path: '/.opencode/skill/x/SKILL.md',
    text: '---«js»\n({})\n---\n',
    found: error,
    says: /its skills/,
  },
  { name: 'a sample in the text', text: '---\nmode: all\n---\n---js\n({})\n---\n' },
]);
