import type { Tree } from '@lezer/common';
import type { AtReference } from './body.ts';
import { type Span, span } from './span.ts';

/** What no run of text reaches into, and nothing in it is read. */
const OPAQUE = new Set([
  'FencedCode',
  'CodeBlock',
  'InlineCode',
  'Comment',
  'ProcessingInstruction',
  'ProcessingInstructionBlock',
  'HTMLBlock',
  'HTMLTag',
  'Autolink',
  'Image',
  'LinkReference',
  'LinkLabel',
  'LinkTitle',
  'URL',
  'Escape',
]);

/** Marks at which a run of text ends and the next one begins. Those of struck text are none. */
const MARKS = new Set([
  'EmphasisMark',
  'HeaderMark',
  'LinkMark',
  'ListMark',
  'QuoteMark',
  'TableDelimiter',
  'TaskMarker',
]);

/** `@`, and a path up to white space or a backslash; `\ ` is a blank in it. */
const IMPORT = /@((?:[^\s\\]|\\ )+)/y;

/** How a path may begin; anything else is no import. */
const BEGINNING = /^(?:[A-Za-z0-9._-]|~\/|\/.)/;

/** Whether a text may hold an import at all: `@` and a letter, a dot, `~/` or `/`. */
export function mayImport(text: string): boolean {
  return text.includes('@') && /@(?:[\w.-]|~?\/)/.test(text);
}

/**
 * The `@path` imports of a body as Claude Code 2.1.330 finds them: at the beginning of a run of text or after white
 * space, up to the next white space or the end of the run, outside of code, HTML blocks and comments; in the label of a
 * link as well. Plain words are among them (`@param`). `tree` is that of the text's part `range`.
 */
export function importsIn(text: string, range: Span, tree: Tree): AtReference[] {
  const found: AtReference[] = [];
  const breaks = breaksOf(text, tree, range.start);
  let next = 0;
  for (let at = text.indexOf('@', range.start); at >= 0 && at < range.end; at = text.indexOf('@', at + 1)) {
    while ((breaks[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    const upcoming = breaks[next];
    const begins =
      at === range.start || /\s/.test(text.charAt(at - 1)) || (next > 0 && breaks[next - 1]?.end === at);
    if (!begins || (upcoming && upcoming.start <= at)) continue;
    const one = importAt(text, at, upcoming?.start ?? range.end);
    if (one) found.push(one);
  }
  return found;
}

function importAt(text: string, at: number, runEnd: number): AtReference | undefined {
  IMPORT.lastIndex = at;
  const written = IMPORT.exec(text)?.[1]?.slice(0, runEnd - at - 1);
  if (!written || !BEGINNING.test(written)) return undefined;
  const hash = written.indexOf('#');
  const path = hash < 0 ? written : written.slice(0, hash);
  const end = at + 1 + written.length;
  const pathSpan = span(at + 1, at + 1 + path.length);
  const fragment = hash < 0 ? undefined : span(pathSpan.end + 1, end);
  return { span: span(at, end), pathSpan, path: path.replaceAll('\\ ', ' '), fragment };
}

/** Where runs of text end, in order, none in another. */
function breaksOf(text: string, tree: Tree, base: number): Span[] {
  const found: Span[] = [];
  tree.iterate({
    enter: ({ name, from, to }) => {
      if (name === 'CommentBlock') {
        found.push(...comments(text, from + base, to + base));
        return false;
      }
      const opaque = OPAQUE.has(name);
      if (opaque || MARKS.has(name)) found.push(span(from + base, to + base));
      return !opaque;
    },
  });
  return found;
}

/** The comments of a block that begins with one: what stands behind it in its last line is text. */
function comments(text: string, from: number, to: number): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf('<!--', from); at >= 0 && at < to; ) {
    const close = text.indexOf('-->', at);
    const end = close < 0 ? to : Math.min(close + 3, to);
    found.push(span(at, end));
    at = text.indexOf('<!--', end);
  }
  return found;
}
