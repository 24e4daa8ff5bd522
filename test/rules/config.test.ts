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
