import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../server/src/core/rules/edits.ts';
import { rename } from '../../server/src/core/web/rename.ts';
import { referencesTo } from '../../server/src/core/web/subject.ts';
import { changed, definitions, shown, webOf } from '../support/webFixture.ts';

const SERVERS = `//- /repo/.mcp.json
{ "mcpServers": { "github": { "command": "gh-mcp" }, "files": { "url": "https://files.example" } } }
//- /other/.mcp.json
{ "mcpServers": { "elsewhere": { "command": "x" } } }
`;

const agent = (header: string) =>
  `//- /repo/.claude/agents/lead.md\n---\nname: lead\ndescription: Leads\n${header}\n---\nLead.\n${SERVERS}`;

function references(source: string): string[] {
  const { web, files, subject } = webOf(source);
  return shown(files, referencesTo(web, subject(), { declaration: true, plainElsewhere: false }));
}

const OWN = 'mcpServers:\n  - own:\n      command: x\n  - github';
const GITHUB = ['/repo/.mcp.json:1 "github"'];
const OF_ITS_OWN = ['/repo/.claude/agents/lead.md:5 own'];

describe('a server leads to where it is declared', () => {
  test.each([
    ['mcpServers: [git$0hub]', GITHUB],
    ['mcpServers:\n  - git$0hub', GITHUB],
    ['mcpServers:\n  - own:\n      command: x\n  - git$0hub', GITHUB],
    ['tools: Read, mcp__git$0hub', GITHUB],
    ['tools: [mcp__git$0hub__search]', GITHUB],
    ['disallowedTools:\n  - mcp__git$0hub__*', GITHUB],
    ['mcpServers: [else$0where]', []],
    [`tools: Read, mcp__ow$0n\n${OWN}`, ['/repo/.claude/agents/lead.md:6 own']],
    [`${OWN}\ntools: mcp__own__se$0arch`, []],
    [`${OWN}\ntools: mcp__o$0wn__search`, OF_ITS_OWN],
  ])('%s', (header, expected) => {
    expect(definitions(agent(header))).toEqual(expected);
  });
});

