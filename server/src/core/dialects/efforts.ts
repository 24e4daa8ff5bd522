import type { Dialect, EffortFamily, EffortProvider, Evidence } from './types.ts';

/** How one model takes its effort. */
export interface Effort {
  /** For messages: "GPT-5.1", or the provider where it treats all its models alike. */
  readonly title: string;
  /** The top-level header key; undefined where no key sets the effort of this model. */
  readonly key: string | undefined;
  /** From the top of the header to the level; empty where the model takes no level. */
  readonly path: readonly string[];
  /** In rising order; empty where the model takes no level. */
  readonly levels: readonly string[];
  /** What an author writes to set the effort; undefined where nothing does. */
  readonly sample: string | undefined;
  readonly note: string | undefined;
  /** As in `EffortFamily`. */
  readonly fallsBack: boolean;
  readonly evidence: Evidence;
}

/**
 * How a model takes its effort, by `provider/model` as the header has it; a model without a `/` has the empty provider.
 * Undefined where nothing is known: no model, a provider or a model that the table does not name.
 */
export function effortFor(dialect: Dialect, model: string | undefined): Effort | undefined {
  const slash = model?.indexOf('/') ?? -1;
  if (model === undefined || slash === 0) return undefined;
  const provider = model.slice(0, Math.max(slash, 0)).toLowerCase();
  const id = model.slice(slash + 1).toLowerCase();
  const family = dialect.efforts.find((one) => one.match.test(id));
  const route = dialect.effortProviders.find(
    (one) => one.match.test(provider) && (one.maker === undefined || one.maker === family?.maker),
  );
  return route && describe(route, family);
}

function describe(route: EffortProvider, family: EffortFamily | undefined): Effort | undefined {
  if (route.levels) return effort(route, route.title, route.levels, route.sample, undefined, route.evidence);
  if (!family) return undefined;
  const sample = family.budget ? route.budgetSample : family.levels.length > 0 ? route.sample : undefined;
  const known = effort(route, family.title, family.levels, sample, family.note, family.evidence);
  return { ...known, fallsBack: family.fallsBack === true };
}

function effort(
  route: EffortProvider,
  title: string,
  levels: readonly string[],
  sample: string | undefined,
  note: string | undefined,
  evidence: Evidence,
): Effort {
  const path = levels.length > 0 ? route.path : [];
  return { title, key: sample?.split(':', 1)[0], path, levels, sample, note, fallsBack: false, evidence };
}

/** Every header key that sets the effort for some model: what an author may have mixed up. */
export function effortKeys(dialect: Dialect): readonly string[] {
  return [...new Set(dialect.effortProviders.map((route) => route.path[0] ?? ''))];
}

/** The families that take a level, for hover and the documentation. */
export function familiesTaking(dialect: Dialect, level: string): readonly EffortFamily[] {
  return dialect.efforts.filter((family) => family.levels.includes(level));
}
