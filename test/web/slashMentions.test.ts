import { describe, expect, test } from 'vitest';
import { referencesTo } from '../../server/src/core/web/subject.ts';
import { definitions, shown, webOf } from '../support/webFixture.ts';

const FILES = `//- /repo/.claude/commands/review.md
---
description: Reviews a change
---
Review it. Usage: \`/review [file]\`.
//- /repo/.claude/commands/git/commit.md
---
description: Commits
---
Commit.
//- /repo/.claude/commands/speckit.plan.md
---
description: Plans
---
Plan.
//- /repo/.claude/skills/pdf/SKILL.md
---
name: pdf
description: Fills forms
---
Fill.
`;

const CLAUDE = (body: string) =>
  `//- /repo/.claude/agents/lead.md\n---\nname: lead\ndescription: Leads\n---\n${body}\n${FILES}`;

const REVIEW = ['/repo/.claude/commands/review.md:1 ---'];
const COMMIT = ['/repo/.claude/commands/git/commit.md:1 ---'];
const PDF = ['/repo/.claude/skills/pdf/SKILL.md:2 pdf'];

describe('a command or skill behind a slash', () => {
  test.each([
    ['Run /rev$0iew first.', REVIEW],
    ['/rev$0iew', REVIEW],
    ['- /rev$0iew: looks at a change', REVIEW],
    ['Then `/rev$0iew`.', REVIEW],
    ['Then `/rev$0iew src/a.ts`.', REVIEW],
    ['Then **/rev$0iew**, then (/review) and "/review".', REVIEW],
    ['Then **/rev$0iew the change**.', REVIEW],
    ['Then "/rev$0iew".', REVIEW],
    ['Then (/rev$0iew).', REVIEW],
    ['| /rev$0iew | looks |', REVIEW],
    ['Use /git:com$0mit at the end.', COMMIT],
    ['Use /speckit.pl$0an.', ['/repo/.claude/commands/speckit.plan.md:1 ---']],
    ['Fill it by /pd$0f.', PDF],
    ['Nach /rev$0iew、dann.', REVIEW],
  ])('%s', (body, expected) => {
    expect(definitions(CLAUDE(body))).toEqual(expected);
  });
});

describe('no path, address, tag or part of a word', () => {
  test.each([
    '/usr/rev$0iew',
    '/rev$0iew/bin',
    '/rev$0iew/',
    './rev$0iew and ../rev$0iew',
    '~/rev$0iew',
    'https://rev$0iew',
    'https://example.org/rev$0iew',
    'read/rev$0iew',
    'pdf/rev$0iew',
    '</rev$0iew>',
    '<a href="/rev$0iew">x</a>',
    '[it](/rev$0iew)',
    '[it]: /rev$0iew',
    '![it](/rev$0iew)',
    '$HOME/rev$0iew',
    '<dir>/rev$0iew',
    '{dir}/rev$0iew',
    '`src`/rev$0iew',
    '`cd /rev$0iew`',
    '`src/**/rev$0iew`',
    'src/**/rev$0iew',
    '**/rev$0iew',
    '/rev$0iew.md',
    '/rev$0iew-all',
    '/rev$0iews',
    '/rev$0iew:all',
    'all begin with `/rev$0iew:`',
    '/rev$0iew?x=1',
    '/rev$0iew=1',
    '/*rev$0iew*/',
    '// rev$0iew',
    '`GET /rev$0iew`',
    'Send POST /rev$0iew.',
    'Files in /rev$0iew.',
    'the /rev$0iew folder',
    '```\n/rev$0iew\n```',
    '~~~sh\n/rev$0iew src\n~~~',
    '    /rev$0iew',
    '<!-- /rev$0iew -->',
    '/no$0body',
    '/le$0ad',
  ])('%s', (body) => {
    expect(definitions(CLAUDE(body))).toEqual([]);
  });
});

test('references of a command, in every file of its program', () => {
  const { web, files, subject } = webOf(`${CLAUDE('Run /rev$0iew.')}
//- /repo/CLAUDE.md
Always run /review, never a/review.
//- /repo/.opencode/agent/other.md
---
description: Knows no such command
---
Run /review.
//- /other/.claude/agents/away.md
---
name: away
description: Lies elsewhere
---
Run /review.
`);
  const places = referencesTo(web, subject(), { declaration: true, plainElsewhere: false });
  expect(shown(files, places)).toEqual([
    '/repo/.claude/agents/lead.md:5 review',
    '/repo/.claude/commands/review.md:1 ---',
    '/repo/.claude/commands/review.md:4 review',
    '/repo/CLAUDE.md:1 review',
  ]);
});

describe('of equal names', () => {
  const both = (folder: string, agent: string) => `//- /repo/${folder}/${agent}/lead.md
---
name: lead
description: Leads
---
Run /shi$0p.
//- /repo/${folder}/commands/ship.md
---
description: Ships
---
Ship.
//- /repo/${folder}/skills/ship/SKILL.md
---
name: ship
description: Knows how to ship
---
Ship.
`;
  test.each([
    ['.claude', 'agents', '/repo/.claude/skills/ship/SKILL.md:2 ship'],
    ['.opencode', 'agent', '/repo/.opencode/commands/ship.md:1 ---'],
  ])('in %s', (folder, agent, expected) => {
    expect(definitions(both(folder, agent))).toEqual([expected]);
  });
});

test('a file that several programs read may mean the command of any of them', () => {
  const source = `//- /repo/.claude/skills/release/SKILL.md
---
name: release
description: Releases
---
Run /shi$0p, then /review.
//- /repo/.opencode/command/ship.md
---
description: Ships
---
Ship.
${FILES}`;
  expect(definitions(source)).toEqual(['/repo/.opencode/command/ship.md:1 ---']);
  const at = source.replace('$0', '').replace('/review.', '/rev$0iew.');
  expect(definitions(at)).toEqual(REVIEW);
});
