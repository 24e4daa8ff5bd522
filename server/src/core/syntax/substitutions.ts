import type { Span } from './span.ts';
import { span } from './span.ts';

/** `{file:./prompt.md}` or `{env:NAME}` in a configuration file: replaced in the raw text before it is parsed. */
export interface Substitution {
  readonly is: 'file' | 'env';
  /** The whole of it, braces included. */
  readonly span: Span;
  /** `./prompt.md`, `NAME` */
  readonly name: string;
  readonly nameSpan: Span;
}

/** Those of a text, in order; what stands on a line that begins with `//` is left alone, as the program does. */
export function substitutions(text: string): Substitution[] {
  const found: Substitution[] = [];
  for (const match of text.matchAll(/\{(file|env):([^}\r\n]+)\}/g)) {
    const start = match.index;
    const [whole, is, name = ''] = match;
    const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
    if (line.trimStart().startsWith('//')) continue;
    const nameStart = start + whole.indexOf(':') + 1;
    found.push({
      is: is === 'file' ? 'file' : 'env',
      span: span(start, start + whole.length),
      name,
      nameSpan: span(nameStart, nameStart + name.length),
    });
  }
  return found;
}
