import type { AgentFile } from '../syntax/agentFile.ts';
import type { Span } from '../syntax/span.ts';
import { span } from '../syntax/span.ts';
import type { Field, Value } from '../syntax/tree.ts';

/** Lines that can be folded into the first of them. */
export interface FoldingRange {
  readonly span: Span;
  readonly kind: 'front-matter' | 'map' | 'fence' | 'section';
}

/**
 * The front matter, its maps, and samples that are fenced inside fences. `sections`: also what stands below each
 * heading, where no other service of the editor folds that.
 */
export function foldingRanges(file: AgentFile, { sections }: { readonly sections: boolean }): FoldingRange[] {
  if (file.format === 'json') return [];
  const { front } = file;
  const header: FoldingRange[] = front?.close
    ? [
        { span: span(front.open.start, front.close.end), kind: 'front-matter' },
        ...front.root.fields.flatMap(maps),
      ]
    : [];
  const fences = file.body.nestedFences.map(
    ({ open, close }): FoldingRange => ({ span: span(open.start, close.end), kind: 'fence' }),
  );
  const all = [...header, ...fences, ...(sections ? headingSections(file) : [])];
  return all.filter(({ span: at }) => file.text.slice(at.start, at.end).includes('\n'));
}

function maps({ key, value, span: whole }: Field): FoldingRange[] {
  if (!value || value.kind === 'scalar') return [];
  return [{ span: span(key.span.start, whole.end), kind: 'map' }, ...children(value)];
}

function children(value: Value): FoldingRange[] {
  if (value.kind === 'map') return value.fields.flatMap(maps);
  return value.kind === 'list' ? value.items.flatMap(children) : [];
}

function headingSections({ body: { headings }, text }: AgentFile): FoldingRange[] {
  return headings.map((heading, index) => {
    const next = headings.find((other, at) => at > index && other.level <= heading.level);
    const end = text.slice(0, next?.span.start ?? text.length).trimEnd().length;
    return { span: span(heading.span.start, Math.max(heading.span.end, end)), kind: 'section' };
  });
}
