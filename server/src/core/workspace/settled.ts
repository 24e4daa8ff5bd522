import type { FileView } from './view.ts';

/** More folders than are worked on at a time; a whole tree's would not fit. */
const LIMIT = 4096;

/**
 * What `find` says of a folder or another place, asked once for each subject where nothing changes, and every time where
 * something may: there each file's own questions are recorded.
 */
export function onceSettled<S extends object, T>(
  find: (view: FileView, subject: S, place: string) => T,
): (view: FileView, subject: S, place: string) => T {
  const byView = new WeakMap<FileView, WeakMap<S, Map<string, T>>>();
  return (view, subject, place) => {
    if (!view.settled) return find(view, subject, place);
    const known = mapOf(byView, view, subject);
    const found = known.get(place);
    if (found !== undefined || known.has(place)) return found as T;
    const value = find(view, subject, place);
    if (known.size >= LIMIT) known.clear();
    known.set(place, value);
    return value;
  };
}

function mapOf<S extends object, T>(
  byView: WeakMap<FileView, WeakMap<S, Map<string, T>>>,
  view: FileView,
  subject: S,
): Map<string, T> {
  const bySubject = byView.get(view) ?? new WeakMap<S, Map<string, T>>();
  byView.set(view, bySubject);
  const known = bySubject.get(subject) ?? new Map<string, T>();
  bySubject.set(subject, known);
  return known;
}
