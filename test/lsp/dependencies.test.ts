import { expect, test } from 'vitest';
import { Dependencies } from '../../server/src/core/workspace/dependencies.ts';

function known(): Dependencies {
  const all = new Dependencies();
  all.set('/w/a.md', new Set(['/w/a.md', '/w/docs/x.md', '/w/opencode.json']));
  all.set('/w/b.md', new Set(['/w/b.md', '/w/docs/']));
  return all;
}

test.each([
  ['/w/docs/x.md', false, ['/w/a.md']],
  ['/w/docs/x.md', true, ['/w/a.md', '/w/b.md']],
  ['/w/docs/new.md', true, ['/w/b.md']],
  ['/w/docs/new.md', false, []],
  ['/w/docs', true, ['/w/a.md', '/w/b.md']],
  ['/w', true, ['/w/a.md', '/w/b.md']],
  ['/w/do', true, []],
  ['/w/other', true, []],
])('%s (existence: %s) bears on %j', (path, existence, files) => {
  expect([...known().affected(path, existence)].sort()).toEqual(files);
});

test('what a file rests on is replaced, and forgotten with it', () => {
  const all = known();
  all.set('/w/a.md', new Set(['/w/other.md']));
  expect([...all.affected('/w/docs/x.md', false)]).toEqual([]);
  expect([...all.affected('/w/other.md', false)]).toEqual(['/w/a.md']);
  all.delete('/w/a.md');
  expect([...all.affected('/w/other.md', false)]).toEqual([]);
  expect([...all.affected('/w', true)]).toEqual(['/w/b.md']);
});
