import { parseArgs } from 'node:util';
import { nearest } from '../core/rules/spelling.ts';

/** What the user asked for is not something the program can do; the message says what was meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** It may be written without a value: `--changed`, `--changed=main`. */
  readonly optional?: true;
  /** It may be written several times; all values count. */
  readonly multiple?: true;
  /** For the help: `ID`, `text|json`. */
  readonly value?: string;
  readonly help: string;
  /** The only values that are accepted. */
  readonly oneOf?: readonly string[];
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

export interface Arguments {
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly paths: readonly string[];
}

/** Reads the words behind a verb. Throws a {@link UsageError} for flags and values that it does not know. */
export function readArguments(words: readonly string[], specs: OptionSpecs): Arguments {
  const options = Object.fromEntries(
    Object.entries(specs).map(([name, { type, optional }]) => [
      name,
      { type: optional ? ('boolean' as const) : type },
    ]),
  );
  const { tokens } = parseArgs({
    args: [...words],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const found: Record<string, string | boolean | readonly string[]> = {};
  const paths: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') paths.push(token.value);
    if (token.kind !== 'option') continue;
    const value = settle(token.rawName, token.name, token.value, specs);
    const before = found[token.name];
    found[token.name] =
      specs[token.name]?.multiple && typeof value === 'string'
        ? [...(Array.isArray(before) ? before : []), value]
        : value;
  }
  return { options: found, paths };
}

function settle(raw: string, name: string, value: string | undefined, specs: OptionSpecs): string | boolean {
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (!spec) {
    const meant = nearest(name, Object.keys(specs));
    throw new UsageError(`unknown flag ${raw}${meant ? `: did you mean --${meant}?` : ''}`);
  }
  if (spec.optional) return value ?? true;
  if (spec.type === 'boolean') {
    if (value !== undefined) throw new UsageError(`${raw} takes no value`);
    return true;
  }
  if (value === undefined || value === '')
    throw new UsageError(`${raw} needs a value: ${spec.value ?? 'TEXT'}`);
  if (spec.oneOf && !spec.oneOf.includes(value)) {
    const meant = nearest(value, spec.oneOf);
    throw new UsageError(
      `${raw} ${value}: ${meant ? `did you mean ${meant}?` : `it must be one of ${spec.oneOf.join(', ')}`}`,
    );
  }
  return value;
}
