import { describe, expect, test } from 'vitest';
import { complete } from '../support/completion.ts';
import { openFixture } from '../support/fixture.ts';

const AGENT = '/.claude/agents/lead.md';
const COMMAND = '/.claude/commands/go.md';

/** Inside the fences of a Claude Code file: what is offered, and the lines after accepting it. */
function inHeader(lines: string, path = AGENT) {
  const before = `//- ${path}\n---\n`;
  const { labels, items, accept } = complete(`${before}${lines}\n---\n`);
  return { labels, items, accept: (label: string) => accept(label).slice(4, -5) };
}

type Row = readonly [before: string, label: string, after: string];

function accepts(rows: readonly Row[], path = AGENT): void {
  test.each(rows)('%j, %s', (before, label, after) => {
    expect(inHeader(before, path).accept(label)).toBe(after);
  });
}

describe('keys of an agent', () => {
  accepts([
    ['$0', 'name', 'name: '],
    ['na$0', 'name', 'name: '],
    ['to$0', 'tools', 'tools: $0'],
    ['dis$0', 'disallowedTools', 'disallowedTools: $0'],
    ['ef$0', 'effort', 'effort: '],
    ['backg$0', 'background', 'background: true'],
    ['hoo$0', 'hooks', 'hooks:\n  $0'],
    ['perm$0', 'permissionMode', 'permissionMode: '],
  ]);

  test('the ones that it needs come first', () => {
    expect(
      inHeader('$0')
        .labels.filter((label) => !label.startsWith('New'))
        .slice(0, 2),
    ).toEqual(['name', 'description']);
  });

  test('those of other programs and undocumented ones are not offered', () => {
    const { labels } = inHeader('$0');
    expect(labels).not.toEqual(expect.arrayContaining(['mode']));
    expect(labels).not.toEqual(expect.arrayContaining(['observer']));
    expect(labels).not.toEqual(expect.arrayContaining(['allowed-tools']));
  });

  test('a new agent begins with what it needs', () => {
    expect(complete(`//- ${AGENT}\n$0`).accept('New agent')).toBe(
      '---\nname: name\ndescription: description\n---\n\n$0',
    );
  });
});

describe('names of tools, however the list is written', () => {
  accepts([
    ['tools: $0', 'Read', 'tools: Read'],
    ['tools:$0', 'Read', 'tools: Read'],
    ['tools: Re$0', 'Read', 'tools: Read'],
    ['tools: Grep, Re$0', 'Read', 'tools: Grep, Read'],
    ['tools: Grep, $0', 'Read', 'tools: Grep, Read'],
    ['tools: Grep,$0', 'Read', 'tools: Grep, Read'],
    ['tools: Grep Re$0', 'Read', 'tools: Grep Read'],
    ['tools: Re$0, Grep', 'Read', 'tools: Read, Grep'],
    ['tools: Grep, Re$0, Bash(git *)', 'Read', 'tools: Grep, Read, Bash(git *)'],
    ['tools: Bash(git add *), Re$0', 'Read', 'tools: Bash(git add *), Read'],
    ['tools: "Grep, Re$0"', 'Read', 'tools: "Grep, Read"'],
    ["tools: 'Re$0'", 'Read', "tools: 'Read'"],
    ['tools: [Grep, Re$0]', 'Read', 'tools: [Grep, Read]'],
    ['tools: [$0]', 'Read', 'tools: [Read]'],
    ['tools:\n  - Grep\n  - Re$0', 'Read', 'tools:\n  - Grep\n  - Read'],
    ['tools:\n  - $0', 'Read', 'tools:\n  - Read'],
    ['disallowedTools: Write, Ed$0', 'Edit', 'disallowedTools: Write, Edit'],
  ]);

  test('what is there already is not offered again', () => {
    expect(inHeader('tools: Read, Bash(git *), $0').labels).not.toContain('Read');
    expect(inHeader('tools: Read, Bash(git *), $0').labels).not.toContain('Bash');
    expect(inHeader('tools:\n  - Read\n  - $0').labels).not.toContain('Read');
  });

  test('an agent is not offered what it never gets', () => {
    const { labels } = inHeader('tools: $0');
    expect(labels).toContain('Agent');
    expect(labels).toContain('ExitPlanMode');
    expect(labels).not.toContain('AskUserQuestion');
    expect(labels).not.toContain('Task');
    expect(labels).not.toContain('MultiEdit');
  });

  test('nothing is offered inside the parentheses of a rule', () => {
    expect(inHeader('tools: Read, Bash(git $0)').labels).toEqual([]);
  });

  test('a command allows rules and every tool', () => {
    const { labels } = inHeader('allowed-tools: $0', COMMAND);
    expect(labels).toEqual(expect.arrayContaining(['Read', 'AskUserQuestion', 'Bash(npm run build)']));
    expect(inHeader('tools: $0').labels).not.toContain('Bash(npm run build)');
  });
});

