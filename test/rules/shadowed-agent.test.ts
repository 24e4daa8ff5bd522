import { expect, test } from 'vitest';
import { openFixture } from '../support/fixture.ts';

const OWN =
  '//- /w/sub/.opencode/agent/a.md\n---\ndescription: own\ncolor: info\npermission:\n  bash: deny\n---\nOwn.\n';

/** The message of the rule on the first file. */
function told(others: string): string[] {
  const { service, open } = openFixture(`${OWN}//- /w/.git/HEAD\nx\n${others}`);
  return service
    .diagnose(open)
    .filter(({ rule }) => rule === 'shadowed-agent')
    .map(({ message }) => message);
}

const cases: [name: string, others: string, expected: string[]][] = [
  ['nothing else', '', []],
  [
    'the outer folder wins',
    '//- /w/.opencode/agent/a.md\n---\ncolor: accent\n---\nOuter.\n',
    [
      'OpenCode lays `../../../.opencode/agent/a.md` over this file: `color`, the text of `a` come from there.',
    ],
  ],
  [
    'the inner folder does not',
    '//- /w/sub/deep/.opencode/agent/a.md\n---\ncolor: accent\n---\nInner.\n',
    [],
  ],
  ['entries of opencode.json come first', '//- /w/opencode.json\n{"agent":{"a":{"color":"accent"}}}\n', []],
  [
    'but those of modes last',
    '//- /w/opencode.json\n{"mode":{"a":{"color":"accent"}}}\n',
    ['OpenCode lays `../../../opencode.json` over this file: `color` of `a` comes from there.'],
  ],
  [
    'agents/ replaces agent/',
    '//- /w/sub/.opencode/agents/a.md\n---\nsteps: 3\n---\nOther.\n',
    [
      'OpenCode does not use this file: `../agents/a.md` defines `a` in the same directory and takes its place.',
    ],
  ],
  [
    'a permission of the home folder',
    '//- /home/user/.opencode/agent/a.md\n---\npermission:\n  bash: allow\n---\nOwn.\n',
    [
      'OpenCode lays `../../../../home/user/.opencode/agent/a.md` over this file: `permission.bash`, the text of `a` come from there.',
    ],
  ],
];
test.each(cases)('%s', (_, others, expected) => {
  expect(told(others)).toEqual(expected);
});

test('an entry of a configuration file', () => {
  const source =
    '//- /w/opencode.json\n{ "agent": { "a": { "color": "info" } } }\n//- /w/.opencode/agent/a.md\n---\ncolor: accent\n---\nText.\n//- /w/.git/HEAD\nx\n';
  const { service, open, text } = openFixture(source);
  const found = service.diagnose(open).filter(({ rule }) => rule === 'shadowed-agent');
  expect(found.map(({ span, message }) => [text.slice(span.start, span.end), message])).toEqual([
    ['"a"', 'OpenCode lays `.opencode/agent/a.md` over this file: `color`, the text of `a` come from there.'],
  ]);
});
