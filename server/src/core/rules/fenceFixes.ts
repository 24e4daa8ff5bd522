import { afterBom } from '../syntax/frontmatter.ts';
import { lineSpan, span } from '../syntax/span.ts';
import { insert, lineBreak, replace } from './edits.ts';
import type { FenceFault } from './fences.ts';
import type { Fix, TextEdit } from './types.ts';

/** What puts the fence right, where there is one answer to that. */
export function fenceFixes(text: string, fault: FenceFault): Fix[] {
  const edits = editsFor(text, fault);
  if (!edits) return [];
  const title = (fault.is === 'glued' && fault.dashes ? undefined : TITLES[fault.is]) ?? 'Write `---`';
  return [{ title, edits, safe: fault.is !== 'early' && fault.is !== 'word', preferred: true }];
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
      return fault.key
        ? [replace(span(lineSpan(text, fault.span.start).start + 3, fault.span.start), lineBreak(text))]
        : undefined;
    case 'not-closing':
      return [replace(lineSpan(text, fault.span.start), '---')];
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
