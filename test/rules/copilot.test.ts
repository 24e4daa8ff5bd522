import { describe, expect, test } from 'vitest';
import { applyEdits, findings, openFixture } from '../support/fixture.ts';
import { checkCases, header } from '../support/ruleCases.ts';

const AGENT = '/.github/agents/example.agent.md';
const PROMPT = '/.github/prompts/example.prompt.md';
const INSTRUCTIONS = '/.github/instructions/example.instructions.md';

checkCases('unknown-key in Copilot’s files', [
  {
    name: 'a slip',
    path: AGENT,
    text: header('«tols»: [read]'),
    found: ['warning unknown-key'],
    fixed: header('tools: [read]'),
  },
  {
    name: 'the spelling of the command line',
    path: AGENT,
    text: header('«reasoningEffort»: high'),
    found: ['information unknown-key'],
    fixed: header('reasoning-effort: high'),
    says: /Copilot CLI.*`reasoning-effort`/,
  },
  {
    name: 'a restriction of another program',
    path: AGENT,
    text: header('«disallowedTools»: [Bash]'),
    found: ['information unknown-key'],
  },
  {
    name: 'keys that some reader of the file has, or may have',
    path: AGENT,
    text: header(
      'models: [a]\nmodelPolicy: required\nsidekick: {}\nmetadata: {}\ncolor: red\nmode: all\nhidden: true\nversion: 1',
    ),
  },
  { name: 'a slip beside the key itself', path: AGENT, text: header('tools: [read]\ntool: [edit]') },
  {
    name: 'a key of VS Code in a file for GitHub',
    path: AGENT,
    text: header('target: github-copilot\n«handoffs»: []\nmetadata: {}\nmodel: GPT-5\nreasoning-effort: low'),
    found: ['information unknown-key'],
    says: /VS Code alone.*GitHub/,
  },
  {
    name: 'a key of GitHub in a file for VS Code',
    path: AGENT,
    text: header('target: vscode\n«mcp-servers»: {}\nagents: []'),
    found: ['information unknown-key'],
  },
  {
    name: 'in instructions',
    path: INSTRUCTIONS,
    text: header('«aplyTo»: "**"'),
    found: ['warning unknown-key'],
  },
  {
    name: 'of both Copilot and Claude Code',
    path: INSTRUCTIONS,
    text: header("applyTo: '**'\npaths: ['**']"),
  },
]);

checkCases('tools in Copilot’s files', [
  {
    name: 'a list in brackets',
    path: AGENT,
    text: header("tools: ['search', «'fetch'», «\"todos\"»]"),
    found: ['hint renamed-tool', 'hint renamed-tool'],
    fixed: header("tools: ['search', 'web/fetch', \"todo\"]"),
  },
  {
    name: 'lines',
    path: AGENT,
    text: header('tools:\n  - «problems»\n  - edit'),
    found: ['hint renamed-tool'],
    fixed: header('tools:\n  - read/problems\n  - edit'),
  },
  {
    name: 'a text with commas',
    path: PROMPT,
    text: header('tools: "«editFiles», search"'),
    found: ['hint renamed-tool'],
    fixed: header('tools: "edit/editFiles, search"'),
  },
  {
    name: 'a set that was divided',
    path: AGENT,
    text: header("tools:\n  - «'runTasks'»\n  - edit"),
    found: ['hint renamed-tool'],
    fixed: header(
      "tools:\n  - 'execute/runTask'\n  - 'execute/createAndRunTask'\n  - 'read/getTaskOutput'\n  - edit",
    ),
  },
  {
    name: 'both names',
    path: AGENT,
    text: header("tools: ['web/fetch', «'fetch'»]"),
    found: ['hint renamed-tool'],
    fixed: header("tools: ['web/fetch']"),
  },
  {
    name: 'in the text',
    path: AGENT,
    text: '---\nname: x\n---\nUse #tool:«githubRepo», not `#tool:fetch` or #tool:search.\n',
    found: ['hint renamed-tool'],
    fixed: '---\nname: x\n---\nUse #tool:web/githubRepo, not `#tool:fetch` or #tool:search.\n',
  },
  {
    name: 'names of any form that may be those of others',
    path: AGENT,
    text: header(
      "tools: ['codebase', 'usages', 'my_tool', 'Microsoft Docs', 'github/*', 'a.b/c', 'server/tool', 'mcp__a__b', 'Read', 'bash', '*', 'new', 'openSimpleBrowser']",
    ),
  },
  {
    name: 'former names of VS Code in a file for GitHub',
    path: AGENT,
    text: header("target: github-copilot\ntools: ['fetch', 'Read', 'Grep']"),
  },
  {
    name: 'names of GitHub in a file for VS Code',
    path: AGENT,
    text: header("target: vscode\ntools: ['read', «'Grep'», 'Read']"),
    found: ['information foreign-tool'],
    fixed: header("target: vscode\ntools: ['read', 'search', 'Read']"),
    says: /no tool of VS Code/,
  },
  {
    name: 'rules of Claude Code',
    path: AGENT,
    text: header('tools: [read, «Bash(git diff)»]'),
    found: ['information foreign-tool'],
    fixed: header('tools: [read, execute]'),
  },
  {
    name: 'tools of other programs',
    path: AGENT,
    text: header('tools: [«apply_patch», «AskUserQuestion»]'),
    found: ['information foreign-tool', 'information foreign-tool'],
  },
]);

