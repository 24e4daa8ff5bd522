import { expect, test } from 'vitest';
import { targets } from '../../server/src/cli/targets.ts';
import { DiskView } from '../../server/src/node/fileView.ts';
import { corePath } from '../../server/src/node/platform.ts';
import { withFolder } from '../support/tempFolder.ts';

test('a walk finds the files that the manifest of a plugin names, each once', async () => {
  const files = {
    'tools/.claude-plugin/plugin.json': '{ "agents": ["./lead.md", "./agents/a.md", "./gone.md"] }',
    'tools/lead.md': 'Lead.\n',
    'tools/agents/a.md': 'Help.\n',
    'tools/notes.md': 'Notes.\n',
  };
  const found = await withFolder(files, async (folder) => {
    const root = corePath(folder);
    const paths = [
      ...targets(
        [folder],
        new DiskView({ folders: [root], home: false, keepMs: Number.POSITIVE_INFINITY }),
        () => {},
      ),
    ].map(({ path }) => path);
    return paths.map((path) => path.slice(root.length + 1));
  });
  expect(found.sort()).toEqual(['tools/.claude-plugin/plugin.json', 'tools/agents/a.md', 'tools/lead.md']);
});
