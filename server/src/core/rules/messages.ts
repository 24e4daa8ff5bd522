import type { RuleContext, Severity } from './types.ts';

/** "`ask`, `allow` or `deny`". */
export function either(words: readonly string[]): string {
  const all = words.map((word) => code(word));
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

/** A text of the file as it stands in a message: on one line, not too long, between backticks. */
export function code(text: string): string {
  const line = text === '' ? '""' : text.replace(/\s+/g, ' ').replaceAll('`', "'");
  const letters = [...line];
  return `\`${letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : line}\``;
}

/** A path as it stands in a message: a long one keeps its end. */
export function pathCode(path: string): string {
  const line = path.replace(/\s+/g, ' ').replaceAll('`', "'");
  const letters = [...line];
  return `\`${letters.length > 60 ? `…${letters.slice(-59).join('')}` : line}\``;
}

/** What the program does with a file whose header it cannot read: the beginning of a message. */
export function headerLost({ dialect, kind, loaded }: RuleContext): string {
  if (loaded.outcome === 'skipped') return `${dialect.title} drops this file and says nothing`;
  if (kind.unknownKeys === 'ignored') {
    return `${dialect.title} ignores this header: no key counts, and its text becomes part of the ${kind.title}`;
  }
  return `${dialect.title} ignores this header: every tool is on, and its text becomes part of the prompt`;
}

/** What the program does with a file that has a value which it refuses: the beginning of a message. */
export function valueRefused({ dialect, loaded }: RuleContext): string {
  return loaded.outcome === 'skipped'
    ? `${dialect.title} drops this file and says nothing`
    : `${dialect.title} refuses to start`;
}

/** What becomes of the project where a value is taken, but cannot be worked with. */
export function valueBreaks({ dialect }: RuleContext): string {
  return `${dialect.title} starts, but then fails at every message, of other agents too`;
}

export function headerIsLost({ loaded }: RuleContext): boolean {
  return loaded.header.state === 'ignored' || loaded.header.state === 'dropped';
}

/** What becomes of a file whose header has no end, and how bad that is. */
export function headerHarm(context: RuleContext): { readonly effect: string; readonly severity: Severity } {
  const { dialect, kind, loaded } = context;
  if (headerIsLost(context)) return { effect: headerLost(context), severity: 'error' };
  if (loaded.problems.length > 0) return { effect: valueRefused(context), severity: 'error' };
  return {
    effect: `${dialect.title} reads the keys, but no text is left for the ${kind.title}`,
    severity: 'warning',
  };
}
