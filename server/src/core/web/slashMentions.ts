import type { Dialect } from '../dialects/types.ts';
import type { AgentFile } from '../syntax/agentFile.ts';
import { lazy } from '../syntax/lazy.ts';
import { lineSpan, span } from '../syntax/span.ts';
import type { Edge, NamedTarget } from './types.ts';

/** `/review` and `/git:commit` that stand alone: no path, address, tag or part of a word. */
const slash = lazy(
  () =>
    /(?<![^\s([（「『"'“‘«`*_|,、。，；：])\/([\p{L}\p{N}][\p{L}\p{N}_-]*(?:[.:/][\p{L}\p{N}_-]+)*)(?![\p{L}\p{N}_\\/<{$=@~%&+-]|[.:?#][\p{L}\p{N}]|:`)/gu,
);

/** Words before a path of the file system or of a server, and behind one. */
const BEFORE_PATH =
  /\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|[Ii]n|[Ii]nto|[Ii]nside|[Ww]ithin|[Uu]nder|[Bb]elow|cd|ls|mkdir)\s+[`"'*]*$/;
const BEHIND_PATH = /^[`"'*]*\s+(?:folder|director(?:y|ies)|paths?|routes?|endpoints?|pages?|URLs?)\b/i;

/**
 * The `/name` in a body by which people mean a command or skill of one of the programs that read the file, the owner of
 * its place first. Whether something has that name is for the reader to find out: all else that begins with a slash has
 * no meaning here. No program runs what a text mentions so.
 */
export function slashMentions(file: AgentFile, dialects: readonly Dialect[]): Edge[] {
  const { text, body } = file;
  const [owner] = dialects;
  if (file.format === 'json' || !owner) return [];
  const [first, ...others] = meanings(dialects);
  const found: Edge[] = [];
  const pattern = slash();
  pattern.lastIndex = body.span.start;
  for (let match = pattern.exec(text); match && first; match = pattern.exec(text)) {
    const [whole, name = ''] = match;
    const at = span(match.index + 1, match.index + whole.length);
    if (!isMention(file, match.index, at.end)) continue;
    found.push({
      span: at,
      whole: at,
      target: { ...first, name, or: others },
      written: { as: 'mention' },
    });
  }
  return found;
}

/** What a name may stand for, the meaning that counts before the others first. */
function meanings(dialects: readonly Dialect[]): Pick<NamedTarget, 'is' | 'dialect'>[] {
  return dialects.flatMap(({ id, slash }) =>
    (slash?.runs ?? (['command', 'skill'] as const)).map((is) => ({ is, dialect: id })),
  );
}

function isMention({ text, body }: AgentFile, slash: number, end: number): boolean {
  if (!isFramed(text, slash, end)) return false;
  const code = body.code.find((one) => one.start <= slash && slash < one.end);
  // In backticks it stands first; what stands in a block is a sample.
  if (code && !/^`{1,2} ?$/.test(text.slice(code.start, slash))) return false;
  if (!code && text[slash - 1] === '`') return false;
  if (body.links.some(({ target }) => target.start <= slash && slash < target.end)) return false;
  return (
    !BEFORE_PATH.test(text.slice(Math.max(0, slash - 20), slash)) &&
    !BEHIND_PATH.test(text.slice(end, end + 20))
  );
}

/** Whether quotes and stars around it are pairs: a glob has stars on one side alone. */
function isFramed(text: string, slash: number, end: number): boolean {
  const [marks = ''] = /[*_"']*$/.exec(text.slice(Math.max(0, slash - 4), slash)) ?? [];
  if (marks === '') return true;
  if (!/[\s([|,]/.test(text[slash - marks.length - 1] ?? '\n')) return false;
  if (text.startsWith(marks, end)) return true;
  const rest = text.slice(end, lineSpan(text, end).end);
  return /["']/.test(marks) || (rest.startsWith(' ') && new RegExp(`\\S[${marks}]`).test(rest));
}
