// What generated files are made of. Words are chosen to be odd, not to be facts: what they do is the program's answer.

/** Values as they are written after `key: `, by key: first those that the program takes, then odd and wrong ones. */
export const VALUES = {
  description: {
    fine: [
      'Reviews code',
      '"Use when: reviewing"',
      "'it''s fine'",
      'Prüft Code 🎉',
      '代码审查',
      '>-\n  folded\n  text',
      '|\n  block\n  text',
      'no',
      'a # comment',
      '&anchor text',
    ],
    wrong: ['5', 'true', '2024-01-02', '', '~', '[a, b]', '{a: b}', '12:30', '0x1F', '.nan'],
  },
  mode: {
    fine: ['subagent', 'primary', 'all', '"subagent"', 'subagent # note', '!!str all'],
    wrong: ['Subagent', 'agent', '', 'true', '[subagent]', 'subagent primary'],
  },
  model: {
    fine: [
      'anthropic/claude-sonnet-4-5',
      'openai/gpt-5',
      'openai/gpt-5-codex',
      'openai/gpt-4o',
      'gpt-5',
      'openrouter/openai/gpt-oss-120b',
      'opencode/gpt-5-nano',
      'opencode-go/kimi',
      'sonnet',
      'inherit',
      '""',
      'a/b/c',
      '/x',
      'x/',
      'GPT-5/GPT-5',
      'x/my-gpt-4.1',
      '"provider / model"',
    ],
    wrong: ['5', '', '[a]', '4.5', 'false'],
  },
  variant: { fine: ['high', '"1"', 'no'], wrong: ['1', 'true', ''] },
  temperature: {
    fine: [
      '0.3',
      '0',
      '99',
      '-1',
      '1e-3',
      '0x10',
      '1_000',
      '.5',
      '+.5',
      '010',
      '0o7',
      '190:20:30',
      '1.',
      '-0',
    ],
    wrong: ['hot', '"0.3"', '.inf', '-.inf', '.nan', '', '[0.1]', '0,3', 'no'],
  },
  top_p: { fine: ['0.9', '-3', '1', '0b11'], wrong: ['"1"', '.nan', 'low', ''] },
  steps: {
    fine: ['1', '20', '0x10', '1e3', '9007199254740991', '1_0'],
    wrong: ['0', '-1', '1.5', '"5"', '9007199254740993', '1e30', '.inf', '', 'many'],
  },
  maxSteps: { fine: ['3', '50'], wrong: ['0', '2.5', 'ten'] },
  prompt: { fine: ['You are nobody', '5', '', '[x]'], wrong: [] },
  color: {
    fine: ['"#ff8800"', "'#ABCDEF'", 'primary', 'accent', 'info', 'warning', '"#ff880A" # orange'],
    wrong: ['#ff8800', 'red', '"#fff"', '"ff8800"', '"#gggggg"', '"#ff88001"', '5', '', 'Primary'],
  },
  hidden: { fine: ['true', 'false', 'True', 'FALSE'], wrong: ['yes', 'no', 'on', '"true"', '1', '', 'tRue'] },
  disable: { fine: ['false', 'true', 'TRUE'], wrong: ['no', '"false"', '0', ''] },
  options: {
    fine: [
      '{}',
      '{a: 1, b: {c: [1, 2]}}',
      '\n  reasoningEffort: high\n  nested:\n    x: 2024-01-01',
      '2024-01-02',
      '{foo: inner}',
      '!!set {a, b}',
      '{"1": x, b: y}',
    ],
    wrong: ['[a]', 'text', '', '5', '!!omap [a: 1]'],
  },
  name: {
    fine: ['boss', '"Two Words"', '5', '', 'true', 'grp/boss', '[a, b]', '{a: 1}', '"1"', '1.50', '0x1F'],
    wrong: [],
  },
};

/** Keys that the program does not know. */
export const OTHER_KEYS = [
  'agent',
  'temprature',
  'reasoningEffort',
  'textVerbosity',
  'permissions',
  'disabled',
  'allowed-tools',
  'subtask',
  'foo',
  'Mode',
  'Description',
  'x_y',
  '"quoted key"',
  '12',
  '3.5',
  'ключ',
  'a.b',
  '_',
  'excerpt_separator',
  'constructor',
  'toString',
  '__proto__',
  'system',
  '$schema',
  'true',
  'apiKey',
];

