import { describe, expect, test } from 'vitest';
import { explainReport, PLAIN } from '../../server/src/core/index.ts';
import { openFixture, parseFixture } from '../support/fixture.ts';

/** The report as `agent-files explain` prints it, by section title. */
function report(source: string): string[] {
  const { service, open } = openFixture(source);
  return explainReport(service.explain(open), (path) => path, PLAIN)
    .trimEnd()
    .split('\n');
}

const AGENT =
  '---\ndescription: Reviews\ntools:\n  WebFetch: false\npermission:\n  bash:\n    "*": deny\n    "git *": allow\nfoo: 1\n---\nReview.\n';

describe('the report', () => {
  test('says what is on and off, which line decides, what is passed on, and what does nothing', () => {
    expect(report(AGENT)).toEqual([
      'example: OpenCode agent (all)',
      'OpenCode reads the header.',
      'Its name comes from its path.',
      '',
      'Keys',
      '  description  Reviews (description, line 2)',
      '',
      'Tools that are on',
      '  bash        deny (permission.bash "*", line 7); then git * allow (permission.bash "git *", line 8)',
      '  by default  read, edit, write, glob, grep, task, webfetch, websearch, todowrite, skill, invalid',
      '',
      'Tools that are off',
      '  by default  question',
      '',
      'Sent to the provider',
      '  foo  1 (foo, line 9)',
      '',
      'Without effect',
      '  tools.WebFetch  tool names are compared exactly',
    ]);
  });

  test('writes a value of several lines on one, and tells a name of its own once', () => {
    const lines = report('---\nname: boss\ndescription: |\n  First.\n\n  Second.\n---\nGo.\n');
    expect(lines.slice(0, 6)).toEqual([
      'boss: OpenCode agent (all)',
      'OpenCode reads the header.',
      'name in the header replaces the name that the path gives.',
      '',
      'Keys',
      '  description  First. Second. (description, line 3)',
    ]);
  });

  test('knows that the header alone names a skill', () => {
    const skill = (name: string) =>
      report(`//- /w/.opencode/skill/go/SKILL.md\n---\nname: ${name}\ndescription: x\n---\nGo.\n`);
    expect(skill('start')).toEqual([
      'start: OpenCode skill',
      'OpenCode reads the header.',
      'Its name comes from the key name.',
    ]);
    expect(skill('go')[2]).toBe('Its name comes from the key name.');
  });

  test('names the other sources and what comes from them', () => {
    const lines = report(
      '//- /w/.opencode/agent/a.md\n---\ndescription: own\n---\nOwn.\n' +
        '//- /w/.git/HEAD\nx\n//- /w/opencode.json\n{\n "permission": { "read": "deny" },\n "agent": { "a": { "steps": 3 } } }\n',
    );
    expect(lines).toContain('It is put together from 2 places; this file is laid over the others.');
    expect(lines).toContain('  steps        3 (agent.a.steps, line 3, /w/opencode.json)');
    expect(lines).toContain('  /w/opencode.json         agent.a');
    expect(lines.slice(lines.indexOf('Tools that are off'))).toContain(
      '  read        deny (permission.read, line 2, /w/opencode.json)',
    );
  });

  test('says what the program overwrites, and what it does not read in a command', () => {
    const ignored = (path: string, header: string) => {
      const lines = report(`//- ${path}\n---\n${header}\n---\nGo.\n`);
      return lines.slice(lines.indexOf('Without effect') + 1);
    };
    expect(ignored('/w/.opencode/mode/go.md', 'mode: subagent\nprompt: x')).toEqual([
      '  mode    in its place OpenCode takes primary, as for every mode',
      '  prompt  in its place OpenCode takes the text below the header',
    ]);
    expect(ignored('/w/.opencode/command/go.md', 'name: start\nallowed-tools: Read')).toEqual([
      '  allowed-tools  OpenCode does not know this key',
    ]);
  });

  test('says of a configuration file whether it is read', () => {
    expect(report('//- /w/opencode.json\n{ "agent": {} }\n')).toEqual([
      'opencode.json: OpenCode config',
      'OpenCode reads the file.',
    ]);
    expect(report('//- /w/opencode.json\n{ "agent": 1 }\n').slice(1)).toEqual([
      'OpenCode refuses to start, in every project that loads this file:',
      expect.stringMatching(/^agent must be/),
    ]);
  });

  test('says why nothing of a file counts', () => {
    expect(report('---\ndescription: [x\n---\nBody.\n')[1]).toMatch(
      /^OpenCode cannot read the header .* and ignores it/,
    );
    expect(report('---\nmode: helper\n---\nBody.\n').slice(1, 3)).toEqual([
      'OpenCode refuses to start, in every project that loads this file:',
      expect.stringMatching(/^mode must be/),
    ]);
  });
});

describe('hover', () => {
  const hover = (source: string) => {
    const { service, open, cursor } = openFixture(parseFixture(source));
    return service.hover(open, cursor)?.markdown ?? '';
  };

  test('on the opening dashes explains the file', () => {
    const text = hover(`-$0${AGENT.slice(1)}`);
    expect(text).toContain('### Tools that are on');
    expect(text).toContain('- `tools.WebFetch`: tool names are compared exactly');
  });

  test('on the keys that settle the tools lists them', () => {
    expect(hover(AGENT.replace('permission:', 'permis$0sion:'))).toContain('- by default: `question`');
    expect(hover(AGENT.replace('description:', 'descrip$0tion:'))).not.toContain('by default');
  });
});

test('a configuration file that stops the program is told', () => {
  const lines = report(
    '//- /w/.opencode/agent/a.md\n---\ndescription: own\n---\nOwn.\n//- /w/.git/HEAD\nx\n' +
      '//- /w/opencode.json\n{ "permission": { "edit": "Deny" } }\n',
  );
  expect(lines).toContain('But OpenCode refuses to start here, because of ../../opencode.json.');
  expect(lines.join('\n')).not.toContain('Deny');
});
