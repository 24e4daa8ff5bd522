import type { Severity } from './types.ts';

/** The user's word on a rule: another severity for all its findings, or none of them. */
export type RuleLevels = Readonly<Record<string, Severity | 'off'>>;

/** Other severities for some files. */
export interface LevelOverride {
  readonly matches: (path: string) => boolean;
  readonly rules: RuleLevels;
}

/** What counts for a path: of several overrides a later one. Equal answers are the same object. */
export function levelsByPath(
  everywhere: RuleLevels,
  overrides: readonly LevelOverride[],
): (path: string) => RuleLevels {
  if (overrides.length === 0) return () => everywhere;
  const merged = new Map<string, RuleLevels>();
  return (path) => {
    const own = overrides.filter(({ matches }) => matches(path));
    const key = own.map((one) => overrides.indexOf(one)).join();
    let levels = merged.get(key);
    if (!levels) {
      levels = Object.assign({}, everywhere, ...own.map(({ rules }) => rules)) as RuleLevels;
      merged.set(key, levels);
    }
    return levels;
  };
}