checkCases('values in Copilot’s files', [
  {
    name: 'a switch in quotes',
    path: AGENT,
    text: header('user-invocable: «"false"»'),
    found: ['warning invalid-type'],
    fixed: header('user-invocable: false'),
    says: /^VS Code marks this as an error/,
  },
  {
    name: 'a target that there is not',
    path: AGENT,
    text: header('target: «VSCode»'),
    found: ['warning invalid-value'],
    fixed: header('target: vscode'),
  },
  {
    name: 'a name where a list is wanted',
    path: AGENT,
    text: header('agents: «Builder»'),
    found: ['warning invalid-type'],
    fixed: header('agents: [Builder]'),
  },
  {
    name: 'a list where a text is wanted',
    path: INSTRUCTIONS,
    text: header("applyTo: «['**/*.ts', src/*]»"),
    found: ['warning invalid-type'],
    fixed: header("applyTo: '**/*.ts,src/*'"),
  },
  {
    name: 'the same in lines',
    path: INSTRUCTIONS,
    text: header("applyTo:\n  «- '**/*.ts'\n  - src/*»"),
    found: ['warning invalid-type'],
    fixed: header("applyTo: '**/*.ts,src/*'"),
  },
  {
    name: 'a pattern with an open bracket',
    path: INSTRUCTIONS,
    text: header("applyTo: «'src/{a,b'»"),
    found: ['warning invalid-value'],
  },
  {
    name: 'values that nobody checks',
    path: AGENT,
    text: header('reasoning-effort: huge\nname: 7\nmodel: yes'),
  },
]);

checkCases('handoffs', [
  {
    name: 'what is missing',
    path: AGENT,
    text: header('handoffs:\n  - «label: Go»'),
    found: ['warning invalid-handoff'],
    says: /without `agent` and `prompt`/,
  },
  {
    name: 'the same label twice',
    path: AGENT,
    text: header('handoffs:\n  - {label: Go, agent: a, prompt: b}\n  - {label: «Go», agent: c, prompt: d}'),
    found: ['warning invalid-handoff'],
  },
  {
    name: 'a label of signs',
    path: AGENT,
    text: header('handoffs:\n  - {label: «"→"», agent: a, prompt: b}'),
    found: ['warning invalid-handoff'],
  },
  {
    name: 'a slip in a key',
    path: AGENT,
    text: header('handoffs:\n  - {label: Go, agent: a, prompt: b, «sned»: true}'),
    found: ['warning invalid-handoff'],
  },
  {
    name: 'nothing to say',
    path: AGENT,
    text: header('handoffs:\n  - {label: 続ける, agent: a, prompt: b, model: x}'),
  },
]);

checkCases('headers that only VS Code reads', [
  {
    name: 'a colon in a value',
    path: AGENT,
    text: header('description: «Use when: asked»\ntools: [read]'),
    found: ['warning repaired-header'],
    fixed: header('description: "Use when: asked"\ntools: [read]'),
    says: /VS Code takes it as text.*GitHub/,
  },
  {
    name: 'for VS Code alone',
    path: AGENT,
    text: header('description: «Use when: asked»\ntarget: vscode'),
    found: ['information repaired-header'],
  },
  {
    name: 'a star without quotes',
    path: INSTRUCTIONS,
    text: header('applyTo: «**»'),
    found: ['warning repaired-header'],
    fixed: header('applyTo: "**"'),
  },
  {
    name: 'what nobody reads',
    path: PROMPT,
    text: header('description: x\ntools: «[read, edit»'),
    found: ['error yaml-syntax'],
    fixed: header('description: x\ntools: [read, edit]'),
  },
  {
    name: 'a key twice',
    path: AGENT,
    text: header('description: x\n«description»: y'),
    found: ['error duplicate-key'],
  },
]);

