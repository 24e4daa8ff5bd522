/** The setting `files.associations`: glob to language id. */
export type Associations = Readonly<Record<string, string>>;

/** What a take over has added to the setting; everything else in there is the user's. */
export interface TakenOver {
  readonly added: Associations;
  /** Whether the setting was there before. */
  readonly existed: boolean;
}

/** Every pattern that nothing is said about yet, with the language. */
export function missing(
  patterns: readonly string[],
  language: string,
  effective: Associations,
): Associations {
  return Object.fromEntries(
    patterns.filter((pattern) => !Object.hasOwn(effective, pattern)).map((pattern) => [pattern, language]),
  );
}

/** The patterns of a take over that are still as it left them: the others the user has changed or removed since. */
export function stillOurs(now: Associations, { added }: TakenOver): string[] {
  return Object.keys(added).filter(
    (pattern) => Object.hasOwn(now, pattern) && now[pattern] === added[pattern],
  );
}

/** The setting without these patterns, in its order; undefined where it was not there before and nothing is left. */
export function without(
  now: Associations,
  patterns: readonly string[],
  { existed }: TakenOver,
): Associations | undefined {
  const rest = Object.entries(now).filter(([pattern]) => !patterns.includes(pattern));
  return rest.length === 0 && !existed ? undefined : Object.fromEntries(rest);
}
