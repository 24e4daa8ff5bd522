import { afterBom, splitFrontMatter } from '../syntax/frontmatter.ts';
import { lazy } from '../syntax/lazy.ts';
import { decodePercent } from '../syntax/slug.ts';
import { AGENT_CALL, eitherOf, HASH_FILE } from './patterns.ts';

/**
 * The words of a text under which others may look for it or it may look for others: the tokens of its header, and of its
 * body the last parts of paths and the names in marks. A superset, found in one pass and without a parser; what a word
 * really is, the summary of the file decides. Each as a 32-bit hash, sorted, each once.
 */
export function scanWords(text: string): Uint32Array {
  const found = new Set<number>();
  const split = splitFrontMatter(text, 'line-start');
  const bodyAt = split?.close ? split.close.end : afterBom(text);
  // Configuration files are a header as a whole.
  const header = split?.close ? text.slice(0, bodyAt) : /^\s*[{[]/.test(text) ? text : '';
  for (const [token] of header.matchAll(tokens())) {
    addWord(found, token);
    if (token.includes('_')) addBeginnings(found, token.toLowerCase());
  }
  const pattern = marked();
  pattern.lastIndex = bodyAt;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const word = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? match[6];
    if (word) addWord(found, word);
  }
  return Uint32Array.from(found).sort();
}

/** The hash of a name or path as {@link scanWords} lists it. */
export function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** What a name or path is looked up by: its last part without extension and fragment, in lower case. */
export function keyWord(written: string): string {
  const path = decodePercent(written.split(/[?#]/, 1)[0] ?? '').replace(/[/\\]+$/, '');
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  return (dot > 0 ? name.slice(0, dot) : name).normalize().toLowerCase();
}

export function hasWord(words: Uint32Array, hash: number): boolean {
  let low = 0;
  let high = words.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = words[middle] ?? 0;
    if (value === hash) return true;
    if (value < hash) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** `](target`, `]: target`, `@path`, `#file:path`, names in backticks or bold, a call that names an agent, `/name`. */
const marked = lazy(() =>
  eitherOf(
    [
      /\](?:\(\s*<?|:[ \t]+<?)([^\s)>]+)/,
      /(?<![\w`])@([^\s`,()[\]<>"']+)/,
      new RegExp(`${HASH_FILE}(\\S+)`),
      /[`*]([\p{L}\p{N}_.:/-]{2,60})[`*]/u,
      new RegExp(AGENT_CALL + /([\p{L}\p{N}_-]+)/u.source, 'u'),
      /(?<![^\s([（「『"'“‘«`*_|,、。，；：])\/([\p{L}\p{N}][\p{L}\p{N}_.:/-]{0,60})/u,
    ],
    'gu',
  ),
);

const tokens = lazy(() => /[\p{L}\p{N}_./@~-]+/gu);

function addWord(found: Set<number>, written: string): void {
  // A full stop at the end belongs to the sentence; a dot in a name to the name.
  const whole = written.replace(/[.,;:!?]+$/, '').toLowerCase();
  const word = keyWord(whole);
  if (word === '') return;
  found.add(wordHash(word));
  if (whole !== word && !whole.includes('/')) found.add(wordHash(whole));
}

/** What the name of a tool may have in it for its server: `my_server` of `my_server_search` and `mcp__my_server__search`. */
function addBeginnings(found: Set<number>, token: string): void {
  for (const part of token.split('__')) {
    found.add(wordHash(part));
    for (let at = part.indexOf('_', 1); at > 0; at = part.indexOf('_', at + 1))
      found.add(wordHash(part.slice(0, at)));
  }
}
