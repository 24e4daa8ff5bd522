import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Checker } from '../../server/src/cli/check.ts';
import { viewOf } from '../../server/src/cli/project.ts';
import { Watcher } from '../../server/src/cli/watch.ts';
import { DEFAULT_SETTINGS } from '../../server/src/core/index.ts';
import { corePath } from '../../server/src/node/platform.ts';
import { withFolder } from '../support/tempFolder.ts';

const A = '.opencode/agent/a.md';
const LINKS = '---\ndescription: Links\n---\nSee [it](../RULES.md).\n';

test('a file is told again where it changed, or what it rests on did; nothing else is', async () => {
  await withFolder(
    { [A]: LINKS, '.opencode/agent/b.md': LINKS, '.opencode/RULES.md': '# R\n' },
    async (folder) => {
      const checker = new Checker({
        cwd: folder,
        view: viewOf(folder),
        settings: DEFAULT_SETTINGS,
        warn: (line) => {
          throw new Error(line);
        },
      });
      const watcher = new Watcher(checker, folder);
      const path = (name: string) => corePath(join(folder, name));
      for (const name of [A, '.opencode/agent/b.md']) {
        expect(watcher.check({ path: path(name), named: false, links: [] })?.findings).toEqual([]);
      }
      const told = (...names: string[]) =>
        watcher
          .changed(new Set(names.map(path)))
          .map(({ name, findings }) => [name, ...findings.map(({ rule }) => rule)]);

      writeFileSync(join(folder, 'README.md'), 'x');
      expect(told('README.md')).toEqual([]);
      rmSync(join(folder, '.opencode/RULES.md'));
      expect(told('.opencode/RULES.md')).toEqual([
        [A, 'unresolved-reference'],
        ['.opencode/agent/b.md', 'unresolved-reference'],
      ]);
      writeFileSync(join(folder, A), '---\ndescription: Links\n---\n');
      expect(told(A)).toEqual([[A]]);
      writeFileSync(join(folder, '.opencode/agent/c.md'), '---\ndescription: New\nmode: helper\n---\n');
      expect(told('.opencode/agent/c.md')).toEqual([['.opencode/agent/c.md', 'invalid-value']]);
      rmSync(join(folder, '.opencode/agent/c.md'));
      expect(told('.opencode/agent/c.md')).toEqual([['.opencode/agent/c.md']]);
    },
  );
});
