import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { candidateGlobs, isCandidate } from '../../server/src/core/dialects/candidates.ts';
import { ALL_PLACES } from '../../server/src/core/dialects/places.ts';
import { DIALECTS } from '../../server/src/core/dialects/registry.ts';
import { type WalkOptions, walk } from '../../server/src/node/discover.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** What is found below `folder`, relative to it. */
function found(folder: string, options: Partial<WalkOptions> = {}): string[] {
  const wanted = (path: string): boolean => path.endsWith('.md');
  return [...walk(folder, { wanted, ...options })].flat().map((path) => path.slice(folder.length + 1));
}

test('files in dot folders too, in the order of their names, without node_modules and .git', () => {
  const folder = temporaryFolder({
    'b.md': '',
    'a/x.md': '',
    '.opencode/agent/a.md': '',
    'a/x.txt': '',
    'node_modules/p/a.md': '',
    'a/node_modules/q/a.md': '',
    '.git/a.md': '',
  });
  expect(found(folder)).toEqual(['b.md', '.opencode/agent/a.md', 'a/x.md']);
});

describe('.gitignore', () => {
  test('of each folder, the inner one wins', () => {
    const folder = temporaryFolder({
      '.gitignore': 'out/\n*.tmp.md\n/top.md\n',
      'top.md': '',
      'a/top.md': '',
      'a/out/x.md': '',
      'a/b.tmp.md': '',
      'c/.gitignore': '!*.tmp.md\nhere.md\n',
      'c/b.tmp.md': '',
      'c/here.md': '',
      'here.md': '',
    });
    expect(found(folder)).toEqual(['here.md', 'a/top.md', 'c/b.tmp.md']);
  });

  test('of the folders above, inside the repository only', () => {
    const files = { '.gitignore': 'x.md', 'sub/x.md': '', 'sub/y.md': '' };
    expect(found(join(temporaryFolder(files), 'sub'))).toEqual(['x.md', 'y.md']);
    expect(found(join(temporaryFolder({ ...files, '.git/HEAD': '' }), 'sub'))).toEqual(['y.md']);
  });

  test('beside it .agentfilesignore, which has the last word', () => {
    const folder = temporaryFolder({
      '.gitignore': 'a.md\nb.md\n',
      '.agentfilesignore': '!b.md\nc/\n',
      'a.md': '',
      'b.md': '',
      'c/d.md': '',
      'e/.agentfilesignore': '*\n',
      'e/f.md': '',
      'g.md': '',
    });
    expect(found(folder)).toEqual(['b.md', 'g.md']);
  });

  test('does not hide the folder that was asked for', () => {
    const folder = temporaryFolder({ '.git/HEAD': '', '.gitignore': 'out/', 'out/x.md': '' });
    expect(found(join(folder, 'out'))).toEqual(['x.md']);
  });
});

describe('links', () => {
  test('a folder seen under two names is two folders', () => {
    const folder = temporaryFolder({ '.opencode/agents/a.md': '' });
    symlinkSync('.opencode', join(folder, '.other'));
    expect(found(folder)).toEqual(['.opencode/agents/a.md', '.other/agents/a.md']);
  });

  test('circles end, through one link or several', () => {
    const folder = temporaryFolder({ 'a/x.md': '', 'b/y.md': '' });
    symlinkSync('..', join(folder, 'a/up'));
    symlinkSync('../b', join(folder, 'a/to-b'));
    symlinkSync('../a', join(folder, 'b/to-a'));
    const paths = found(folder);
    expect(paths).toContain('a/x.md');
    expect(paths).toContain('a/to-b/y.md');
    expect(paths.length).toBeLessThan(8);
  });

  test('one that leads nowhere, and one to a file', () => {
    const folder = temporaryFolder({ 'x.md': '' });
    symlinkSync('gone', join(folder, 'broken.md'));
    symlinkSync('x.md', join(folder, 'link.md'));
    expect(found(folder)).toEqual(['link.md', 'x.md']);
  });
});

test('a folder without permission is told, the rest is found', (context) => {
  if (process.getuid?.() === 0 || process.platform === 'win32')
    context.skip('permissions do not bind this user');
  const folder = temporaryFolder({ 'a/x.md': '', 'b/y.md': '' });
  chmodSync(join(folder, 'a'), 0);
  const problems: string[] = [];
  expect(found(folder, { onProblem: (path, code) => problems.push(`${path} ${code}`) })).toEqual(['b/y.md']);
  chmodSync(join(folder, 'a'), 0o755);
  expect(problems).toEqual([`${folder}/a EACCES`]);
});

test('a folder that does not exist is told', () => {
  const problems: string[] = [];
  expect(found('/nowhere/at/all', { onProblem: (path, code) => problems.push(`${path} ${code}`) })).toEqual(
    [],
  );
  expect(problems).toEqual(['/nowhere/at/all ENOENT']);
});

describe('candidates', () => {
  test.each([
    ['/w/.opencode/agent/a.md', true],
    ['/w/.opencode/agents/team/a.md', true],
    ['/w/agents/a.md', true],
    ['/w/skills/x/SKILL.md', true],
    ['/w/skills/x/other.md', false],
    ['/w/README.md', false],
    ['/w/agents.md', false],
    ['/w/.opencode/agent/a.txt', false],
    ['c:/w/agent/a.md', true],
  ])('%s: %s', (path, expected) => {
    expect(isCandidate(path, ALL_PLACES)).toBe(expected);
  });

  test('the small list of places is that of the tables', () => {
    expect(ALL_PLACES).toEqual(DIALECTS.map((dialect) => dialect.places));
  });

  test('globs name every folder', () => {
    expect(candidateGlobs(ALL_PLACES)).toContain('**/{agent,agents}/**/*.md');
    expect(candidateGlobs(ALL_PLACES)).toContain('**/{skill,skills}/**/SKILL.md');
  });
});
