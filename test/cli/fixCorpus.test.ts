// `fix` over real files: once is enough, nothing is lost, and each file means what it meant but for the fault.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
import { expect, test } from 'vitest';
import { cliIn } from '../support/cli.ts';
import { describeCorpus } from '../support/corpus.ts';
import type { Fixed, Meaning } from '../support/fixMeaning.ts';
import { damage, headerOf } from '../support/fixMeaning.ts';

interface Explained extends Meaning {
  readonly file: string;
  readonly dialect: string;
  readonly readers?: readonly string[];
}

interface Found extends Fixed {
  readonly file: string;
}

/** What every reader of every file makes of it, by file and reader. */
async function explain(folder: string, files: readonly string[]): Promise<Map<string, Explained>> {
  const found = new Map<string, Explained>();
  const ask = async (names: readonly string[], dialect?: string): Promise<readonly Explained[]> => {
    const as = dialect === undefined ? [] : ['--dialect', dialect];
    const { code, out, err } = await cliIn(folder, [
      'explain',
      '--no-home',
      '--format',
      'json',
      ...as,
      ...names,
    ]);
    expect([code, err]).toEqual([0, '']);
    const { files: all } = JSON.parse(out) as { files: readonly Explained[] };
    for (const one of all) found.set(`${one.file} ${one.dialect}`, one);
    return all;
  };
  const others = new Map<string, string[]>();
  for (const { file, readers = [] } of await ask(files))
    for (const reader of readers) others.set(reader, [...(others.get(reader) ?? []), file]);
  for (const [reader, names] of others) await ask(names, reader);
  return found;
}

function ends(text: string): Set<string> {
  return new Set(text.match(/\r\n|\r|\n/g));
}

describeCorpus('fix, over every repository', ({ folder, copy }) => {
  test('changes what it must, once, and keeps what every file means', async () => {
    const [before, after] = [folder(), copy()];
    const checked = await cliIn(before, ['check', '--format', 'json']);
    const findings = (JSON.parse(checked.out).diagnostics as Found[]).filter(({ fixes = [] }) =>
      fixes.some(({ safe }) => safe),
    );
    const { out: patch } = await cliIn(before, ['fix', '--dry-run']);
    const fixed = await cliIn(after, ['fix']);
    const names = [...fixed.out.matchAll(/^fixed (.*)$/gm)].map(([, name = '']) => name);
    expect(fixed.code).toBe(0);
    expect(names.length).toBeGreaterThan(200);
    expect([...new Set(findings.map(({ file }) => file))].sort()).toEqual([...names].sort());

    const texts = new Map(
      names.map((name) => [name, [before, after].map((one) => readFileSync(join(one, name), 'utf8'))]),
    );
    for (const [name, [old = '', now = '']] of texts) {
      expect(now.startsWith('\ufeff'), name).toBe(old.startsWith('\ufeff'));
      expect(
        [...ends(now)].filter((end) => !ends(old).has(end)),
        name,
      ).toEqual([]);
      expect(/[\r\n]$/.test(now), name).toBe(/[\r\n]$/.test(old));
      const own = findings.filter(({ file }) => file === name);
      if (own.every(({ rule }) => rule === 'nested-fence')) expect(otherLines(old, now), name).toEqual([]);
      else
        expect(bodyOf(now), name).toBe(
          own.some(({ rule }) => rule === 'nested-fence') ? bodyOf(now) : bodyOf(old),
        );
      // It is YAML that any program can read now, whatever it was.
      expect(() => headerOf(now), name).not.toThrow();
    }

    const [meant, means] = [await explain(before, names), await explain(after, names)];
    expect([...means.keys()]).toEqual([...meant.keys()]);
    const wrong = [...meant].flatMap(([key, was]) => {
      const is = means.get(key);
      const [old = ''] = texts.get(was.file) ?? [];
      const own = findings.filter(({ file }) => file === was.file);
      return is ? damage(was, is, old, own).map((what) => `${key}: ${what}`) : [];
    });
    expect(wrong).toEqual([]);

    const patched = copy();
    const apply = ['apply', '--unsafe-paths', '--whitespace=nowarn', '-'];
    execFileSync('git', apply, { cwd: patched, input: patch, stdio: ['pipe', 'pipe', 'pipe'] });
    for (const [name, [, now]] of texts) expect(readFileSync(join(patched, name), 'utf8'), name).toBe(now);

    const again = await cliIn(after, ['fix']);
    expect([again.code, again.out]).toEqual([0, '']);
  }, 240_000);
});

/** The text behind the front matter. */
function bodyOf(text: string): string {
  return text.replace(/^\ufeff?---[ \t]*\r?\n[\s\S]*?^---/m, '');
}

/** Lines that changed otherwise than by a longer fence. */
function otherLines(old: string, now: string): string[] {
  return diffLines(old, now)
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ value }) => value.split(/\r\n|\r|\n/))
    .filter((line) => line !== '' && !/^[ \t]*(?:`{3,}|~{3,})/.test(line));
}
