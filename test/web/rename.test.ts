import { describe, expect, test } from 'vitest';
import { rename } from '../../server/src/core/web/rename.ts';
import { changed, webOf } from '../support/webFixture.ts';

function renamed(source: string, to: string): Record<string, string> | string {
  const { web, view, files, subject } = webOf(source);
  const change = rename(web, view, subject(), to);
  return 'refused' in change ? change.refused : changed(files, change);
}

describe('an agent that its path names', () => {
  const SOURCE = `//- /repo/.opencode/agent/team/prüfer.md
$0---\r
description: Reviews\r
---\r
See [principles](../../PRINCIPLES.md).\r
//- /repo/.opencode/PRINCIPLES.md
# Principles
//- /repo/.opencode/command/review.md
---
agent: 'team/prüfer'
---
Ask team/prüfer; see [it](../agent/team/pr%C3%BCfer.md) and [@prüfer.md](../agent/team/prüfer.md#top).
//- /repo/opencode.json
{ "agent": { "lead": { "prompt": "x", "permission": { "task": { "team/prüfer": "allow" } } } } }
`;

  test('moves, and every mention follows', () => {
    expect(renamed(SOURCE, 'reviewer')).toEqual({
      '/repo/.opencode/agent/reviewer.md':
        '---\r\ndescription: Reviews\r\n---\r\nSee [principles](../PRINCIPLES.md).\r\n',
      '/repo/.opencode/command/review.md':
        "---\nagent: 'reviewer'\n---\nAsk team/prüfer; see [it](../agent/reviewer.md) and [@reviewer.md](../agent/reviewer.md#top).\n",
      '/repo/opencode.json':
        '{ "agent": { "lead": { "prompt": "x", "permission": { "task": { "reviewer": "allow" } } } } }\n',
    });
  });

  test.each([
    ['', 'The new name is empty.'],
    ['a b', '`a b` cannot be a name of an agent.'],
    ['a:b', '`a:b` cannot be a name of an agent.'],
    ['../x', '`../x` cannot be a name of an agent.'],
    ['lead', '/repo/opencode.json has the name lead already.'],
  ])('to %j is refused', (to, reason) => {
    expect(renamed(SOURCE, to)).toBe(reason);
  });
});

test('an agent that its header names keeps its file', () => {
  const source = `//- /repo/.opencode/agent/rev.md
---
name: "$0reviewer"
---
//- /repo/.opencode/command/review.md
---
agent: reviewer
---
`;
  expect(renamed(source, 'checker')).toEqual({
    '/repo/.opencode/agent/rev.md': '---\nname: "checker"\n---\n',
    '/repo/.opencode/command/review.md': '---\nagent: checker\n---\n',
  });
});

test('a heading takes its anchors along, those of its namesakes too', () => {
  const source = `//- /repo/.opencode/agent/a.md
---
description: A
---
## $0Git

## Git

[one](#git), [two](#git-1)
//- /repo/.opencode/agent/b.md
---
description: B
---
[one](a.md#git), [two](<a.md#git-1>)
`;
  expect(renamed(source, 'Git & GitHub')).toEqual({
    '/repo/.opencode/agent/a.md':
      '---\ndescription: A\n---\n## Git & GitHub\n\n## Git\n\n[one](#git--github), [two](#git)\n',
    '/repo/.opencode/agent/b.md': '---\ndescription: B\n---\n[one](a.md#git--github), [two](<a.md#git>)\n',
  });
});

test('a link target takes its file and all links along', () => {
  const source = `//- /repo/.opencode/agent/a.md
---
description: A
---
[@RULES.md](../$0RULES.md#git) and @RULES.md
//- /repo/.opencode/RULES.md
## Git
//- /repo/README.md
[rules](.opencode/RULES.md)
`;
  expect(renamed(source, 'PRINCIPLES.md')).toEqual({
    '/repo/.opencode/agent/a.md':
      '---\ndescription: A\n---\n[@PRINCIPLES.md](../PRINCIPLES.md#git) and @PRINCIPLES.md\n',
    '/repo/.opencode/PRINCIPLES.md': '## Git\n',
    '/repo/README.md': '[rules](.opencode/PRINCIPLES.md)\n',
  });
});

test('a command takes every mention behind a slash along, and no path', () => {
  const source = `//- /repo/.claude/commands/git/commit.md
$0---
description: Commits
---
Usage: \`/git:commit [message]\`, never \`git commit\`.
//- /repo/.claude/agents/lead.md
---
name: lead
description: Leads
---
Run **/git:commit**, then push; see /git:commit/log and /git/commit.
//- /repo/CLAUDE.md
- /git:commit: commits\r
- the \`git:commit\` command\r
`;
  expect(renamed(source, 'git:save')).toEqual({
    '/repo/.claude/commands/git/save.md':
      '---\ndescription: Commits\n---\nUsage: `/git:save [message]`, never `git commit`.\n',
    '/repo/.claude/agents/lead.md':
      '---\nname: lead\ndescription: Leads\n---\nRun **/git:save**, then push; see /git:commit/log and /git/commit.\n',
    '/repo/CLAUDE.md': '- /git:save: commits\r\n- the `git:save` command\r\n',
  });
});
