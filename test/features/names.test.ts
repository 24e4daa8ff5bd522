import { describe, expect, test } from 'vitest';
import { complete } from '../support/completion.ts';
import { openFixture, parseFixture } from '../support/fixture.ts';

const PROJECT = `//- /w/.git/HEAD
x
//- /w/.opencode/agent/team/reviewer.md
---
description: Reviews *changes*
mode: subagent
permission:
  bash: deny
---
Review.
//- /w/opencode.json
{ "mcp": { "issue-tracker": { "type": "local", "command": ["issues", "--serve"] } },
  "agent": { "planner": { "mode": "primary" } } }
`;

function inProject(path: string, text: string): string {
  return `//- ${path}\n${text}\n${PROJECT}`;
}

const command = (lines: string) => inProject('/w/.opencode/command/go.md', `---\n${lines}\n---\nGo.`);
const agent = (lines: string) => inProject('/w/.opencode/agent/lead.md', `---\n${lines}\n---\nLead.`);

describe('completion', () => {
  test('of agents where a key names one', () => {
    const { labels, accept } = complete(command('agent: $0'));
    expect(labels).toEqual(['planner', 'team/reviewer']);
    expect(accept('team/reviewer')).toContain('agent: team/reviewer\n');
  });
  test('of agents below permission.task, but not of the agent itself', () => {
    const { labels } = complete(agent('permission:\n  task:\n    $0'));
    expect(labels).toEqual(expect.arrayContaining(['team/reviewer', 'planner']));
    expect(labels).not.toContain('lead');
  });
  test('of the tools of declared servers', () => {
    expect(complete(agent('permission:\n  $0')).accept('issue-tracker_*')).toContain(
      '\n  "issue-tracker_*": \n',
    );
    expect(complete(agent('tools:\n  $0')).labels).toContain('issue-tracker_*');
  });
});

describe('definition and hover', () => {
  const at = (source: string) => {
    const { service, open, cursor, view } = openFixture(parseFixture(source));
    const places = service.definition(open, cursor).map(({ path, target }) => {
      const text = view.read(path)?.text ?? '';
      return target ? `${path} ${text.slice(target.start, target.end)}` : path;
    });
    return { places, hover: service.hover(open, cursor)?.markdown ?? '' };
  };
  test('of an agent that a command names', () => {
    const { places, hover } = at(command('agent: team/rev$0iewer'));
    expect(places).toEqual(['/w/.opencode/agent/team/reviewer.md']);
    expect(hover).toMatch(
      /^Agent \*\*team\/reviewer\*\* \(`subagent`\), defined in `\.\.\/agent\/team\/reviewer\.md`\./,
    );
    expect(hover).toContain('Reviews \\*changes\\*');
    expect(hover).toContain('Off: `bash`, `question`.');
  });
  test('of an entry of a configuration file', () => {
    expect(at(command('agent: pla$0nner')).places).toEqual(['/w/opencode.json "planner"']);
    expect(at(agent('permission:\n  task:\n    pla$0nner: deny')).places).toEqual([
      '/w/opencode.json "planner"',
    ]);
  });
  test('of a server', () => {
    const { places, hover } = at(agent('permission:\n  issue-tracker_cl$0ose: deny'));
    expect(places).toEqual(['/w/opencode.json "issue-tracker"']);
    expect(hover).toMatch(/^MCP server \*\*issue-tracker\*\* \(`issues --serve`\), declared in/);
  });
  test('of nothing else', () => {
    expect(at(command('agent: nob$0ody')).places).toEqual([]);
    expect(at(command('description: pla$0nner')).places).toEqual([]);
  });
  test('inside a configuration file', () => {
    const source = `//- /w/opencode.json\n{ "default_agent": "lea$0d" }\n//- /w/.opencode/agent/lead.md\n---\nmode: primary\n---\nLead.\n//- /w/.git/HEAD\nx\n`;
    expect(at(source).places).toEqual(['/w/.opencode/agent/lead.md']);
  });
  test('of a file that is put in', () => {
    const source = (name: string) =>
      `//- /w/opencode.json\n{ "agent": { "a": { "prompt": "{file:${name}}" } } }\n//- /w/p.md\nPlan.\n`;
    expect(at(source('./p$0.md')).places).toEqual(['/w/p.md']);
    expect(at(source('./q$0.md')).places).toEqual([]);
  });
});
