import type { AgentFile } from '../syntax/agentFile.ts';
import type { Span } from '../syntax/span.ts';
import { lineSpan, span } from '../syntax/span.ts';
import type { Field, Value } from '../syntax/tree.ts';

/** What a selection grows to from an offset, the smallest first; each holds the one before it. */
export function selectionRanges(file: AgentFile, offset: number): Span[] {
  const whole = span(0, file.text.length);
  const inFront = file.front && offset <= (file.front.close?.end ?? file.front.content.end);
  const found = inFront ? frontRanges(file, offset) : bodyRanges(file, offset);
  return nested([...found, lineSpan(file.text, offset), whole], offset);
}

/** Those around the offset, sorted by size; what crosses another one is left out. */
function nested(ranges: readonly Span[], offset: number): Span[] {
  const around = ranges
    .filter(({ start, end }) => start <= offset && offset <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const kept: Span[] = [];
  for (const range of around) {
    const last = kept.at(-1);
    if (!last) kept.push(range);
    else if (
      range.start <= last.start &&
      last.end <= range.end &&
      range.end - range.start > last.end - last.start
    )
      kept.push(range);
  }
  return kept;
}

function frontRanges({ front, text }: AgentFile, offset: number): Span[] {
  if (!front) return [];
  const all = span(front.open.start, front.close?.end ?? front.content.end);
  return [...front.root.fields.flatMap((field) => fieldRanges(field, offset, text)), front.content, all];
}

function fieldRanges(field: Field, offset: number, text: string): Span[] {
  const { key, value, span: whole } = field;
  if (offset < whole.start || offset > whole.end) return [];
  return [key.span, ...(value ? valueRanges(value, offset, text) : []), whole];
}

function valueRanges(value: Value, offset: number, text: string): Span[] {
  const { start, end } = value.span;
  if (offset < start || offset > end) return [];
  if (value.kind === 'map')
    return [...value.fields.flatMap((field) => fieldRanges(field, offset, text)), value.span];
  if (value.kind === 'list')
    return [...value.items.flatMap((item) => valueRanges(item, offset, text)), value.span];
  const quoted = /^["']/.test(text.slice(start, start + 1)) && end - start > 1;
  return quoted ? [span(start + 1, end - 1), value.span] : [value.span];
}

function bodyRanges({ body, text }: AgentFile, offset: number): Span[] {
  const links = body.links.flatMap((link) => [
    link.pathSpan,
    link.target,
    ...(link.label ? [link.label] : []),
    link.span,
  ]);
  const ats = body.atReferences.flatMap((one) => [one.pathSpan, one.span]);
  const headings = body.headings.flatMap((one) => [one.text, one.span]);
  return [
    ...links,
    ...ats,
    ...headings,
    ...body.code,
    paragraph(text, body.span, offset),
    ...sectionsAround(body, offset),
    body.span,
  ];
}

/** The lines up to the next blank one on each side. */
function paragraph(text: string, body: Span, offset: number): Span {
  const before = text.slice(body.start, offset);
  const start =
    body.start + Math.max(0, ...[...before.matchAll(/\n[ \t]*\r?\n/g)].map((m) => m.index + m[0].length));
  const after = /\r?\n[ \t]*\r?\n|$/.exec(text.slice(offset, body.end));
  return span(start, offset + (after?.index ?? 0));
}

function sectionsAround({ headings, span: body }: AgentFile['body'], offset: number): Span[] {
  return headings
    .filter(({ span: at }) => at.start <= offset)
    .map((heading) => {
      const next = headings.find((one) => one.span.start > heading.span.start && one.level <= heading.level);
      return span(heading.span.start, next?.span.start ?? body.end);
    });
}
