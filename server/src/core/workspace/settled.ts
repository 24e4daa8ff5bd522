import type { FileView } from './view.ts';

/** More folders than are worked on at a time; a whole tree's would not fit. */
const LIMIT = 128;

/**
 * What `find` says of a key, asked once where nothing changes, and every time where something may: there each file's own
 * questions are recorded. No more than `limit` answers are kept.
 */
export function onceSettled<K, T>(
  find: (view: FileView, key: K) => T,
  limit = LIMIT,
): (view: FileView, key: K) => T {
  const byView = new WeakMap<FileView, Map<K, T>>();
  return (view, key) => {
    if (!view.settled) return find(view, key);
    let known = byView.get(view);
    if (!known) {
      known = new Map();
      byView.set(view, known);
    }
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as T;
    const value = find(view, key);
    if (known.size >= limit) known.clear();
    known.set(key, value);
    return value;
  };
}

/** The same for a folder, or another path, as a program or another subject sees it. */
export function onceSettledAt<S extends object, T>(
  find: (view: FileView, subject: S, path: string) => T,
): (view: FileView, subject: S, path: string) => T {
  const bySubject = new WeakMap<S, (view: FileView, path: string) => T>();
  return (view, subject, path) => {
    let known = bySubject.get(subject);
    if (!known) {
      known = onceSettled((from: FileView, at: string) => find(from, subject, at));
      bySubject.set(subject, known);
    }
    return known(view, path);
  };
}
