import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { applyEdits, openFixture } from '../support/fixture.ts';

/** An agent of the shape that the project began with: dead switches, options for the provider, links to two files. */
const SHAPE = `---
agent: frontend-engineer
description: Builds pages that load fast, read well and work for everybody
mode: subagent
reasoningEffort: medium
textVerbosity: low
tools:
  bash: false
  list: false
  task: false
  WebFetch: false
  TodoRead: false
---

# Frontend-Engineer - From Sketch to Page

You are the Frontend-Engineer agent.

## Important File References

- [@PRINCIPLES.md](../PRINCIPLES.md)
- [@RULES.md](../RULES.md)

## Tool Usage

- **Read**: Look at what is there before you add to it
- **Serena MCP**: Use \`serena_find_symbol\` to find a component

\`\`\`
Examples:
- **@media queries**: Use \`@media (min-width: 40em)\` sparingly
\`\`\`
`;

const SEED = fileURLToPath(new URL('../../../shared/seed/backend-engineer.md', import.meta.url));
const TEXTS = [
  { name: 'a file of its shape', text: SHAPE },
  ...(existsSync(SEED) ? [{ name: 'the seed itself', text: readFileSync(SEED, 'utf8') }] : []),
];
const FOLDERS = [
  { folder: '/work/.opencode/agent', top: '/work/.opencode' },
  { folder: '/work/.opencode/agents', top: '/work/.opencode' },
  { folder: '/work/agent', top: '/work' },
];
const RUNS = TEXTS.flatMap((one) => FOLDERS.map((place) => ({ ...one, ...place })));

const KNOWN = [
  'information unknown-key agent',
  'information deprecated-key tools',
  'warning removed-tool list',
  'warning tool-case WebFetch',
  'warning removed-tool TodoRead',
];

/** The file was written for another program. */
const CLAUDE = [
  'error silently-dropped ---',
  'hint unknown-key agent',
  'hint unknown-key mode',
  'information unknown-key reasoningEffort',
  'hint unknown-key textVerbosity',
  expect.stringMatching(/^warning zero-tools bash: false\n/),
];

function found(
  text: string,
  folder: string,
  files: Readonly<Record<string, string>>,
  name = 'engineer',
): string[] {
  const at = `${folder}/${name}.md`;
  const { service, open } = openFixture({ files: { ...files, [at]: text }, path: at, text, cursor: -1 });
  return service
    .diagnose(open)
    .map(({ severity, rule, span }) => `${severity} ${rule} ${text.slice(span.start, span.end)}`);
}

function linked(top: string): Record<string, string> {
  return { [`${top}/PRINCIPLES.md`]: '# Principles\n', [`${top}/RULES.md`]: '# Rules\n' };
}

describe('the seed', () => {
  it.each(RUNS)('$name in $folder', ({ text, folder, top }) => {
    expect(found(text, folder, linked(top))).toEqual(KNOWN);
  });

  it.each(RUNS)('$name in $folder, its links broken', ({ text, folder }) => {
    expect(found(text, folder, {})).toEqual([
      ...KNOWN,
      'warning unresolved-reference ../PRINCIPLES.md',
      'warning unresolved-reference ../RULES.md',
    ]);
  });

  it.each(RUNS)('$name in $folder, an effort misspelled', ({ text, folder, top }) => {
    const changed = text.replace('reasoningEffort: medium', 'reasoningEffort: medum');
    const [agent = '', ...others] = KNOWN;
    expect(found(changed, folder, linked(top))).toEqual([agent, 'warning invalid-effort medum', ...others]);
  });

  it.each(TEXTS)('$name among the agents of Claude Code', ({ text }) => {
    const own = /^agent: (.*)$/m.exec(text)?.[1];
    expect(found(text, '/work/.claude/agents', linked('/work/.claude'))).toEqual(CLAUDE);
    expect(found(text, '/work/.claude/agents', {}, own)).toEqual(CLAUDE);
  });

  it.each(TEXTS)('$name among the agents of Claude Code, with every fix that may be chosen', ({ text }) => {
    const at = '/work/.claude/agents/engineer.md';
    const { service, open } = openFixture({ files: { [at]: text }, path: at, text, cursor: -1 });
    const fixes = service
      .diagnose(open)
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map((one) => one.fixes[0]);
    const fixed = applyEdits(
      text,
      fixes.flatMap((fix) => fix?.edits ?? []),
    );
    expect(fixed).toContain('---\nname: engineer\nagent: ');
    expect(fixed).toContain('\ndisallowedTools: Bash, Task, WebFetch\n---\n');
    const { open: after } = openFixture({ files: { [at]: fixed }, path: at, text: fixed, cursor: -1 });
    expect(after.loaded()).toMatchObject({ outcome: 'ok', name: 'engineer', access: { tools: 'all' } });
  });

  it.skipIf(existsSync(SEED))(
    'the seed itself is not here: only a file of its shape was checked',
    () => undefined,
  );
});
