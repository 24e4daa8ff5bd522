import type { AgentFile } from '../syntax/agentFile.ts';
import type { Span } from '../syntax/span.ts';
import { contains, lineSpan, span } from '../syntax/span.ts';
import type { Finding } from './types.ts';

/**
 * A comment by which an author silences findings: `agent-files-disable-next-line`, or `agent-files-disable` for all that
 * follows, up to `agent-files-enable`; in the header for all of the header. Rules behind it are meant, without any all.
 * What stands behind `--` is the author's reason.
 */
export interface Suppression {
  /** From `agent-files-…` to the last rule. */
  readonly span: Span;
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  /** Findings that begin here are silenced. */
  readonly reach: Span;
}

const COMMENT =
  /(?:^[ \t]*#|[ \t]#|<!--|\/\/|\/\*)[ \t]*(agent-files-(?:disable-next-line|disable|enable))\b((?:[ \t,]+(?!--)[\w-]+)*)/gm;

/** Whether a file may hold a suppression at all: most do not have the word. */
export function mayBeSuppressed({ text }: AgentFile): boolean {
  return text.includes('agent-files-');
}

/** Every suppression of a file, in the order of the text. */
export function suppressionsIn(file: AgentFile): Suppression[] {
  const { text } = file;
  if (!mayBeSuppressed(file)) return [];
  const header = headerOf(file);
  const found: Suppression[] = [];
  const open: { at: number; comment: Omit<Suppression, 'reach'> }[] = [];
  for (const match of text.matchAll(COMMENT)) {
    const [whole, verb = '', list = ''] = match;
    const start = match.index + whole.indexOf(verb);
    const inHeader = header !== undefined && contains(header, start);
    if (!counts(file, whole, match.index, inHeader)) continue;
    const listStart = start + verb.length;
    const rules = [...list.matchAll(/[\w-]+/g)].map((rule) => ({
      id: rule[0],
      span: span(listStart + rule.index, listStart + rule.index + rule[0].length),
    }));
    const comment = { span: span(start, rules.at(-1)?.span.end ?? listStart), rules };
    if (verb.endsWith('next-line')) found.push({ ...comment, reach: nextLine(text, start) });
    else if (verb.endsWith('enable')) close(open, found, comment, start);
    else if (inHeader && header) found.push({ ...comment, reach: header });
    else open.push({ at: start, comment });
  }
  for (const { at, comment } of open) found.push({ ...comment, reach: span(at, text.length + 1) });
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** The header with both fences. */
function headerOf({ front, format }: AgentFile): Span | undefined {
  if (!front || format === 'json') return undefined;
  return span(front.open.start, front.close?.end ?? front.content.end);
}

/** `#` begins a comment in YAML, `<!--` in Markdown outside of samples, slashes in JSON. */
function counts({ format, body }: AgentFile, whole: string, at: number, inHeader: boolean): boolean {
  if (format === 'json') return whole.includes('/');
  if (inHeader) return whole.includes('#');
  const inSample = body.code.some((code) => contains(code, at) && code.start < at);
  return whole.startsWith('<!--') && !inSample;
}

function nextLine(text: string, at: number): Span {
  const { end } = lineSpan(text, at);
  const start = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
  return start > text.length
    ? span(end, end)
    : span(start, Math.max(start + 1, lineSpan(text, start).end + 1));
}

/** Ends what the comment names, or everything; a part of what one comment began goes on. */
function close(
  open: { at: number; comment: Omit<Suppression, 'reach'> }[],
  found: Suppression[],
  { rules }: Omit<Suppression, 'reach'>,
  end: number,
): void {
  for (const one of open.splice(0)) {
    const named = new Set(rules.map(({ id }) => id));
    const ends = (id: string) => rules.length === 0 || named.has(id);
    const ended = one.comment.rules.filter(({ id }) => ends(id));
    const rest = one.comment.rules.filter(({ id }) => !ends(id));
    if (rules.length === 0 || ended.length > 0)
      found.push({ ...one.comment, rules: ended, reach: span(one.at, end) });
    if (rest.length > 0) open.push({ at: one.at, comment: { ...one.comment, rules: rest } });
    else if (rules.length > 0 && one.comment.rules.length === 0) open.push(one);
  }
}

/** The findings that are left, and the comments, or rules in them, that silence none. */
export function suppress(
  file: AgentFile,
  findings: readonly Finding[],
): { readonly kept: readonly Finding[]; readonly unused: readonly UnusedSuppression[] } {
  const all = suppressionsIn(file);
  if (all.length === 0) return { kept: findings, unused: [] };
  const used = new Set<Suppression | Suppression['rules'][number]>();
  const kept = findings.filter(({ rule, span: at }) => {
    const silencing = all.filter(
      ({ reach, rules }) =>
        reach.start <= at.start &&
        at.start < reach.end &&
        (rules.length === 0 || rules.some(({ id }) => id === rule)),
    );
    for (const one of silencing) {
      used.add(one);
      for (const named of one.rules) if (named.id === rule) used.add(named);
    }
    return silencing.length === 0;
  });
  const unused = all.flatMap((one): UnusedSuppression[] => {
    if (!used.has(one)) return [{ span: one.span, rule: undefined, known: one.rules.map(({ id }) => id) }];
    return one.rules
      .filter((named) => !used.has(named))
      .map((named) => ({ span: named.span, rule: named.id, known: [named.id] }));
  });
  return { kept, unused };
}

export interface UnusedSuppression {
  readonly span: Span;
  /** The one that silences nothing, where others beside it do. */
  readonly rule: string | undefined;
  /** The rules that the comment names. */
  readonly known: readonly string[];
}
