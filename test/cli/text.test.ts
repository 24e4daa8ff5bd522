import { expect, test } from 'vitest';
import { textReporter } from '../../server/src/cli/reporters/text.ts';
import type { ReportedFinding } from '../../server/src/cli/reporters/types.ts';

/** A finding about what stands between `«` and `»` in a line. */
function finding(marked: string, more: Partial<ReportedFinding> = {}): ReportedFinding {
  const [before = '', inside = '', after = ''] = marked.split(/[«»]/);
  const start = { line: 2, character: before.length };
  return {
    rule: 'tool-case',
    severity: 'warning',
    message: 'Says so.',
    dialect: 'opencode',
    alsoFor: [],
    kind: 'agent',
    range: { start, end: { line: 2, character: before.length + inside.length } },
    line: before + inside + after,
    fixes: [],
    ...more,
  };
}

function frame(marked: string, more?: Partial<ReportedFinding>): string[] {
  const text = textReporter(false).file({ name: 'a.md', findings: [finding(marked, more)] });
  return text.split('\n').slice(2, -2);
}

test.each([
  ['plain', 'tools: «Bash»', ['      3 | tools: Bash', '        |        ^^^^']],
  ['tabs stay', '\t«a»:\tb', ['      3 | \ta:\tb', '        | \t^']],
  ['wide letters take two columns', '日本 «語»: x', ['      3 | 日本 語: x', '        |      ^^']],
  ['marks over letters take none', 'e\u0301 «a»', ['      3 | e\u0301 a', '        |   ^']],
  ['emoji', '🦊 «a»', ['      3 | 🦊 a', '        |    ^']],
  ['an empty place', 'a«»b', ['      3 | ab', '        |  ^']],
  ['what a terminal would obey', '\u001b[2J«a»\u009b', ['      3 | \u241b[2Ja\ufffd', '        |     ^']],
  ['an empty line has nothing to show', '«»', []],
])('the line below a finding: %s', (_, marked, expected) => {
  expect(frame(marked)).toEqual(expected);
});

test('of a long line the part around the place is shown', () => {
  expect(frame(`«a»${'b'.repeat(300)}`)).toEqual([`      3 | a${'b'.repeat(159)}…`, '        | ^']);
  const [line = '', mark = ''] = frame(`${'b'.repeat(300)}«cc»${'d'.repeat(300)}`);
  expect(line).toBe(`      3 | …${'b'.repeat(40)}cc${'d'.repeat(118)}…`);
  expect(mark.indexOf('^')).toBe(line.indexOf('c'));
  expect(frame(`«${'a'.repeat(300)}»`)[1]).toBe(`        | ${'^'.repeat(160)}`);
});

test('a long line is cut between letters', () => {
  const [line = ''] = frame(`${'🦊'.repeat(100)}«a»${'b🦊'.repeat(100)}`);
  expect(line).not.toMatch(/\p{Surrogate}/u);
  expect(line).toMatch(/^ {6}3 \| ….*…$/);
});

test('over several lines the first is marked to its end', () => {
  const range = { start: { line: 2, character: 2 }, end: { line: 4, character: 1 } };
  expect(frame('a «bc»', { range })).toEqual(['      3 | a bc', '        |   ^^']);
});

test('names and messages stay on their line', () => {
  const reporter = textReporter(false);
  const text = reporter.file({ name: 'a\nb\u001b.md', findings: [finding('«a»', { message: 'x\r\ny' })] });
  expect(text.split('\n').slice(0, 2)).toEqual([
    'a\u240ab\u241b.md',
    '  3:1  warning  x\u240d\u240ay  tool-case',
  ]);
});

test('the end says what fix can do', () => {
  const counts = { error: 0, warning: 2, information: 1, hint: 0 };
  const fix = { title: 'x', safe: true, preferred: true, edits: [] };
  const reporter = textReporter(false);
  reporter.file({ name: 'a.md', findings: [finding('«a»', { fixes: [fix] }), finding('«b»')] });
  reporter.file({ name: 'b.md', findings: [finding('«a»', { fixes: [{ ...fix, safe: false }] })] });
  const told = (warning: number) => reporter.end({ files: 3, counts: { ...counts, warning } });
  expect(told(2)).toBe(
    '3 files checked: 2 warnings, 1 piece of information\nagent-files fix can mend 1 of them.\n',
  );
  expect(told(0)).toMatch(/agent-files fix can mend it\.\n$/);
  reporter.file({ name: 'c.md', findings: [finding('«a»', { fixes: [fix] })] });
  expect(told(1)).toMatch(/agent-files fix can mend all of them\.\n$/);
});

test('colours are used where they may be', () => {
  const text = textReporter(true).file({ name: 'a.md', findings: [finding('«a»')] });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal
  const bare = text.replace(/\u001b\[\d+m/g, '');
  expect(text).not.toBe(bare);
  expect(bare).toBe(textReporter(false).file({ name: 'a.md', findings: [finding('«a»')] }));
});
