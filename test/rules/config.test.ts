import { describe, expect, test } from 'vitest';
import { applyEdits, findings, openFixture } from '../support/fixture.ts';

function config(text: string): string {
  return `//- /w/opencode.json\n${text}\n`;
}

describe('configuration files follow the same rules, at the exact place', () => {
  const cases: [name: string, text: string, expected: string[]][] = [
    ['nothing of interest', '{ "theme": "x" }', []],
    [
      'an agent’s tools',
      '{ "agent": { "a": { "permission": { "WebFetch": "deny" } } } }',
      ['warning tool-case "\\"WebFetch\\""'],
    ],
    ['everybody’s permission', '{ "permission": { "Bash": "deny" } }', ['warning tool-case "\\"Bash\\""']],
    ['a refused value', '{ "agent": { "a": { "mode": "helper" } } }', ['error invalid-value "\\"helper\\""']],
    ['a refused value in a mode', '{ "mode": { "m": { "steps": 0 } } }', ['error invalid-value "0"']],
    [
      'a command',
      '{ "command": { "c": { "template": "x", "subtask": "yes" } } }',
      ['error invalid-type "\\"yes\\""'],
    ],
    [
      'a wider rule after a narrow one',
      '{ "agent": { "a": { "permission": { "bash": { "git *": "allow", "*": "deny" } } } } }',
      ['warning ineffective-rule "\\"git *\\""'],
    ],
    [
      'comments and trailing commas',
      '{ // x\n "agent": { "a": { "model": "gpt-5", }, }, }',
      ['warning model-format "\\"gpt-5\\""'],
    ],
  ];
  test.each(cases)('%s', (_, text, expected) => {
    const about = findings(config(text)).filter(
      (one) => !/ deprecated-key |^information missing-description /.test(one),
    );
    expect(about).toEqual(expected);
  });

  test('a fix leaves JSON', () => {
    const { service, open, text } = openFixture(
      config('{ "agent": { "a": { "permission": { "WebFetch": "deny", "list": "deny" } } } }'),
    );
    const fixed = applyEdits(text, service.fixAll(open));
    expect(JSON.parse(fixed)).toEqual({ agent: { a: { permission: { webfetch: 'deny' } } } });
  });
});

describe('paths under `instructions`', () => {
  const project = (path: string, entries: string, ...others: string[]) =>
    `//- ${path}\n{ "instructions": ${entries} }\n//- /w/.git/HEAD\nx\n${others.map((other) => `//- ${other}\nx\n`).join('')}`;
  const missing = (what: string) => [`warning unresolved-reference "${JSON.stringify(what).slice(1, -1)}"`];
  const cases: [name: string, source: string, expected: string[]][] = [
    [
      'a missing file',
      project('/w/opencode.json', '["docs/no.md", "AGENTS.md"]', '/w/AGENTS.md'),
      missing('"docs/no.md"'),
    ],
    [
      'beside the configuration, not in the working folder',
      project('/w/.opencode/opencode.json', '["rules.md"]', '/w/.opencode/rules.md'),
      missing('"rules.md"'),
    ],
    [
      'from the root',
      project('/w/.opencode/opencode.json', '["./docs/rules.md", "docs"]', '/w/docs/rules.md'),
      [],
    ],
    [
      'patterns, addresses, home, absolute',
      project('/w/opencode.json', '["docs/*.md", "https://a.b/c.md", "~/x.md", "/x.md"]'),
      [],
    ],
    ['a sample in some folder', project('/w/templates/opencode.json', '["docs/no.md"]'), []],
    ['no list', project('/w/opencode.json', '"docs/no.md"'), []],
  ];
  test.each(cases)('%s', (_, source, expected) => {
    expect(findings(source)).toEqual(expected);
  });

  test('the nearest file is offered, and F12 leads to one that is there', () => {
    const { service, open, text } = openFixture(
      project('/w/opencode.json', '["docs/rulez.md"]', '/w/docs/rules.md'),
    );
    const [fix] = service.diagnose(open)[0]?.fixes ?? [];
    expect(applyEdits(text, fix?.edits ?? [])).toBe('{ "instructions": ["docs/rules.md"] }\n');
    const right = openFixture(project('/w/opencode.json', '["docs/rul$0es.md"]', '/w/docs/rules.md'));
    expect(right.service.definition(right.open, right.cursor)).toEqual([
      { origin: { start: 19, end: 34 }, path: '/w/docs/rules.md', target: undefined },
    ]);
  });
});
