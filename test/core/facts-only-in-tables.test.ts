import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../../server/src/core/dialects/registry.ts';
import type { Dialect, FieldSpec } from '../../server/src/core/dialects/types.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCANNED = ['client/src', 'server/src', 'scripts', 'syntaxes'];
const TABLES = join('server', 'src', 'core', 'dialects', 'data') + sep;
const SOURCE = new Set(['.ts', '.mts', '.js', '.mjs', '.cjs', '.json']);

/** One word of the tables that looks like no ordinary one, although it has neither capitals inside nor a joint. */
const DISTINCTIVE = /^(?:webfetch|websearch|todowrite|todoread|codesearch|multiedit|subagent|xhigh)$/;

/** Words of the tables that cannot mean anything else: two words in one, `webfetch`, `apply_patch`, `NotebookEdit`. */
function distinctiveWords(dialects: readonly Dialect[]): string[] {
  const words = dialects.flatMap((dialect) => [
    ...[...dialect.tools, ...dialect.goneTools].map((one) => one.id),
    ...dialect.foreignTools.map((one) => one.name),
    ...dialect.permissionKeys.map((one) => one.key),
    ...dialect.foreignKeys.map((one) => one.key),
    ...dialect.effortLevels.map((one) => one.value),
    ...dialect.kinds.flatMap((kind) => fieldWords(kind.fields)),
  ]);
  return [...new Set(words)].filter(
    (word) => /[a-z][A-Z]|[a-z][_-][a-z]/.test(word) || DISTINCTIVE.test(word),
  );
}

function fieldWords(fields: readonly FieldSpec[]): string[] {
  return fields.flatMap((field) => [
    field.key,
    ...(field.values ?? []).map((value) => value.value),
    ...fieldWords(field.fields ?? []),
  ]);
}

/** `file:line: "word"` for every string of the text that is such a word and nothing else. */
function quotedWords(file: string, text: string, words: readonly string[]): string[] {
  const quoted = new RegExp(`(?<![\\\\\\w])(['"])(?:${words.map(escapeRegExp).join('|')})\\1`, 'g');
  return text
    .split('\n')
    .flatMap((line, index) => [...line.matchAll(quoted)].map((found) => `${file}:${index + 1}: ${found[0]}`));
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => SOURCE.has(extname(path)))
    .map((path) => join(folder, path))
    .filter((path) => !path.startsWith(TABLES));
}

const words = distinctiveWords(DIALECTS);

describe('facts stand in the dialect tables only', () => {
  test.each(SCANNED)('no tool, key or value is quoted in %s', (folder) => {
    const found = sourceFiles(folder).flatMap((path) =>
      quotedWords(path, readFileSync(join(ROOT, path), 'utf8'), words),
    );
    expect(found).toEqual([]);
  });
});

describe('the search itself', () => {
  test('knows the words that nobody writes by chance', () => {
    expect(words).toEqual(
      expect.arrayContaining([
        'webfetch',
        'todowrite',
        'todoread',
        'apply_patch',
        'NotebookEdit',
        'doom_loop',
        'plan_exit',
      ]),
    );
    expect(words).not.toContain('read');
  });

  test('finds a quoted word and its line, nothing in prose', () => {
    const text = `const a = 1;\nif (id === 'webfetch') f("doom_loop");\n// webfetch, "webfetches"\n`;
    expect(quotedWords('a.ts', text, words)).toEqual([`a.ts:2: 'webfetch'`, 'a.ts:2: "doom_loop"']);
  });

  test('finds the tables themselves, were they not left out', () => {
    const path = join(TABLES, 'opencode', 'tools.ts');
    expect(quotedWords(path, readFileSync(join(ROOT, path), 'utf8'), words).length).toBeGreaterThan(5);
  });
});
