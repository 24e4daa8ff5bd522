import { lazy } from '../../core/syntax/lazy.ts';

const PICTURES = 0x2400;
const DELETE = 0x7f;

/** The text with a picture in place of each control character but tabs and line breaks: a terminal would obey them. */
export function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, (char) => {
    const code = char.charCodeAt(0);
    if (code < DELETE) return String.fromCharCode(PICTURES + code);
    return code === DELETE ? '\u2421' : '\ufffd';
  });
}

/** The same on one line. */
export function oneLine(text: string): string {
  return visible(text).replaceAll('\n', '\u240a').replaceAll('\r', '\u240d');
}

/** Letters that a terminal gives two columns. */
const wide = lazy(
  () =>
    /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u,
);
/** Marks that a terminal draws over the letter before them. */
const narrow = lazy(() => /[\p{Mn}\p{Me}\p{Cf}]/u);

/** How many columns of a terminal a text takes, as most of them draw it; a tab counts as one. */
export function columnsOf(text: string): number {
  if (/^[\t -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const char of text) columns += wide().test(char) ? 2 : narrow().test(char) ? 0 : 1;
  return columns;
}
