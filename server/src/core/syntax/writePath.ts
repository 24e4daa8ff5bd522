/**
 * Where a path is written: `[x](here)`, `[x](<here>)`, `@here`; `import` and `prompt` are an `@here` that a program reads
 * by rules of its own, `hash` is `#file:here`.
 */
export type PathPlace = 'target' | 'angled' | 'hash' | AtPlace;

export type AtPlace = 'at' | 'import' | 'prompt';

export function isAtPlace(place: PathPlace): place is AtPlace {
  return place === 'at' || place === 'import' || place === 'prompt';
}

/** The path as it must be written there to mean itself; undefined where it cannot be. */
export function writePath(path: string, place: PathPlace): string | undefined {
  if (place === 'at') return /^[^\s@\\,;:!?#<>()[\]{}|"'*=$%^&+`]+$/.test(path) ? path : undefined;
  if (place === 'prompt') return /^[^\s"#]+$/.test(path) ? path : undefined;
  if (place === 'import') return /[\\#*`<>[\]|\t\r\n]/.test(path) ? undefined : path.replaceAll(' ', '\\ ');
  if (place === 'hash') return /[\s#`]/.test(path) ? undefined : path;
  const unsafe = place === 'angled' ? /[%#?<>\\\r\n]/g : /[%#?<>\\\s\p{Cc}()[\]`*]/gu;
  return path.replace(unsafe, (char) => encoded(char));
}

function encoded(char: string): string {
  const plain = encodeURIComponent(char);
  return plain === char ? `%${char.charCodeAt(0).toString(16).toUpperCase()}` : plain;
}
