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
  if (PLAIN.test(to) && !isAbsolute(to) && from.length > 1 && !UNRESOLVED.test(from)) return `${from}/${to}`;
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

/** No empty part, no `.` and no `..`. */
const PLAIN = /^(?!\.{0,2}(?:\/|$))(?!.*\/\.{0,2}(?:\/|$))/s;
const UNRESOLVED = /^(?!\/|[a-z]:)|\/\.{0,2}(?:\/|$)/i;

function isDrive(parts: readonly string[]): boolean {
  return parts.length === 1 && /^[a-z]:$/i.test(parts[0] ?? '');
}

export function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:\//.test(path);
}

/** The path of `to` as written from the folder `from`: `../PRINCIPLES.md`. */
export function relativePath(from: string, to: string): string {
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
