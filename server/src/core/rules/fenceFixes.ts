import { afterBom } from '../syntax/frontmatter.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, span } from '../syntax/span.ts';
import { insert, lineBreak, replace } from './edits.ts';
import type { FenceFault } from './fences.ts';
import type { Fix, RuleContext, TextEdit } from './types.ts';
import { checkedFix, doesNoHarm } from './verify.ts';

/** What puts the fence right, where there is one answer to that. */
export function fenceFixes(context: RuleContext, fault: FenceFault): Fix[] {
  const edits = editsFor(context.file.text, fault);
  if (!edits) return [];
  const title = (fault.is === 'glued' && fault.dashes ? undefined : TITLES[fault.is]) ?? 'Write `---`';
  const isSafe = fault.is !== 'early' && fault.is !== 'word';
  return [checkedFix({ title, edits, preferred: true }, () => isSafe && doesNoHarm(context, edits))];
}

const TITLES: Partial<Record<FenceFault['is'], string>> = {
  'not-first': 'Remove the blank lines above the header',
  word: 'Begin a new line behind the dashes',
  early: 'Indent this line',
  glued: 'Put `---` on a line of its own',
};

function editsFor(text: string, fault: FenceFault): TextEdit[] | undefined {
  switch (fault.is) {
    case 'not-first':
      return fault.blank ? [replace(span(afterBom(text), fault.dashes.start), '')] : undefined;
    case 'long':
      return [fault.span, ...fault.others].map((line) => replace(line, '---'));
    case 'word':
      return fault.key ? [replace(span(afterBom(text) + 3, fault.span.start), lineBreak(text))] : undefined;
    case 'not-closing':
      return [closeLine(text, lineSpan(text, fault.span.start))];
    case 'early':
      return fault.indent > 0 ? [insert(fault.span.start, ' '.repeat(fault.indent))] : undefined;
    case 'glued':
      return fault.dashes
        ? [replace(fault.span, '---')]
        : [replace(span(lineSpan(text, fault.span.start).start + 3, fault.span.start), lineBreak(text))];
    default:
      return undefined;
  }
}

/** The program counts `\n` only: a lone carriage return begins no line for it. */
function closeLine(text: string, line: Span): TextEdit {
  const lone = text[line.start - 1] === '\r';
  return lone ? replace(span(line.start - 1, line.end), '\n---') : replace(line, '---');
}
