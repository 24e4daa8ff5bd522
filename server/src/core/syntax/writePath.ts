/** Where a path is written: `[x](here)`, `[x](<here>)`, `@here`. */
export type PathPlace = 'target' | 'angled' | 'at';

/** The path as it must be written there to mean itself; undefined where it cannot be. */
export function writePath(path: string, place: PathPlace): string | undefined {
  if (place === 'at') return /^[^\s@\\,;:!?#<>()[\]{}|"'*=$%^&+`]+$/.test(path) ? path : undefined;
  const unsafe = place === 'angled' ? /[%#?<>\\\r\n]/g : /[%#?<>\\\s\p{Cc}()[\]`*]/gu;
  return path.replace(unsafe, (char) => encoded(char));
}

function encoded(char: string): string {
  const plain = encodeURIComponent(char);
  return plain === char ? `%${char.charCodeAt(0).toString(16).toUpperCase()}` : plain;
}
