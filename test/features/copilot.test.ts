import { describe, expect, test } from 'vitest';
import { complete } from '../support/completion.ts';
import { openFixture } from '../support/fixture.ts';

const AGENT = '/.github/agents/example.agent.md';
const PROMPT = '/.github/prompts/example.prompt.md';

const OTHERS = `//- /.github/agents/planner.agent.md
---
name: Task Planner
description: Plans the work
---
Plan.
//- /.github/RULES.md
# Rules
//- /.claude/agents/reviewer.md
---
name: reviewer
description: Reviews
---
`;

/** A fixture with `lines` in the header of an agent, among other files. */
function agent(lines: string, body = 'Go.'): string {
  return `//- ${AGENT}\n---\n${lines}\n---\n${body}\n${OTHERS}`;
}

describe('completion in the header', () => {
  test('keys of every target', () => {
    const { labels, accept } = complete(agent('description: x\n$0'));
    expect(labels).toEqual(expect.arrayContaining(['tools', 'handoffs', 'mcp-servers', 'reasoning-effort']));
    expect(labels).not.toContain('description');
    expect(labels).not.toContain('advancedOptions');
    expect(accept('target')).toContain('target: ');
  });

  test('keys of the target that the header names', () => {
    const forGitHub = complete(agent('target: github-copilot\n$0')).labels;
    expect(forGitHub).toEqual(expect.arrayContaining(['tools', 'mcp-servers', 'metadata', 'model']));
    expect(forGitHub).not.toContain('handoffs');
    const forVSCode = complete(agent('target: vscode\n$0')).labels;
    expect(forVSCode).toContain('handoffs');
    expect(forVSCode).not.toContain('mcp-servers');
  });

  test('values', () => {
    expect(complete(agent('target: $0')).labels).toEqual(['vscode', 'github-copilot']);
    expect(complete(agent('reasoning-effort: $0')).labels).toEqual(['low', 'medium', 'high', 'xhigh', 'max']);
    expect(complete(agent('user-invocable: $0')).labels).toEqual(['true', 'false']);
  });

  test('tools in lists and texts, those that are there left out', () => {
    const { labels, accept } = complete(agent("tools: ['read', 'se$0']"));
    expect(labels).toEqual(expect.arrayContaining(['search', 'search/codebase', 'web/fetch']));
    expect(labels).not.toContain('read');
    expect(labels).not.toContain('vscodeTasks');
    expect(accept('search/codebase')).toContain("tools: ['read', 'search/codebase']");
    expect(complete(agent('tools: read, $0')).accept('edit')).toContain('tools: read, edit');
    const forGitHub = complete(agent('target: github-copilot\ntools: [$0]')).labels;
    expect(forGitHub).toContain('execute');
    expect(forGitHub).not.toContain('web/fetch');
  });

  test('agents by the name in their header', () => {
    const names = (lines: string) => complete(agent(lines)).labels.filter((one) => /^(?:Task|rev)/.test(one));
    expect(names('agents: [$0]').sort()).toEqual(['Task Planner', 'reviewer']);
    expect(names('agents: [reviewer, $0]')).toEqual(['Task Planner']);
    expect(names('handoffs:\n  - label: x\n    agent: $0').sort()).toEqual(['Task Planner', 'reviewer']);
    const prompt = complete(`//- ${PROMPT}\n---\nagent: $0\n---\nGo.\n${OTHERS}`);
    expect(prompt.accept('Task Planner')).toContain('agent: Task Planner');
  });

  test('keys below others', () => {
    expect(complete(agent('handoffs:\n  - $0')).labels).toEqual(
      expect.arrayContaining(['label', 'agent', 'prompt', 'send']),
    );
    expect(complete(agent('handoffs:\n  - label: x\n    $0')).labels).not.toContain('label');
    expect(complete(agent('github:\n  permissions:\n    $0')).labels).toContain('pull-requests');
    expect(complete(agent('hooks:\n  $0')).labels).toContain('PreToolUse');
    expect(complete(agent('target: github-copilot\nhooks:\n  $0')).labels).not.toContain('PreToolUse');
    expect(complete(agent('hooks:\n  Stop:\n    - type: command\n      $0')).labels).toContain('timeout');
  });
});

