import { checkCases, header } from '../support/ruleCases.ts';

const error = ['error yaml-syntax'];
const warning = ['warning yaml-syntax'];

/** The line, broken and put right, between two that are right. */
function line(name: string, broken: string, fixed = broken.replace(/[«»]/g, '')) {
  return {
    name,
    text: header(`hidden: true\n${broken}\nmode: all`),
    found: error,
    fixed: header(`hidden: true\n${fixed}\nmode: all`),
  };
}

checkCases('yaml-syntax', [
  line('text behind a quote', 'description: «"Fast" reviews»', `description: '"Fast" reviews'`),
  line('quotes in quotes', 'description: «"say "now" twice"»', `description: 'say "now" twice'`),
  line('an apostrophe in quotes', "description: «'it's'»", `description: "it's"`),
  line('text behind a bracket', 'description: «[Rust] reviews»', 'description: "[Rust] reviews"'),
  line('a reserved character', 'description: «@lead asks»', 'description: "@lead asks"'),
  line('a backtick', 'description: «`x` asks»', 'description: "`x` asks"'),
  line('a star', 'description: «*all* of it»', 'description: "*all* of it"'),
  line('a name that is none', 'description: «*all»', 'description: "*all"'),
  line('an exclamation mark', 'description: «!important»', 'description: "!important"'),
  line('a dash', 'description: «- x»', 'description: "- x"'),
  line('a percent sign', 'description: «%x»', 'description: "%x"'),
  line('text behind a bar', 'description: «| First»', 'description: |\n  First'),
  line('text behind an arrow', 'description: «> First»\n    Then', 'description: >\n    First\n    Then'),
  line('no colon', '«description Reviews»'),
  line('no blank behind the colon', '«description:Reviews»', 'description: Reviews'),
  line('an open bracket', 'include: «[a, b»', 'include: [a, b]'),
  line('a line too far right', 'description: x\n  «steps: 3»', 'description: x\nsteps: 3'),
  line(
    'a line between two levels',
    'permission:\n  bash: ask\n «edit: ask»',
    'permission:\n  bash: ask\n  edit: ask',
  ),
  line('colons below a key with a dash', 'top-p: «a: b: c»', 'top-p: "a: b: c"'),
  line('a tab in a block of text', 'description: >\n\t«First»\n\tThen', 'description: >\n  First\n  Then'),
  line('an invisible character', 'description: a«\u0007»b', 'description: ab'),
  {
    ...line('a star for a key', 'permission:\n  bash:\n    «*»: ask', 'permission:\n  bash:\n    "*": ask'),
    says: /A key without quotes cannot begin with `\*`.*Write `"\*"`\.$/,
  },
  line(
    'stars for keys, also behind other keys',
    'tools:\n  read: true\n  «*»: false\n  *_x: true',
    'tools:\n  read: true\n  "*": false\n  "*_x": true',
  ),
  line('a star in a list', 'include:\n  - «*»', 'include:\n  - "*"'),
  {
    ...line('a backslash in double quotes', 'description: «"C:\\dir"»', "description: 'C:\\dir'"),
    says: /Use single quotes/,
  },
  line('an escaped quote beside it: no answer', 'description: «"\\d \\" x"»'),
  line('an empty line that reaches too far', 'description: |\n«      »\n  Text', 'description: |\n\n  Text'),
  line('three dots', '«...»\nsteps: 3', 'steps: 3'),
  line('no key', '«: x»'),
  line('a full-width colon', 'steps«：»3', 'steps: 3'),
  { ...line('a full-width colon and a blank', 'steps«：» 3', 'steps: 3'), says: /full-width colon/ },
  {
    ...line('a no-break space behind the colon', 'steps:«\u00a0»3', 'steps: 3'),
    says: /a no-break space \(U\+00A0\), which is no blank/,
  },
  {
    ...line(
      'running text over lines with a colon below',
      'description: Use this\n   «when: you like»\n  and <more>: too',
      'description: |-\n  Use this\n   when: you like\n  and <more>: too',
    ),
    says: /Write the value as a block of text\.$/,
  },
  line(
    'a known key below running text',
    'description: Use this\n  «steps: 3»',
    'description: Use this\nsteps: 3',
  ),
  line(
    'a key below one word',
    'permission:\n  read: ask\n    «foo: ask»',
    'permission:\n  read: ask\n  foo: ask',
  ),
  {
    name: 'a first key that is indented',
    text: header(' «description: x»\n steps: 3\nmode: all'),
    found: error,
    says: /The first key is indented/,
    fixed: header('description: x\nsteps: 3\nmode: all'),
  },
  {
    name: 'an instruction to YAML',
    text: header('«%YAML 1.2»\nmode: all'),
    found: error,
    says: /Remove this line\.$/,
    fixed: header('mode: all'),
  },
  { name: 'a key behind a percent sign', text: header('«%mode: all»\nhidden: true'), found: error },
  {
    name: 'a no-break space in front of a key',
    text: header('hidden: true\n«\u00a0mode»: all'),
    found: warning,
    says: /In front of this key stands a no-break space \(U\+00A0\).*`mode` does not count/,
    fixed: header('hidden: true\nmode: all'),
  },
  {
    name: 'no-break spaces in front of a key in a map',
    text: header('permission:\n  bash: ask\n«\u00a0\u00a0edit»: ask\nmode: all'),
    found: warning,
    says: /`edit` falls out of the map above/,
    fixed: header('permission:\n  bash: ask\n  edit: ask\nmode: all'),
  },
  {
    name: 'a full-width colon in the only line',
    text: header('«mode：all»'),
    found: warning,
    says: /full-width colon/,
    fixed: header('mode: all'),
  },
  {
    name: 'an open quote at the end',
    text: header('mode: all\ndescription: «"Reviews»'),
    found: error,
    fixed: header('mode: all\ndescription: "Reviews"'),
  },
  {
    name: 'what the program does',
    text: header('description: «"a" b»'),
    found: error,
    says: /OpenCode (?:ignores this header: every tool is on|drops this file and says nothing)/,
  },
  {
    name: 'beside a line that can be repaired, the file is dropped',
    text: header('description: Use when: asked\nmode: «"all" x»'),
    found: error,
    says: /OpenCode drops this file and says nothing/,
    asIs: true,
  },
  {
    name: 'a line in the column of its key that brackets above have taken in',
    text: "---\n[escription: Use when:' asked\n«mode: subagent»\nt: ools:\n  bash: false\n---\n",
    found: error,
    says: /part of the value above, which is still open\..*Close the brackets or quotes/,
    asIs: true,
  },
  {
    name: 'a key that a tab tears off',
    text: header('permission:\n  bash: ask\n\t«edit»: ask\nmode: all'),
    found: warning,
    says: /`edit` falls out of the map above/,
    fixed: header('permission:\n  bash: ask\n  edit: ask\nmode: all'),
  },
  {
    name: 'a list for a header',
    text: header('«- a\n- b»'),
    found: warning,
    says: /request options `0`, `1`/,
  },
  { name: 'a text for a header', text: header('«mode»'), found: warning },
  {
    name: 'in a command',
    path: '/.opencode/command/x.md',
    text: header('agent: «@lead»'),
    found: error,
    fixed: header('agent: "@lead"'),
  },
  {
    name: 'YAML is fine with this',
    text: header('description: "a: b" # c\nmode: &m all\nname: *m\npermission: {bash: ask}'),
  },
  { name: 'a link', text: header('description: See https://example.com/a#b') },
  { name: 'JSON', text: '---json\n{"mode": "all"}\n---\nGo.\n' },
  { name: 'JSON that is none', text: '---«json»\n{"mode": }\n---\nGo.\n', found: error },
]);
