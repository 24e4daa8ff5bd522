import { chmodSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CodeCache, cacheFolder } from '../../server/src/start/codeCache.ts';
import { temporaryFolder } from '../support/temporary.ts';

const COMPILED = { code: Buffer.from('code that an engine has made'), cpuMs: 120 };

/** A cache with one entry, and the file that it lies in. */
function filled() {
  const folder = join(temporaryFolder(), 'not', 'there', 'yet');
  const cache = new CodeCache(folder);
  cache.write('cli-core', 'v1', COMPILED);
  return { cache, folder, file: join(folder, 'cli-core') };
}

test('gives back what it was given, for the same key', () => {
  const { cache, folder } = filled();
  expect(cache.read('cli-core', 'v1')).toEqual(COMPILED);
  expect(cache.read('cli-core', 'v2')).toBeUndefined();
  expect(cache.read('cli-tables', 'v1')).toBeUndefined();
  expect(readdirSync(folder)).toEqual(['cli-core']);
});

test('keeps the last', () => {
  const { cache, folder } = filled();
  const next = { code: Buffer.from('more'), cpuMs: 900 };
  cache.write('cli-core', 'v2', next);
  expect(cache.read('cli-core', 'v2')).toEqual(next);
  expect(readdirSync(folder)).toEqual(['cli-core']);
});

test('takes nothing of which a sector was lost', () => {
  const { cache, file } = filled();
  const code = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7 + (i >> 8)) % 251));
  cache.write('cli-core', 'v1', { code, cpuMs: 1 });
  expect(cache.read('cli-core', 'v1')?.code).toEqual(code);
  const whole = readFileSync(file);
  for (let sector = 0; sector < whole.length; sector += 512) {
    const damaged = new Uint8Array(whole);
    damaged.fill(0, sector, sector + 512);
    writeFileSync(file, damaged);
    expect([sector, cache.read('cli-core', 'v1')]).toEqual([sector, undefined]);
  }
  writeFileSync(file, new Uint8Array(whole));
  for (const length of [whole.length - 1, whole.length - 512, 256, 255, 0]) {
    truncateSync(file, length);
    expect(cache.read('cli-core', 'v1')).toBeUndefined();
  }
});

test.skipIf(process.platform === 'win32')('takes nothing that others could have written', () => {
  const { cache, folder, file } = filled();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  for (const mode of [0o620, 0o602, 0o666]) {
    chmodSync(file, mode);
    expect(cache.read('cli-core', 'v1')).toBeUndefined();
  }
  chmodSync(file, 0o644);
  expect(cache.read('cli-core', 'v1')).toEqual(COMPILED);
});

test('is silent where there is no place for it', () => {
  const file = join(temporaryFolder({ taken: 'a file' }), 'taken');
  for (const cache of [new CodeCache(undefined), new CodeCache(file)]) {
    cache.write('cli-core', 'v1', COMPILED);
    expect(cache.read('cli-core', 'v1')).toBeUndefined();
  }
  expect(readFileSync(file, 'utf8')).toBe('a file');
});

test.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, string | undefined, home?: string]>([
  ['Linux', {}, 'linux', '/home/u/.cache/agent-files'],
  ['Linux, chosen', { XDG_CACHE_HOME: '/var/c' }, 'linux', '/var/c/agent-files'],
  ['Linux, chosen as it must not be', { XDG_CACHE_HOME: 'c' }, 'linux', '/home/u/.cache/agent-files'],
  ['macOS', {}, 'darwin', '/home/u/Library/Caches/agent-files'],
  ['Linux, without a home', {}, 'linux', undefined, ''],
  ['Windows, without a home', { LOCALAPPDATA: '/local' }, 'win32', '/local/agent-files', ''],
  ['Windows', { LOCALAPPDATA: '/local' }, 'win32', '/local/agent-files'],
  ['Windows, without it', {}, 'win32', undefined],
  ['by its own variable', { AGENT_FILES_CACHE: '/own', XDG_CACHE_HOME: '/var/c' }, 'linux', '/own'],
  ['not wanted', { AGENT_FILES_CACHE: '' }, 'linux', undefined],
  [
    'not wanted of any program',
    { NODE_DISABLE_COMPILE_CACHE: '1', AGENT_FILES_CACHE: '/own' },
    'linux',
    undefined,
  ],
])('lies in the system’s folder: %s', (_, env, platform, folder, home = '/home/u') => {
  expect(cacheFolder(env, platform, home)?.replaceAll('\\', '/')).toBe(folder);
});
