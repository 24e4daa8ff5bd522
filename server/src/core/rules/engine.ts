import type { Dialect, KindSpec } from '../dialects/types.ts';
import type { Loaded } from '../loaders/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { RULES } from './registry.ts';
import { mayBeSuppressed, suppress } from './suppressions.ts';
import type { Finding, KindName, Report, Rule, RuleContext, Severity } from './types.ts';
import { reportUnused, unusedSuppression } from './unused-suppression.ts';

/** The user's word on a rule: another severity for all its findings, or none of them. */
export type RuleLevels = Readonly<Record<string, Severity | 'off'>>;

/** Every finding of a file, in the order of the text. */
export function diagnose(
  file: AgentFile,
  loaded: () => Loaded,
  workspace: Workspace,
  levels: RuleLevels,
): readonly Finding[] {
  const { dialect, kind } = file.reading;
  const context: RuleContext = {
    file,
    dialect,
    kind,
    workspace,
    get loaded() {
      return loaded();
    },
  };
  const { header, outcome } = loaded();
  const headerIsRead = header.state === 'read' || header.state === 'repaired';
  // The text of an agent that nobody can start is one fault, not twenty.
  const bodyCounts = outcome !== 'not-loaded' && outcome !== 'refused';
  const isJson = file.format === 'json';
  const findings: Finding[] = [];
  for (const rule of rulesFor(dialect, kind)) {
    const { needs } = rule;
    if (needs === 'header' ? !headerIsRead : (needs === 'body' && !bodyCounts) || (isJson && !rule.entries))
      continue;
    const level = levels[rule.meta.id];
    if (level === 'off') continue;
    for (const report of rule.check(context)) findings.push(settled(report, rule, context, level));
  }
  return inOrder(findings);
}

/** A report with all that a finding has. */
function settled(report: Report, { meta }: Rule, context: RuleContext, level: Severity | undefined): Finding {
  const { dialect } = context;
  return {
    ...report,
    rule: meta.id,
    severity: level ?? atMost(report.severity ?? meta.severity, dialect),
    fixes: report.fixes ?? NONE,
    dialect: dialect.id,
    alsoFor: NONE,
    ...((report.builtin ?? hasKind(meta.builtin, dialect, context.kind)) ? { builtin: true } : {}),
  };
}

const NONE: readonly never[] = [];

/** In the order of the text; sorts the list that is given. */
export function inOrder(findings: Finding[]): readonly Finding[] {
  return findings.length < 2
    ? findings
    : findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Where nothing is loaded, nothing can be lost. */
function atMost(severity: Severity, { specification }: Dialect): Severity {
  return specification && severity === 'error' ? 'warning' : severity;
}

/**
 * The findings of all readers of a file, the owner's first: what several say of the same place is said once, in the
 * words of the first.
 */
export function mergeFindings(byReader: readonly (readonly Finding[])[]): readonly Finding[] {
  const saying = byReader.filter((findings) => findings.length > 0);
  if (saying.length < 2) return saying[0] ?? NONE;
  const merged = new Map<string, Finding>();
  for (const one of saying.flat()) {
    const key = `${one.rule} ${one.span.start} ${one.span.end}`;
    const known = merged.get(key);
    if (!known) merged.set(key, one);
    else if (one.dialect !== known.dialect && !known.alsoFor.includes(one.dialect))
      merged.set(key, {
        ...known,
        alsoFor: [...known.alsoFor, one.dialect],
        ...(one.builtin && { builtin: true }),
      });
  }
  return inOrder([...merged.values()]);
}

/** The findings that no comment of the author's silences, and word of comments that silence none. */
export function withoutSilenced(
  file: AgentFile,
  findings: readonly Finding[],
  levels: RuleLevels,
): readonly Finding[] {
  if (!mayBeSuppressed(file)) return findings;
  const { kept, unused } = suppress(file, findings);
  const { id, severity } = unusedSuppression.meta;
  const level = levels[id] ?? severity;
  if (unused.length === 0 || level === 'off') return kept;
  // A rule that is off has no findings to silence: that is no fault of the comment.
  const told = unused.filter(
    ({ known }) => known.length === 0 || known.some((rule) => levels[rule] !== 'off'),
  );
  const reports = told.map(
    (one): Finding => ({
      ...reportUnused(one, RULE_IDS),
      rule: id,
      severity: level,
      fixes: [],
      dialect: file.reading.dialect.id,
      alsoFor: [],
    }),
  );
  return inOrder([...kept, ...reports]);
}

const RULE_IDS = RULES.map(({ meta }) => meta.id);

const rulesOf = new WeakMap<Dialect, Map<KindSpec, readonly Rule[]>>();

/** The rules about files of this kind. */
function rulesFor(dialect: Dialect, kind: KindSpec): readonly Rule[] {
  const byKind = rulesOf.get(dialect) ?? new Map<KindSpec, readonly Rule[]>();
  rulesOf.set(dialect, byKind);
  const known = byKind.get(kind);
  if (known) return known;
  const rules = RULES.filter(
    ({ meta, kinds }) => meta.dialects.includes(dialect.id) && hasKind(kinds, dialect, kind),
  );
  byKind.set(kind, rules);
  return rules;
}

function hasKind(names: readonly KindName[] | undefined, dialect: Dialect, { kind }: KindSpec): boolean {
  return names !== undefined && (names.includes(kind) || names.includes(`${dialect.id}:${kind}`));
}

/** What VS Code's own service for prompt files does not report by itself. */
export function beyondBuiltin(findings: readonly Finding[]): Finding[] {
  return findings.filter((one) => !one.builtin);
}
