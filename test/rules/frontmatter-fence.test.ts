import { checkCases, header } from '../support/ruleCases.ts';

const error = ['error frontmatter-fence'];
const warning = ['warning frontmatter-fence'];
const information = ['information frontmatter-fence'];

checkCases('frontmatter-fence', [
  {
    name: 'blank lines above',
    text: '\n  \n«---»\nmode: all\n---\nGo.\n',
    found: error,
    says: /no key counts and every tool is on/,
    fixed: '---\nmode: all\n---\nGo.\n',
  },
  {
    name: 'a blank before the dashes',
    text: ' «---»\nmode: all\n---\n',
    found: error,
    fixed: '---\nmode: all\n---\n',
  },
  {
    name: 'a comment above',
    text: '«<!-- generated -->»\n---\nmode: all\n---\n',
    found: error,
    says: /or move it below the header/,
  },
  { name: 'a title above', text: '«# Review»\n\n---\nmode: all\n---\n', found: error },
  { name: 'all of it in a code block', text: '«```markdown»\n---\nmode: all\n---\nGo.\n```\n', found: error },
  {
    name: 'too many dashes',
    text: '«----»\nmode: all\n-----\nGo.\n',
    found: error,
    fixed: '---\nmode: all\n---\nGo.\n',
  },
  {
    name: 'no format',
    text: '---«toml»\nmode = "all"\n---\nGo.\n',
    found: error,
    says: /has no reader for `toml` headers/,
  },
  {
    name: 'a key behind the dashes',
    text: '---«mode: all»\nhidden: true\n---\nGo.\n',
    found: error,
    fixed: '---\nmode: all\nhidden: true\n---\nGo.\n',
  },
  {
    name: 'dots at the end',
    text: '---\nmode: all\n«...»\nGo.\n',
    found: error,
    fixed: '---\nmode: all\n---\nGo.\n',
  },
  {
    name: 'two dashes at the end',
    text: '---\nmode: all\n«--»\nGo.\n',
    found: error,
    fixed: '---\nmode: all\n---\nGo.\n',
  },
  {
    name: 'a long dash at the end',
    text: '---\nmode: all\n«—»\nGo.\n',
    found: error,
    fixed: '---\nmode: all\n---\nGo.\n',
  },
  {
    name: 'indented dashes at the end: one finding',
    text: '---\nmode: all\n  «---»\nGo.\n',
    found: error,
    fixed: '---\nmode: all\n---\nGo.\n',
  },
  {
    name: 'dots, and nothing below',
    text: '---\nmode: all\n«...»\n',
    found: warning,
    says: /reads the keys, but no text is left/,
    fixed: '---\nmode: all\n---\n',
  },
  {
    name: 'dashes inside a block of text',
    text: '---\ndescription: |\n    First.\n«---»\n    Then.\nmode: subagent\n---\nGo.\n',
    found: warning,
    says: /Indent this line/,
    fixed: '---\ndescription: |\n    First.\n    ---\n    Then.\nmode: subagent\n---\nGo.\n',
  },
  {
    name: 'dashes with text behind them inside a block of text',
    text: '---\ndescription: |\n  First.\n«---more»\n  Then.\nmode: subagent\n---\nGo.\n',
    found: warning,
    says: /any line that begins with `---`, also inside a value.*Indent this line/,
    fixed: '---\ndescription: |\n  First.\n  ---more\n  Then.\nmode: subagent\n---\nGo.\n',
  },
  {
    name: 'dashes inside the block of text that a header ends with',
    text: '---\nmode: all\ndescription: >-\n  First.\n«---»\n  Then.\n---\nGo.\n',
    found: warning,
    fixed: '---\nmode: all\ndescription: >-\n  First.\n  ---\n  Then.\n---\nGo.\n',
  },
  {
    name: 'a title glued to dashes above further keys',
    text: '---\ndescription: x\n«---# Title»\nmode: subagent\n---\nGo.\n',
    found: warning,
    says: /Move this line below the header/,
  },
  {
    name: 'a title glued to dashes below a block of text',
    text: '---\ndescription: |\n  First.\n---«# Title»\n\n    code\n\n---\nGo.\n',
    found: information,
    fixed: '---\ndescription: |\n  First.\n---\n# Title\n\n    code\n\n---\nGo.\n',
  },
  {
    name: 'indented code and a rule below a block of text',
    text: '---\ndescription: |\n  First.\n---\n\n    code\n\n---\nGo.\n',
  },
  {
    name: 'dashes inside quotes: not also yaml-syntax',
    text: '---\ndescription: "First.\n«---»\n  Then."\nmode: subagent\n---\nGo.\n',
    found: error,
  },
  {
    name: 'a second header',
    text: '---\ndescription: x\n---\n\n«---»\nmode: subagent\n---\nGo.\n',
    found: warning,
    says: /reads only the first header/,
  },
  {
    name: 'a title glued to the dashes',
    text: '---\nmode: all\n---«## What I do»\nGo.\n',
    found: information,
    fixed: '---\nmode: all\n---\n## What I do\nGo.\n',
  },
  {
    name: 'more dashes at the end',
    text: '---\nmode: all\n«-----»\nGo.\n',
    found: information,
    fixed: '---\nmode: all\n---\nGo.\n',
  },
  { name: 'rules in the text', text: `${header('mode: all')}\n---\n\nmore\n\n---\n` },
  { name: 'a list of words and a rule', text: `${header('mode: all')}\nNote: this\n---\n` },
  { name: 'blanks behind the dashes', text: '---  \nmode: all\n--- \nGo.\n' },
  { name: 'yaml by name', text: '--- YAML\nmode: all\n---\nGo.\n' },
]);
