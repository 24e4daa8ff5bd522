// The judge of fixes over real files, itself on trial: it must see damage where there is some.
import { expect, test } from 'vitest';
import type { Fixed, Meaning } from '../support/fixMeaning.ts';
import { damage } from '../support/fixMeaning.ts';

const TEXT = '---\ndescription: Tries\ntools:\n  WebFetch: false\n  bash: false\n  list: true\n---\nGo.\n';
const rule = (action: string) => [{ action, pattern: '*' }];
const BEFORE: Meaning = {
  outcome: 'ok',
  name: 'a',
  keys: { description: 'Tries', tools: { WebFetch: false, bash: false, list: true } },
  options: { x: 1 },
  tools: { bash: false, webfetch: true, read: true },
  decisions: { bash: rule('deny'), webfetch: rule('allow'), read: rule('allow') },
  ignored: [{ key: 'tools.WebFetch' }, { key: 'tools.list' }],
};
const AFTER: Meaning = {
  ...BEFORE,
  keys: { description: 'Tries', tools: { webfetch: false, bash: false } },
  tools: { bash: false, webfetch: false, read: true },
  decisions: { bash: rule('deny'), webfetch: rule('deny'), read: rule('allow') },
  ignored: [],
};

function fix(name: string, newText: string, id: string): Fixed {
  const line = TEXT.split('\n').findIndex((one) => one.includes(name));
  const start = { line, character: 2 };
  const range = { start, end: { line, character: 2 + name.length } };
  return { rule: id, range, fixes: [{ safe: true, edits: [{ range, newText }] }] };
}

const FIXES = [fix('WebFetch', 'webfetch', 'tool-case'), fix('list', '', 'removed-tool')];

test('what the fixes say is no damage', () => {
  expect(damage(BEFORE, AFTER, TEXT, FIXES)).toEqual([]);
  expect(damage(BEFORE, BEFORE, TEXT, [])).toEqual([]);
});

const cases: [string, Meaning, readonly Fixed[]][] = [
  ['a neighbour is lost', { ...AFTER, keys: { description: 'Tries', tools: { webfetch: false } } }, FIXES],
  ['another key is changed', { ...AFTER, keys: { ...AFTER.keys, description: 'tries' } }, FIXES],
  ['a line does not count', { ...AFTER, decisions: BEFORE.decisions }, FIXES],
  [
    'a tool of which no line speaks is decided otherwise',
    { ...AFTER, decisions: { ...AFTER.decisions, read: rule('deny') } },
    FIXES,
  ],
  ['a tool goes', { ...AFTER, tools: { bash: false, webfetch: false } }, FIXES],
  ['an option goes', { ...AFTER, options: {} }, FIXES],
  ['the file is no longer read', { ...AFTER, outcome: 'not-loaded' }, FIXES],
  ['something else is ignored', { ...AFTER, ignored: [{ key: 'tools.webfetch' }] }, FIXES],
  ['there was no such fix', AFTER, FIXES.slice(0, 1)],
  ['nobody said what the rule may change', BEFORE, [fix('list', '', 'allow-list-map')]],
  ['fences move no tools', AFTER, [fix('list', '', 'nested-fence')]],
];

test.each(cases)('%s: that is damage', (_, after, fixes) => {
  expect(damage(BEFORE, after, TEXT, fixes)).not.toEqual([]);
});
