import { createTwoFilesPatch } from 'diff';

/** What changes in a file, in the form that `git apply` and `patch -p1` take. */
export function unifiedDiff(name: string, before: string, after: string): string {
  const text = createTwoFilesPatch('a', 'b', before, after, undefined, undefined, { context: 3 });
  const hunks = text.slice(text.indexOf('\n@@') + 1);
  return `--- ${pathInPatch(`a/${name}`)}\n+++ ${pathInPatch(`b/${name}`)}\n${hunks}`;
}

/** As git writes it: in quotes where a letter could end it, with a tab behind where a blank could. */
function pathInPatch(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped
  const special = /[\0-\x1f\x7f"\\]/g;
  if (!special.test(path)) return path.includes(' ') ? `${path}\t` : path;
  const escaped = path.replace(special, (char) =>
    /["\\]/.test(char) ? `\\${char}` : `\\${char.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `"${escaped}"`;
}
