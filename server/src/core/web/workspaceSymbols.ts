import type { WebSymbol } from './types.ts';
import type { Web } from './web.ts';

/** More than a person reads; the editor asks again with every letter. */
const MOST = 200;

/** The agents, skills, commands and servers whose name holds the letters of a query in their order; `#` in front is allowed. */
export function workspaceSymbols(web: Web, query: string): WebSymbol[] {
  const letters = query.replace(/^#/, '').toLowerCase();
  const found: WebSymbol[] = [];
  for (const path of web.labelled((label) => holds(label.toLowerCase(), letters))) {
    found.push(...web.summary(path).symbols.filter(({ name }) => holds(name.toLowerCase(), letters)));
    if (found.length >= MOST) break;
  }
  return found;
}

function holds(name: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
