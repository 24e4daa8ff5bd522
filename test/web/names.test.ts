import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/core/rules/edits.ts';
import { shown, webOf } from '../support/webFixture.ts';

const FILES = `
//- /repo/.claude/agents/team/any.md
---
name: reviewer
description: Reviews *changes*
tools: Read, Bash
---
//- /repo/.claude/skills/pdf/SKILL.md
---
name: pdf
description: Fills forms
---
//- /repo/.opencode/agent/reviewer.md
---
description: Another one
---
`;

const AGENT = `//- /repo/.claude/agents/lead.md
---
name: lead
description: Leads
`;

function definitions(source: string): string[] {
  const { service, open, cursor, files } = webOf(source);
  return shown(
    files,
    service
      .definition(open, cursor)
      .map(({ path, target }) => ({ path, span: target ?? { start: 0, end: 0 } })),
  );
}

describe('names lead to what defines them', () => {
  test.each([
    ['skills: p$0df, nothing', ['/repo/.claude/skills/pdf/SKILL.md:2 pdf']],
    ['skills:\n  - p$0df', ['/repo/.claude/skills/pdf/SKILL.md:2 pdf']],
    ['skills: pdf, noth$0ing', []],
    ['tools: Read, Agent(review$0er, Explore)', ['/repo/.claude/agents/team/any.md:2 reviewer']],
    ['tools: [Read, "Agent(review$0er)"]', ['/repo/.claude/agents/team/any.md:2 reviewer']],
  ])('%s', (line, expected) => {
    expect(definitions(`${AGENT}${line}\n---\n${FILES}`)).toEqual(expected);
  });

  test.each([
    ['Ask @review$0er first.', ['/repo/.claude/agents/team/any.md:2 reviewer']],
    ['Use the `pd$0f` skill.', ['/repo/.claude/skills/pdf/SKILL.md:2 pdf']],
    ['Let the **review$0er** agent look.', ['/repo/.claude/agents/team/any.md:2 reviewer']],
    ['Write to me@review$0er.org.', []],
    ['```\n@review$0er\n```', []],
  ])('in prose: %s', (line, expected) => {
    expect(definitions(`${AGENT}---\n${line}\n${FILES}`)).toEqual(expected);
  });
});

test('a hover tells who it is and what it may use', () => {
  const { service, open, cursor } = webOf(`${AGENT}---\nAsk @review$0er first.\n${FILES}`);
  expect(service.hover(open, cursor)?.markdown).toBe(
    'Agent **reviewer**, defined in `team/any.md`.\n\nReviews \\*changes\\*\n\nIt may use: Read, Bash.',
  );
});

describe('a hover tells the mode of an agent, where its program has modes', () => {
  const AGENTS = `//- /repo/.opencode/agent/reviewer.md
---
description: Reviews
mode: subagent
permission:
  bash: deny
---
`;
  const CONFIG = `//- /repo/opencode.json
{ "agent": { "reviewer": { "description": "Reviews all" } } }
`;
  const hover = (more: string) => {
    const lead = `//- /repo/.opencode/agent/lead.md\n---\ndescription: Leads\n---\nAsk the \`review$0er\` agent.\n`;
    const { service, open, cursor } = webOf(`${lead}${more}`);
    return service.hover(open, cursor)?.markdown.split('\n')[0];
  };
  test.each([
    ['written', AGENTS, 'Agent **reviewer** (`subagent`), defined in `reviewer.md`.'],
    [
      'by default',
      AGENTS.replace('mode: subagent\n', ''),
      'Agent **reviewer** (`all`), defined in `reviewer.md`.',
    ],
    [
      'of several sources',
      AGENTS + CONFIG,
      'Agent **reviewer** (`subagent`), defined in `../../opencode.json`, `reviewer.md`.',
    ],
  ])('%s', (_, more, expected) => {
    expect(hover(more)).toBe(expected);
  });
});

