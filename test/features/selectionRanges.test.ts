import { expect, test } from 'vitest';
import { selectionRanges } from '../../server/src/core/features/selectionRanges.ts';
import { openFixture } from '../support/fixture.ts';

function grown(source: string): string[] {
  const { open, text, cursor } = openFixture(source);
  return selectionRanges(open.file, cursor).map(({ start, end }) => text.slice(start, end));
}

test('through YAML', () => {
  const text = '---\npermission:\n  bash:\n    "git $0*": allow\n---\nbody\n';
  expect(grown(text)).toEqual([
    '"git *"',
    '"git *": allow',
    '    "git *": allow',
    'bash:\n    "git *": allow',
    'permission:\n  bash:\n    "git *": allow',
    'permission:\n  bash:\n    "git *": allow\n',
    '---\npermission:\n  bash:\n    "git *": allow\n---',
    text.replace('$0', ''),
  ]);
});

test('through Markdown', () => {
  const text = '---\nmode: all\n---\n# One\n\nSee 🦊 [it](../RU$0LES.md#git) now.\nMore.\n\n## Two\n';
  expect(grown(text)).toEqual([
    '../RULES.md',
    '../RULES.md#git',
    '[it](../RULES.md#git)',
    'See 🦊 [it](../RULES.md#git) now.',
    'See 🦊 [it](../RULES.md#git) now.\nMore.',
    '# One\n\nSee 🦊 [it](../RULES.md#git) now.\nMore.\n\n## Two\n',
    text.replace('$0', ''),
  ]);
});
