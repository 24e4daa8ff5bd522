import { expect, test } from 'vitest';
import type { DocumentSymbol } from '../../server/src/core/index.ts';
import { openFixture } from '../support/fixture.ts';

/** One line a symbol: name, detail, what is marked, the whole. */
function outline(source: string, headings: boolean): string[] {
  const { service, open, text } = openFixture(source);
  const show = (symbols: readonly DocumentSymbol[], depth: number): string[] =>
    symbols.flatMap(({ name, detail, span, selection, children }) => {
      const part = ({ start, end }: DocumentSymbol['span']) => text.slice(start, end);
      const whole = JSON.stringify(part(span));
      return [
        `${'  '.repeat(depth)}${name}${detail ? ` (${detail})` : ''} ${JSON.stringify(part(selection))} in ${whole}`,
        ...show(children, depth + 1),
      ];
    });
  return show(service.documentSymbols(open, { headings }), 0);
}

/** What the protocol demands of a tree. */
function everyPartLiesInItsWhole(symbols: readonly DocumentSymbol[]): boolean {
  return symbols.every(
    ({ span, selection, children }) =>
      span.start <= selection.start &&
      selection.end <= span.end &&
      children.every((child) => span.start <= child.span.start && child.span.end <= span.end) &&
      everyPartLiesInItsWhole(children),
  );
}

const FILE = `---
mode: all # both
"tools":
  bash: false
permission: { bash: { "git *": ask } }
skills:
  - a
empty:
---

# Title

Text.

## Part 😀

### Deep

## Other
`;

test('keys, with the maps below them', () => {
  const [front, ...keys] = outline(FILE, false);
  expect(front).toMatch(/^Front matter \(OpenCode agent\) "---" in "---\\nmode: .*\\nempty:\\n---"$/);
  expect(keys).toEqual([
    '  mode (all) "mode" in "mode: all"',
    String.raw`  tools "\"tools\"" in "\"tools\":\n  bash: false"`,
    '    bash (false) "bash" in "bash: false"',
    String.raw`  permission "permission" in "permission: { bash: { \"git *\": ask } }"`,
    String.raw`    bash "bash" in "bash: { \"git *\": ask }"`,
    String.raw`      git * (ask) "\"git *\"" in "\"git *\": ask"`,
    String.raw`  skills "skills" in "skills:\n  - a"`,
    '  empty "empty" in "empty"',
  ]);
});

test('headings only where the editor has no list of its own', () => {
  const headings = outline(FILE, true).slice(outline(FILE, false).length);
  expect(headings.map((line) => line.replace(/ in .*/, ''))).toEqual([
    'Title "# Title"',
    '  Part 😀 "## Part 😀"',
    '    Deep "### Deep"',
    '  Other "## Other"',
  ]);
});

test.each([
  FILE,
  '# A\n### B\n## C\n# D',
  '---\nmode: all\n',
  '---\ntools:\n  bash: x\n  "": y\n---\n',
  '',
  '---\n- a\n---\n',
])('ranges lie in each other: %j', (source) => {
  const { service, open } = openFixture(source);
  const symbols = service.documentSymbols(open, { headings: true });
  expect(everyPartLiesInItsWhole(symbols)).toBe(true);
  expect(symbols.every((symbol) => symbol.name !== '')).toBe(true);
});

test('no front matter, no entry for it', () => {
  expect(outline('# Title\n', false)).toEqual([]);
  expect(outline('---\n---\n', false)).toEqual([]);
});
