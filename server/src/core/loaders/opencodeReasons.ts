import type { KindSpec } from '../dialects/types.ts';
import type { HeaderReading, LoadProblem, Outcome } from './types.ts';

/** What the sentences are made of. */
export interface Verdict {
  readonly kind: KindSpec;
  readonly outcome: Outcome;
  readonly header: HeaderReading;
  readonly problems: readonly LoadProblem[];
  /** Whether the header's `name` replaces the one that the path gives. */
  readonly renamed: boolean;
  readonly breaks: LoadProblem | undefined;
}

/** Why a file ends up as it does, in sentences for people. */
export function explainOutcome(verdict: Verdict): string[] {
  const { outcome, header, problems } = verdict;
  const { title } = verdict.kind;
  if (outcome === 'runs-code') {
    return [
      'The first line names a script engine: OpenCode runs the header as code as soon as it lists the file.',
    ];
  }
  if (header.state === 'dropped') {
    return [
      `OpenCode drops the file and says nothing: its YAML parser fails (${failure(header)}), and once more after the repair.`,
    ];
  }
  if (problems.length > 0) return [refusal(verdict), ...problems.map(describeProblem)];
  const reasons = headerReasons(verdict);
  if (outcome === 'disabled') reasons.push(`\`disable: true\` removes the ${title}.`);
  if (verdict.breaks) {
    reasons.push(
      `OpenCode then fails at every message, of other agents too: ${describeProblem(verdict.breaks)}`,
    );
  }
  // Where a name is required, the path gives none.
  const isOwn = verdict.kind.fields.some(({ key, required }) => key === 'name' && required);
  if (verdict.renamed && !isOwn) reasons.push('`name` in the header replaces the name that the path gives.');
  return reasons;
}

function refusal({ kind, outcome }: Verdict): string {
  if (outcome === 'config-error') return 'OpenCode refuses to start, in every project that loads this file:';
  return `OpenCode leaves this ${kind.title} out and says nothing:`;
}

function headerReasons({ kind, header }: Verdict): string[] {
  switch (header.state) {
    case 'none':
      return [
        `OpenCode sees no front matter: the ${kind.title} has no keys, and the whole text is its prompt.`,
      ];
    case 'empty':
      return ['The front matter holds no key.'];
    case 'ignored':
      return [
        `OpenCode cannot read the header (${failure(header)}) and ignores it: no key counts, and the whole text, header included, is the prompt.`,
      ];
    case 'repaired':
      return [
        `The header is no valid YAML (${failure(header)}). OpenCode repairs it: every value at the left margin that holds a colon is read as plain text.`,
      ];
    default:
      return [`OpenCode reads the ${kind.kind === 'config' ? 'file' : 'header'}.`];
  }
}

function failure(header: HeaderReading): string {
  return header.failure?.message ?? 'four dashes do not open one';
}

/** One value that the program refuses, in a sentence. */
export function describeProblem({ path, expected, actual }: LoadProblem): string {
  const at = path.join('.');
  return actual === undefined
    ? `\`${at}\` is missing; it must be ${expected}.`
    : `\`${at}\` must be ${expected}; OpenCode reads ${show(actual)}.`;
}

/** A value as people would write it, cut to a line's length. */
function show(value: unknown): string {
  const text = Array.isArray(value) ? 'a list' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