export const OTHER_VALUES = [
  '1',
  'text',
  'true',
  'no',
  '',
  '~',
  '[1, two, 3.0]',
  '{a: {b: c}}',
  '2024-01-02',
  '2024-01-02T03:04:05Z',
  '2001-12-14 21:59:43.10 -5',
  '1_000',
  '0o17',
  '017',
  '0b101',
  '.inf',
  '-.inf',
  '.nan',
  '12e03',
  '1:30',
  '"q: u"',
  '!!str 5',
  '!!int "7"',
  '!!float 3',
  '"\\u00e9\\x41\\n"',
  '|\n  one\n   two\n',
  '>+\n  one\n\n  two\n\n',
  '- a\n- b',
  '\n  - a\n  -\n    b: 1',
  '\n  <<: {a: 1}\n  b: 2',
  '&x [1, *x2]',
  'http://host/path?q=1#frag',
  '@at',
  '`tick`',
  '%percent',
  '!tag value',
  '? complex',
  '👩‍👩‍👧',
  'a\tb',
  "'single''s'",
  '*alias',
  '&anchor',
  '{a: 1, a: 2}',
  '[a, b',
  '"open',
  "it's",
  'null',
  'Null',
  'NULL',
  'nUll',
  '=',
  '<<',
  '1.2.3',
  '1e400',
  '-',
  '- -',
  '99999999999999999999',
];

/** Names for `tools` and `permission`: built-in, wrong case, gone, another program's, MCP-like, wildcards. */
export const TOOL_NAMES = [
  'bash',
  'read',
  'edit',
  'write',
  'patch',
  'apply_patch',
  'glob',
  'grep',
  'task',
  'webfetch',
  'websearch',
  'todowrite',
  'todoread',
  'skill',
  'question',
  'list',
  'lsp',
  'invalid',
  'plan_exit',
  'execute',
  'Bash',
  'WebFetch',
  'TodoRead',
  'Grep',
  'Edit',
  'multiedit',
  'mymcp_search',
  'mcp__x__y',
  'LS',
  'constructor',
  '__proto__',
  '"7"',
  '"0"',
];

export const TOOL_WILDCARDS = [
  '"*"',
  '"web*"',
  '"*read"',
  '"t?sk"',
  '"*e*"',
  '"????"',
  '"mymcp_*"',
  '"todo*"',
  '"gr*"',
  '"bash *"',
  '"*i*e"',
  '"[be]*"',
  '"e.it"',
  '"(bash)"',
  '"^bash"',
  '"bash|read"',
  '"\\\\*"',
  '"b*h "',
  '"**"',
  '"*_*"',
  '"w*"',
];

export const PERMISSION_ONLY = ['external_directory', 'doom_loop', 'plan_enter'];

export const PATTERNS = [
  '"*"',
  '"git *"',
  '"git push *"',
  '"*.env"',
  '"~/**"',
  '"~"',
  '"$HOME/x"',
  '"$HOMEx"',
  '"src/**"',
  'general',
  '"rm -rf *"',
  '"**"',
  '"?"',
  '"a b"',
  '"10"',
  '"2"',
  '"C:\\\\x"',
  '""',
];

export const ACTIONS = ['allow', 'ask', 'deny'];

export const WRONG_ACTIONS = ['true', 'false', 'Deny', 'never', '', '1', '[deny]', '"no"', 'no'];

export const BODIES = [
  'You work.\n',
  '',
  '\n',
  '# Title\n\nText with `code`.\n',
  '---\n\nafter a rule\n',
  'a\r\nb\r\n',
  '   \n\n',
  'Ünïcödé 🎉 代码\n',
  'name: not a key\n',
  '---\nmode: primary\n---\ntwo headers\n',
  'no newline at the end',
  '```yaml\n---\na: b\n---\n```\n',
  '\uFEFFmark\n',
];

/** Ordinary files, to be mutated. */
export const SAMPLES = [
  `---
description: Reviews a change and says what is wrong with it
mode: subagent
model: anthropic/claude-sonnet-4-5
temperature: 0.1
tools:
  write: false
  edit: false
  bash: true
  "mymcp_*": false
permission:
  webfetch: deny
---

# Reviewer

You read the change first, then [the rules](../RULES.md). Mode: read only.
`,
  `---
description: >-
  Plans the work of a release, and hands the parts
  to other agents
mode: primary
color: "#5c9cf5"
steps: 40
reasoningEffort: high
permission:
  edit: ask
  bash:
    "*": ask
    "git status *": allow
    "git push *": deny
  task:
    "*": deny
    "review-*": allow
---
You plan. Nothing else.
`,
  `---
agent: writer
description: "Writes docs: guides, references"
mode: all
hidden: false
options: { textVerbosity: low, include: [a, b] }
tools: { bash: false, task: false, WebFetch: false }
disable: false
---
Write short sentences.
`,
];
