import { describe, expect, test } from 'vitest';
import { applyEdits, findings, openFixture } from '../support/fixture.ts';

const ABOUT_TOOLS = /^(?:allow-list-map|foreign-tool|ineffective-rule|removed-tool|tool-case|unknown-tool)$/;

function header(lines: string): string {
  return `---\ndescription: 日本 👩‍💻\n${lines}\n---\nBody.\n`;
}

/** `rule "text"` a finding, those about tools only. */
function about(source: string): string[] {
  return findings(source)
    .map((one) => one.split(' ').slice(1).join(' '))
    .filter((one) => ABOUT_TOOLS.test(one.split(' ')[0] ?? ''));
}

describe('one finding a name, the first that fits', () => {
  const cases: [name: string, lines: string, expected: string[]][] = [
    ['gone', 'tools:\n  list: false\n  bash: false', ['removed-tool "list"']],
    ['gone, whatever the case', 'tools:\n  TodoRead: false\n  bash: false', ['removed-tool "TodoRead"']],
    ['another case', 'tools:\n  "WebFetch": false', ['tool-case "\\"WebFetch\\""']],
    [
      'another program',
      'tools:\n  LS: false\n  KillShell: false',
      ['foreign-tool "LS"', 'foreign-tool "KillShell"'],
    ],
    [
      'Claude’s form of an MCP tool',
      'permission:\n  mcp__gh__issue: deny',
      ['foreign-tool "mcp__gh__issue"'],
    ],
    ['nothing known', 'permission:\n  browser: deny', ['unknown-tool "browser"']],
    ['a name that every object has', 'tools:\n  constructor: false', ['unknown-tool "constructor"']],
    ['keys taken over from another map', 'base: &b\n  bash: false\ntools:\n  <<: *b\n  read: true', []],
    ['a flow map', 'tools: { Bash: false, read: true }', ['tool-case "Bash"']],
    ['shaped like an MCP tool', 'tools:\n  "*": true\n  context7_resolve: false\n  gh_*: false', []],
    [
      'keys of permission that are no tools',
      'permission:\n  doom_loop: allow\n  external_directory: deny',
      [],
    ],
    ['only switched on', 'tools:\n  read: true\n  bash: true', ['allow-list-map "tools"']],
    ['only switched on, but `*` is off', 'tools:\n  "*": false\n  read: true', []],
    ['only switched on, with a permission', 'tools:\n  read: true\npermission:\n  edit: deny', []],
    ['carriage returns', 'tools:\r\n  Bash: false\r', ['tool-case "Bash"']],
  ];
  test.each(cases)('%s', (_, lines, expected) => {
    expect(about(header(lines))).toEqual(expected);
  });
});

describe('rules that decide nothing', () => {
  const cases: [name: string, lines: string, expected: string[]][] = [
    [
      'a wider one follows',
      'permission:\n  bash:\n    "git *": allow\n    "*": deny',
      ['ineffective-rule "\\"git *\\""'],
    ],
    [
      'beside a value that stops the program',
      'mode: helper\npermission:\n  bash:\n    "git *": allow\n    "*": deny',
      ['ineffective-rule "\\"git *\\""'],
    ],
    [
      'a wrong value among the rules',
      'permission:\n  bash:\n    "git *": allow\n    "*": deny\n  edit: maybe\n  write: deny',
      [],
    ],
    ['a narrower one follows', 'permission:\n  bash:\n    "*": deny\n    "git *": allow', []],
    ['a wider key follows', 'permission:\n  bash: allow\n  "*": deny', ['ineffective-rule "bash"']],
    ['the same action', 'permission:\n  bash: deny\n  "*": deny', []],
    ['a question mark says little', 'permission:\n  bash:\n    "git*": allow\n    "git?": deny', []],
    ['write is edit', 'permission:\n  write: deny', ['ineffective-rule "write"']],
    ['write as edit says', 'permission:\n  edit: deny\n  write: deny', []],
    [
      'patterns of write that edit has',
      'permission:\n  edit:\n    "*": ask\n    "*.md": deny\n  write:\n    "*.md": deny',
      [],
    ],
    ['patterns of write alone', 'permission:\n  write:\n    "*.md": deny', ['ineffective-rule "write"']],
    ['apply_patch', 'tools:\n  apply_patch: false\n  bash: true', ['ineffective-rule "apply_patch"']],
    ['write and edit disagree', 'tools:\n  write: false\n  edit: true', ['ineffective-rule "write"']],
    ['write and edit agree', 'tools:\n  write: false\n  edit: false', []],
    [
      'permission replaces tools',
      'tools:\n  bash: false\npermission:\n  bash: allow',
      ['ineffective-rule "bash"'],
    ],
    ['permission says the same', 'tools:\n  bash: false\npermission:\n  bash: deny', []],
    [
      'permission refines tools',
      'tools:\n  bash: true\npermission:\n  bash:\n    "*": ask\n    "ls *": allow',
      [],
    ],
  ];
  test.each(cases)('%s', (_, lines, expected) => {
    expect(about(header(lines)).filter((one) => !/^(?:allow-list|removed|tool-case)/.test(one))).toEqual(
      expected,
    );
  });
});

describe('tools of one’s own', () => {
  const agent = `//- /.opencode/agent/a.md\n${header('permission:\n  deploy: ask')}`;
  const cases: [file: string, text: string, expected: string[]][] = [
    ['/.opencode/tool/deploy.ts', '', []],
    ['/.opencode/tools/deploy.js', '', []],
    ['/.opencode/tool/other.ts', '', ['unknown-tool "deploy"']],
    ['/.opencode/plugin/any.ts', '', []],
    ['/opencode.json', '{ "plugin": ["x"] }', []],
    ['/opencode.json', '{}', ['unknown-tool "deploy"']],
    ['/home/user/.config/opencode/tool/deploy.ts', '', []],
  ];
  test.each(cases)('with %s', (file, text, expected) => {
    expect(about(`${agent}//- ${file}\n${text}\n`)).toEqual(expected);
  });
});

describe('fixes', () => {
  const cases: [name: string, before: string, after: string][] = [
    ['the right case', 'tools:\n  WebFetch: false # no', 'tools:\n  webfetch: false # no'],
    ['keeps the quotes', 'tools:\n  "WebFetch": false', 'tools:\n  "webfetch": false'],
    ['takes one line out', 'tools:\n  list: false\n  bash: false', 'tools:\n  bash: false'],
    ['takes the key out with its last line', 'mode: all\ntools:\n  list: false', 'mode: all'],
    [
      'takes the key out where all lines are dead',
      'mode: all\ntools:\n  list: false\n  TodoRead: true',
      'mode: all',
    ],
    ['the MCP name', 'permission:\n  mcp__gh__issue: deny', 'permission:\n  gh_issue: deny'],
    [
      'the wider rule first',
      'permission:\n  bash:\n    "git *": allow\n    "*": deny',
      'permission:\n  bash:\n    "*": deny\n    "git *": allow',
    ],
    ['a slip', 'permission:\n  webfecth: deny', 'permission:\n  webfetch: deny'],
  ];
  test.each(cases)('%s', (_, before, after) => {
    const { service, open, text } = openFixture(header(before));
    const [finding] = service.diagnose(open).filter((one) => ABOUT_TOOLS.test(one.rule));
    expect(applyEdits(text, finding?.fixes[0]?.edits ?? [])).toBe(header(after));
  });
});
