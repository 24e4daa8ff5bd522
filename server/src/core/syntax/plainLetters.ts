import type { Span } from './span.ts';

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const SPACE = 0x20;

/** All that needs a closer look. */
const UNUSUAL = /[^\n -~\u00a0-\u1fff]/;

/** Whether there are tabs, odd line breaks, or characters that YAML or a reader of it takes for no letter. */
export function isOdd(text: string, { start, end }: Span): boolean {
  if (!UNUSUAL.test(text.slice(start, end))) return false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < SPACE) {
      if (code !== LINE_FEED && (code !== RETURN || at + 1 === end || text.charCodeAt(at + 1) !== LINE_FEED))
        return true;
    } else if (code > 0x7e && isOddLetter(code)) {
      if (!isPair(code, text.charCodeAt(at + 1)) || at + 1 === end) return true;
      at++;
    }
  }
  return false;
}

/** Control characters, separators, marks of byte order, and halves of characters. */
function isOddLetter(code: number): boolean {
  if (code < 0xa0) return true;
  if (code < 0x2000) return false;
  return (
    code === 0x2028 ||
    code === 0x2029 ||
    (code >= 0xd800 && code < 0xe000) ||
    code === 0xfeff ||
    code > 0xfffd
  );
}

function isPair(high: number, low: number): boolean {
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000;
}