describe('who uses a server', () => {
  const USERS = `//- /repo/.mcp.json
{ "mcpServers": { "git$0hub": { "command": "gh-mcp" } } }
//- /repo/.claude/agents/a.md
---
name: a
description: A
tools: Read, mcp__github
---
//- /repo/.claude/agents/b.md
---
name: b
description: B
disallowedTools: [mcp__github__search, mcp__hub]
---
//- /repo/.claude/agents/c.md
---
name: c
description: C
mcpServers: [github]
---
//- /repo/.claude/agents/d.md
---
name: d
description: D
mcpServers:
  - github:
      command: other
tools: mcp__github
---
`;

  test('in lists of tools and by its name, but not the one that another file declares for itself', () => {
    expect(references(USERS)).toEqual([
      '/repo/.claude/agents/a.md:4 github',
      '/repo/.claude/agents/b.md:4 github',
      '/repo/.claude/agents/c.md:4 github',
      '/repo/.mcp.json:1 "github"',
    ]);
  });

  test('is renamed with it', () => {
    const { web, view, files, subject } = webOf(USERS);
    const change = rename(web, view, subject(), 'hub2');
    if ('refused' in change) throw new Error(change.refused);
    expect(changed(files, change)).toEqual({
      '/repo/.mcp.json': '{ "mcpServers": { "hub2": { "command": "gh-mcp" } } }\n',
      '/repo/.claude/agents/a.md': '---\nname: a\ndescription: A\ntools: Read, mcp__hub2\n---\n',
      '/repo/.claude/agents/b.md':
        '---\nname: b\ndescription: B\ndisallowedTools: [mcp__hub2__search, mcp__hub]\n---\n',
      '/repo/.claude/agents/c.md': '---\nname: c\ndescription: C\nmcpServers: [hub2]\n---\n',
    });
  });

  test('that a file declares for itself', () => {
    const header = `tools: Read, mcp__own__search, mcp__own\n${OWN}`;
    const { web, view, files, subject } = webOf(agent(header.replace('  - own', '  - ow$0n')));
    const places = referencesTo(web, subject(), { declaration: true, plainElsewhere: false });
    expect(shown(files, places)).toEqual([
      '/repo/.claude/agents/lead.md:4 own',
      '/repo/.claude/agents/lead.md:4 own',
      '/repo/.claude/agents/lead.md:6 own',
    ]);
    const change = rename(web, view, subject(), 'mine');
    if ('refused' in change) throw new Error(change.refused);
    expect(changed(files, change)['/repo/.claude/agents/lead.md']).toContain(
      `\n${header.replaceAll('own', 'mine')}\n---`,
    );
  });

  test('of OpenCode is renamed in the names of its tools, but not where a wildcard stands for them', () => {
    const source = `//- /repo/opencode.json
{ "mcp": { "git$0hub": { "type": "local", "command": ["x"] } } }
//- /repo/.opencode/agent/a.md
---
description: A
permission:
  github_close: ask
  "github_*": deny
---
`;
    const renamed = (text: string) => {
      const { web, view, files, subject } = webOf(text);
      const change = rename(web, view, subject(), 'my.hub');
      return 'refused' in change ? change.refused : changed(files, change);
    };
    expect(renamed(source)).toEqual({
      '/repo/opencode.json': '{ "mcp": { "my.hub": { "type": "local", "command": ["x"] } } }\n',
      '/repo/.opencode/agent/a.md':
        '---\ndescription: A\npermission:\n  my_hub_close: ask\n  "my_hub_*": deny\n---\n',
    });
    expect(renamed(source.replace('github_*', 'git*'))).toBe(
      '`"git*"` in /repo/.opencode/agent/a.md stands for tools of github: write their names there first.',
    );
  });

  test('of OpenCode, whose tools begin with its name', () => {
    const source = `//- /repo/opencode.json
{ "mcp": { "issue-$0tracker": { "type": "local", "command": ["x"] }, "my.server": { "type": "local" } } }
//- /repo/.opencode/agent/a.md
---
description: A
tools:
  issue-tracker_close: true
  my_server_x: false
---
`;
    expect(references(source)).toEqual([
      '/repo/.opencode/agent/a.md:4 issue-tracker',
      '/repo/opencode.json:1 "issue-tracker"',
    ]);
    const other = source.replace('$0', '').replace('my.ser', 'my.$0ser');
    expect(references(other)).toEqual([
      '/repo/.opencode/agent/a.md:5 my_server',
      '/repo/opencode.json:1 "my.server"',
    ]);
  });
});

describe('servers are completed in lists of tools', () => {
  const complete = (header: string) => {
    const { service, open, cursor, text } = webOf(agent(header));
    const items = service.completion(open, cursor, { linkTargets: true });
    return {
      servers: items
        .filter(({ label }) => label.startsWith('mcp__'))
        .map(({ label, detail }) => [label, detail]),
      accept: (label: string) => {
        const found = items.filter((one) => one.label === label);
        expect(found).toHaveLength(1);
        return applyEdits(
          text,
          found.map(({ edit }) => edit),
        );
      },
    };
  };
  const EVERY = (name: string) => [`mcp__${name}`, `every tool of the MCP server ${name}`];

  test.each([
    ['tools: Read, $0', 'mcp__github', 'tools: Read, mcp__github\n'],
    ['tools: Read, mcp__g$0', 'mcp__github', 'tools: Read, mcp__github\n'],
    ['tools: [$0]', 'mcp__files', 'tools: [mcp__files]\n'],
    ['tools:\n  - Read\n  - mcp$0', 'mcp__files', 'tools:\n  - Read\n  - mcp__files\n'],
    ['disallowedTools: $0', 'mcp__github', 'disallowedTools: mcp__github\n'],
    [`tools: Read, $0\n${OWN}`, 'mcp__own', 'tools: Read, mcp__own\n'],
  ])('%s', (header, label, expected) => {
    expect(complete(header).accept(label)).toContain(expected);
  });

  test('those in sight, the file’s own first and each once', () => {
    expect(complete(`tools: Read, $0\n${OWN}`).servers).toEqual([
      EVERY('own'),
      EVERY('github'),
      EVERY('files'),
    ]);
    expect(complete('tools: Read, mcp__github, $0').servers).toEqual([EVERY('files')]);
  });

  test('also those that the header names and nothing in sight declares', () => {
    expect(complete('mcpServers: [far]\ntools: $0').servers.map(([label]) => label)).toEqual([
      'mcp__far',
      'mcp__github',
      'mcp__files',
    ]);
  });
});
