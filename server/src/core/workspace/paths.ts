/**
 * Paths inside the core: absolute, with `/`, drive letters in lower case and followed by a colon (`c:/work/a.md`).
 * The adapters turn URIs and platform paths into this form and back.
 */

/** `c:\Work\a.md` → `c:/Work/a.md`; other paths only lose their backslashes where `windows` says so. */
export function toCorePath(path: string, windows: boolean): string {
  if (!windows) return path;
  const slashed = path.replaceAll('\\', '/');
  return /^[A-Za-z]:/.test(slashed) ? slashed.charAt(0).toLowerCase() + slashed.slice(1) : slashed;
}

export function dirname(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut <= 0 ? '/' : path.slice(0, cut);
}

export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `lead.md` → `lead`; the last extension only. */
export function withoutExtension(name: string): string {
  const cut = name.lastIndexOf('.');
  return cut <= 0 ? name : name.slice(0, cut);
}

/** Joins and resolves `.` and `..`; an absolute second path wins. Never climbs above the root. */
export function resolvePath(from: string, to: string): string {
  // Nearly every path that is joined needs no resolving.
  if (isPlain(to, 0) && !isAbsolute(to) && isResolved(from)) return `${from}/${to}`;
  const joined = isAbsolute(to) ? to : `${from}/${to}`;
  const kept: string[] = [];
  for (const part of joined.split('/')) {
    if (part === '..') {
      if (kept.length > 0 && !isDrive(kept)) kept.pop();
    } else if (part !== '' && part !== '.') kept.push(part);
  }
  const lead = kept.length > 0 && /^[a-z]:$/i.test(kept[0] ?? '') ? '' : '/';
  return lead + kept.join('/');
}

/** Whether nothing needs resolving in the path of a folder other than the root. */
function isResolved(folder: string): boolean {
  if (folder.startsWith('/')) return isPlain(folder, 1);
  return /^[a-z]:/i.test(folder) && isPlain(folder, 0);
}

/** Whether a path has no empty part, no `.` and no `..` from an offset on. */
function isPlain(path: string, start: number): boolean {
  for (let at = start; ; at++) {
    const end = path.indexOf('/', at);
    const length = (end < 0 ? path.length : end) - at;
    if (length === 0) return false;
    if (length <= 2 && path.charCodeAt(at) === DOT && path.charCodeAt(at + length - 1) === DOT) return false;
    if (end < 0) return true;
    at = end;
  }
}

const DOT = 0x2e;
const SLASH = 0x2f;

function isDrive(parts: readonly string[]): boolean {
  return parts.length === 1 && /^[a-z]:$/i.test(parts[0] ?? '');
}

export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path);
}

/** The path of `to` as written from the folder `from`: `../PRINCIPLES.md`. */
export function relativePath(from: string, to: string): string {
  // Nearly every path that is told lies below the folder that it is told from.
  if (to.startsWith(from) && to.charCodeAt(from.length) === SLASH && isPlain(to, from.length + 1))
    return to.slice(from.length + 1);
  const source = from.split('/').filter(Boolean);
  const target = to.split('/').filter(Boolean);
  let same = 0;
  while (same < source.length && same < target.length - 1 && source[same] === target[same]) same++;
  return [...source.slice(same).map(() => '..'), ...target.slice(same)].join('/');
}

/** Whether `path` is `folder` or lies below it. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
