import { dirname, isWithin } from '../workspace/paths.ts';
import type { EdgeTarget, WebSymbol } from './types.ts';

/** Of what may be called where a file lies, what a name means there: all sources of the nearest definition. */
export function nearest<T extends WebSymbol>(
  symbols: readonly T[],
  target: Exclude<EdgeTarget, { is: 'file' }>,
  from: string,
): T[] {
  const inSight = symbols.filter(
    (one) => one.kind === target.is && fits(one, target) && isInSight(one, from),
  );
  const least = Math.max(-1, ...inSight.map(({ scope }) => scope?.length ?? -1));
  return inSight.filter(({ scope }) => (scope?.length ?? -1) === least);
}

/** A skill is called by its name from whatever program reads it; all else belongs to its own. */
export function fits(symbol: WebSymbol, target: Exclude<EdgeTarget, { is: 'file' }>): boolean {
  return symbol.name === target.name && (target.is === 'skill' || symbol.dialect === target.dialect);
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
