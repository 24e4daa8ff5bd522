/**
 * Writing Markdown for hovers and completion. Whatever comes from a file goes through one of these: it is shown as
 * text, never as links, images, HTML or entities.
 */

/** Marks that mean something anywhere in a line; the colon and the dot are what makes a bare address a link. */
const ANYWHERE = /[\\`*_[\]<>|~@$]|&(?=#|[A-Za-z])|:(?=\/\/)|(?<=www)\.|(?<=mailto|xmpp):/gi;
const AT_LINE_START = /^[ \t]*(#|[-+=]|\d{1,9}(?=[.)])|)/gm;

/** The text for a place in running Markdown. Line breaks stay, indentation does not. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(ANYWHERE, '\\$&')
    .replace(AT_LINE_START, (_, mark: string) => (/\d/.test(mark) ? `${mark}\\` : mark && `\\${mark}`));
}

/** The text as inline code, on one line; empty where there is nothing to show. */
export function inlineCode(text: string): string {
  const line = text.replace(/\s*[\r\n]\s*/g, ' ');
  if (line.trim() === '') return '';
  const fence = '`'.repeat(longestRun(line) + 1);
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return fence + pad + line + pad + fence;
}

/** The text as a code block that nothing in the text can close. `language` is an editor's language id. */
export function codeFence(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/[\r\n]+$/, '')}\n${fence}`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
