import { describe, expect, test } from 'vitest';
import { applyEdits, findings, openFixture, parseFixture } from '../support/fixture.ts';

function about(rule: string, source: string): string[] {
  return findings(source).filter((one) => one.split(' ')[1] === rule);
}

function fixed(rule: string, source: string): string {
  const { service, open, text } = openFixture(parseFixture(source));
  const finding = service.diagnose(open).find((one) => one.rule === rule);
  return applyEdits(text, finding?.fixes[0]?.edits ?? []);
}

const skill = (text: string) => `//- /.opencode/skills/make-it/SKILL.md\n${text}`;
const HEADING = '# 日本 👩‍💻\n';

describe('missing-description', () => {
  const found = (source: string) =>
    about('missing-description', source).map((one) => one.replace(' missing-description', ''));
  const cases: [name: string, source: string, expected: readonly string[]][] = [
    ['a subagent', `---\nmode: subagent\n---\n${HEADING}`, ['warning "---"']],
    ['an agent of any mode', `---\ntemperature: 0.2\n---\n${HEADING}`, ['information "---"']],
    ['without any key', `---\n---\n${HEADING}`, ['information "---"']],
    ['a hidden one', '---\nmode: subagent\nhidden: true\n---\n', ['information "---"']],
    ['an empty one', '---\nmode: subagent\ndescription: ""\n---\n', ['warning "\\"\\""']],
    ['an empty block', '---\nmode: subagent\ndescription: >-\n---\n', ['warning ">-"']],
    ['a primary agent', '---\nmode: primary\n---\n', []],
    ['one that is removed', '---\nmode: subagent\ndisable: true\n---\n', []],
    ['one that OpenCode refuses', '---\nmode: subagent\nsteps: 0\n---\n', []],
    ['one without front matter', HEADING, []],
    ['a torn header', '---\nmode: "subagent\n---\n', []],
    ['with one', '---\nmode: subagent\ndescription: Makes\n---\n', []],
    ['an agent of OpenCode itself', '//- /.opencode/agent/general.md\n---\nmode: subagent\n---\n', []],
    ['a mode', '//- /.opencode/mode/make.md\n---\ntemperature: 0.2\n---\n', []],
    ['a skill', skill(`---\nname: make-it\n---\n${HEADING}`), ['warning "---"']],
    ['a skill with an empty one', skill('---\nname: make-it\ndescription: >-\n---\n'), ['warning ">-"']],
    [
      'another source has it',
      '//- /.opencode/agent/a.md\n---\nmode: subagent\n---\n//- /opencode.json\n{ "agent": { "a": { "description": "Makes" } } }\n',
      [],
    ],
    [
      'another source makes it primary',
      '//- /.opencode/agent/a.md\n---\nmode: subagent\n---\n//- /.opencode/mode/a.md\n---\n---\n',
      [],
    ],
  ];
  test.each(cases)('%s', (_, source, expected) => {
    expect(found(source)).toEqual(expected);
  });

  test('takes the first heading', () => {
    expect(fixed('missing-description', `---\r\nmode: subagent\r\n---\r\n${HEADING}`)).toBe(
      `---\r\ndescription: "日本 👩‍💻"\r\nmode: subagent\r\n---\r\n${HEADING}`,
    );
    expect(fixed('missing-description', '\uFEFF---\nmode: subagent\n---\n')).toBe(
      '\uFEFF---\ndescription: example\nmode: subagent\n---\n',
    );
  });
});

describe('missing-key', () => {
  const found = (source: string) =>
    about('missing-key', source).map((one) => one.replace(' missing-key', ''));
  const cases: [name: string, source: string, expected: readonly string[]][] = [
    ['no name', skill(`---\ndescription: Makes\n---\n${HEADING}`), ['error "---"']],
    ['no front matter', skill(`\n${HEADING}`), ['error "# 日本 👩‍💻"']],
    ['no front matter after a byte order mark', skill(`\uFEFF${HEADING}`), ['error "# 日本 👩‍💻"']],
    ['an empty header', skill(`---\n---\n${HEADING}`), ['error "---"']],
    ['a name that is no text', skill('---\nname: 5\ndescription: x\n---\n'), []],
    ['a header in the wrong place', skill('\n---\nname: make-it\ndescription: x\n---\n'), []],
    ['a header that YAML cannot read', skill('---\nname: "make-it\ndescription: x\n---\n'), []],
    ['a name', skill('---\nname: Other_Name!\ndescription: x\n---\n'), []],
    ['an agent', '---\ndescription: x\n---\n', []],
    [
      'any other file in the folder',
      '//- /.opencode/agent/a.md\n---\ndescription: x\n---\n//- /.opencode/skill/x/README.md\nx\n',
      [],
    ],
  ];
  test.each(cases)('%s', (_, source, expected) => {
    expect(found(source)).toEqual(expected);
  });

  test('takes the name of the folder', () => {
    expect(fixed('missing-key', skill('---\ndescription: Makes\n---\n# Make\n'))).toBe(
      '---\nname: make-it\ndescription: Makes\n---\n# Make\n',
    );
    expect(fixed('missing-key', skill('# Make\n'))).toBe(
      '---\nname: make-it\ndescription: Make\n---\n\n# Make\n',
    );
  });
});
