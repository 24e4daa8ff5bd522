import { expect, test } from 'vitest';
import { openFixture } from '../support/fixture.ts';

const AGENT =
  '---\nname: lead\ndescription: Leads\ntools: Read, Bash(git *), Nope\ndisallowedTools: Write\n---\nLead.\n';

function hover(text: string): string {
  const { service, open, cursor } = openFixture(`//- /.claude/agents/lead.md\n${text}`);
  return service.hover(open, cursor)?.markdown ?? '';
}

test('the opening dashes tell everything', () => {
  const text = hover(`-$0${AGENT.slice(1)}`);
  expect(text).toContain('lead: Claude Code agent');
  expect(text).toContain('- has: `Read`, `Bash`');
  expect(text).toContain('- taken away: `Write`');
  expect(text).toContain('- `tools "Nope"`: no tool of that name');
});

test.each(['tools', 'disallowedTools'])('the key `%s` tells the tools', (key) => {
  const text = hover(AGENT.replace(`${key}:`, `${key.slice(0, 2)}$0${key.slice(2)}:`));
  expect(text).toContain('- has: `Read`, `Bash`');
});

test('an agent that is not loaded tells why, and no tools', () => {
  const text = hover(`-$0${AGENT.slice(1).replace('name: lead\n', '')}`);
  expect(text).toContain('does not load the agent and says nothing');
  expect(text).not.toContain('- has:');
});
