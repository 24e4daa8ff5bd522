import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detect } from '../../../server/src/core/dialects/detect.ts';
import { matches, takes } from '../../../server/src/core/dialects/patterns.ts';
import { placed } from '../../../server/src/core/dialects/placed.ts';
import { DIALECTS } from '../../../server/src/core/dialects/registry.ts';
import type { FolderPattern } from '../../../server/src/core/dialects/types.ts';
import type { FileView } from '../../../server/src/core/workspace/view.ts';
import { MemoryView } from '../../support/memoryView.ts';

const PLACES = DIALECTS.map(({ places }) => places);
const PATTERNS = PLACES.flatMap(({ patterns, shared }) => [...patterns, ...shared.map((one) => one.pattern)]);
const FOLDERS = [
  ...PATTERNS.flatMap(({ folders }) => folders),
  ...PLACES.flatMap((one) => [...one.projectFolders, ...one.shared.map(({ folder }) => folder)]),
  '.claude-plugin',
  'packages',
];
const NAMES = [
  ...PATTERNS.map(({ file }) => ('name' in file ? file.name : `lead${file.extension}`)),
  ...PLACES.flatMap(({ files = [], configFiles }) => [
    ...files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1).replace('*', 'lead')),
    ...configFiles,
  ]),
  'notes.txt',
];

const path = fc
  .tuple(
    fc.constantFrom('/w', '', 'c:', '/elsewhere'),
    fc.array(fc.constantFrom(...FOLDERS), { maxLength: 5 }),
    fc.constantFrom(...NAMES),
  )
  .map(([root, folders, name]) => [root, ...folders, name].join('/'));

const text = fc.constantFrom(
  '---\nmode: subagent\n---\n',
  '---\ntools: Read\n---\n',
  '{"agents":["./agents/lead.md","./x"],"commands":"./commands"}',
  '{}',
);

test('the ways into a folder are those of its patterns', () => {
  fc.assert(
    fc.property(path, (at) => {
      const { file, ways } = placed(at);
      for (const dialect of DIALECTS) {
        const found = ways.get(dialect);
        const own = found?.own.map((one) => one.ways.filter(({ pattern }) => takes(pattern, file)));
        const shared = found?.shared.map((all) => all.filter(({ pattern }) => takes(pattern, file)));
        const known = (pattern: FolderPattern) => dialect.kinds.some(({ kind }) => kind === pattern.kind);
        const { patterns } = dialect.places;
        expect(own?.flat().map(({ folder, pattern }) => ({ folder, pattern }))).toEqual(
          foldersAbove(at).flatMap((folder) => fitting(at, folder, patterns.filter(known))),
        );
        expect(shared?.flat().map(({ folder, pattern }) => ({ folder, pattern }))).toEqual(
          foldersAbove(at).flatMap((folder) => {
            const others = dialect.places.shared.filter((one) => folder.endsWith(`/${one.folder}`));
            return fitting(
              at,
              folder,
              others.map(({ pattern }) => pattern),
            );
          }),
        );
      }
    }),
  );
});

/** The innermost first; `/` for the root. */
function foldersAbove(at: string): string[] {
  const parts = at.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('/') || '/');
}

function fitting(at: string, folder: string, patterns: readonly FolderPattern[]) {
  const below = at.slice(folder === '/' ? 1 : folder.length + 1).split('/');
  return patterns.filter((one) => matches(below, one)).map((pattern) => ({ folder, pattern }));
}

test('a file has the same readers where answers are kept', () => {
  fc.assert(
    fc.property(
      fc.dictionary(path, text, { maxKeys: 30 }),
      fc.array(path, { maxLength: 10 }),
      (files, more) => {
        const view: FileView = new MemoryView(files, { folders: ['/w'] });
        const settled: FileView = {
          kind: (one) => view.kind(one),
          list: (one) => view.list(one),
          read: (one) => view.read(one),
          home: view.home,
          folders: view.folders,
          settled: true,
        };
        for (const one of [...Object.keys(files), ...more]) {
          const read = () => files[one] ?? '';
          expect(detect(one, read, settled)).toEqual(detect(one, read, view));
        }
      },
    ),
  );
});
