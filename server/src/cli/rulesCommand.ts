import { RULES } from '../core/index.ts';
import { nearest } from '../core/rules/spelling.ts';
import type { OptionSpecs } from './args.ts';
import { readArguments, UsageError } from './args.ts';
import type { ExitCode, Io } from './io.ts';
import { rulePages } from './pages.ts';

export const RULES_OPTIONS: OptionSpecs = {
  format: { type: 'string', value: 'text|json', oneOf: ['text', 'json'], help: 'text by default' },
};

/** Lists the rules, or the ones that are named. */
export function runRules(words: readonly string[], io: Io): ExitCode {
  const { options, paths } = readArguments(words, RULES_OPTIONS);
  const listed = paths.length === 0 ? RULES.map(({ meta }) => meta) : paths.map((id) => ruleMeta(id));
  if (options['format'] === 'json') {
    const rules = listed.map(({ id, title, category, severity, fix, dialects, since }) => ({
      id,
      title,
      category,
      severity,
      fix,
      dialects,
      since,
    }));
    io.out(`${JSON.stringify({ version: 1, rules }, null, 2)}\n`);
    return 0;
  }
  const width = Math.max(...listed.map(({ id }) => id.length));
  for (const { id, severity, title } of listed)
    io.out(`${id.padEnd(width)}  ${severity.padEnd(11)}  ${title}\n`);
  return 0;
}

/** The page of a rule: its reason, examples and settings. Throws a UsageError for a rule that does not exist. */
export function ruleText(id: string): string {
  const { title, severity } = ruleMeta(id);
  return rulePages().page(id) ?? `${id} (${severity}): ${title}\n`;
}

function ruleMeta(id: string): (typeof RULES)[number]['meta'] {
  const found = RULES.find(({ meta }) => meta.id === id);
  if (found) return found.meta;
  const near = nearest(
    id,
    RULES.map(({ meta }) => meta.id),
  );
  throw new UsageError(
    `there is no rule ${id}${near ? `: did you mean ${near}?` : '; agent-files rules lists them'}`,
  );
}
