import { applyEdits } from '../rules/edits.ts';
import type { Finding, Fix, TextEdit } from '../rules/types.ts';
import type { Span } from '../syntax/span.ts';
import { span } from '../syntax/span.ts';

/** As in the LSP; `source.fixAll.agentFiles` is asked for by editors on saving. */
export type CodeActionKind = 'quickfix' | 'refactor.rewrite' | 'source.fixAll.agentFiles';

export interface CodeAction {
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly edits: readonly TextEdit[];
  /** What the editor should offer first. */
  readonly preferred: boolean;
  /** The finding that it answers. */
  readonly finding?: Finding;
}

/** The fixes of every finding that the range touches. */
export function quickFixes(findings: readonly Finding[], range: Span): CodeAction[] {
  return findings
    .filter((finding) => finding.span.start <= range.end && range.start <= finding.span.end)
    .flatMap((finding) =>
      finding.fixes.map(({ title, edits, preferred }) => ({
        title,
        kind: 'quickfix',
        edits,
        preferred,
        finding,
      })),
    );
}

/** One text on its way through fix all. */
export interface FixState {
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Whether the program takes the file as it stands. */
  readonly loads: boolean;
}

/** Fixes may uncover others; more rounds than these no file needs. */
const ROUNDS = 10;

/**
 * The edits of all safe fixes, applied again and again until none is left; empty where there is nothing to fix. A fix
 * after which the program would no longer take the file is left out. Applied to its own result it does nothing.
 */
export function fixAll(
  start: FixState,
  reopen: (text: string) => FixState,
  pick: (finding: Finding) => Fix | undefined = safeFix,
): TextEdit[] {
  let state = start;
  let first: readonly TextEdit[] = [];
  const seen = new Set([start.text]);
  for (let round = 0; round < ROUNDS; round++) {
    const step = nextStep(state, reopen, pick);
    if (!step || seen.has(step.state.text)) break;
    first = round === 0 ? step.edits : [];
    seen.add(step.state.text);
    state = step.state;
  }
  return first.length > 0 ? [...first] : difference(start.text, state.text);
}

interface Step {
  readonly edits: readonly TextEdit[];
  readonly state: FixState;
}

/** Fix all as an action; none where there is nothing to fix. */
export function fixAllAction(edits: readonly TextEdit[]): CodeAction[] {
  if (edits.length === 0) return [];
  return [{ title: 'Apply all safe fixes', kind: 'source.fixAll.agentFiles', edits, preferred: false }];
}

/** All the fixes that get along; where together they break what worked, the first that does not. */
function nextStep(
  state: FixState,
  reopen: (text: string) => FixState,
  pick: (finding: Finding) => Fix | undefined,
): Step | undefined {
  const fixes = state.findings.flatMap((finding) => pick(finding) ?? []);
  const attempts = [compatible(fixes), ...fixes.map((fix) => [...fix.edits])];
  for (const edits of attempts) {
    const text = applyEdits(state.text, edits);
    if (text === state.text) continue;
    const after = reopen(text);
    if (after.loads || !state.loads) return { edits, state: after };
  }
  return undefined;
}

function safeFix({ fixes }: Finding): Fix | undefined {
  return fixes.find((fix) => fix.safe && fix.preferred) ?? fixes.find((fix) => fix.safe);
}

/** The one that is offered first, whether or not it is the only answer. */
export function anyFix(finding: Finding): Fix | undefined {
  const { fixes } = finding;
  return safeFix(finding) ?? fixes.find((fix) => fix.preferred) ?? fixes[0];
}

/** The edits of the fixes, in order, without those that touch what an earlier one changes: their turn comes later. */
function compatible(fixes: readonly Fix[]): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { edits } of fixes) {
    if (!edits.some((edit) => taken.some((other) => collide(edit.span, other.span)))) taken.push(...edits);
  }
  return taken;
}

/** Two changes may lie side by side, but where one only inserts, their order would be open. */
function collide(a: Span, b: Span): boolean {
  const inserts = a.start === a.end || b.start === b.end;
  return inserts ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;
}

/** One edit that makes a text another one, without what both have in common at the ends. */
function difference(from: string, to: string): TextEdit[] {
  if (from === to) return [];
  const shorter = Math.min(from.length, to.length);
  let head = 0;
  while (head < shorter && from[head] === to[head]) head++;
  let tail = 0;
  while (tail < shorter - head && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail++;
  return [{ span: span(head, from.length - tail), newText: to.slice(head, to.length - tail) }];
}
