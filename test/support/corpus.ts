import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';

/** An archive of public repositories with real agent files, one folder each. It is no part of this repository. */
const ARCHIVE = resolve(process.env['AGENT_FILES_CORPUS'] ?? '../shared/corpus/dev.tar.gz');

/** A corpus that is unpacked for the tests of one file. */
export interface Corpus {
  /** The folder that holds the repositories; there while tests run. */
  readonly folder: () => string;
  /** Unpacks another one, for tests that change files. */
  readonly copy: () => string;
}

/** Tests on real repositories. Where the archive is absent they are skipped, and their title says so. */
export function describeCorpus(title: string, tests: (corpus: Corpus) => void): void {
  if (!existsSync(ARCHIVE)) {
    describe.skip(`${title} (skipped: there is no corpus at ${ARCHIVE})`, () =>
      tests({ folder: () => '', copy: () => '' }));
    return;
  }
  describe(title, () => {
    beforeAll(() => {
      shared ??= unpack();
    }, UNPACK_MS);
    tests({ folder: () => shared ?? '', copy: unpack });
  });
}

const UNPACK_MS = 120_000;

/** One for all tests of a file that only read. */
let shared: string | undefined;
const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
}, UNPACK_MS);

function unpack(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'agent-files-corpus-')));
  made.push(folder);
  execFileSync('tar', ['-xzf', ARCHIVE, '-C', folder]);
  const [top = ''] = readdirSync(folder);
  return join(folder, top);
}
