import type { InlineContext, MarkdownConfig } from '@lezer/markdown';
import { lazy } from './lazy.ts';

/**
 * What a path in prose ends in: without such an end, `@word/word` is a package or a decorator as likely as a file.
 * Endings that are common method names (`@app.get`, `@task.c`) are left out.
 */
const EXTENSIONS = [
  'md|mdc|mdx|markdown|txt|rst|adoc|json|jsonc|json5|jsonl|ya?ml|toml|xml|csv|tsv|ini|html?|css|scss|less|sass',
  'jsx?|mjs|cjs|tsx?|mts|cts|vue|svelte|astro|py|pyi|ipynb|rb|go|rs|java|kts?|swift|cs|php|cpp|hpp|dart|lua|exs?',
  'sh|bash|zsh|ps1|graphql|proto|tf|tfvars|sql|pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|svg|webp|lock',
].join('|');

/** What no path in prose has in it, for a character class. */
const STOP = String.raw`\s@\\,;:!?#<>()[\]{}|"'*=$%^&+\x60…、。，；：？！（）「」『』【】`;

/** Lazy, so that the first ending that something other than a name follows is the end: `@a.md)`, `@a.mdを読む`. */
const AT_PATH = new RegExp(
  String.raw`@((?:~\/)?[^~/${STOP}][^${STOP}]*?\.(?:${EXTENSIONS}))(?![\w-]|[./@](?=\w))`,
  'iy',
);

const fragmentAt = lazy(() => /#([\p{L}\p{N}_-]+)/uy);

/** Characters before the `@` that make it the middle of something: an address, a package version, a path, a macro. */
const JOINED = /[\w`@/\\.$%&=+~-]/;

/** Names of programs and libraries that people write with an `@` as if they were accounts: `@Next.js`. */
const PRODUCT = /^[A-Z][A-Za-z]*\.js$/;

/** The beginning of every reference, with whatever stands around it. */
const AT_BEGINNING = new RegExp(String.raw`@(?:~\/)?[^~/${STOP}][^${STOP}]*\.(?:${EXTENSIONS})`, 'iy');

/** Whether an `@path` may begin at the offset, where an `@` stands. */
export function mayBeAtPath(text: string, offset: number): boolean {
  AT_BEGINNING.lastIndex = offset;
  return AT_BEGINNING.test(text);
}

export interface AtPath {
  /** `PRINCIPLES.md` */
  readonly path: string;
  /** `git` in `@PRINCIPLES.md#git`; undefined where none is written. */
  readonly fragment: string | undefined;
  /** Length of the whole reference, `@` included. */
  readonly length: number;
}

/** The reference whose `@` stands at the offset; undefined where it is a mail address, a package, a decorator … */
export function atPathAt(text: string, offset: number): AtPath | undefined {
  if (offset > 0 && JOINED.test(text.charAt(offset - 1))) return undefined;
  AT_PATH.lastIndex = offset;
  const match = AT_PATH.exec(text);
  if (!match) return undefined;
  const [whole, path = ''] = match;
  if (PRODUCT.test(path)) return undefined;
  const end = offset + whole.length;
  if (text[end] !== '#') return { path, fragment: undefined, length: whole.length };
  const pattern = fragmentAt();
  pattern.lastIndex = end;
  const [written = '', fragment] = pattern.exec(text) ?? [];
  return { path, fragment, length: whole.length + written.length };
}

/** Makes `@path` in prose a node of the syntax tree. */
export const AT_REFERENCES: MarkdownConfig = {
  defineNodes: ['AtReference'],
  parseInline: [{ name: 'AtReference', parse: parseAt, before: 'Emphasis' }],
};

function parseAt(cx: InlineContext, next: number, pos: number): number {
  if (next !== 64) return -1;
  const found = atPathAt(cx.text, pos - cx.offset);
  return found ? cx.addElement(cx.elt('AtReference', pos, pos + found.length)) : -1;
}