describe('names are completed where they belong', () => {
  test.each([
    ['skills: $0', 'pdf', 'skills: pdf'],
    ['skills: nothing, p$0', 'pdf', 'skills: nothing, pdf'],
    ['skills:\n  - $0', 'pdf', 'skills:\n  - pdf'],
    ['skills: [$0]', 'pdf', 'skills: [pdf]'],
    ['tools: Read, Agent(re$0)', 'reviewer', 'tools: Read, Agent(reviewer)'],
    ['tools: Read, Agent(Explore, $0), Bash', 'reviewer', 'tools: Read, Agent(Explore, reviewer), Bash'],
    ['tools:\n  - Agent($0)', 'reviewer', 'tools:\n  - Agent(reviewer)'],
  ])('%s', (line, label, expected) => {
    const { service, open, cursor, text } = webOf(`${AGENT}${line}\n---\n${FILES}`);
    const found = service
      .completion(open, cursor, { linkTargets: true })
      .filter((one) => one.label === label);
    expect(found).toHaveLength(1);
    const edits = found.map(({ edit }) => edit);
    expect(applyEdits(text, edits)).toContain(`${expected}\n---`);
  });
});

describe('agents are completed behind an `@`, also where the program only hands on what is written', () => {
  const MENTION = 'agent · a mention, starts nothing';
  const HEADER = '---\nname: lead\ndescription: Leads\n---\n';
  const OTHERS = `${FILES}//- /repo/.claude/agents/docs.md
---
name: docs
description: Has the name of a folder
---
//- /repo/.claude/agents/checker.md
---
name: checker
description: Checks
---
//- /repo/docs/style.md
Style.
`;
  const agents = (path: string, body: string) => {
    const { service, open, cursor, text } = webOf(`//- ${path}\n${body}\n${OTHERS}`);
    const all = service.completion(open, cursor, { linkTargets: true });
    const found = all.filter(({ kind }) => kind === 'agent');
    expect(all.slice(0, all.length - found.length).every(({ kind }) => kind !== 'agent')).toBe(true);
    return {
      shown: found.map(({ label, detail }) => [label, detail]),
      accepted: found.map(({ edit }) => applyEdits(text, [edit]).trimEnd().split('\n').at(-1)),
    };
  };

  test.each([
    ['/repo/.claude/agents/lead.md', `${HEADER}Ask @$0 first.`],
    ['/repo/.claude/agents/lead.md', `${HEADER}Ask **@$0** first.`],
    ['/repo/.claude/commands/go.md', '---\ndescription: Goes\n---\nAsk @$0 first.'],
    ['/repo/.claude/skills/go/SKILL.md', `${HEADER}Ask @$0 first.`],
  ])('in %s', (path, body) => {
    expect(agents(path, body).shown).toEqual(
      expect.arrayContaining([
        ['reviewer', MENTION],
        ['checker', MENTION],
      ]),
    );
  });

  test('as the text that the web takes for a mention', () => {
    const { accepted } = agents('/repo/.claude/agents/lead.md', `${HEADER}Ask @re$0 first.`);
    expect(accepted).toContain('Ask @reviewer first.');
  });

  test('not itself, nor what a file or folder is called, nor in code, paths and addresses', () => {
    const labels = (path: string, body: string) => agents(path, body).shown.map(([label]) => label);
    expect(labels('/repo/.claude/agents/lead.md', `${HEADER}Ask @$0`)).not.toContain('lead');
    expect(labels('/repo/CLAUDE.md', 'Ask @$0').sort()).toEqual(['checker', 'reviewer']);
    for (const body of ['`@$0`', '```\n@$0', 'Ask @docs/$0', 'me@$0', '@docs/style.md#$0'])
      expect(labels('/repo/.claude/agents/lead.md', `${HEADER}${body}`)).toEqual([]);
  });

  test('with their mode', () => {
    const source = `//- /repo/.opencode/agent/lead.md
---
description: Leads
---
Ask @$0
//- /repo/.opencode/agent/team/deep.md
---
description: Looks like a path
---
//- /repo/.opencode/agent/reviewer.md
---
mode: subagent
---
`;
    const { service, open, cursor } = webOf(source);
    const found = service.completion(open, cursor, { linkTargets: true });
    expect(found.filter(({ kind }) => kind === 'agent').map(({ label, detail }) => [label, detail])).toEqual([
      ['reviewer', 'subagent · a mention, starts nothing'],
    ]);
  });
});

test('what is in sight is looked for in no document that can define nothing', () => {
  const source = `${AGENT}---\n$0Lead.\n${FILES}//- /repo/docs/reviewer.md\nSee [it](../RULES.md).\n`;
  const { web, view, open } = webOf(source);
  view.reads.length = 0;
  const found = web.inSight('agent', 'claude-code', open.file.path);
  expect(found.map(({ name }) => name).sort()).toEqual(['lead', 'reviewer']);
  expect(view.reads).toContain('/repo/.claude/agents/team/any.md');
  expect(view.reads).not.toContain('/repo/docs/reviewer.md');
});
