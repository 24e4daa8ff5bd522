import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  colourise,
  editorGrammars,
  editorThemes,
  type GrammarEntry,
  type GrammarSet,
  openGrammar,
  openThemed,
  ownGrammars,
  packagedGrammars,
  tokenise,
  withoutOwn,
} from '../support/grammar.ts';
import { type Case, readCases, render } from './render.ts';

interface CaseFile {
  readonly file: string;
  readonly cases: readonly Case[];
}

/** What the cases touch; the other languages of code fences only cost time. */
const TOUCHED = /^(text\.html|markdown\.|source\.(yaml|js$))/;
const ROOTS = ['text.html.markdown', 'text.html.markdown.prompt'];
const editor = editorGrammars();

function casesIn(folder: string): CaseFile[] {
  const place = new URL(`cases/${folder}`, import.meta.url);
  return readdirSync(place)
    .filter((name) => name.endsWith('.case'))
    .map((name) => ({ file: folder + name, cases: readCases(readFileSync(new URL(name, place), 'utf8')) }));
}

const touched = ({ title, entries }: GrammarSet): GrammarSet => ({
  title,
  entries: entries.filter(({ scopeName }) => TOUCHED.test(scopeName)),
});

/** Grammars with the cases that hold for them: the editor adds mathematics, which takes some dollar signs. */
const sets: { set: GrammarSet; files: CaseFile[] }[] = [
  { set: touched(packagedGrammars()), files: [...casesIn(''), ...casesIn('packaged/')] },
  ...(editor ? [{ set: touched(editor), files: [...casesIn(''), ...casesIn('editor/')] }] : []),
];

if (!editor) {
  it.skipIf(!process.env['CI'])('needs the embedded VS Code: run node test/vscode/host/install.mjs', () => {
    expect.fail('The cases and themes were not tried on the grammars of a real editor.');
  });
}

describe.each(sets)('$set.title', ({ set, files }) => {
  describe.each(ROOTS)('%s', (root) => {
    const opened = openGrammar(root, [...set.entries, ...ownGrammars()]);
    const plain = openGrammar(root, set.entries);

    it.each([...files, ...casesIn('replaced/')])('$file', async ({ cases }) => {
      const grammar = await opened;
      expect(cases.length).toBeGreaterThan(0);
      for (const { title, written, source } of cases) expect(render(grammar, source), title).toBe(written);
    });

    it.each(files)('$file: what Markdown says stays', async ({ cases }) => {
      const [grammar, without] = [await opened, await plain];
      for (const { title, source } of cases) {
        const stripped = tokenise(grammar, source).map(withoutOwn);
        expect(stripped, title).toEqual(tokenise(without, source).map(withoutOwn));
      }
    });
  });

  it('excludes places that are reached without that, and three that only other Markdown grammars have', async () => {
    const sources = files.flatMap(({ cases }) => cases);
    const unneeded: string[] = [];
    for (const exclusion of exclusions()) {
      const grammar = await openGrammar('text.html.markdown', [...set.entries, ...ownWithout(exclusion)]);
      if (sources.every(({ source, written }) => render(grammar, source) === written))
        unneeded.push(exclusion);
    }
    expect(unneeded).toEqual(['meta.image', 'markup.inline.raw', 'markup.math']);
  });
});

const SELECTOR = /^(text\.html\.markdown) - \((.*)\)$/;

const ownSelector = (): RegExpExecArray => {
  const selector: unknown = ownGrammars().map((entry) => Reflect.get(entry.read(), 'injectionSelector'))[0];
  const parts = SELECTOR.exec(String(selector));
  if (!parts) throw new Error(`the injection selector has another form: ${String(selector)}`);
  return parts;
};

const exclusions = (): string[] => (ownSelector()[2] ?? '').split(' | ');

function ownWithout(exclusion: string): GrammarEntry[] {
  const rest = exclusions().filter((scope) => scope !== exclusion);
  const injectionSelector = `${ownSelector()[1]} - (${rest.join(' | ')})`;
  return ownGrammars().map((entry) => ({ ...entry, read: () => ({ ...entry.read(), injectionSelector }) }));
}

describe('themes of the embedded VS Code', () => {
  const sources = sets
    .flatMap(({ files }) => files.flatMap(({ cases }) => cases))
    .map(({ source }) => source);
  const { entries } = touched(editor ?? packagedGrammars());
  const opened = openThemed('text.html.markdown', [...entries, ...ownGrammars()]);
  const plain = openThemed('text.html.markdown', entries);

  it.each(editorThemes())('$name shows the forms as it did before', async (theme) => {
    const [own, without] = [await opened, await plain];
    own.setTheme(theme);
    without.setTheme(theme);
    for (const source of sources) {
      expect(colourise(own.grammar, source), source).toEqual(colourise(without.grammar, source));
    }
  });

  it('would show a scope that a theme colours', async () => {
    const { grammar, setTheme } = await opened;
    const colours = (scope: string): number[][] => {
      setTheme({ settings: [{ scope, settings: { foreground: '#ff0000' } }] });
      return colourise(grammar, 'See @RULES.md.');
    };
    expect(colours('meta.reference.file.agentfile')).not.toEqual(colours('meta.reference.file.other'));
  });
});
