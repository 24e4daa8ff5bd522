import { describe, expect, test } from 'vitest';
import { BUILTIN_KINDS } from '../../server/src/core/dialects/data/vscode/builtin.ts';
import { dialectById } from '../../server/src/core/dialects/registry.ts';
import { complete } from '../support/completion.ts';
import { openFixture } from '../support/fixture.ts';

const AGENT = '/.github/agents/example.agent.md';
const CLAUDE = '/.claude/agents/example.md';
const BESIDE = { linkTargets: false, builtin: true };

function file(path: string, lines: string, body = 'Go.'): string {
  return `//- ${path}\n---\n${lines}\n---\n${body}\n//- /.github/RULES.md\n# Rules\n//- /.github/agents/p.agent.md\n---\nname: Planner\n---\n`;
}

const labels = (source: string) => complete(source, BESIDE).labels;

describe('completion beside VS Code’s own service', () => {
  test('keys that it does not offer', () => {
    expect(labels(file(AGENT, 'description: x\n$0'))).toEqual(
      expect.arrayContaining(['metadata', 'mcp-servers']),
    );
    expect(labels(file(AGENT, 'description: x\n$0'))).not.toContain('tools');
    const forGitHub = labels(file(AGENT, 'target: github-copilot\n$0'));
    expect(forGitHub).toEqual(expect.arrayContaining(['model', 'reasoning-effort', 'metadata']));
    expect(forGitHub).not.toContain('mcp-servers');
    expect(labels(file(CLAUDE, 'name: x\n$0'))).toContain('color');
    expect(labels(file(CLAUDE, 'name: x\n$0'))).not.toContain('memory');
  });

  test('no values and tools twice', () => {
    expect(labels(file(AGENT, 'target: $0'))).toEqual([]);
    expect(labels(file(AGENT, 'tools: [$0]'))).toEqual([]);
    expect(labels(file(AGENT, 'agents: [$0]'))).toEqual([]);
    expect(labels(file(AGENT, 'github:\n  permissions:\n    $0'))).toContain('issues');
    expect(labels(file(AGENT, 'name: x', 'See #file:../$0'))).toEqual([]);
    expect(labels(file(AGENT, 'name: x', 'See #tool:$0'))).toEqual([]);
    expect(labels(`//- ${AGENT}\n$0\n`)).toEqual([]);
  });

  test('all of it where the service is not at work', () => {
    expect(complete(file(AGENT, 'target: $0'), { linkTargets: false }).labels).not.toEqual([]);
    const opencode = '/.opencode/agent/x.md';
    const both = [BESIDE, { linkTargets: false }].map(
      (one) => complete(file(opencode, 'mode: $0'), one).labels,
    );
    expect(both[0]).toEqual(both[1]);
    expect(both[0]).not.toEqual([]);
  });
});

describe('one hover, one definition', () => {
  const shown = (source: string) => {
    const { service, open, cursor } = openFixture(source);
    expect(service.hover(open, cursor)).toBeDefined();
    return service.hover(open, cursor, { builtin: true }) !== undefined;
  };
  const cases: [source: string, ours: boolean][] = [
    [file(AGENT, 'to$0ols: [read]'), false],
    [file(AGENT, 'tools: [re$0ad]'), false],
    [file(AGENT, 'mcp-ser$0vers: {}'), false],
    [file(AGENT, 'meta$0data: {}'), true],
    [file(AGENT, 'sideki$0ck: {}'), true],
    [file(AGENT, 'handoffs:\n  - {label: x, agent: Pla$0nner, prompt: y}'), false],
    [file(AGENT, 'infer: tr$0ue'), false],
    [file(AGENT, 'name: x', 'Use #tool:re$0ad.'), false],
    [file(AGENT, 'name: x', 'See #file:../RU$0LES.md.'), true],
    [file(AGENT, 'name: x', 'See [rules](../RU$0LES.md).'), true],
    [file(CLAUDE, 'mem$0ory: user'), false],
    [file(CLAUDE, 'col$0or: red'), true],
  ];
  test.each(cases)('%s: %s', (source, ours) => {
    expect(shown(source)).toBe(ours);
  });

  test('the agent of a prompt is followed once', () => {
    const targets = (source: string, builtin: boolean) => {
      const { service, open, cursor } = openFixture(source);
      return service.definition(open, cursor, { builtin }).map((one) => one.path);
    };
    const prompt = file('/.github/prompts/x.prompt.md', 'agent: Pla$0nner');
    expect(targets(prompt, false)).toEqual(['/.github/agents/p.agent.md']);
    expect(targets(prompt, true)).toEqual([]);
    expect(targets(file(AGENT, 'agents: [Pla$0nner]'), true)).toEqual(['/.github/agents/p.agent.md']);
  });
});

