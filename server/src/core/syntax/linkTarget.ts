import { decodePercent } from './slug.ts';
import type { Span } from './span.ts';
import { span } from './span.ts';

/** The parts of a link target as written: `../RULES.md?raw=1#git`. */
export interface TargetParts {
  /** The whole, without angle brackets. */
  readonly target: Span;
  /** `../RULES.md`, escapes and percent encoding undone. */
  readonly path: string;
  readonly pathSpan: Span;
  /** `git`. */
  readonly fragment: Span | undefined;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** Divides the target that stands at `start` in the text; `source` is its text with its angle brackets, if any. */
export function splitTarget(source: string, start: number): TargetParts {
  const angled = source.startsWith('<') && source.endsWith('>');
  const written = angled ? source.slice(1, -1) : source;
  const from = angled ? start + 1 : start;
  const hash = written.indexOf('#');
  const beforeHash = hash < 0 ? written : written.slice(0, hash);
  const query = beforeHash.indexOf('?');
  const path = query < 0 ? beforeHash : beforeHash.slice(0, query);
  return {
    target: span(from, from + written.length),
    path: decodePercent(unescapeMarkdown(path)),
    pathSpan: span(from, from + path.length),
    fragment: hash < 0 ? undefined : span(from + hash + 1, from + written.length),
  };
}

/** Backslash escapes and character references undone, as Markdown reads link targets. */
export function unescapeMarkdown(text: string): string {
  if (!/[\\&]/.test(text)) return text;
  return text.replace(
    /\\([!-/:-@[-`{-~])|&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,31}));/gi,
    (whole, mark, decimal, hex, name) => {
      if (mark !== undefined) return mark;
      if (name !== undefined) return NAMED[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}
