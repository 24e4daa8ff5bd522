import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { isCandidate } from '../../server/src/core/dialects/candidates.ts';
import { ALL_PLACES } from '../../server/src/core/dialects/places.ts';

const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as { files: string; entry: string }[];
const pattern = new RegExp(hook?.files ?? '$^');

// One path for every place of every dialect, made from the tables.
const places = ALL_PLACES.flatMap(({ configFiles, files = [], patterns, projectFolders }) => [
  ...configFiles,
  ...files.map(({ path }) => path.replace('*', 'lead')),
  ...patterns.flatMap(({ folders, file, depth = 0 }) =>
    folders.map((folder) => {
      const name = 'name' in file ? file.name : `lead${file.extension}`;
      return [projectFolders[0] ?? 'x', folder, ...Array<string>(depth).fill('deep'), name].join('/');
    }),
  ),
]);

describe('the hook for pre-commit', () => {
  test.each([...new Set(places)])('is given %s', (path) => {
    expect(isCandidate(`/${path}`, ALL_PLACES)).toBe(true);
    expect(pattern.test(path)).toBe(true);
  });

  test.each(['README.md', 'docs/guide.md', 'src/index.ts', 'package.json', 'CHANGELOG.md'])(
    'is not given %s',
    (path) => {
      expect(isCandidate(`/${path}`, ALL_PLACES)).toBe(false);
      expect(pattern.test(path)).toBe(false);
    },
  );
});