describe('findings beside it', () => {
  const rules = (source: string, builtin: boolean) => {
    const { service, open } = openFixture(source);
    return service.diagnoseAll([open], { builtin }).map((one) => one.rule);
  };
  const cases: [source: string, rule: string, repeated: boolean][] = [
    [file(AGENT, 'descripton: x'), 'unknown-key', true],
    [file(AGENT, 'tools: [fetch]'), 'renamed-tool', true],
    [file(AGENT, 'infer: true'), 'deprecated-key', true],
    [file(AGENT, 'user-invocable: "x"'), 'invalid-type', true],
    [file(AGENT, 'handoffs:\n  - label: x'), 'invalid-handoff', true],
    [file(AGENT, 'agents: [Planer]'), 'unknown-agent', true],
    [file(AGENT, 'a: 1\na: 2'), 'duplicate-key', true],
    [file(AGENT, 'tools: [read'), 'yaml-syntax', true],
    [file(AGENT, 'tools\nname: x'), 'yaml-syntax', true],
    [file(AGENT, 'description: "Reviews" a change'), 'yaml-syntax', false],
    [file(AGENT, 'description: Use when: x'), 'repaired-header', false],
    [file(AGENT, 'name: x', 'See #file:gone.md.'), 'unresolved-reference', true],
    [file(AGENT, 'name: x', 'See [rules](gone.md).'), 'unresolved-reference', true],
    [file(AGENT, 'name: x', 'See [rules](../RULES.md#gone).'), 'unresolved-anchor', true],
    [file(AGENT, 'name: x', 'See [rules][r].\n\n[r]: gone.md'), 'unresolved-reference', false],
    [file(CLAUDE, 'name: x\ndescription: [x]'), 'silently-dropped', true],
    [file(AGENT, '- a\n- b'), 'yaml-syntax', true],
    [file(AGENT, 'name: x\ntools\nagents: []'), 'yaml-syntax', false],
    [file(AGENT, 'name: x\n- tools'), 'yaml-syntax', false],
    [file(AGENT, 'description: x\n  tools: [read]'), 'yaml-syntax', true],
    [file(AGENT, 'tools:\n\t- read'), 'yaml-syntax', false],
    [file('/.claude/rules/x.md', 'abc'), 'yaml-syntax', true],
    [file('/.github/instructions/x.instructions.md', 'excludeAgent: {a: b}'), 'invalid-type', true],
    [file(CLAUDE, 'name: x\ndescription: x\nmodel: [a, b'), 'repaired-header', true],
    [file(CLAUDE, 'name: x\ndescription: Use: when'), 'repaired-header', false],
    [file(CLAUDE, 'name: x\ndescription:'), 'silently-dropped', true],
    [file(CLAUDE, 'name: x\ndescription: 1'), 'silently-dropped', false],
    [file(CLAUDE, 'name: x'), 'silently-dropped', false],
    [file(CLAUDE, 'name: x\ndescription: x\nmemory: x'), 'invalid-value', true],
    [file(CLAUDE, 'name: x\ndescription: x\ncolor: pinkish'), 'invalid-value', false],
    [file(CLAUDE, 'name: x\ndescription: x\ntools: {Read: true}'), 'zero-tools', false],
    [file(CLAUDE, 'name: x\ndescription: x\nhooks:\n  Nothing: []'), 'broken-hook', true],
    [file('/.claude/rules/x.md', 'globs: x'), 'unknown-key', true],
    [file('/.claude/rules/x.md', 'description: x'), 'unknown-key', false],
    [file(AGENT, 'target: github-copilot\nagents: []'), 'unknown-key', true],
    [file(CLAUDE, 'name: x\ndescription: x\nunheard: x'), 'unknown-key', false],
  ];
  test.each(cases)('%s: %s', (source, rule, repeated) => {
    expect(rules(source, false)).toEqual([rule]);
    expect(rules(source, true)).toEqual(repeated ? [] : [rule]);
  });
});

test('what the service offers are keys that the tables know', () => {
  for (const { dialect, kind, keys } of BUILTIN_KINDS) {
    const table = dialectById(dialect);
    const fields = table?.kinds.find((one) => one.kind === kind)?.fields.map((one) => one.key) ?? [];
    const foreign = table?.foreignKeys.map((one) => one.key) ?? [];
    const unknown = keys.filter((key) => !fields.includes(key) && !foreign.includes(key));
    expect([dialect, kind, ...unknown]).toEqual([dialect, kind]);
  }
});
