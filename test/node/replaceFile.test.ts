import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { replaceFile } from '../../server/src/node/replaceFile.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** Somebody else, who is at work as soon as the new text lies beside the file. */
let meanwhile: ((written: string) => void) | undefined;

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return {
    ...fs,
    writeFileSync: (...args: Parameters<typeof fs.writeFileSync>) => {
      fs.writeFileSync(...args);
      meanwhile?.(String(args[0]));
    },
  };
});

afterEach(() => {
  meanwhile = undefined;
});

const text = (file: string) => readFileSync(file, 'utf8');

describe('in one step', () => {
  test('who reads the old text goes on reading it, and nothing else is left behind', () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    const file = join(folder, 'a.md');
    const reader = openSync(file, 'r');
    expect(replaceFile(file, 'old', 'new')).toBeUndefined();
    expect([text(file), readFileSync(reader, 'utf8')]).toEqual(['new', 'old']);
    closeSync(reader);
    expect(readdirSync(folder)).toEqual(['a.md']);
  });

  test('the new text is whole before it takes the place of the old one', () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    const file = join(folder, 'a.md');
    const seen: string[] = [];
    meanwhile = (written) => seen.push(text(file), text(written));
    expect(replaceFile(file, 'old', 'new')).toBeUndefined();
    expect(seen).toEqual(['old', 'new']);
  });
});

describe('what somebody else wrote stays', () => {
  test('before', () => {
    const file = join(temporaryFolder({ 'a.md': 'theirs' }), 'a.md');
    expect(replaceFile(file, 'old', 'new')).toMatch(/^It was changed meanwhile.*nothing was written\.$/);
    expect(text(file)).toBe('theirs');
  });

  test('and while the new text is written', () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    const file = join(folder, 'a.md');
    meanwhile = () => {
      meanwhile = undefined;
      writeFileSync(file, 'theirs');
    };
    expect(replaceFile(file, 'old', 'new')).toBe('It was changed meanwhile; nothing was written.');
    expect([text(file), readdirSync(folder)]).toEqual(['theirs', ['a.md']]);
  });

  test('a byte that is no UTF-8 is a change, too', () => {
    const folder = temporaryFolder({ 'a.md': new Uint8Array([0x61, 0xff]) });
    const file = join(folder, 'a.md');
    expect(replaceFile(file, 'a\ufffd', 'new')).toContain('nothing was written');
    expect([...readFileSync(file)]).toEqual([0x61, 0xff]);
  });
});

describe('permissions and links', () => {
  test.each([0o600, 0o644, 0o664, 0o755])('mode %i stays, whatever new files get', (mode) => {
    const file = join(temporaryFolder({ 'a.md': 'old' }), 'a.md');
    chmodSync(file, mode);
    const mask = process.umask(0o077);
    try {
      expect(replaceFile(file, 'old', 'new')).toBeUndefined();
    } finally {
      process.umask(mask);
    }
    expect([text(file), statSync(file).mode & 0o777]).toEqual(['new', mode]);
  });

  test('links to links stay, and lead to the new text', () => {
    const folder = temporaryFolder({ 'real/a.md': 'old' });
    mkdirSync(join(folder, 'one'));
    symlinkSync('../real/a.md', join(folder, 'one/b.md'));
    symlinkSync('one/b.md', join(folder, 'c.md'));
    expect(replaceFile(join(folder, 'c.md'), 'old', 'new')).toBeUndefined();
    expect(['c.md', 'one/b.md'].map((name) => readlinkSync(join(folder, name)))).toEqual([
      'one/b.md',
      '../real/a.md',
    ]);
    expect(lstatSync(join(folder, 'real/a.md')).isFile()).toBe(true);
    expect(text(join(folder, 'real/a.md'))).toBe('new');
    expect(readdirSync(join(folder, 'real'))).toEqual(['a.md']);
  });
});

describe('what cannot be written', () => {
  test('a file that is gone, a link that leads nowhere', () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    symlinkSync('nowhere', join(folder, 'b.md'));
    for (const name of ['none.md', 'b.md'])
      expect(replaceFile(join(folder, name), 'old', 'new')).toBe('It cannot be written (ENOENT).');
    expect(readdirSync(folder).sort()).toEqual(['a.md', 'b.md']);
  });

  test('a folder without permission', () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    chmodSync(folder, 0o555);
    // The superuser may write everywhere, so it becomes somebody else for a moment.
    const superuser = process.getuid?.() === 0;
    if (superuser) process.seteuid?.(65534);
    try {
      expect(replaceFile(join(folder, 'a.md'), 'old', 'new')).toBe('It cannot be written (EACCES).');
    } finally {
      if (superuser) process.seteuid?.(0);
      chmodSync(folder, 0o755);
    }
    expect([text(join(folder, 'a.md')), readdirSync(folder)]).toEqual(['old', ['a.md']]);
  });

  test('where the new text vanishes, the old one stays', () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    meanwhile = (written) => rmSync(written);
    expect(replaceFile(join(folder, 'a.md'), 'old', 'new')).toBe('It cannot be written (ENOENT).');
    expect([text(join(folder, 'a.md')), readdirSync(folder)]).toEqual(['old', ['a.md']]);
  });
});
