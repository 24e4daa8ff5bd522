import { describe, expect, test } from 'vitest';
import { importsOf } from '../../../server/src/core/workspace/imports.ts';
import { openFixture } from '../../support/fixture.ts';

/** Which files the first one brings along, at which hop, and what it does not follow. */
function walked(files: Readonly<Record<string, string>>): {
  loaded: Record<string, number>;
  faults: string[];
} {
  const source = Object.entries(files)
    .map(([path, text]) => `//- /${path}\n${text}\n`)
    .join('');
  const { open, view } = openFixture(source);
  const { loaded, faults } = importsOf(view, open.file);
  return {
    loaded: Object.fromEntries([...loaded].map(([path, hops]) => [path.slice(1), hops])),
    faults: faults.map((one) => `${one.is} ${one.first.path}: ${one.holder} ${one.reference.path}`),
  };
}

describe('what a memory file brings along', () => {
  test('files count from the folder of the file that names them', () => {
    const files = {
      'sub/CLAUDE.md': '@a.md @docs/b.md @../c.md @/abs/d.md @~/e.md @none.md @docs',
      'sub/a.md': '',
      'sub/docs/b.md': '@../a.md @f.md',
      'sub/docs/f.md': '',
      'c.md': '',
      'f.md': '',
      'abs/d.md': '',
      'home/user/e.md': '',
    };
    expect(walked(files)).toEqual({
      loaded: {
        'sub/a.md': 1,
        'sub/docs/b.md': 1,
        'sub/docs/f.md': 2,
        'c.md': 1,
        'abs/d.md': 1,
        'home/user/e.md': 1,
      },
      faults: [],
    });
  });

  test('four files deep', () => {
    const files = {
      'CLAUDE.md': '@a.md',
      'a.md': '@b.md',
      'b.md': '@c.md',
      'c.md': '@d.md',
      'd.md': 'x @e.md @f.md',
    };
    expect(walked({ ...files, 'e.md': '@g.md', 'g.md': '' })).toEqual({
      loaded: { 'a.md': 1, 'b.md': 2, 'c.md': 3, 'd.md': 4 },
      faults: ['too-deep a.md: /d.md e.md'],
    });
  });

  test('a shorter way later on helps the file itself, not what was met too deep before', () => {
    const files = { 'a.md': '@b.md', 'b.md': '@c.md', 'c.md': '@d.md', 'd.md': '@e.md', 'e.md': '' };
    expect(walked({ 'CLAUDE.md': '@a.md\n@d.md', ...files }).faults).toEqual(['too-deep a.md: /d.md e.md']);
    expect(walked({ 'CLAUDE.md': '@a.md\n@e.md', ...files })).toEqual({
      loaded: { 'a.md': 1, 'b.md': 2, 'c.md': 3, 'd.md': 4, 'e.md': 1 },
      faults: [],
    });
    expect(walked({ 'CLAUDE.md': '@d.md\n@a.md', ...files }).faults).toEqual([]);
  });

  test('circles', () => {
    expect(walked({ 'CLAUDE.md': '@a.md @a.md', 'a.md': '@b.md @CLAUDE.md', 'b.md': '@a.md' })).toEqual({
      loaded: { 'a.md': 1, 'b.md': 2 },
      faults: ['cycle a.md: /b.md a.md', 'cycle a.md: /a.md CLAUDE.md'],
    });
    expect(walked({ 'CLAUDE.md': 'This is @CLAUDE.md.\nSee @CLAUDE.md' }).faults).toEqual([
      'cycle CLAUDE.md: /CLAUDE.md CLAUDE.md',
    ]);
  });

  test('not what another import has brought already, headers, code or files with other endings', () => {
    const files = {
      '.claude/rules/r.md': '@a.md @b.md @c.mdc @d.json',
      '.claude/rules/a.md': '---\nx: @e.md\n---\n`@e.md`',
      '.claude/rules/b.md': '@a.md',
      '.claude/rules/c.mdc': '',
      '.claude/rules/d.json': '{ "a": 1 }\n@f.md',
      '.claude/rules/e.md': '',
      '.claude/rules/f.md': '',
    };
    const found = walked(files);
    expect(Object.keys(found.loaded).map((path) => path.slice('.claude/rules/'.length))).toEqual([
      'a.md',
      'b.md',
      'd.json',
      'f.md',
    ]);
    expect(found.faults).toEqual([]);
  });

  test('an agent imports nothing', () => {
    const agent = '---\nname: a\ndescription: Reviews code\n---\n@b.md';
    expect(walked({ '.claude/agents/a.md': agent, '.claude/agents/b.md': '' }).loaded).toEqual({});
  });
});
