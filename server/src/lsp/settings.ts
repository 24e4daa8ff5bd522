import picomatch from 'picomatch';
import type { Settings, Severity } from '../core/index.ts';
import { DIALECTS } from '../core/index.ts';
import { isWithin } from '../core/workspace/paths.ts';

type DialectChoice = Settings['dialects'][number];

export type Scope = 'workspace' | 'openFiles';

/** The section `agentFiles` of the client's configuration, as far as it is understood. */
export interface UserSettings {
  readonly rules: Settings['rules'];
  /** Glob to dialect, in the user's order. */
  readonly dialects: Readonly<Record<string, string>>;
  readonly scope: Scope;
}

export const NO_SETTINGS: UserSettings = { rules: {}, dialects: {}, scope: 'workspace' };

const LEVELS: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

/**
 * Reads settings as a client sends them. What cannot be right is left out and told to `complain`, in a sentence;
 * nothing a user writes there stops the server.
 */
export function readSettings(raw: unknown, complain: (sentence: string) => void): UserSettings {
  const section = record(raw);
  const scope = record(section['diagnostics'])['scope'];
  const levels = LEVELS.join(', ');
  const dialects = DIALECTS.map((dialect) => dialect.id);
  return {
    rules: pick(section['rules'], isLevel, (id, value) =>
      complain(`agentFiles.rules: "${id}" is set to ${JSON.stringify(value)}; write one of ${levels}.`),
    ),
    dialects: pick(section['dialects'], isDialect, (glob, value) =>
      complain(
        `agentFiles.dialects: "${glob}" is set to ${JSON.stringify(value)}; write one of ${dialects.join(', ')}.`,
      ),
    ),
    scope: scope === 'openFiles' ? scope : 'workspace',
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

function isDialect(value: unknown): value is string {
  return DIALECTS.some((dialect) => dialect.id === value);
}

/**
 * The user's globs as tests on core paths. A glob counts from the folder that it is set for, or from each of them; one
 * without `/` is a file's name anywhere below; `~/` and absolute ones are taken as they are.
 */
export function dialectChoices(
  dialects: Readonly<Record<string, string>>,
  folders: readonly string[],
  home: string | undefined,
  windows: boolean,
): readonly DialectChoice[] {
  return Object.entries(dialects).map(([pattern, dialect]) => ({
    pattern,
    dialect,
    matches: globTest(pattern, folders, home, windows),
  }));
}

function globTest(
  pattern: string,
  folders: readonly string[],
  home: string | undefined,
  windows: boolean,
): (path: string) => boolean {
  const slashed = windows ? pattern.replaceAll('\\', '/') : pattern;
  const rooted = slashed.startsWith('~/') && home !== undefined ? home + slashed.slice(1) : slashed;
  const options = { dot: true, nocase: windows };
  if (/^(?:\/|[A-Za-z]:\/)/.test(rooted)) return picomatch(rooted, options);
  const relative = rooted.replace(/^\.\//, '');
  const matches = picomatch(relative.includes('/') ? relative : `**/${relative}`, options);
  return (path) =>
    folders.some((folder) => path !== folder && isWithin(folder, path) && matches(below(folder, path)));
}

function below(folder: string, path: string): string {
  return path.slice(folder.endsWith('/') ? folder.length : folder.length + 1);
}
