import type { Settings, Severity } from '../core/index.ts';
import { RULES } from '../core/index.ts';
import { nearest } from '../core/rules/spelling.ts';
import { UsageError } from './args.ts';

/** The values of a rule's level. */
export const LEVELS: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];

/** What `--rule ID=LEVEL` says, all of them together. Throws a UsageError for what means nothing. */
export function levels(written: readonly string[] = []): Settings['rules'] {
  return Object.fromEntries(
    written.map((one) => {
      const [id = '', level = ''] = one.split('=');
      const ids = RULES.map(({ meta }) => meta.id);
      if (!ids.includes(id))
        throw new UsageError(
          `--rule ${one}: there is no rule ${id}${meant(id, ids) || '; `agent-files rules` lists them'}`,
        );
      const found = LEVELS.find((known) => known === level);
      if (!found)
        throw new UsageError(
          `--rule ${one}: write ${id}=LEVEL with one of ${LEVELS.join(', ')}${meant(level, LEVELS)}`,
        );
      return [id, found];
    }),
  );
}

/** What the command line says counts for every file. */
export function withRules(settings: Settings, rules: Settings['rules']): Settings {
  const everywhere = { matches: () => true, rules };
  return {
    ...settings,
    rules: { ...settings.rules, ...rules },
    overrides: [...(settings.overrides ?? []), everywhere],
  };
}

function meant(written: string, known: readonly string[]): string {
  const near = nearest(written, known);
  return near ? `: did you mean ${near}?` : '';
}
