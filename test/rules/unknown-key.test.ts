import { checkCases, header } from '../support/ruleCases.ts';

const information = ['information unknown-key'];
const warning = ['warning unknown-key'];
const hint = ['hint unknown-key'];

checkCases('unknown-key', [
  {
    name: 'keys of commands, told alike',
    text: header('«subtask»: true\n«agent»: build\n«template»: x'),
    found: Array(3).fill('information unknown-key'),
    says: /^`subtask` is a key of command files, not of agent files: it goes to the model’s provider/,
  },
  {
    name: 'a word of one’s own',
    text: header('«agent»: backend-engineer\nmode: all'),
    found: information,
    says: /^`agent` is a key of command files, not of agent files: it goes to the model’s provider as a request option\. Remove it unless that is meant\.$/,
  },
  {
    name: 'a slip',
    text: header('«temprature»: 0.2'),
    found: warning,
    says: /Did you mean `temperature`\?$/,
    fixed: header('temperature: 0.2'),
  },
  { name: 'another case', text: header('«Description»: x'), found: warning, fixed: header('description: x') },
  { name: 'other separators', text: header('«top-p»: 0.9'), found: warning, fixed: header('top_p: 0.9') },
  { name: 'in quotes', text: header('«"temprature"»: 1'), found: warning, fixed: header('"temperature": 1') },
  {
    name: 'near an old name: the new one',
    text: header('«max_steps»: 5'),
    found: warning,
    fixed: header('steps: 5'),
  },
  {
    name: 'permissions as a map',
    text: header('«permissions»:\n  bash: deny'),
    found: warning,
    says: /Did you mean `permission`/,
    fixed: header('permission:\n  bash: deny'),
  },
  {
    name: 'permissions beside permission',
    text: header('permission:\n  edit: deny\n«permissions»:\n  bash: deny'),
    found: warning,
  },
  { name: 'permissions as a list', text: header('permissions:\n  - action: bash\n    effect: deny') },
  {
    name: 'another program’s key that means the same',
    text: header('«maxTurns»: 5'),
    found: warning,
    says: /`maxTurns` belongs to Claude Code.*Rename it to `steps`/,
    fixed: header('steps: 5'),
  },
  {
    name: 'another program’s key that is written otherwise here',
    text: header('mode: all\n«allowed-tools»: Read, Grep'),
    found: warning,
    says: /Use `permission` instead\.$/,
    fixed: header('mode: all'),
  },
  { name: 'a list near a key that takes none', text: header('«models»: [a, b]'), found: information },
  {
    name: 'what the provider knows',
    text: header(
      'reasoningEffort: high\ntextVerbosity: low\nthinking:\n  type: enabled\n  budgetTokens: 16000',
    ),
  },
  {
    name: 'a slip without a value',
    text: header('«temprature»:'),
    found: warning,
    says: /Did you mean `temperature`/,
  },
  {
    name: 'another program’s key without a value',
    text: header('«allowed-tools»:'),
    found: warning,
    says: /belongs to Claude Code/,
  },
  {
    name: 'permissions as an action',
    text: header('«permissions»: ask'),
    found: warning,
    fixed: header('permission: ask'),
  },
  { name: 'a merge', text: header('<<: {mode: all}') },
  {
    name: 'a command drops it',
    path: '/.opencode/command/go.md',
    text: header('description: Goes\n«category»: travel'),
    found: hint,
    says: /is dropped without a word/,
  },
  {
    name: 'an agent’s key in a command is no slip',
    path: '/.opencode/command/go.md',
    text: header('«mode»: all'),
    found: warning,
    says: /^`mode` is a key of agent files.*Set it in the agent that does the work\.$/,
  },
  {
    name: 'a word of one’s own under an agent’s key in a command',
    path: '/.opencode/command/go.md',
    text: header('«mode»: command'),
    found: hint,
    says: /^`mode` is a key of agent files, not of command files: it is dropped/,
  },
  {
    name: 'what Claude Code lets a command do',
    path: '/.opencode/command/go.md',
    text: header('description: Goes\n«allowed-tools»: Bash(git:*)'),
    found: warning,
    says: /dropped without a word.*Set `permission` in an agent, and name that agent in `agent`\.$/,
    fixed: header('description: Goes'),
  },
  {
    name: 'a list of tools in a command',
    path: '/.opencode/command/go.md',
    text: header('«tools»: [bash]'),
    found: warning,
  },
  {
    name: 'the name of a command counts',
    path: '/.opencode/command/go.md',
    text: header('name: start'),
  },
  {
    name: 'a slip in a command',
    path: '/.opencode/command/go.md',
    text: header('«agnet»: build'),
    found: warning,
    fixed: header('agent: build'),
  },
  {
    name: 'nothing while the header is open',
    text: '«---»\nmode: all\n\n# T\n\nNote: so\n',
    found: ['warning frontmatter-unclosed'],
  },
]);