describe('values', () => {
  accepts([
    ['model: $0', 'sonnet', 'model: sonnet'],
    ['model: op$0', 'opus[1m]', 'model: "opus[1m]"'],
    ['effort: $0', 'xhigh', 'effort: xhigh'],
    ['color: $0', 'cyan', 'color: cyan'],
    ['permissionMode: $0', 'acceptEdits', 'permissionMode: acceptEdits'],
    ['memory: $0', 'project', 'memory: project'],
    ['isolation: $0', 'worktree', 'isolation: worktree'],
    ['background: $0', 'true', 'background: true'],
  ]);
  accepts(
    [
      ['context: $0', 'fork', 'context: fork'],
      ['effort: h$0', 'high', 'effort: high'],
      ['allowed-tools: Read Gr$0', 'Grep', 'allowed-tools: Read Grep'],
    ],
    COMMAND,
  );

  test('the levels of the model that the file names', () => {
    expect(inHeader('model: claude-opus-4-6\neffort: $0').labels).toEqual(['low', 'medium', 'high', 'max']);
    expect(inHeader('model: opus\neffort: $0').labels).toContain('xhigh');
    expect(inHeader('model: haiku\neffort: $0').labels).toContain('xhigh');
  });

  test('models of the files around', () => {
    const other = '//- /.claude/agents/a.md\n---\nmodel: claude-opus-4-6\n---\n';
    const { labels } = complete(`${other}//- ${AGENT}\n---\nmodel: $0\n---\n`);
    expect(labels).toEqual(expect.arrayContaining(['inherit', 'claude-opus-4-6']));
    expect(labels.filter((label) => label === 'opus')).toHaveLength(1);
  });
});

describe('hooks', () => {
  accepts([
    [
      'hooks:\n  Pre$0',
      'PreToolUse',
      'hooks:\n  PreToolUse:\n    - matcher: ""\n      hooks:\n        - type: command\n          command: $0',
    ],
    ['hooks:\n  Stop:\n    - mat$0', 'matcher', 'hooks:\n  Stop:\n    - matcher: '],
    [
      'hooks:\n  Stop:\n    - matcher: x\n      ho$0',
      'hooks',
      'hooks:\n  Stop:\n    - matcher: x\n      hooks:\n        - type: command\n          command: $0',
    ],
    [
      'hooks:\n  Stop:\n    - hooks:\n        - ty$0',
      'type',
      'hooks:\n  Stop:\n    - hooks:\n        - type: ',
    ],
    [
      'hooks:\n  Stop:\n    - hooks:\n        - type: $0',
      'http',
      'hooks:\n  Stop:\n    - hooks:\n        - type: http',
    ],
    [
      'hooks:\n  Stop:\n    - hooks:\n        - type: command\n          tim$0',
      'timeout',
      'hooks:\n  Stop:\n    - hooks:\n        - type: command\n          timeout: ',
    ],
    [
      'hooks:\n  Stop:\n    - hooks:\n        - { ty$0 }',
      'type',
      'hooks:\n  Stop:\n    - hooks:\n        - { type:  }',
    ],
  ]);

  test('every event of the table', () => {
    expect(inHeader('hooks:\n  $0').labels).toHaveLength(33);
  });

  test('in the file of a plugin', () => {
    const files = '//- /t/.claude-plugin/plugin.json\n{}\n//- /t/hooks/hooks.json\n';
    expect(complete(`${files}{ "hooks": { "$0" } }`).labels).toContain('PreToolUse');
  });
});

