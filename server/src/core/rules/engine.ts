import type { Dialect, KindSpec } from '../dialects/types.ts';
import type { Loaded } from '../loaders/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { RULES } from './registry.ts';
import { suppress } from './suppressions.ts';
import type { Finding, KindName, Rule, RuleContext, Severity } from './types.ts';
import { reportUnused, unusedSuppression } from './unused-suppression.ts';

/** The user's word on a rule: another severity for all its findings, or none of them. */
export type RuleLevels = Readonly<Record<string, Severity | 'off'>>;

/** Every finding of a file, in the order of the text. */
export function diagnose(
  file: AgentFile,
  loaded: () => Loaded,
  workspace: Workspace,
  levels: RuleLevels,
): Finding[] {
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
  const findings: Finding[] = [];
  for (const rule of rulesFor(context)) {
    const level = levels[rule.meta.id];
    if (level === 'off' || !applies(rule, context)) continue;
    for (const report of rule.check(context)) {
      const severity = level ?? atMost(report.severity ?? rule.meta.severity, dialect);
      findings.push({
        ...report,
        rule: rule.meta.id,
        severity,
        fixes: report.fixes ?? [],
        dialect: dialect.id,
        alsoFor: [],
        ...((report.builtin ?? hasKind(rule.meta.builtin, context)) ? { builtin: true } : {}),
      });
    }
  }
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** Where nothing is loaded, nothing can be lost. */
function atMost(severity: Severity, { specification }: Dialect): Severity {
  return specification && severity === 'error' ? 'warning' : severity;
}

/**
 * The findings of all readers of a file, the owner's first: what several say of the same place is said once, in the
 * words of the first.
 */
export function mergeFindings(byReader: readonly (readonly Finding[])[]): Finding[] {
  if (byReader.length === 1) return [...(byReader[0] ?? [])];
  const merged = new Map<string, Finding>();
  for (const one of byReader.flat()) {
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
  return [...merged.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The findings that no comment of the author's silences, and word of comments that silence none. */
export function withoutSilenced(
  file: AgentFile,
  findings: readonly Finding[],
  levels: RuleLevels,
): readonly Finding[] {
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
  return [...kept, ...reports].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const RULE_IDS = RULES.map(({ meta }) => meta.id);

const rulesOf = new WeakMap<Dialect, Map<KindSpec, readonly Rule[]>>();

/** The rules about files of this kind. */
function rulesFor(context: RuleContext): readonly Rule[] {
  const { dialect, kind } = context;
  const byKind = rulesOf.get(dialect) ?? new Map<KindSpec, readonly Rule[]>();
  rulesOf.set(dialect, byKind);
  const known = byKind.get(kind);
  if (known) return known;
  const rules = RULES.filter(
    ({ meta, kinds }) => meta.dialects.includes(dialect.id) && hasKind(kinds, context),
  );
  byKind.set(kind, rules);
  return rules;
}

function applies(rule: Rule, context: RuleContext): boolean {
  if (context.file.format === 'json' && rule.needs !== 'header' && !rule.entries) return false;
  if (rule.needs === 'header') return headerIsRead(context.loaded);
  return rule.needs !== 'body' || bodyCounts(context.loaded);
}

function hasKind(names: readonly KindName[] | undefined, { dialect, kind }: RuleContext): boolean {
  return names !== undefined && (names.includes(kind.kind) || names.includes(`${dialect.id}:${kind.kind}`));
}

/** What VS Code's own service for prompt files does not report by itself. */
export function beyondBuiltin(findings: readonly Finding[]): Finding[] {
  return findings.filter((one) => !one.builtin);
}

/** The text of an agent that nobody can start is one fault, not twenty. */
function bodyCounts({ outcome }: Loaded): boolean {
  return outcome !== 'not-loaded' && outcome !== 'refused';
}

function headerIsRead(loaded: Loaded): boolean {
  return loaded.header.state === 'read' || loaded.header.state === 'repaired';
}
