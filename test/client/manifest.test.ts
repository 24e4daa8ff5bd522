import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly media: { readonly markdown: string } }[];
    }[];
  };
}

const manifest: Manifest = JSON.parse(read('package.json'));
const sources = readdirSync(new URL('client/src/', root)).map((name) => read(`client/src/${name}`));

test('every text of the manifest is in package.nls.json, and nothing else is', () => {
  const used = new Set([...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key));
  expect(Object.keys(JSON.parse(read('package.nls.json'))).sort()).toEqual([...used].sort());
});

test('every text of the client can be translated, and nothing else is in the bundle', () => {
  const texts = sources.flatMap((source) =>
    [...source.matchAll(/l10n\.t\(\s*(['"])(.*?)\1\s*[,)]/gs)].map(([, , text]) => text),
  );
  expect(Object.keys(JSON.parse(read('l10n/bundle.l10n.json'))).sort()).toEqual([...new Set(texts)].sort());
});

test('every command is registered, and every registered one is in the manifest', () => {
  const registered = sources.flatMap((source) =>
    [...source.matchAll(/registerCommand\(\s*'([\w.]+)'/g)].map(([, command]) => command),
  );
  expect(manifest.contributes.commands.map(({ command }) => command).sort()).toEqual(registered.sort());
});

test('the pages of the walkthrough are there', () => {
  const pages = manifest.contributes.walkthroughs.flatMap(({ steps }) =>
    steps.map(({ media }) => media.markdown),
  );
  expect(pages.filter((page) => !existsSync(new URL(page, root)))).toEqual([]);
});
