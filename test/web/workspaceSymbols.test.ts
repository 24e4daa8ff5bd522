import { describe, expect, test } from 'vitest';
import { workspaceSymbols } from '../../server/src/core/web/workspaceSymbols.ts';
import { webOf } from '../support/webFixture.ts';

const FILES = `//- /repo/.opencode/agent/team/lead.md
---
description: Leads
---
$0Lead.
//- /repo/.opencode/agent/one/two/three/four/deep.md
---
description: Lies deep
---
Deep.
//- /repo/.opencode/agent/review.md
---
name: quality/checker
description: Checks
---
Check.
//- /repo/.claude/commands/git/commit.md
---
description: Commits
---
Commit.
//- /repo/.claude/skills/pdf/SKILL.md
---
name: pdf
description: Fills forms
---
Fill.
//- /repo/opencode.json
{ "agent": { "team/planner": { "prompt": "Plan.", "mode": "primary" } } }
//- /repo/docs/team/lead.md
# Team lead
`;

describe('symbols of the workspace are found by the letters of their names', () => {
  test.each([
    ['lead', ['team/lead']],
    ['#lea', ['team/lead']],
    ['team/lead', ['team/lead']],
    ['Team/Lea', ['team/lead']],
    ['tm/ld', ['team/lead']],
    ['team', ['team/lead', 'team/planner']],
    ['team:lead', ['team/lead']],
    ['git:commit', ['git:commit']],
    ['git/com', ['git:commit']],
    ['git:', ['git:commit']],
    ['commit', ['git:commit']],
    ['one/two/three/four/deep', ['one/two/three/four/deep']],
    ['quality/checker', ['quality/checker']],
    ['qualitychecker', ['quality/checker']],
    ['team/planner', ['team/planner']],
    ['pdf', ['pdf']],
    ['skills/pdf', []],
    ['agent/review', []],
    ['daet', []],
  ])('%s', (query, expected) => {
    const { web } = webOf(FILES);
    expect(
      workspaceSymbols(web, query)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(expected);
  });
});