describe('hover', () => {
  const cases: [header: string, expected: RegExp, path?: string][] = [
    ['na$0me: x', /required[\s\S]*skips the file[\s\S]*Claude Code 2\.1\.330/],
    ['tools: Re$0ad, Grep', /^\*\*Read\*\* · tool of Claude Code[\s\S]*2\.1\.330/],
    ['tools: Read, Gr$0ep', /^\*\*Grep\*\*/],
    ['tools: Read, Ba$0sh(git *)', /^\*\*Bash\*\*/],
    ['tools:\n  - Wri$0te', /^\*\*Write\*\*[\s\S]*permission `Edit`/],
    ['tools: [Read, We$0bFetch]', /^\*\*WebFetch\*\*/],
    ['tools: Ta$0sk', /another name of `Agent`[\s\S]*Starts a subagent/],
    ['tools: Multi$0Edit', /not a tool of Claude Code any more/],
    ['tools: re$0ad', /exact in upper and lower case[\s\S]*\*\*Read\*\*/],
    ['tools: apply_$0patch', /A tool of OpenCode; here it is `Edit`/],
    ['tools: AskUser$0Question', /never have it/],
    ['tools: mcp__git$0hub__search', /of the MCP server `github`/],
    ['tools: Nope$0', /has no tool of this name itself\.$/],
    ['model: son$0net', /\*\*`sonnet`\*\*[\s\S]*Sonnet family/],
    ['model: Opus$0', /\*\*`opus`\*\*/],
    ['effort: med$0ium', /level of effort/],
    ['effort: me$0d', /middle course/],
    ['color: re$0d', /in red/],
    ['permissionMode: man$0ual', /another word/],
    ['hooks:\n  Pre$0ToolUse: []', /Before a tool is used/],
    ['hooks:\n  Stop:\n    - mat$0cher: x', /exact names/],
    ['hooks:\n  Stop:\n    - hooks:\n        - type: comm$0and', /shell command/],
    ['hooks:\n  Stop:\n    - hooks:\n        - ur$0l: x', /With `type` `http`, required/],
    ['mo$0de: subagent', /not a key of Claude Code, but of OpenCode/],
    ['note$0: x', /the debug log names it/],
    ['allowed-to$0ols: Read', /takes nothing away/, COMMAND],
    ['allowed-tools: Bash(gi$0t *)', /^\*\*Bash\*\*[\s\S]*`:\*` at the end/, COMMAND],
    ['pat$0hs: src/**', /loaded when a file/, '/.claude/rules/a.md'],
    ['keep-cod$0ing-instructions: true', /writing programs/, '/.claude/output-styles/a.md'],
  ];
  test.each(cases)('%j: %s', (header, expected, path = AGENT) => {
    const { service, open, cursor } = openFixture(`//- ${path}\n---\n${header}\n---\n`);
    expect(service.hover(open, cursor)?.markdown).toMatch(expected);
  });

  test('covers one entry of the list', () => {
    const { service, open, cursor, text } = openFixture(
      `//- ${AGENT}\n---\ntools: Read, Gr$0ep, Bash\n---\n`,
    );
    const at = service.hover(open, cursor)?.span;
    expect(at && text.slice(at.start, at.end)).toBe('Grep');
  });
});

describe('files of settings', () => {
  const cases: [path: string, text: string, expected: RegExp][] = [
    ['/t/.claude-plugin/plugin.json', '{ "ag$0ents": [] }', /in place of `agents\/`/],
    ['/t/.claude-plugin/plugin.json', '{ "experimental": { "them$0es": [] } }', /Colour themes/],
    [
      '/t/.claude-plugin/marketplace.json',
      '{ "plugins": [{ "sou$0rce": "./a" }] }',
      /a folder of the marketplace/,
    ],
    ['/t/.claude-plugin/marketplace.json', '{ "owner": { "na$0me": "x" } }', /name of the owner/],
    ['/.claude/settings.json', '{ "hooks": { "St$0op": [] } }', /answer is complete/],
    [
      '/.claude/settings.json',
      '{ "hooks": { "Stop": [{ "hooks": [{ "type": "pro$0mpt" }] }] } }',
      /Asks a model/,
    ],
    ['/.mcp.json', '{ "mcpSer$0vers": {} }', /below its name/],
  ];
  test.each(cases)('hover in %s on %s', (path, text, expected) => {
    const { service, open, cursor } = openFixture(`//- ${path}\n${text}`);
    expect(service.hover(open, cursor)?.markdown).toMatch(expected);
  });

  test('an entry of a list', () => {
    const text = '//- /t/.claude-plugin/marketplace.json\n{ "plugins": [{ "name": "a", "$0" }] }';
    expect(complete(text).labels).toEqual(expect.arrayContaining(['source', 'strict']));
    expect(complete(text).labels).not.toContain('name');
    expect(complete(text).labels).not.toContain('owner');
  });
});
