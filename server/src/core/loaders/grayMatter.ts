import matter from 'gray-matter';
import { afterBom } from '../syntax/frontmatter.ts';
import type { Span } from '../syntax/span.ts';

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
