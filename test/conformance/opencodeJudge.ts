import { loadAgent, loadCommand, loadMode, loadSkill } from '../../server/src/core/loaders/opencode.ts';
import type { Loaded } from '../../server/src/core/loaders/types.ts';
import type { Difference, Item, Judge } from './judge.ts';
import { asJson, compare } from './judge.ts';

/**
 * What the real program said of it. Only `outcome` (and `errors`) where the file was not loaded; `not-run`: it was not
 * asked, because it might have run the header as code.
 */
export interface OpenCodeVerdict {
  readonly outcome: 'ok' | 'header-ignored' | 'skipped' | 'config-error' | 'disabled' | 'not-run';
  /** One line for each value that it refuses, ending with the path to it. */
  readonly errors?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly mode?: string | undefined;
  readonly options?: Readonly<Record<string, unknown>> | undefined;
  readonly tools?: Readonly<Record<string, boolean>> | undefined;
  /** Permission, pattern and action of those that follow its defaults. */
  readonly rules?: readonly (readonly [string, string, string])[] | undefined;
  /** What it said where it loads the file, but cannot work with it; nothing is known of its tools then. */
  readonly failure?: string | undefined;
  /** Whether tools, rules and mode are the program's answer about another agent with the same rules and model. */
  readonly shared?: boolean | undefined;
  /** Of a command or skill. */
  readonly keys?: Readonly<Record<string, unknown>> | undefined;
}

const ASPECTS = ['outcome', 'name', 'mode', 'options', 'tools', 'rules', 'keys', 'errors', 'works'] as const;
type Aspect = (typeof ASPECTS)[number];

/** OpenCode's loader, held against `opencode debug`. */
export const OPENCODE_JUDGE: Judge<OpenCodeVerdict> = {
  aspects: ASPECTS,
  asked: askedAspects,
  judge,
};

const LOADERS: Readonly<Record<Item['kind'], (item: Item) => Loaded>> = {
  agent: loadAgent,
  'plugin-agent': loadAgent,
  mode: loadMode,
  command: loadCommand,
  skill: loadSkill,
};

function judge(item: Item, verdict: OpenCodeVerdict): Difference[] {
  const loaded = LOADERS[item.kind](item);
  if (verdict.outcome === 'not-run') return [];
  const outcome = compare('outcome', verdict.outcome, loaded.outcome);
  if (outcome.length > 0) return outcome;
  return askedAspects(verdict).flatMap((aspect) => {
    if (aspect === 'errors') return compareErrors(verdict.errors ?? [], loaded);
    if (aspect === 'works')
      return compare(aspect, verdict.failure === undefined, loaded.breaks === undefined);
    return compare(aspect, verdict[aspect], wordOf(loaded, aspect, verdict));
  });
}

function askedAspects(verdict: OpenCodeVerdict): Aspect[] {
  if (verdict.outcome === 'not-run') return [];
  return ASPECTS.filter((aspect) => {
    if (aspect === 'works') return verdict.tools !== undefined || verdict.failure !== undefined;
    if (aspect === 'errors') return (verdict.errors?.length ?? 0) > 0;
    // A disabled agent is shown in a form that masks what looks like a secret.
    if (aspect === 'options' && verdict.outcome === 'disabled') return false;
    return verdict[aspect] !== undefined;
  });
}

function wordOf(
  loaded: Loaded,
  aspect: Exclude<Aspect, 'errors' | 'works'>,
  verdict: OpenCodeVerdict,
): unknown {
  if (aspect === 'rules') return rulesOf(loaded);
  if (aspect === 'keys') return asJson(keysOf(loaded, verdict));
  return asJson(loaded[aspect]);
}

/** The rules that follow the defaults, with the home folder as `~`. */
function rulesOf(loaded: Loaded): [string, string, string][] {
  const last = loaded.permission.findIndex(
    (rule) => rule.permission === 'read' && rule.pattern === '*.env.example',
  );
  const own = loaded.permission.slice(last + 1);
  return own.map((rule) => [rule.permission, rule.pattern.replace(/^\$HOME/, '~'), rule.action]);
}

/** The name that a command's header gives it is no key of the command. */
function keysOf(loaded: Loaded, verdict: OpenCodeVerdict): Readonly<Record<string, unknown>> {
  if (verdict.keys && 'name' in verdict.keys) return loaded.keys;
  return Object.fromEntries(Object.entries(loaded.keys).filter(([key]) => key !== 'name'));
}

/** A value may have several lines, each ending with its path. */
function compareErrors(lines: readonly string[], loaded: Loaded): Difference[] {
  const paths = loaded.problems.map((problem) => problem.path.join('.'));
  const missed = lines.filter((line) => !paths.some((path) => line.endsWith(` ${path}`)));
  const invented = paths.filter((path) => !lines.some((line) => line.endsWith(` ${path}`)));
  return missed.length + invented.length > 0 ? [{ aspect: 'errors', program: lines, loader: paths }] : [];
}
