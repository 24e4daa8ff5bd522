import { describe, expect, test } from 'vitest';
import {
  basename,
  dirname,
  isWithin,
  relativePath,
  resolvePath,
  toCorePath,
  withoutExtension,
} from '../../../server/src/core/workspace/paths.ts';

describe('resolvePath', () => {
  const cases: [from: string, to: string, expected: string][] = [
    ['/w/.opencode/agent', '../PRINCIPLES.md', '/w/.opencode/PRINCIPLES.md'],
    ['/w', './a//b/', '/w/a/b'],
    ['/w', '/etc/x', '/etc/x'],
    ['/w', '../../../x', '/x'],
    ['c:/w/agent', '..\\x', 'c:/w/agent/..\\x'],
    ['c:/w/agent', '../../../x', 'c:/x'],
    ['c:/w', 'd:/x', 'd:/x'],
  ];
  test.each(cases)('%s + %s = %s', (from, to, expected) => {
    expect(resolvePath(from, to)).toBe(expected);
  });
});

describe('relativePath', () => {
  const cases: [from: string, to: string, expected: string][] = [
    ['/w/.opencode/agent', '/w/.opencode/RULES.md', '../RULES.md'],
    ['/w', '/w/a/b.md', 'a/b.md'],
    ['/w/a', '/v/b.md', '../../v/b.md'],
  ];
  test.each(cases)('from %s to %s is %s', (from, to, expected) => {
    expect(relativePath(from, to)).toBe(expected);
    expect(resolvePath(from, expected)).toBe(to);
  });
});

test('platform paths become core paths', () => {
  expect(toCorePath('C:\\Work\\a b\\x.md', true)).toBe('c:/Work/a b/x.md');
  expect(toCorePath('\\\\server\\share\\x.md', true)).toBe('//server/share/x.md');
  expect(toCorePath('/w/odd\\name.md', false)).toBe('/w/odd\\name.md');
});

test('parts of a path', () => {
  expect(dirname('/w/a.md')).toBe('/w');
  expect(dirname('/a.md')).toBe('/');
  expect(basename('/w/a.md')).toBe('a.md');
  expect(withoutExtension('a.b.md')).toBe('a.b');
  expect(withoutExtension('.env')).toBe('.env');
  expect(isWithin('/w', '/w/x')).toBe(true);
  expect(isWithin('/w', '/world')).toBe(false);
  expect(isWithin('/', '/x')).toBe(true);
});
