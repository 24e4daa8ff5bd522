import { expect, test } from 'vitest';
import { foldingRanges } from '../../server/src/core/features/foldingRanges.ts';
import { openFixture } from '../support/fixture.ts';

/** `kind first-last`, lines from 1. */
function folded(text: string, sections: boolean): string[] {
  const { open } = openFixture(text);
  const line = (offset: number) => text.slice(0, offset).split('\n').length;
  return foldingRanges(open.file, { sections }).map(
    ({ kind, span }) => `${kind} ${line(span.start)}-${line(span.end)}`,
  );
}

const TEXT = `---
description: Tries
mode: all
permission:
  bash:
    "*": ask
    git *: allow
tools: {bash: true}
---
# One

\`\`\`\`md
text
\`\`\`\`

## Two

words

# Three
`;

test('the front matter and its maps', () => {
  expect(folded(TEXT, false)).toEqual(['front-matter 1-9', 'map 4-7', 'map 5-7']);
});

test('sections, where no other service folds them', () => {
  expect(folded(TEXT, true).slice(3)).toEqual(['section 10-18', 'section 16-18']);
});

test('CRLF, and a sample fenced in a fence of the same length', () => {
  const text = '---\r\ntools:\r\n  bash: true\r\n---\r\n```md\r\n```js\r\nx\r\n```\r\n```\r\nend\r\n';
  expect(folded(text, false)).toEqual(['front-matter 1-4', 'map 2-3', 'fence 5-9']);
});
