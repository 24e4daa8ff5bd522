import { describe, expect, test } from 'vitest';
import { pathToUri, uriToPath } from '../../server/src/lsp/uris.ts';

describe('an address of a file is its core path, and the way back', () => {
  test.each([
    // Linux
    ['file:///w/.opencode/agent/a.md', '/w/.opencode/agent/a.md', false],
    ['file:///w/a%20b%23c%3Fd%25.md', '/w/a b#c?d%.md', false],
    ['file:///w/%E6%97%A5%F0%9F%A6%8A.md', '/w/日🦊.md', false],
    ['file:///w/a%5Cb.md', '/w/a\\b.md', false],
    ['file:///w/%28x%29.md', '/w/(x).md', false],
    // macOS: names come decomposed, and stay so
    ['file:///Users/me/cafe%CC%81.md', '/Users/me/cafe\u0301.md', false],
    // Windows, as VS Code writes it
    ['file:///c%3A/Work/a%20b.md', 'c:/Work/a b.md', true],
    ['file:///c%3A/', 'c:/', true],
    // A share
    ['file://server/share/agent/a.md', '/server/share/agent/a.md', true],
    ['file://wsl%24/Debian/home/a.md', '/wsl$/Debian/home/a.md', true],
  ])('%s', (uri, path, windows) => {
    expect(uriToPath(uri)).toBe(path);
    expect(pathToUri(path, windows)).toBe(uri);
  });
});

describe('other ways in which editors write the same', () => {
  test.each([
    ['file:///C:/Work/a.md', 'c:/Work/a.md'],
    ['file:///C%3a/Work/a.md', 'c:/Work/a.md'],
    ['file:///c:', 'c:'],
    ['file://localhost/w/a.md', '/w/a.md'],
    ['file:/w/a.md', '/w/a.md'],
    ['FILE:///w/a.md', '/w/a.md'],
    ['file:///w/a.md?x=1#frag', '/w/a.md'],
    ['file:///w/100%.md', '/w/100%.md'],
    ['file:///w/cc:dd/a.md', '/w/cc:dd/a.md'],
  ])('%s', (uri, path) => {
    expect(uriToPath(uri)).toBe(path);
  });
});

describe('what is no file', () => {
  test.each([
    'untitled:Untitled-1',
    'untitled:/w/a.md',
    'git:/w/a.md?%7B%7D',
    'vscode-notebook-cell:/w/a.md#x',
    'vscode-vfs://github/o/r/a.md',
    'not an address',
    '',
  ])('%s', (uri) => {
    expect(uriToPath(uri)).toBeUndefined();
  });
});
