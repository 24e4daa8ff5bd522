import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../server/src/cli/unifiedDiff.ts';
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

/** What `git apply` makes of the diff that a dry run prints. */
async function applied(files: Record<string, string>): Promise<Record<string, string>> {
  const { code, out } = await cli(files, ['fix', '--dry-run']);
  expect(code).toBe(0);
  const found: Record<string, string> = {};
  await cli({ ...files, 'x.patch': out }, ['--version'], {
    after: (folder) => {
      execFileSync('git', ['apply', '--unsafe-paths', '--whitespace=nowarn', 'x.patch'], { cwd: folder });
      for (const name of Object.keys(files)) found[name] = readFileSync(join(folder, name), 'utf8');
    },
  });
  return found;
}

/** What `fix` itself makes of them. */
async function fixed(files: Record<string, string>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  await cli(files, ['fix'], {
    after: (folder) => {
      for (const name of Object.keys(files)) found[name] = readFileSync(join(folder, name), 'utf8');
    },
  });
  return found;
}

const HEADER = '---\ndescription: Tries\ntools:\n  WebFetch: false\n';

test.each([
  ['names that a patch could misread', { 'a b.md': '', 'ü.md': '', 'x "q" \\.md': '', 'tab\t.md': '' }],
  ['no line break at the end', { 'a.md': 'Go' }],
  ['line breaks of two kinds', { 'a.md': 'Go.\r\nGo on.\nEnd.\r\n' }],
])('the diff of a dry run does what fix does: %s', async (_, bodies) => {
  const files = Object.fromEntries(
    Object.entries<string>(bodies).map(([name, text]) => [
      `.opencode/agent/${name}`,
      `${HEADER}---\n${text}`,
    ]),
  );
  const expected = await fixed(files);
  for (const [name, text] of Object.entries(expected)) expect(text, name).toContain('  webfetch: false\n');
  expect(await applied(files)).toEqual(expected);
});

test.each([
  ['-- a\t\n-- b\nx\n', '++ c\t\nx\n'],
  ['x\n', '++ c\t\r\n-- d\t\nx\n'],
  ['', 'x'],
  ['x', ''],
  ['===\nx\n', '===\ny\n'],
])('a diff from %j to %j can be applied', async (before, after) => {
  const diff = unifiedDiff('a.md', before, after);
  await cli({ 'a.md': before, 'x.patch': diff }, ['--version'], {
    after: (folder) => {
      execFileSync('git', ['apply', '--unsafe-paths', '--whitespace=nowarn', 'x.patch'], { cwd: folder });
      expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(after);
    },
  });
});

test.each([
  ['.github/instructions/a.instructions.md', 'applyTo:\n  - "src/**" # sources\n  - "test/**"\n'],
  ['.github/instructions/a.instructions.md', 'applyTo:\n  - "src/**"\n  # tests\n  - "test/**"\n'],
  [A, 'description: Tries\npermission:\n  webfetch:\n    # never\n    "*": deny\n'],
])('a comment is not lost but by one who asks for it: %s', async (name, header) => {
  const files = { [name]: `---\n${header}---\nGo.\n` };
  expect(await fixed(files)).toEqual(files);
  const without = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      text.replace(/ *# \w+(\n)?/, '$1').replace(/\n\n/, '\n'),
    ]),
  );
  expect(await fixed(without)).not.toEqual(without);
});
