import type { Dialect, KindSpec } from '../dialects/types.ts';
import type { Loaded } from '../loaders/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { HeaderFindings } from './headerFindings.ts';
import type { RuleLevels } from './levels.ts';
import { NOTHING } from './nothing.ts';
import { RULES } from './registry.ts';
import { mayBeSuppressed, suppress } from './suppressions.ts';
import type { Finding, KindName, Report, Rule, RuleContext, Severity } from './types.ts';
import { reportUnused, unusedSuppression } from './unused-suppression.ts';

/** What was found of a header before, and the time for which that holds. */
export interface Kept {
  readonly findings: HeaderFindings;
  readonly epoch: string;
}

/** Every finding of a file, in the order of the text. */
export function diagnose(
  file: AgentFile,
  loaded: () => Loaded,
  workspace: Workspace,
  levels: RuleLevels,
  kept?: Kept,
): readonly Finding[] {
  const context = new FileContext(file, loaded, workspace);
  const { header, outcome } = loaded();
  const headerIsRead = header.state === 'read' || header.state === 'repaired';
  // The text of an agent that nobody can start is one fault, not twenty.
  const bodyCounts = outcome !== 'not-loaded' && outcome !== 'refused';
  const isJson = file.format === 'json';
  const findings: Finding[] = [];
  for (const use of rulesFor(context, levels)) {
    const { rule } = use;
    const { needs } = rule;
    if (needs === 'header' ? !headerIsRead : (needs === 'body' && !bodyCounts) || (isJson && !rule.entries))
      continue;
    if (kept && rule.headerAlone)
      findings.push(...kept.findings.of(rule, kept.epoch, () => findingsOf(use, context)));
    else findings.push(...findingsOf(use, context));
  }
  return inOrder(findings);
}

function findingsOf(use: Use, context: RuleContext): readonly Finding[] {
  const reports = use.rule.check(context);
  if (reports === NOTHING) return NONE;
  const found: Finding[] = [];
  for (const report of reports) found.push(settled(report, use, context));
  return found;
}

class FileContext implements RuleContext {
  readonly file: AgentFile;
  readonly dialect: Dialect;
  readonly kind: KindSpec;
  readonly workspace: Workspace;
  readonly kept: unknown[] = [];
  readonly #loaded: () => Loaded;

  constructor(file: AgentFile, loaded: () => Loaded, workspace: Workspace) {
    this.file = file;
    this.dialect = file.reading.dialect;
    this.kind = file.reading.kind;
    this.workspace = workspace;
    this.#loaded = loaded;
  }

  get loaded(): Loaded {
    return this.#loaded();
  }
}

/** A report with all that a finding has. */
function settled(report: Report, { rule: { meta }, level, builtin }: Use, { dialect }: RuleContext): Finding {
  const finding: Finding = {
    ...report,
    rule: meta.id,
    severity: level ?? atMost(report.severity ?? meta.severity, dialect),
    fixes: report.fixes ?? NONE,
    dialect: dialect.id,
    alsoFor: NONE,
  };
  return (report.builtin ?? builtin) ? { ...finding, builtin: true } : finding;
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

/** A rule as it is used for files of one kind. */
interface Use {
  readonly rule: Rule;
  /** The user's word on it. */
  readonly level: Severity | undefined;
  /** Whether VS Code's own service reports such files itself. */
  readonly builtin: boolean;
}

type Uses = Map<Dialect, Map<KindSpec, readonly Use[]>>;

const uses = new WeakMap<RuleLevels, Uses>();

/** The rules about files of this kind that the user has not turned off. */
function rulesFor({ dialect, kind }: RuleContext, levels: RuleLevels): readonly Use[] {
  const known = uses.get(levels)?.get(dialect)?.get(kind);
  if (known) return known;
  const byDialect: Uses = uses.get(levels) ?? new Map();
  uses.set(levels, byDialect);
  const byKind = byDialect.get(dialect) ?? new Map<KindSpec, readonly Use[]>();
  byDialect.set(dialect, byKind);
  const found = RULES.flatMap((rule): Use[] => {
    const { meta, kinds } = rule;
    const level = levels[meta.id];
    if (level === 'off' || !meta.dialects.includes(dialect.id) || !hasKind(kinds, dialect, kind)) return [];
    return [{ rule, level, builtin: hasKind(meta.builtin, dialect, kind) }];
  });
  byKind.set(kind, found);
  return found;
}

function hasKind(names: readonly KindName[] | undefined, dialect: Dialect, { kind }: KindSpec): boolean {
  return names !== undefined && (names.includes(kind) || names.includes(`${dialect.id}:${kind}`));
}

/** What VS Code's own service for prompt files does not report by itself. */
export function beyondBuiltin(findings: readonly Finding[]): Finding[] {
  return findings.filter((one) => !one.builtin);
}
