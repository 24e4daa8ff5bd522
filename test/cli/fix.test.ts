import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cli } from '../support/cli.ts';

const A = '.opencode/agent/a.md';
const BROKEN =
  '\ufeff---\r\ndescription: Tries\r\ntools:\r\n  WebFetch: false\r\n  TodoRead: false\r\n---\r\nTry 🦊.\r\n';
const FIXED = '\ufeff---\r\ndescription: Tries\r\ntools:\r\n  webfetch: false\r\n---\r\nTry 🦊.\r\n';

test('safe fixes are written; BOM, line ends and permissions stay; a second run changes nothing', async () => {
  const { code, out, err } = await cli({ [A]: BROKEN }, ['fix'], {
    prepare: (folder) => chmodSync(join(folder, A), 0o640),
    after: (folder) => {
      expect(readFileSync(join(folder, A), 'utf8')).toBe(FIXED);
      expect(statSync(join(folder, A)).mode & 0o777).toBe(0o640);
    },
  });
  expect([code, out, err]).toEqual([0, `fixed ${A}\n`, '1 of 1 file changed.\n']);
  const again = await cli({ [A]: FIXED }, ['fix']);
  expect([again.code, again.out, again.err]).toEqual([0, '', '0 of 1 file changed.\n']);
});

test('a dry run writes nothing, and what it prints can be applied', async () => {
  let patch = '';
  const { out } = await cli({ [A]: BROKEN }, ['fix', '--dry-run'], {
    after: (folder) => expect(readFileSync(join(folder, A), 'utf8')).toBe(BROKEN),
  });
  patch = out;
  await cli({ [A]: BROKEN }, ['check'], {
    after: (folder) => {
      writeFileSync(join(folder, 'x.patch'), patch);
      execFileSync('git', ['apply', '--unsafe-paths', '--whitespace=nowarn', 'x.patch'], { cwd: folder });
      expect(readFileSync(join(folder, A), 'utf8')).toBe(FIXED);
    },
  });
});

test('what a link leads to is written, and the link stays', async () => {
  await cli({ 'shared/a.md': BROKEN }, ['fix', A], {
    prepare: (folder) => {
      execFileSync('mkdir', ['-p', join(folder, '.opencode/agent')]);
      symlinkSync('../../shared/a.md', join(folder, A));
    },
    after: (folder) => {
      expect(lstatSync(join(folder, A)).isSymbolicLink()).toBe(true);
      expect(readFileSync(join(folder, 'shared/a.md'), 'utf8')).toBe(FIXED);
    },
  });
});

test('bytes that are no UTF-8 are not lost', async () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode(FIXED.replace('webfetch', 'WebFetch')),
    0xff,
    0xfe,
  ]);
  const { code, err } = await cli({ [A]: bytes }, ['fix'], {
    after: (folder) => expect([...readFileSync(join(folder, A))]).toEqual([...bytes]),
  });
  expect(code).toBe(2);
  expect(err).toContain('nothing was written');
});
