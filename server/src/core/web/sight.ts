import { dirname, isWithin } from '../workspace/paths.ts';
import type { NamedTarget, WebSymbol } from './types.ts';

/** Of what may be called where a file lies, what a name means there: all sources of the nearest definition. */
export function nearest<T extends WebSymbol>(symbols: readonly T[], target: NamedTarget, from: string): T[] {
  for (const meaning of meaningsOf(target)) {
    const found = nearestAs(symbols, meaning, from);
    if (found.length > 0) return found;
  }
  return [];
}

/** What a name may stand for, what counts before the others first. */
export function meaningsOf({ or = [], ...first }: NamedTarget): NamedTarget[] {
  return [first, ...or.map((other) => ({ ...other, name: first.name }))];
}

function nearestAs<T extends WebSymbol>(symbols: readonly T[], target: NamedTarget, from: string): T[] {
  const inSight = symbols.filter((one) => fits(one, target) && isInSight(one, from));
  const least = Math.max(-1, ...inSight.map(({ scope }) => scope?.length ?? -1));
  return inSight.filter(({ scope }) => (scope?.length ?? -1) === least);
}

/** A skill is called by its name from whatever program reads it; all else belongs to its own. */
export function fits({ kind, name, dialect }: WebSymbol, target: NamedTarget): boolean {
  return kind === target.is && name === target.name && (kind === 'skill' || dialect === target.dialect);
}

/** Whether something can be called by its name in a file. */
export function isInSight({ scope }: WebSymbol, from: string): boolean {
  return scope === undefined || isWithin(scope, from);
}

/** Whether a file belongs to a project that another one lies in: its names may be in sight there. */
export function isAround(path: string, from: string): boolean {
  return projectsOf(path).some((folder) => isWithin(folder, from));
}

/** What holds the `.claude` or other folder of settings that the file lies in; without one the folders above its own. */
export function projectsOf(path: string): readonly string[] {
  const settings = path.lastIndexOf('/.');
  if (settings >= 0) return [path.slice(0, settings) || '/'];
  const folder = dirname(path);
  const above = dirname(folder);
  return [...new Set([folder, above, dirname(above), dirname(dirname(above))])];
}

/** Whether a file is Markdown, and no settings. */
export function isDocument(path: string): boolean {
  return /\.(?:md|mdc|mdx|markdown)$/i.test(path);
}
