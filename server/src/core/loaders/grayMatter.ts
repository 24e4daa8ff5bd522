import matter from 'gray-matter';
import { afterBom, splitFrontMatter } from '../syntax/frontmatter.ts';
import { lazy } from '../syntax/lazy.ts';
import { BROKEN, readPlainHeader } from '../syntax/plainHeader.ts';
import type { Span } from '../syntax/span.ts';
import { plainValues } from './plainValues.ts';

/** What gray-matter made of a text. */
export type Matter = ParsedMatter | ThrownMatter | ScriptMatter;

export interface ParsedMatter {
  readonly kind: 'parsed';
  /** What its parser returned: a map for most headers; a list, a scalar or nothing for some. */
  readonly data: unknown;
  /** The text below the header; the whole text where there is none. */
  readonly content: string;
}

export interface ThrownMatter {
  readonly kind: 'thrown';
  /** The parser's reason, first line. */
  readonly message: string;
  /** Offset in the whole text; undefined where the parser does not say. */
  readonly offset: number | undefined;
}

/** The header names a script engine: gray-matter would evaluate it. */
export interface ScriptMatter {
  readonly kind: 'script';
}

class ScriptHeader extends Error {}

function refuse(): never {
  throw new ScriptHeader('a script header is never run');
}

/**
 * Passed on every call: both names of the engine that evaluates code lead to a stub, and with options gray-matter
 * neither fills nor asks its cache.
 */
const OPTIONS = { engines: { js: { parse: refuse }, javascript: { parse: refuse } } };

/** What gray-matter takes for a Node buffer, so that it never looks for the real one: a web worker has none. */
class TextBuffer {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  static isBuffer(): boolean {
    return true;
  }

  toString(): string {
    return this.#text;
  }
}

/** Runs gray-matter 4.0.3 on a text as programs do that call it plainly, except that no script is run. Never throws. */
export function runGrayMatter(text: string): Matter {
  return readPlainly(text) ?? runLibrary(text);
}

/** What the library makes of a header whose lines are all plain; undefined for every other text. */
function readPlainly(text: string): Matter | undefined {
  const split = splitFrontMatter(text, 'line-start');
  if (!split?.close || split.language.start < split.language.end) return undefined;
  if (split.content.start > split.open.end + 2) return undefined;
  const root = readPlainHeader(text, split.content);
  if (root === BROKEN) return lateFault(text);
  const data = root && plainValues(root);
  return data && { kind: 'parsed', data, content: contentAfter(text, split.close.end) };
}

/** A header that the library refuses for certain; it runs only for who asks why. */
function lateFault(text: string): ThrownMatter {
  const fault = lazy(() => {
    const matter = runLibrary(text);
    return matter.kind === 'thrown' ? matter : { message: '', offset: undefined };
  });
  return {
    kind: 'thrown',
    get message() {
      return fault().message;
    },
    get offset() {
      return fault().offset;
    },
  };
}

/** What follows the closing dashes, their line break left out. */
function contentAfter(text: string, end: number): string {
  const start = text[end] === '\r' ? end + 1 : end;
  return text.slice(text[start] === '\n' ? start + 1 : start);
}

/** The same by the library alone. */
export function runLibrary(text: string): Matter {
  try {
    const file = matter({ content: new TextBuffer(text) as unknown as string }, OPTIONS) as unknown as {
      data: unknown;
      content: string;
    };
    return { kind: 'parsed', data: file.data, content: file.content };
  } catch (error) {
    if (error instanceof ScriptHeader) return { kind: 'script' };
    return thrown(text, error);
  }
}

function thrown(text: string, error: unknown): ThrownMatter {
  const { reason, message, mark } = error as {
    reason?: string;
    message?: string;
    mark?: { position?: number };
  };
  const position = mark?.position;
  const block = blockOf(text);
  return {
    kind: 'thrown',
    message: (reason ?? message ?? String(error)).split('\n', 1)[0] ?? '',
    offset: position === undefined ? undefined : Math.min(block.start + position, block.end),
  };
}

/** What gray-matter hands to its parser: from right after the word that names the language to the closing line. */
function blockOf(text: string): Span {
  const dashes = afterBom(text) + 3;
  const line = text.slice(dashes).search(/\r?\n/);
  const language = text.slice(dashes).slice(0, line);
  const start = language.trim() === '' ? dashes : dashes + language.length;
  const end = text.indexOf('\n---', start);
  return { start, end: end < 0 ? text.length : end };
}
