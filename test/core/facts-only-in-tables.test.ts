import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseAst } from 'vitest/node';
import { DIALECTS } from '../../server/src/core/dialects/registry.ts';
import type { Dialect, FieldSpec, FilePlaces } from '../../server/src/core/dialects/types.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SCANNED = ['client/src', 'server/src', 'scripts', 'syntaxes'];
const TABLES = join('server', 'src', 'core', 'dialects', 'data') + sep;
const SOURCE = new Set(['.ts', '.mts', '.js', '.mjs', '.cjs', '.json']);

/** One word of the tables that looks like no ordinary one, although it has neither capitals inside nor a joint. */
const DISTINCTIVE =
  /^(?:webfetch|websearch|todowrite|todoread|codesearch|multiedit|subagent|xhigh|chatmodes?|[A-Z]{5,})$/;

/** Words of the tables that are words of people's prose as well, which patterns look for. */
const IN_PROSE = new Set(['subagent']);

/** Words of the tables that cannot mean anything else: two words in one, `webfetch`, `apply_patch`, `NotebookEdit`. */
function distinctiveWords(dialects: readonly Dialect[]): string[] {
  const words = dialects.flatMap((dialect) => [
    ...[...dialect.tools, ...dialect.goneTools].map((one) => one.id),
    ...dialect.foreignTools.map((one) => one.name),
    ...dialect.permissionKeys.map((one) => one.key),
    ...dialect.foreignKeys.map((one) => one.key),
    ...dialect.effortLevels.map((one) => one.value),
    ...dialect.kinds.flatMap((kind) => fieldWords(kind.fields)),
    ...dialect.tools.flatMap((one) => one.nameArgument ?? []),
    ...fileNames(dialect.places).flatMap((name) => name.match(/[\w-]+/g) ?? []),
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

/** All that programs want files and folders to be called. */
function fileNames({ patterns, shared, files = [], configFiles, markers = [] }: FilePlaces): string[] {
  const folders = [...patterns, ...shared.map(({ pattern }) => pattern)];
  const names = folders.map(({ file }) => ('name' in file ? file.name : file.extension));
  return [
    ...names,
    ...folders.flatMap((one) => one.folders),
    ...files.map(({ path }) => path),
    ...configFiles,
    ...markers,
  ];
}

/** What is written with marks that tell it from prose: `#file:`, `mcp__`, `.agent.md`. */
function forms(dialects: readonly Dialect[]): string[] {
  const hashes = dialects.flatMap(({ kinds }) => kinds.flatMap(({ references }) => references.hash ?? []));
  const servers = dialects.flatMap(({ serverForm }) => serverForm?.replace(/[^_]*$/, '') ?? []);
  const endings = dialects.flatMap(({ places }) => fileNames(places)).filter((name) => /^\.\w+\./.test(name));
  return [...new Set([...hashes.flatMap(({ file, tool }) => [file, tool]), ...servers, ...endings])];
}

/** A string or a piece of a template without blanks, or a regular expression. */
interface Literal {
  readonly text: string;
  readonly start: number;
  readonly isPattern: boolean;
}

/** The literals of a module that its code may compare a text with; prose and the rules' own pages are left out. */
function literals(code: string): Literal[] {
  const found: Literal[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || isPage(node)) return;
    const literal = literalOf(node);
    if (literal && (literal.isPattern || !/\s/.test(literal.text))) found.push(literal);
    // What a module imports is no text.
    for (const [key, child] of Object.entries(node)) if (key !== 'source') visit(child);
  };
  visit(parseAst(code, { lang: 'ts' }).body);
  return found;
}

function isPage(node: object): boolean {
  return (
    'key' in node &&
    typeof node.key === 'object' &&
    node.key !== null &&
    'name' in node.key &&
    node.key.name === 'docs'
  );
}

function literalOf(node: object): Literal | undefined {
  if (!('type' in node && 'start' in node && typeof node.start === 'number')) return undefined;
  const { start } = node;
  if (node.type === 'Literal' && 'raw' in node && 'regex' in node && typeof node.raw === 'string')
    return { text: plain(node.raw), start, isPattern: true };
  if (node.type === 'Literal' && 'value' in node && typeof node.value === 'string')
    return { text: plain(node.value), start, isPattern: false };
  if (node.type !== 'TemplateElement' || !('value' in node)) return undefined;
  const { raw } = node.value as { readonly raw: string };
  return { text: plain(raw), start, isPattern: false };
}

/** A regular expression without its classes and the marks of its groups: `.agent.md` for `(?:\\.agent)?\\.md`. */
function plain(pattern: string): string {
  return pattern
    .replace(/\\[a-z]/gi, '|')
    .replace(/\\(.)/g, '$1')
    .replace(/\(\?(?:[:=!]|<[=!])|[()?*+^$]/g, '');
}

/** `file:line: literal` for every literal that holds one of the words or forms. */
function holders(file: string, code: string, words: readonly string[], marks: readonly string[]): string[] {
  const inPattern = oneOf(words.filter((word) => !IN_PROSE.has(word)));
  const inString = oneOf(words);
  return literals(code)
    .filter(
      ({ text, isPattern }) =>
        (isPattern ? inPattern : inString).test(text) || marks.some((one) => text.includes(one)),
    )
    .map(({ text, start }) => `${file}:${code.slice(0, start).split('\n').length}: ${text}`);
}

function oneOf(words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w-])(?:${words.map(escapeRegExp).join('|')})(?![\\w-])`);
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
const marks = forms(DIALECTS);

describe('facts stand in the dialect tables only', () => {
  test.each(SCANNED)('no tool, key or value is quoted in %s', (folder) => {
    const found = sourceFiles(folder).flatMap((path) =>
      quotedWords(path, readFileSync(join(ROOT, path), 'utf8'), words),
    );
    expect(found).toEqual([]);
  });

  test.each(['client/src', 'server/src'])('nor is one part of a string or a pattern in %s', (folder) => {
    const found = sourceFiles(folder)
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => holders(path, readFileSync(join(ROOT, path), 'utf8'), words, marks));
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

  const CAUGHT = [
    String.raw`const CALL = /\bsubagent_type["'*]*\s*[:=]\s*(\w+)/iu;`,
    `const name = path.endsWith('/SKILL.md') ? folder : file;`,
    String.raw`name.replace(/(?:\.(?:agent|prompt|chatmode))?\.md$/, '');`,
    String.raw`name.replace(/(?:\.agent)?\.md$/, '');`,
    String.raw`const FILE = /#file:(\S+)/;`,
    'const SERVER = /^mcp__(.+?)__(.+)$/;',
    'const label = `#tool:search`;',
    String.raw`new RegExp('\\bwebfetch\\b|x')`,
  ];
  test.each(CAUGHT)('finds what a part of a string or a pattern says: %s', (code) => {
    expect(holders('a.ts', `// One line before.\n${code}\n`, words, marks)).toEqual([
      expect.stringMatching(/^a\.ts:2: ./),
    ]);
  });

  const PASSED = [
    `const one = { message: 'Write webfetch, as in SKILL.md or #file: here.' };`,
    `const rule = { docs: { bad: [{ path: '.claude/skills/x/SKILL.md' }] } };`,
    `import { x } from './webfetch.ts'; // SKILL.md`,
    String.raw`const WORDS = /\b(agent|subagent|skill)\b/;`,
    `type Place = { is: 'permissions' | 'file' };`,
  ];
  test.each(PASSED)('passes over prose, pages and imports: %s', (code) => {
    expect(holders('a.ts', code, words, marks)).toEqual([]);
  });

  test('finds the tables themselves, were they not left out', () => {
    const path = join(TABLES, 'opencode', 'tools.ts');
    expect(quotedWords(path, readFileSync(join(ROOT, path), 'utf8'), words).length).toBeGreaterThan(5);
  });
});
