import { expect, test } from 'vitest';
import { cli } from '../support/cli.ts';

const FILES = {
  '.opencode/agent/lead.md':
    '---\ndescription: Leads\npermission:\n  task:\n    reviewer: allow\n---\nSee [rules](../RULES.md), twice: [rules](../RULES.md).\n',
  '.opencode/agent/reviewer.md': '---\ndescription: "Says \\"no\\""\ntools:\n  github_*: true\n---\n',
  '.opencode/command/review.md': '---\nagent: reviewer\n---\nAsk @nobody.\n',
  '.opencode/RULES.md': '# Rules\n',
  'opencode.json': '{ "mcp": { "github": { "command": ["x"] } } }\n',
};

async function graph(format: string): Promise<string> {
  const { code, out, err } = await cli(FILES, ['graph', '--format', format]);
  expect([code, err]).toEqual([0, '']);
  return out;
}

test('as JSON', async () => {
  const { nodes, edges } = JSON.parse(await graph('json'));
  expect(nodes.map(({ id, path, mode }: Record<string, string>) => [id, path, mode])).toEqual([
    ['agent:lead', '.opencode/agent/lead.md', 'all'],
    ['agent:reviewer', '.opencode/agent/reviewer.md', 'all'],
    ['command:review', '.opencode/command/review.md', ''],
    ['server:github', 'opencode.json', ''],
    ['document:.opencode/RULES.md', '.opencode/RULES.md', ''],
  ]);
  expect(edges).toEqual([
    { from: 'agent:lead', to: 'agent:reviewer', is: 'calls', count: 1 },
    { from: 'agent:lead', to: 'document:.opencode/RULES.md', is: 'refers', count: 2 },
    { from: 'agent:reviewer', to: 'server:github', is: 'uses', count: 1 },
    { from: 'command:review', to: 'agent:reviewer', is: 'calls', count: 1 },
  ]);
});

test('for Mermaid', async () => {
  expect(await graph('mermaid')).toBe(`flowchart LR
  n0(["lead"])
  n1(["reviewer"])
  n2>"review"]
  n3{{"github"}}
  n4["RULES.md"]
  n0 --> n1
  n0 -.-> n4
  n1 -.-> n3
  n2 --> n1
`);
});

test('for Graphviz', async () => {
  expect(await graph('dot')).toBe(`digraph agents {
  rankdir=LR;
  "agent:lead" [label="lead", shape=ellipse];
  "agent:reviewer" [label="reviewer", shape=ellipse];
  "command:review" [label="review", shape=cds];
  "server:github" [label="github", shape=hexagon];
  "document:.opencode/RULES.md" [label="RULES.md", shape=note];
  "agent:lead" -> "agent:reviewer";
  "agent:lead" -> "document:.opencode/RULES.md" [style=dashed];
  "agent:reviewer" -> "server:github" [style=dashed];
  "command:review" -> "agent:reviewer";
}
`);
});
