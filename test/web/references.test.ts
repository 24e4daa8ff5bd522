import { describe, expect, test } from 'vitest';
import { referencesTo } from '../../server/src/core/web/subject.ts';
import { shown, webOf } from '../support/webFixture.ts';

function references(source: string): string[] {
  const { web, files, subject } = webOf(source);
  return shown(files, referencesTo(web, subject(), { declaration: true, plainElsewhere: false }));
}

const AGENTS = `//- /repo/.opencode/agent/lead.md
---
description: Leads
permission:
  task:
    "*": deny
    reviewer: allow
---
Ask the \`reviewer\` agent, then follow [the rules](../RULES.md#git).
//- /repo/.opencode/agent/reviewer.md
---
description: Reviews
---
Follow @RULES.md.
//- /repo/.opencode/command/review.md
---
description: Reviews a change
agent: reviewer
---
Let @reviewer look at it, not me@reviewer.org.
//- /repo/opencode.json
{ "default_agent": "reviewer" }
//- /repo/.opencode/RULES.md
# Rules

## Git

See [above](#rules) and [git](#git).
//- /other/.opencode/command/review.md
---
description: Reviews a change
agent: reviewer
---
`;

const REVIEWER = [
  '/repo/.opencode/agent/lead.md:6 reviewer',
  '/repo/.opencode/agent/lead.md:8 reviewer',
  '/repo/.opencode/agent/reviewer.md:1 ---',
  '/repo/.opencode/command/review.md:3 reviewer',
  '/repo/.opencode/command/review.md:5 reviewer',
  '/repo/opencode.json:1 "reviewer"',
];

describe('an agent', () => {
  test.each([
    ['its opening dashes', 'description: Reviews\n', '---\ndescription: Reviews\n', 1],
    ['the agent of a command', 'agent: reviewer', 'agent: reviewer', 8],
    ['a pattern', '    reviewer: allow', '    reviewer: allow', 6],
    ['a mention', '@reviewer look', '@reviewer look', 3],
    ['a configuration', '"default_agent": "reviewer"', '"default_agent": "reviewer"', 20],
  ])('from %s', (_, __, needle, offset) => {
    const at = AGENTS.indexOf(needle) + offset;
    expect(references(`${AGENTS.slice(0, at)}$0${AGENTS.slice(at)}`)).toEqual(REVIEWER);
  });
});

test('an agent, from the calls of a tool that texts show', () => {
  const found = references(`//- /repo/.claude/agents/tester.md
---
name: te$0ster
description: Tests
---
Test the change.
//- /repo/.claude/commands/ship.md
\`\`\`
Task(subagent_type: "tester", prompt: "Test it")
Task(subagent_type="team:tester")
\`\`\`
Set **subagent_type**: \`tester\`, not other_type: tester.
`);
  expect(found).toEqual([
    '/repo/.claude/agents/tester.md:2 tester',
    '/repo/.claude/commands/ship.md:2 tester',
    '/repo/.claude/commands/ship.md:3 tester',
    '/repo/.claude/commands/ship.md:5 tester',
  ]);
});

test('a file, from a link and from its own text', () => {
  const at = AGENTS.indexOf('../RULES.md') + 4;
  expect(references(`${AGENTS.slice(0, at)}$0${AGENTS.slice(at)}`)).toEqual([
    '/repo/.opencode/RULES.md:5 rules',
    '/repo/.opencode/RULES.md:5 git',
    '/repo/.opencode/agent/lead.md:8 ../RULES.md',
    '/repo/.opencode/agent/reviewer.md:4 RULES.md',
  ]);
});

test('a heading, from a fragment', () => {
  const at = AGENTS.indexOf('#git)') + 2;
  expect(references(`${AGENTS.slice(0, at)}$0${AGENTS.slice(at)}`)).toEqual([
    '/repo/.opencode/RULES.md:3 Git',
    '/repo/.opencode/RULES.md:5 git',
    '/repo/.opencode/agent/lead.md:8 git',
  ]);
});
