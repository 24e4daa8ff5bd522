import { goesByFolder, withoutEnding } from '../dialects/fileNames.ts';

/** More folders than the name of a file may have in it. */
const MOST_PARTS = 6;

/** The end of the path behind a `/`, the `name` of a header, and of a configuration file every key. */
export function labelsOf(path: string, text: string): readonly string[] {
  const name = goesByFolder(path) ? path.split('/').at(-2) : undefined;
  const own = /^name:[ \t]*["']?([^"'\r\n]{1,100})/m.exec(text.slice(0, 2000))?.[1];
  const keys = /\.jsonc?$/.test(path)
    ? [...text.matchAll(/"([^"\n]{1,80})"\s*:/g)].map((match) => match[1] ?? '')
    : [];
  const labels = [
    name ?? `/${path.split('/').slice(-MOST_PARTS).join('/')}`,
    ...(own === undefined ? [] : [own.trim()]),
    ...keys,
  ];
  return labels.map(copied);
}

/** Whether a label holds the letters in their order; of a path, one part of it unless they have a `/` among them. */
export function holdsLetters(label: string, letters: string): boolean {
  const written = plain(label);
  if (!written.startsWith('/') || letters.includes('/')) return holds(written, letters);
  return written.split('/').some((part) => holds(part, letters));
}

/** As labels are compared with what somebody types: `git:commit` → `git/commit`. */
export function plain(name: string): string {
  return name.toLowerCase().replaceAll(':', '/');
}

/** Whether the letters stand in a name in their order, with others between them. */
export function holds(name: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

/** `team/lead.md` → `lead`; a skill goes by its folder. */
export function lastPart(name: string): string {
  return withoutEnding(name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf(':')) + 1));
}

/** The same text, but no part of a longer one: engines keep the whole alive for a part of it. */
export function copied(text: string): string {
  return Array.from(text).join('');
}
