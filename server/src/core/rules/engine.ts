import type { Loaded } from '../loaders/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { RULES } from './registry.ts';
import type { Finding, Rule, RuleContext, Severity } from './types.ts';

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
  for (const rule of RULES) {
    const level = levels[rule.meta.id];
    if (level === 'off' || !applies(rule, context)) continue;
    for (const report of rule.check(context)) {
      const severity = level ?? report.severity ?? rule.meta.severity;
      findings.push({ ...report, rule: rule.meta.id, severity, fixes: report.fixes ?? [] });
    }
  }
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function applies(rule: Rule, context: RuleContext): boolean {
  if (!rule.meta.dialects.includes(context.dialect.id) || !rule.kinds.includes(context.kind.kind))
    return false;
  if (context.file.format === 'json' && rule.needs !== 'header' && !rule.entries) return false;
  return rule.needs !== 'header' || headerIsRead(context.loaded);
}

function headerIsRead(loaded: Loaded): boolean {
  return loaded.header.state === 'read' || loaded.header.state === 'repaired';
}
