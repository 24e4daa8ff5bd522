import { checkCases } from '../support/ruleCases.ts';

const warning = ['warning ineffective-key'];
const mode = '/.opencode/mode/go.md';
const command = '/.opencode/command/go.md';

checkCases('ineffective-key', [
  {
    name: 'the prompt of an agent',
    text: '---\nmode: all\n«prompt»: Be brief.\n---\nBe long.\n',
    found: warning,
    says: /^`prompt` does nothing here: in its place OpenCode takes the text below the header\. Remove it\.$/,
    fixed: '---\nmode: all\n---\nBe long.\n',
  },
  {
    name: 'and there is no text',
    text: '---\nmode: all\n«prompt»: Be brief.\n---\n\n',
    found: warning,
    says: /the text below the header, which is empty\. Write it there\.$/,
    fixed: '---\nmode: all\nprompt: Be brief.\n---\n\n',
  },
  {
    name: 'the template of a command',
    path: command,
    text: '---\n«template»: Go.\ndescription: x\n---\nGo on.\n',
    found: warning,
    fixed: '---\ndescription: x\n---\nGo on.\n',
  },
  {
    name: 'the mode of a mode',
    path: mode,
    text: '---\n«mode»: subagent\ndescription: x\n---\nGo.\n',
    found: warning,
    says: /in its place OpenCode takes `primary`, as for every mode\./,
    fixed: '---\ndescription: x\n---\nGo.\n',
  },
  { name: 'a mode that says so', path: mode, text: '---\nmode: primary\n---\nGo.\n' },
  { name: 'the mode of an agent', text: '---\nmode: subagent\n---\nGo.\n' },
]);
