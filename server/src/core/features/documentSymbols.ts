import type { Heading } from '../syntax/body.ts';
import { span } from '../syntax/span.ts';
import type { Field, Value } from '../syntax/tree.ts';
import type { DocumentSymbol, FeatureContext } from './types.ts';

export interface SymbolOptions {
  /** Whether the headings of the body are listed; `false` where another service of the editor does that already. */
  readonly headings: boolean;
}

/** The outline: the front matter with its keys, then the headings, each with what stands below it. */
export function documentSymbols({ file }: FeatureContext, { headings }: SymbolOptions): DocumentSymbol[] {
  // Editors outline JSON by themselves.
  if (file.format === 'json') return [];
  return [...frontMatter(file), ...(headings ? sections(file.body.headings, file.text.length) : [])];
}

function frontMatter({ front, reading }: FeatureContext['file']): DocumentSymbol[] {
  if (!front || front.root.fields.length === 0) return [];
  return [
    {
      name: 'Front matter',
      detail: `${reading.dialect.title} ${reading.kind.title}`,
      kind: 'front-matter',
      span: span(front.open.start, front.close?.end ?? front.content.end),
      selection: front.open,
      children: front.root.fields.map(fieldSymbol),
    },
  ];
}

function fieldSymbol({ key, value, span: whole }: Field): DocumentSymbol {
  return {
    name: key.text === '' ? '""' : key.text,
    detail: value?.kind === 'scalar' ? oneLine(value.text) : '',
    kind: 'key',
    span: whole,
    selection: key.span,
    children: nested(value),
  };
}

function nested(value: Value | undefined): DocumentSymbol[] {
  if (value?.kind === 'map') return value.fields.map(fieldSymbol);
  return value?.kind === 'list' ? value.items.flatMap(nested) : [];
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** A section reaches to the next heading of its level or a higher one. */
function sections(headings: readonly Heading[], end: number): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  for (let index = 0; index < headings.length; ) {
    const heading = headings[index];
    if (!heading) break;
    const below = headings.findIndex((other, at) => at > index && other.level <= heading.level);
    const next = below < 0 ? headings.length : below;
    const stop = headings[next]?.span.start ?? end;
    symbols.push({
      name: heading.title === '' ? '#'.repeat(heading.level) : heading.title,
      detail: '',
      kind: 'heading',
      span: span(heading.span.start, Math.min(stop, end)),
      selection: heading.span,
      children: sections(headings.slice(index + 1, next), stop),
    });
    index = next;
  }
  return symbols;
}
