import type { KindSpec } from '../dialects/types.ts';
import type { LoadProblem } from '../loaders/types.ts';
import type { RuleContext, Severity } from './types.ts';

/** "`ask`, `allow` or `deny`". */
export function either(words: readonly string[]): string {
  const all = words.map((word) => code(word));
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} or ${all.at(-1)}`;
}

/** A text of the file as it stands in a message: on one line, not too long, between backticks. */
export function code(text: string): string {
  const line = text === '' ? '""' : text.replace(/\s+/g, ' ').replaceAll('`', "'");
  const letters = [...line];
  return `\`${letters.length > 40 ? `${letters.slice(0, 39).join('')}…` : line}\``;
}

/** A path as it stands in a message: a long one keeps its end. */
export function pathCode(path: string): string {
  const line = path.replace(/\s+/g, ' ').replaceAll('`', "'");
  const letters = [...line];
  return `\`${letters.length > 60 ? `…${letters.slice(-59).join('')}` : line}\``;
}

/** What the program does with a file whose header it cannot read: the beginning of a message. */
export function headerLost(context: RuleContext): string {
  const { dialect, kind, loaded } = context;
  const dropped = fileDropped(context) ?? dialect.lenient?.lost ?? notPortable(context);
  if (dropped !== undefined) return dropped;
  const agent = hasTools(kind);
  const text =
    loaded.header.state === 'dropped'
      ? ''
      : `, and its text becomes part of the ${agent ? 'prompt' : kind.title}`;
  return `${dialect.title} ignores this header: ${noKeys(kind)}${text}`;
}

/** The same where no program is meant, but all that keep to a specification. */
function notPortable({ dialect, kind }: RuleContext): string | undefined {
  if (!dialect.specification) return undefined;
  return `Programs that read a ${kind.title} as ${dialect.title} has it lose this header: ${noKeys(kind)}`;
}

/** "Every tool is on": what it means that no key of the header counts. */
export function noKeys(kind: KindSpec): string {
  return hasTools(kind) ? 'every tool is on' : 'no key counts';
}

/** Whether files of this kind are agents, so that a lost header gives them every tool. */
function hasTools({ kind }: KindSpec): boolean {
  return kind === 'agent' || kind === 'mode' || kind === 'foreign-agent';
}

/** What a header means that the program does not take for one: the beginning of a message. */
export function noHeader({ dialect, kind }: RuleContext): string {
  const counts =
    hasTools(kind) && !dialect.lenient ? `no key counts and ${noKeys(kind)}` : 'none of its keys counts';
  return `${dialect.title} sees no header here, so ${counts}`;
}

/** What the program does with a file that has a value which it refuses: the beginning of a message. */
export function valueRefused(context: RuleContext): string {
  return fileDropped(context) ?? `${context.dialect.title} refuses to start`;
}

/** The same for one value, which the program may also pass over and go on. */
export function problemEffect(context: RuleContext, { effect }: LoadProblem): string {
  return effect ?? valueRefused(context);
}

/** What to say of a file that the program does not take at all; undefined where it does. */
export function fileDropped({ dialect, kind, loaded }: RuleContext): string | undefined {
  if (loaded.outcome === 'skipped') return `${dialect.title} drops this file and says nothing`;
  if (loaded.outcome !== 'not-loaded') return undefined;
  return `${dialect.title} does not load this ${kind.title} and says nothing`;
}

/** The values for which the program refuses the file, or to start; not those that it passes over. */
export function refusedValues({ loaded }: RuleContext): readonly LoadProblem[] {
  return loaded.problems.filter(({ effect }) => effect === undefined);
}

/** What becomes of the project where a value is taken, but cannot be worked with. */
export function valueBreaks({ dialect }: RuleContext): string {
  return `${dialect.title} starts, but then fails at every message, of other agents too`;
}

export function headerIsLost({ loaded }: RuleContext): boolean {
  return loaded.header.state === 'ignored' || loaded.header.state === 'dropped';
}

/** What becomes of a file whose header has no end, and how bad that is. */
export function headerHarm(context: RuleContext): { readonly effect: string; readonly severity: Severity } {
  const { dialect, kind } = context;
  if (dialect.lenient) return { effect: dialect.lenient.unclosed, severity: 'warning' };
  if (headerIsLost(context)) return { effect: headerLost(context), severity: 'error' };
  if (context.loaded.header.state === 'none') return { effect: noHeader(context), severity: 'error' };
  if (refusedValues(context).length > 0) return { effect: valueRefused(context), severity: 'error' };
  return {
    effect: `${dialect.title} reads the keys, but no text is left for the ${kind.title}`,
    severity: 'warning',
  };
}
