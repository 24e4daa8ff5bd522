import { describe, expect, test } from 'vitest';
import { fromPlatformPath, toPlatformPath } from '../../server/src/node/platform.ts';

describe('Windows', () => {
  test.each([
    ['C:\\Work\\a b.md', 'c:/Work/a b.md'],
    ['c:\\', 'c:/'],
    ['\\\\server\\share\\agent\\a.md', '/server/share/agent/a.md'],
    ['\\\\wsl$\\Debian\\home\\a.md', '/wsl$/Debian/home/a.md'],
  ])('%s', (platform, core) => {
    expect(fromPlatformPath(platform, true)).toBe(core);
    expect(toPlatformPath(core, true).toLowerCase()).toBe(platform.toLowerCase());
  });

  test('a bare drive is its root, not its working folder', () => {
    expect(toPlatformPath('c:', true)).toBe('c:\\');
  });
});

test('elsewhere a backslash is a character like any other', () => {
  expect(fromPlatformPath('/w/a\\b.md', false)).toBe('/w/a\\b.md');
  expect(toPlatformPath('/w/a\\b.md', false)).toBe('/w/a\\b.md');
});
