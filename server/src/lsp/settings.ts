import { globTest } from '../config/globs.ts';
import type { CodeLensKind } from '../core/features/codeLenses.ts';
import type { Settings, Severity } from '../core/index.ts';
import { DIALECTS } from '../core/index.ts';

type DialectChoice = Settings['dialects'][number];

export type Scope = 'workspace' | 'openFiles';

/** The section `agentFiles` of the client's configuration, as far as it is understood. */
export interface UserSettings {
  readonly rules: Settings['rules'];
  /** Glob to dialects, in the user's order. */
  readonly dialects: Readonly<Record<string, readonly string[]>>;
  readonly scope: Scope;
  /** Whether agents of the user's home folder count. */
  readonly homeFolder: boolean;
  /** What is shown above the front matter. */
  readonly lenses: readonly CodeLensKind[];
}

const LENSES: readonly CodeLensKind[] = ['references', 'abilities', 'tokens'];

export const NO_SETTINGS: UserSettings = {
  rules: {},
  dialects: {},
  scope: 'workspace',
  homeFolder: true,
  lenses: LENSES,
};

const LEVELS: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

/**
 * Reads settings as a client sends them. What cannot be right is left out and told to `complain`, in a sentence;
 * nothing a user writes there stops the server.
 */
export function readSettings(raw: unknown, complain: (sentence: string) => void): UserSettings {
  const section = record(raw);
  const scope = record(section['diagnostics'])['scope'];
  const levels = LEVELS.join(', ');
  const dialects = (): string => DIALECTS.map((dialect) => dialect.id).join(', ');
  return {
    rules: pick(section['rules'], isLevel, (id, value) =>
      complain(`agentFiles.rules: "${id}" is set to ${JSON.stringify(value)}; write one of ${levels}.`),
    ),
    dialects: listed(
      pick(section['dialects'], isChoice, (glob, value) =>
        complain(
          `agentFiles.dialects: "${glob}" is set to ${JSON.stringify(value)}; write one of ${dialects()}, or a list of them.`,
        ),
      ),
    ),
    scope: scope === 'openFiles' ? scope : 'workspace',
    homeFolder: section['homeFolder'] !== false,
    lenses: LENSES.filter((kind) => record(section['codeLens'])[kind] !== false),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function pick<T>(
  raw: unknown,
  accepts: (value: unknown) => value is T,
  refuse: (key: string, value: unknown) => void,
): Readonly<Record<string, T>> {
  const kept: Record<string, T> = {};
  for (const [key, value] of Object.entries(record(raw))) {
    if (accepts(value)) kept[key] = value;
    else refuse(key, value);
  }
  return kept;
}

function isLevel(value: unknown): value is Severity | 'off' {
  return LEVELS.some((level) => level === value);
}

type Choice = string | readonly string[];

function isChoice(value: unknown): value is Choice {
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
  return ids.length > 0 && ids.every((id) => DIALECTS.some((dialect) => dialect.id === id));
}

/** One word for a glob is a list of one. */
function listed(choices: Readonly<Record<string, Choice>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(choices).map(([glob, ids]) => [glob, [ids].flat()]));
}

/**
 * The user's globs as tests on core paths. They are read as in a `.gitignore`, `{a,b}` besides, from the folder that they
 * are set for, or from each of them: one without `/` is a file's name anywhere below. `~/` and absolute ones are taken
 * as they are.
 */
export function dialectChoices(
  dialects: Readonly<Record<string, readonly string[]>>,
  folders: readonly string[],
  home: string | undefined,
  windows: boolean,
): readonly DialectChoice[] {
  return Object.entries(dialects).map(([pattern, ids]) => ({
    pattern,
    dialects: ids,
    matches: globTest(pattern, folders, home, windows),
  }));
}