describe('agents by name', () => {
  const others = `//- /.github/agents/task-planner.agent.md
---
name: Task Planner
description: x
---
//- /.claude/agents/reviewer.md
---
name: reviewer
description: x
---
`;
  const cases: [value: string, found: string[]][] = [
    ['Task Planner', []],
    ['reviewer', []],
    ['agent', []],
    ['Somebody Else', []],
    ['task-planner', ['warning unknown-agent "task-planner"']],
    ['Task Planer', ['warning unknown-agent "Task Planer"']],
  ];
  test.each(cases)('%s', (value, expected) => {
    const source = `//- ${PROMPT}\n---\ndescription: x\nagent: ${value}\n---\nGo.\n${others}`;
    expect(findings(source)).toEqual(expected);
  });

  test('in lists and handoffs', () => {
    const source = `//- ${AGENT}
---
description: x
agents: [Task Planner, Task Planer]
handoffs:
  - {label: Go, agent: task-planner, prompt: x}
---
${others}`;
    expect(findings(source)).toEqual([
      'warning unknown-agent "Task Planer"',
      'warning unknown-agent "task-planner"',
    ]);
  });
});

describe('references that lead somewhere are never reported', () => {
  const files = `//- /.github/agents/b.md
# Section
//- /.github/agents/c.md
//- /.github/agents/d e.md
//- /README.md
`;
  const cases = [
    '[b](b.md#section)',
    '[c](c.md "title")',
    '[d](<d e.md>)',
    '[d](d%20e.md)',
    '[h](#heading)\n\n## Heading',
    '[m](mailto:x@y.z)',
    '[r](/README.md)',
    '<!-- [x](gone.md) and #file:gone.md -->',
    'Text:\n\n    [x](gone.md) and #file:gone.md\n',
    '`#file:gone.md` and `[x](gone.md)`',
    '```\n#file:gone.md\n```',
    'See #file:b.md, then (#file:./c.md).',
    'See **#file:b.md**: “#file:c.md”; #FILE:b.md!',
    'See #file:b.md:3-9 and #file:../../README.md。',
    'Look with #tool:search. Or #tool:my.server/tool, #tool:gone!',
    '[b][x]\n\n[x]: b.md',
    'Save it to #file:../plans/{{date}}-plan.md',
    'x#file:gone.md and https://example.com/#file:gone.md',
  ];
  test.each(cases)('%s', (text) => {
    expect(findings(`//- ${AGENT}\n---\ndescription: x\n---\n${text}\n${files}`)).toEqual([]);
  });

  test('those that lead nowhere are', () => {
    const text = 'See #file:bb.md, and [c](./gone/c.md).';
    expect(findings(`//- ${AGENT}\n---\ndescription: x\n---\n${text}\n${files}`)).toEqual([
      'warning unresolved-reference "bb.md"',
      'warning unresolved-reference "./gone/c.md"',
    ]);
  });

  test('a name in other letters is put right', () => {
    const source = `//- ${PROMPT}\n---\ndescription: x\n---\nSee #file:../Rules.md.\n//- /.github/RULES.md\n# Rules\n`;
    const { service, open, text } = openFixture(source);
    const edits = service.diagnose(open).flatMap((one) => one.fixes[0]?.edits ?? []);
    expect(applyEdits(text, edits)).toContain('See #file:../RULES.md.');
  });
});

describe('deprecated', () => {
  const cases: [path: string, lines: string, found: string[]][] = [
    [PROMPT, 'mode: ask', ['information deprecated-key "mode"']],
    [PROMPT, 'agent: ask', []],
    [AGENT, 'infer: false', ['information deprecated-key "infer"']],
    ['/.github/chatmodes/a.chatmode.md', 'description: x', ['information deprecated-key "---"']],
  ];
  test.each(cases)('%s %s', (path, lines, expected) => {
    expect(findings(`//- ${path}\n---\n${lines}\n---\nGo.\n`)).toEqual(expected);
  });
});
