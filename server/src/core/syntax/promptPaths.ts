import type { AtReference } from './body.ts';
import { type Span, span } from './span.ts';

/** After white space: a text in double quotes, or all up to the last letter before the next white space. */
const PROMPT_PATH = /(?<!\S)@(?:"([^"\r\n]+)"|(\S*\w))/g;

/**
 * Every `@word` that Claude Code 2.1.330 takes for a file where a text is read like a typed prompt, in code and comments
 * as well: `@src/a.ts#L3-9`, `@"my notes.md"`. Most of them name no file (`@dataclass`).
 */
export function promptPaths(text: string, range: Span): AtReference[] {
  const found: AtReference[] = [];
  PROMPT_PATH.lastIndex = range.start;
  for (let match = PROMPT_PATH.exec(text); match; match = PROMPT_PATH.exec(text)) {
    const [whole, quoted, bare = ''] = match;
    const start = match.index + (quoted === undefined ? 1 : 2);
    const written = quoted ?? bare;
    const hash = written.indexOf('#');
    const path = hash < 0 ? written : written.slice(0, hash);
    if (path === '') continue;
    const end = start + written.length;
    found.push({
      span: span(match.index, match.index + whole.length),
      pathSpan: span(start, start + path.length),
      path,
      fragment: hash < 0 ? undefined : span(start + hash + 1, end),
    });
  }
  return found;
}
