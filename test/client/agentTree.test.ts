import { describe, expect, test } from 'vitest';
import type { TreeElement } from '../../client/src/agentTree.ts';
import { agentTree, mentionOf } from '../../client/src/agentTree.ts';
import type { NodeKind, OverviewNode } from '../../client/src/overview.ts';

const TITLES = { agent: 'Agents', command: 'Commands', skill: 'Skills', server: 'MCP Servers' };

function node(dialect: string, kind: NodeKind, name: string, uri: string, mode = ''): OverviewNode {
  const start = { line: 0, character: 0 };
  return { id: `${kind} ${uri} ${name}`, kind, name, dialect, mode, uri, range: { start, end: start } };
}

/** One line an element, indented. */
function lines(elements: readonly TreeElement[], indent = ''): string[] {
  return elements.flatMap((one) =>
    one.is === 'group'
      ? [indent + one.label, ...lines(one.children, `${indent}  `)]
      : [`${indent}${one.node.name}${one.detail === '' ? '' : ` (${one.detail})`}`],
  );
}

const NODES = [
  node('OpenCode', 'agent', 'reviewer', 'file:///a/.opencode/agent/reviewer.md', 'subagent'),
  node('OpenCode', 'agent', 'builder', 'file:///a/.opencode/agent/builder.md', 'primary'),
  node('OpenCode', 'server', 'github', 'file:///a/opencode.json'),
  node('OpenCode', 'command', 'ship', 'file:///a/.opencode/command/ship.md'),
  node('Claude Code', 'skill', 'tides', 'file:///a/.claude/skills/tides/SKILL.md'),
  node('', 'document', 'RULES.md', 'file:///a/RULES.md'),
];

describe('the tree of agents', () => {
  test('by program and kind, in the order of names; no documents', () => {
    expect(lines(agentTree(NODES, [{ name: 'a', uri: 'file:///a' }], TITLES))).toEqual([
      'Claude Code',
      '  Skills',
      '    tides',
      'OpenCode',
      '  Agents',
      '    builder (primary)',
      '    reviewer (subagent)',
      '  Commands',
      '    ship',
      '  MCP Servers',
      '    github',
    ]);
  });

  test('by folder where there are several, by the innermost; empty ones are left out', () => {
    const inner = node('OpenCode', 'agent', 'x', 'file:///a/b/.opencode/agent/x.md');
    const folders = [
      { name: 'a', uri: 'file:///a' },
      { name: 'b', uri: 'file:///a/b' },
      { name: 'c', uri: 'file:///c' },
    ];
    const tree = agentTree([inner, ...NODES.slice(2, 3)], folders, TITLES);
    expect(lines(tree)).toEqual([
      ...['a', '  OpenCode', '    MCP Servers', '      github'],
      ...['b', '  OpenCode', '    Agents', '      x'],
    ]);
  });

  test('one name twice is told apart by its folder', () => {
    const twice = [
      node('OpenCode', 'agent', 'x', 'file:///a/.opencode/agent/x.md', 'all'),
      node('OpenCode', 'agent', 'x', 'file:///a/.opencode/agents/x.md', 'all'),
    ];
    expect(lines(agentTree(twice, [], TITLES)).slice(2)).toEqual([
      '    x (all · .opencode/agent)',
      '    x (all · .opencode/agents)',
    ]);
  });

  test('every element has an id of its own', () => {
    const ids = (elements: readonly TreeElement[]): string[] =>
      elements.flatMap((one) => [one.id, ...(one.is === 'group' ? ids(one.children) : [])]);
    const all = ids(agentTree(NODES, [], TITLES));
    expect(new Set(all).size).toBe(all.length);
  });

  test('nothing where nothing is defined', () => {
    expect(agentTree([node('', 'document', 'a', 'file:///a')], [], TITLES)).toEqual([]);
  });
});

test.each([
  ['agent', '@x'],
  ['command', '/x'],
  ['skill', 'x'],
  ['server', 'x'],
] as const)('the mention of an %s', (kind, expected) => {
  expect(mentionOf({ kind, name: 'x' })).toBe(expected);
});
