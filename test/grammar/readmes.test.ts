import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  editorGrammars,
  linesOf,
  openGrammar,
  ownGrammars,
  ownRuns,
  packagedGrammars,
  type Token,
  tokenise,
  withoutOwn,
} from '../support/grammar.ts';

/**
 * Packages that are always installed with this project. A test fails where one has gone: take another. None of
 * their READMEs has one of the forms outside code; if a later version gets one, it shows here as a difference.
 */
const PACKAGES = [
  '@biomejs/biome',
  '@lezer/common',
  '@nodelib/fs.scandir',
  '@types/node',
  '@vitest/snapshot',
  '@vscode/test-electron',
  '@vscode/vsce',
  'balanced-match',
  'brace-expansion',
  'chai',
  'chalk',
  'cliui',
  'color-convert',
  'cross-spawn',
  'decode-named-character-reference',
  'devlop',
  'es-module-lexer',
  'escalade',
  'estree-walker',
  'extend-shallow',
  'fdir',
  'fill-range',
  'find-up',
  'flat',
  'ignore',
  'is-extendable',
  'js-yaml',
  'kind-of',
  'log-symbols',
  'magic-string',
  'markdown-it',
  'micromark-util-character',
  'minimatch',
  'mocha',
  'ms',
  'nanoid',
  'p-limit',
  'pathe',
  'picomatch',
  'postcss',
  'readdirp',
  'section-matter',
  'serialize-javascript',
  'std-env',
  'strip-ansi',
  'supports-color',
  'tinyexec',
  'to-regex-range',
  'typescript',
  'vitest',
  'vscode-jsonrpc',
  'vscode-languageclient',
  'vscode-languageserver',
  'vscode-oniguruma',
  'vscode-textmate',
  'which',
  'yaml',
  'yargs',
  'yargs-parser',
  'y18n',
];

/** A paragraph that is put before every heading, and what of it is ours. */
const INSERTED =
  'Read @RULES.md, take $ARGUMENTS and $1, {file:./a.txt}, {env:HOME}, !`git log` at a@b.md for $5.00.';
const INSERTED_FORMS = ['@RULES.md', '$ARGUMENTS', '$1', '{file:./a.txt}', '{env:HOME}', '!`git log`'];

function readme(name: string): string {
  const folder = new URL(`../../node_modules/${name}/`, import.meta.url);
  const file = readdirSync(folder).find((entry) => /^readme\.(md|markdown)$/i.test(entry));
  if (!file) throw new Error(`${name} has no README`);
  return readFileSync(new URL(file, folder), 'utf8');
}

function forms(text: string, lines: readonly (readonly Token[])[]): string[] {
  const source = linesOf(text);
  return lines.flatMap((tokens, index) =>
    ownRuns(tokens).map(({ start, end }) => (source[index] ?? '').slice(start, end)),
  );
}

const isHeading = (tokens: readonly Token[]): boolean => tokens[0]?.scopes[1] === 'markup.heading.markdown';

function withForms(text: string, lines: readonly (readonly Token[])[]): { text: string; count: number } {
  const headings = lines.map(isHeading);
  const source = linesOf(text).flatMap((line, index) =>
    headings[index] ? ['', INSERTED, '', line] : [line],
  );
  return { text: source.join('\n'), count: headings.filter(Boolean).length };
}

it('reads the READMEs of at least 50 different packages', () => {
  expect(new Set(PACKAGES).size).toBe(PACKAGES.length);
  expect(PACKAGES.length).toBeGreaterThanOrEqual(50);
});

// The editor's own grammars where they are at hand: the packaged ones say the same of these files, in twice the time.
describe.each([editorGrammars() ?? packagedGrammars()])('$title', ({ entries }) => {
  const plain = openGrammar('text.html.markdown', entries);
  const injected = openGrammar('text.html.markdown', [...entries, ...ownGrammars()]);

  it.each(PACKAGES)('%s', async (name) => {
    const text = readme(name);
    const after = tokenise(await injected, text);
    expect(forms(text, after)).toEqual([]);
    expect(after).toEqual(tokenise(await plain, text));
  });
});

describe('forms between the paragraphs of a README', () => {
  const { entries } = packagedGrammars();
  const plain = openGrammar('text.html.markdown', entries);
  const injected = openGrammar('text.html.markdown', [...entries, ...ownGrammars()]);
  const short = PACKAGES.filter((name) => readme(name).length < 4000);

  it.each(short)('%s', async (name) => {
    const original = readme(name);
    const { text, count } = withForms(original, tokenise(await plain, original));
    const after = tokenise(await injected, text);
    expect(count).toBeGreaterThan(0);
    expect(forms(text, after)).toEqual(Array.from({ length: count }, () => INSERTED_FORMS).flat());
    expect(after.map(withoutOwn)).toEqual(tokenise(await plain, text).map(withoutOwn));
  });
});
