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
