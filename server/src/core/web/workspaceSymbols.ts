import { holds, holdsLetters, plain } from './labels.ts';
import type { WebSymbol } from './types.ts';
import type { Web } from './web.ts';

/** More than a person reads; the editor asks again with every letter. */
const MOST = 200;

/**
 * The agents, skills, commands and servers whose name holds the letters of a query in their order; `#` in front is
 * allowed. `:` and `/` are one: both stand between the parts of a name.
 */
export function workspaceSymbols(web: Web, query: string): WebSymbol[] {
  const letters = plain(query.replace(/^#/, ''));
  const found: WebSymbol[] = [];
  for (const path of web.labelled((label) => holdsLetters(label, letters))) {
    found.push(...web.definitions(path).filter(({ name }) => holds(plain(name), letters)));
    if (found.length >= MOST) break;
  }
  return found;
}
