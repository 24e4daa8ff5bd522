// Real repositories, and what was found by reading them.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cliIn } from '../support/cli.ts';
import { describeCorpus } from '../support/corpus.ts';
import { readJson } from '../support/readBack.ts';

const lines = (rule: string, line: number, files: readonly string[]) =>
  files.map((file) => `${file}:${line} ${rule}`);

const TEAM = ['architect', 'ci-analyst', 'developer', 'planner', 'qa', 'reviewer', 'triage'].map(
  (name) => `.opencode/agents/${name}.md`,
);
const TEAM_SKILLS = [
  'documentation-sync',
  'github-integration',
  'release-automation',
  'requirements-discussion',
].map((name) => `.opencode/skills/${name}/SKILL.md`);
const GEMINI = 'tools/caretaker-agent/cloudrun/triage-worker/.gemini/skills';

/** Everything that is found, or all that some rules find. */
const CHECKED: readonly [repository: string, rules: readonly string[] | 'all', found: readonly string[]][] = [
  // Nothing is wrong with these.
  ['obra__superpowers', 'all', []],
  ['biomejs__biome', 'all', []],
  ['Apicurio__apicurio-registry', 'all', []],
  [
    // `model: default` in every agent; in one `write: false` and `edit: false` above `permission: { edit: ask }`.
    'Burburton__amazingteam',
    'all',
    [
      ...lines('model-format', 4, TEAM),
      ...lines('deprecated-key', 5, TEAM),
      '.opencode/agents/planner.md:6 ineffective-rule',
      '.opencode/agents/planner.md:7 ineffective-rule',
      ...lines('unknown-key', 4, TEAM_SKILLS),
      'opencode.jsonc:16 deprecated-key',
      'templates/opencode.jsonc:12 deprecated-key',
    ],
  ],
  [
    // Two names with an underscore.
    'google-gemini__gemini-cli',
    'all',
    [`${GEMINI}/code_explorer/SKILL.md:2 skill-name`, `${GEMINI}/spec_generator/SKILL.md:2 skill-name`],
  ],
  [
    'SuperClaude-Org__SuperClaude_Framework',
    ['skill-name'],
    lines('skill-name', 2, ['.claude/skills/confidence-check/SKILL.md', 'skills/confidence-check/SKILL.md']),
  ],
  [
    // These three have an id and no description.
    'haulmatic-dev__opencode-config',
    ['missing-description'],
    lines('missing-description', 1, [
      'agent/adversarial-reviewer.md',
      'agent/conflict-resolver.md',
      'agent/fix-specialist.md',
    ]),
  ],
  [
    'smartfrog__opencode-froggy',
    ['allow-list-map', 'unknown-key'],
    [
      'agent/code-simplifier.md:5 allow-list-map',
      'skill/ask-questions-if-underspecified/SKILL.md:4 unknown-key',
    ],
  ],
];

describeCorpus('check, on real repositories', ({ folder }) => {
  test.each(CHECKED)('%s', async (repository, rules, expected) => {
    const { code, out, err } = await cliIn(join(folder(), repository), ['check', '--format', 'json']);
    expect([code, err]).toEqual([0, '']);
    const found = readJson(out)
      .filter(({ rule }) => rules === 'all' || rules.includes(rule))
      .map(({ file, line, rule }) => `${file}:${line} ${rule}`);
    expect(found.sort()).toEqual([...expected].sort());
  });

  test('the agent that this project began with', async () => {
    const words = ['check', '--format', 'json', 'agent/backend-engineer.md'];
    const { out } = await cliIn(join(folder(), 'nx-solutions-ug__supercode'), words);
    expect(readJson(out).map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual([
      '2:1 unknown-key',
      '7:1 deprecated-key',
      '9:3 removed-tool',
      '11:3 tool-case',
      '12:3 removed-tool',
    ]);
  });
});

describeCorpus('why, on real repositories', ({ folder }) => {
  const cases: [repository: string, file: string, readers: string[], others: string[]][] = [
    [
      'SuperClaude-Org__SuperClaude_Framework',
      '.claude/skills/confidence-check/SKILL.md',
      ['claude-code skill confidence-check', 'agent-skills skill confidence-check'],
      ['opencode', 'copilot'],
    ],
    [
      'SuperClaude-Org__SuperClaude_Framework',
      'plugins/superclaude/commands/analyze.md',
      ['claude-code command analyze'],
      [],
    ],
    ['wshobson__agents', 'plugins/agent-teams/agents/team-lead.md', ['claude-code agent team-lead'], []],
    ['smartfrog__opencode-froggy', 'agent/architect.md', ['opencode agent architect'], []],
    ['github__awesome-copilot', 'agents/context7.agent.md', ['copilot agent context7'], []],
    ['google-gemini__gemini-cli', 'GEMINI.md', [], []],
  ];
  test.each(cases)('%s %s', async (repository, file, readers, others) => {
    const { code, out } = await cliIn(join(folder(), repository), ['why', '--format', 'json', file]);
    expect(code).toBe(0);
    const [told] = JSON.parse(out).files;
    expect(
      told.readers.map(({ dialect, kind, name }: Record<string, string>) => `${dialect} ${kind} ${name}`),
    ).toEqual(readers);
    const dialects = told.others.map(({ dialect }: { dialect: string }) => dialect);
    for (const other of others) expect(dialects).toContain(other);
  });
});

describeCorpus('graph, on real repositories', ({ folder }) => {
  async function edges(repository: string): Promise<string[]> {
    const { code, out } = await cliIn(join(folder(), repository), ['graph']);
    expect(code).toBe(0);
    return JSON.parse(out).edges.map(
      ({ from, is, to, count }: Record<string, unknown>) => `${from} ${is} ${to} ${count}`,
    );
  }

  test('commands that name their agent, and texts that name a skill', async () => {
    const found = await edges('Burburton__amazingteam');
    const agents = found.filter((edge) => edge.startsWith('command:') && edge.includes(' agent:'));
    expect(agents).toEqual([
      'command:auto calls agent:planner 1',
      'command:breakdown-issue calls agent:planner 1',
      'command:ci-analyze calls agent:ci-analyst 1',
      'command:close-parent-task calls agent:planner 1',
      'command:design calls agent:architect 1',
      'command:dispatch-next calls agent:planner 1',
      'command:implement calls agent:developer 1',
      'command:release-check calls agent:reviewer 1',
      'command:resume calls agent:planner 1',
      'command:review calls agent:reviewer 1',
      'command:show-blockers calls agent:planner 1',
      'command:summarize-parent calls agent:planner 1',
      'command:test calls agent:qa 1',
      'command:triage calls agent:triage 1',
    ]);
    expect(found).toContain('agent:architect calls skill:repo-architecture-reader 1');
    expect(found).toContain('command:design calls skill:repo-architecture-reader 1');
  });

  test('every agent refers to the same two documents, one to a third', async () => {
    const found = await edges('nx-solutions-ug__supercode');
    for (const document of ['PRINCIPLES.md', 'RULES.md'])
      expect(found.filter((edge) => edge.endsWith(` refers document:${document} 1`))).toHaveLength(19);
    expect(found.filter((edge) => edge.includes('AGENTS.md'))).toEqual([
      'agent:orchestrator refers document:AGENTS.md 1',
    ]);
  });

  test('skills that name each other', async () => {
    const found = await edges('haulmatic-dev__opencode-config');
    expect(found.filter((edge) => edge.startsWith('skill:'))).toEqual([
      'skill:task-breakdown calls skill:feature-planning 2',
      'skill:task-breakdown calls skill:complex-project 1',
    ]);
  });
});
