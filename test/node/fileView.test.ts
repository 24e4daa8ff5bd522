import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DiskView } from '../../server/src/node/fileView.ts';
import { readText } from '../../server/src/node/readText.ts';
import { temporaryFolder, writeFiles } from '../support/temporary.ts';

function view(folder: string, options: Partial<ConstructorParameters<typeof DiskView>[0]> = {}): DiskView {
  return new DiskView({ folders: [folder], home: false, keepMs: Number.POSITIVE_INFINITY, ...options });
}

describe('what lies on the disk', () => {
  test('kinds, listings and texts', () => {
    const folder = temporaryFolder({ 'a/b.md': 'text', 'a/c/d.md': '' });
    symlinkSync(join(folder, 'a'), join(folder, 'link'));
    const files = view(folder);
    expect(files.kind(folder)).toBe('directory');
    expect(files.kind(`${folder}/a/b.md`)).toBe('file');
    expect(files.kind(`${folder}/link/b.md`)).toBe('file');
    expect(files.kind(`${folder}/a/none.md`)).toBeUndefined();
    expect(files.kind(`${folder}/a/b.md/below-a-file`)).toBeUndefined();
    expect(files.list(`${folder}/a`)).toEqual([
      { name: 'b.md', directory: false },
      { name: 'c', directory: true },
    ]);
    expect(files.list(folder)).toContainEqual({ name: 'link', directory: true });
    expect(files.list(`${folder}/none`)).toBeUndefined();
    expect(files.read(`${folder}/a/b.md`)?.text).toBe('text');
    expect(files.read(`${folder}/none.md`)).toBeUndefined();
    expect(files.read(folder)).toBeUndefined();
  });

  test('a BOM is part of the text', () => {
    const folder = temporaryFolder({ 'a.md': '\uFEFF---\n' });
    expect(view(folder).read(`${folder}/a.md`)?.text).toBe('\uFEFF---\n');
  });

  test.each([
    ['binary', new Uint8Array([0x50, 0x4b, 0, 1])],
    ['binary', new Uint8Array(Buffer.from('---\n', 'utf16le'))],
    ['too-large', 'x'.repeat(1024 * 1024 + 1)],
  ])('is not read: %s', (problem, content) => {
    const folder = temporaryFolder({ 'a.md': content });
    expect(view(folder).read(`${folder}/a.md`)).toBeUndefined();
    expect(readText(`${folder}/a.md`)).toMatchObject({ problem });
  });

  test('why there is no text', () => {
    const folder = temporaryFolder();
    expect(readText(`${folder}/none.md`)).toMatchObject({ problem: 'missing' });
    expect(readText(folder)).toMatchObject({ problem: 'not-a-file' });
  });

  test('1 MiB exactly is read', () => {
    const folder = temporaryFolder({ 'a.md': 'x'.repeat(1024 * 1024) });
    expect(view(folder).read(`${folder}/a.md`)?.text).toHaveLength(1024 * 1024);
  });
});

describe('the cache', () => {
  test('holds until told', () => {
    const folder = temporaryFolder({ 'a.md': 'old' });
    const files = view(folder);
    const path = `${folder}/a.md`;
    const before = files.read(path);
    expect([before?.text, files.kind(`${folder}/new.md`), files.list(folder)?.length]).toEqual([
      'old',
      undefined,
      1,
    ]);
    writeFiles(folder, { 'a.md': 'newer', 'new.md': '' });
    expect([files.read(path), files.kind(`${folder}/new.md`), files.list(folder)?.length]).toEqual([
      before,
      undefined,
      1,
    ]);
    files.changed(path);
    files.changed(`${folder}/new.md`);
    expect([files.read(path)?.text, files.kind(`${folder}/new.md`), files.list(folder)?.length]).toEqual([
      'newer',
      'file',
      2,
    ]);
  });

  test('forgets what lay below a folder that came or went', () => {
    const folder = temporaryFolder({ 'a/b/c.md': 'text' });
    const files = view(folder);
    const path = `${folder}/a/b/c.md`;
    expect(files.read(path)?.text).toBe('text');
    expect(files.kind(path)).toBe('file');
    rmSync(join(folder, 'a'), { recursive: true });
    files.changed(`${folder}/a`);
    expect([files.read(path), files.kind(path), files.list(`${folder}/a/b`)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    writeFiles(folder, { 'a/b/c.md': 'back' });
    files.changed(`${folder}/a`);
    expect([files.read(path)?.text, files.kind(path)]).toEqual(['back', 'file']);
  });

  test('grows old only where nobody watches', () => {
    const folder = temporaryFolder();
    let now = 0;
    const files = view(folder, {
      keepMs: 1000,
      now: () => now,
      watched: (path) => path.endsWith('watched.md'),
    });
    const paths = [`${folder}/watched.md`, `${folder}/other.md`];
    const kinds = () => paths.map((path) => files.kind(path));
    expect(kinds()).toEqual([undefined, undefined]);
    writeFiles(folder, { 'watched.md': '', 'other.md': '' });
    now = 999;
    expect(kinds()).toEqual([undefined, undefined]);
    now = 1000;
    expect(kinds()).toEqual([undefined, 'file']);
  });

  test('an unchanged text stays the same object, looked at again or not', () => {
    const folder = temporaryFolder({ 'a.md': 'text' });
    let now = 0;
    const files = view(folder, { keepMs: 10, now: () => now });
    const first = files.read(`${folder}/a.md`);
    now = 50;
    expect(files.read(`${folder}/a.md`)).toBe(first);
    writeFileSync(join(folder, 'a.md'), 'another text');
    now = 100;
    expect(files.read(`${folder}/a.md`)?.text).toBe('another text');
  });
});

test('an open document wins, also where there is no file', () => {
  const folder = temporaryFolder({ 'a.md': 'saved' });
  const open = { text: 'typed' };
  const files = view(folder, { overlay: (path) => (/[ab]\.md$/.test(path) ? open : undefined) });
  expect(files.read(`${folder}/a.md`)).toBe(open);
  expect(files.read(`${folder}/b.md`)).toBe(open);
  expect(files.kind(`${folder}/b.md`)).toBe('file');
});

test('what an answer rests on is recorded, cached or not, inner records too', () => {
  const folder = temporaryFolder({ 'a.md': '' });
  mkdirSync(join(folder, 'sub'));
  const files = view(folder);
  files.kind(`${folder}/before.md`);
  const outer = files.record(() => {
    files.kind(`${folder}/before.md`);
    return files.record(() => {
      files.read(`${folder}/a.md`);
      files.list(`${folder}/sub`);
    }).touched;
  });
  expect([...outer.value]).toEqual([`${folder}/a.md`, `${folder}/sub/`]);
  expect([...outer.touched]).toEqual([`${folder}/before.md`, `${folder}/a.md`, `${folder}/sub/`]);
  files.read(`${folder}/later.md`);
  expect(outer.touched.size).toBe(3);
});