describe('completion in the text', () => {
  test('the forms after a sign', () => {
    expect(complete(agent('name: x', 'See #$0')).labels).toEqual(['#file:', '#tool:']);
    expect(complete(agent('name: x', 'See #fi$0')).accept('#file:')).toContain('See #file:\n');
    expect(complete(agent('name: x', '#$0')).labels).toEqual([]);
    expect(complete(agent('name: x', '`#$0`')).labels).toEqual([]);
    expect(complete(agent('name: x', 'C#$0')).labels).toEqual([]);
  });

  test('tools', () => {
    const { labels, accept } = complete(agent('name: x', 'Use #tool:sea$0, then stop.'));
    expect(labels).toContain('search/codebase');
    expect(accept('search/codebase')).toContain('Use #tool:search/codebase, then stop.');
  });

  test('paths, also where link targets are left to the editor', () => {
    const source = agent('name: x', 'See #file:../$0');
    expect(complete(source).labels).toContain('RULES.md');
    expect(complete(source, { linkTargets: false }).accept('RULES.md')).toContain('See #file:../RULES.md\n');
  });

  test('inputs of a prompt', () => {
    const { accept } = complete(`//- ${PROMPT}\n---\nname: x\n---\nUse $$0\n`);
    expect(accept('$' + '{input:name}')).toContain('Use $' + '{input:name}');
  });
});

describe('hover and definition', () => {
  const hover = (source: string) => {
    const { service, open, cursor } = openFixture(source);
    return service.hover(open, cursor)?.markdown ?? '';
  };
  const targets = (source: string) => {
    const { service, open, cursor } = openFixture(source);
    return service.definition(open, cursor).map((one) => one.path);
  };

  test('keys, values, tools and forms', () => {
    expect(hover(agent('hand$0offs: []'))).toMatch(/Buttons below an answer/);
    expect(hover(agent('reasoning-effort: hi$0gh'))).toMatch(/Much thinking/);
    expect(hover(agent('tools: [search/code$0base]'))).toMatch(/Finds code by its meaning/);
    expect(hover(agent('tools: [fet$0ch]'))).toMatch(/former name of `web\/fetch`/);
    expect(hover(agent('tools: [Gr$0ep]'))).toMatch(/GitHub takes this for `search`/);
    expect(hover(agent('tools: [mcp__git$0hub__search]'))).toMatch(
      /A tool of Claude Code; here it is `github\/search`/,
    );
    expect(hover(agent('tools: [my_$0tool]'))).toMatch(/one of an MCP server \(`server\/tool`/);
    expect(hover(agent('sideki$0ck: {}'))).toMatch(/Copilot CLI/);
    expect(hover(agent('name: x', 'Use #tool:se$0arch.'))).toMatch(/Points the model to a tool/);
  });

  test('agents', () => {
    expect(hover(agent('agents: [Task Pl$0anner]'))).toMatch(/Agent \*\*Task Planner\*\*, defined in/);
    expect(targets(agent('agents: [Task Pl$0anner]'))).toEqual(['/.github/agents/planner.agent.md']);
    expect(targets(agent('handoffs:\n  - {label: x, agent: revi$0ewer, prompt: y}'))).toEqual([
      '/.claude/agents/reviewer.md',
    ]);
  });

  test('files', () => {
    expect(targets(agent('name: x', 'See #file:../RU$0LES.md.'))).toEqual(['/.github/RULES.md']);
    expect(hover(agent('name: x', 'See #file:../RU$0LES.md.'))).toMatch(/# Rules/);
  });
});
