import { describe, expect, test } from 'vitest';
import { applyEdits, openFixture, parseFixture } from '../support/fixture.ts';

const AGENTS = `//- /w/.git/HEAD
x
//- /w/.opencode/agent/team/lead.md
---
description: Leads
---
//- /w/.opencode/agent/b.md
---
name: boss
description: x
---
//- /w/.opencode/modes/Review.md
---
description: x
---
//- /w/opencode.json
{ "agent": { "planner": {} } }
`;

/** What is found in the first file, and its text after the first fix. */
function found(source: string): { names: string[]; messages: string[]; fixed: string } {
  const { service, open, text } = openFixture(parseFixture(source));
  const all = service.diagnose(open).filter((one) => one.rule === 'unknown-agent');
  return {
    names: all.map(({ span }) => text.slice(span.start, span.end)),
    messages: all.map((one) => one.message),
    fixed: applyEdits(text, all[0]?.fixes[0]?.edits ?? []),
  };
}

const command = (agent: string, around = AGENTS) =>
  `//- /w/.opencode/command/go.md\n---\ndescription: 日本\nagent: ${agent}\n---\nAsk @nobody.\n${around}`;
const tasks = (lines: string) =>
  `//- /w/.opencode/agent/a.md\n---\ndescription: x\npermission:\n  task:\n${lines}\n---\n${AGENTS}`;

describe('in a command', () => {
  test.each(['build', 'plan', 'general', 'team/lead', 'boss', 'Review', 'planner', '""'])(
    '%s exists',
    (name) => {
      expect(found(command(name)).names).toEqual([]);
    },
  );

  test('a slip, another case, nothing like it', () => {
    expect(found(command('planer')).messages).toEqual([
      'OpenCode knows no agent `planer`, so calling this command fails. Did you mean `planner`?',
    ]);
    expect(found(command('review')).fixed).toContain('\nagent: Review\n');
    expect(found(command('"team/laed"')).fixed).toContain('\nagent: "team/lead"\n');
    expect(found(command('orchestrator')).messages[0]).toMatch(/Write the name of an agent that is there\.$/);
    expect(found(command('b')).names).toEqual(['b']);
  });

  test('a value that is refused is no name', () => {
    expect(found(command('5')).names).toEqual([]);
  });

  test('nothing where agents may come from elsewhere', () => {
    expect(found(command('x', `${AGENTS}//- /w/.opencode/plugin/p.ts\n\n`)).names).toEqual([]);
    expect(
      found(command('x').replace('/w/.opencode/command', '/home/user/.config/opencode/command')).names,
    ).toEqual([]);
  });
});

describe('below permission.task', () => {
  test('names without a wildcard', () => {
    const { names, messages, fixed } = found(tasks('    "*": deny\n    team/led: allow\n    te?m/*: allow'));
    expect(names).toEqual(['team/led']);
    expect(messages[0]).toBe(
      'OpenCode knows no agent `team/led`, so this line matches nothing. Did you mean `team/lead`?',
    );
    expect(fixed).toContain('\n    team/lead: allow\n');
  });

  test('those that exist', () => {
    expect(found(tasks('    explore: deny\n    a: deny\n    boss: allow')).names).toEqual([]);
  });

  test('not below other keys', () => {
    expect(
      found(
        `//- /w/.opencode/agent/a.md\n---\ndescription: x\npermission:\n  skill:\n    nobody: deny\n---\n${AGENTS}`,
      ).names,
    ).toEqual([]);
  });
});
