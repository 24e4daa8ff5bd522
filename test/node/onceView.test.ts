import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DiskView } from '../../server/src/node/fileView.ts';
import { OnceView } from '../../server/src/node/onceView.ts';
import { corePath, WINDOWS } from '../../server/src/node/platform.ts';
import { readText } from '../../server/src/node/readText.ts';
import { temporaryFolder } from '../support/temporary.ts';

const name = fc.constantFrom('a', 'A', 'b.md', 'B.md', 'é.md', 'e\u0301.md', 'link', 'pipe', 'c');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));

describe('what is asked once', () => {
  test('is what is asked every time', () => {
    const folder = corePath(temporaryFolder());
    fc.assert(
      fc.property(
        fc.array(path, { maxLength: 6 }),
        fc.array(fc.tuple(path, path), { maxLength: 2 }),
        fc.array(fc.tuple(fc.constantFrom('kind', 'list', 'read'), path), { minLength: 1, maxLength: 12 }),
        (files, links, questions) => {
          const root = join(folder, 'tree');
          rmSync(root, { recursive: true, force: true });
          mkdirSync(root);
          for (const file of files) attempt(() => write(join(root, file)));
          for (const [to, from] of links) attempt(() => symlinkSync(join(root, to), join(root, from)));
          const always = new DiskView({ folders: [folder], home: false, keepMs: 0 });
          const once = new OnceView([folder]);
          for (const [what, asked] of questions) {
            const at = `${folder}/tree/${asked}`;
            if (what === 'kind') expect(once.kind(at)).toEqual(always.kind(at));
            if (what === 'list') expect(once.list(at)).toEqual(always.list(at));
            if (what === 'read') expect(once.read(at)).toEqual(always.read(at));
          }
        },
      ),
    );
  });
});

function write(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'text');
}

/** A file may stand where a folder is wanted. */
function attempt(work: () => void): void {
  try {
    work();
  } catch {
    // The other paths are enough.
  }
}

test.skipIf(WINDOWS)('what has become a named pipe since it was listed is not waited for', () => {
  const pipe = join(temporaryFolder(), 'a.md');
  execFileSync('mkfifo', [pipe]);
  expect(readText(pipe, true)).toMatchObject({ problem: 'not-a-file' });
});

test('an empty file that was listed is read', () => {
  const folder = temporaryFolder({ 'a.md': '' });
  expect(readText(join(folder, 'a.md'), true)).toEqual({ text: '' });
});
