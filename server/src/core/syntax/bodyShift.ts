import type { AtReference, Heading, Link, LinkUse } from './body.ts';
import type { ReadBody } from './bodyBuilder.ts';
import type { Span } from './span.ts';
import { span } from './span.ts';

/** The same body in a text that has `by` more characters before it, or fewer where `by` is negative. */
export function shiftedBody(body: ReadBody, by: number): ReadBody {
  if (by === 0) return body;
  const shift = ({ start, end }: Span): Span => span(start + by, end + by);
  const maybe = (one: Span | undefined): Span | undefined => one && shift(one);
  // A use leads to the very definition that stands among the links.
  const moved = new Map<Link, Link>(
    body.links.map((link) => [
      link,
      {
        ...link,
        span: shift(link.span),
        label: maybe(link.label),
        target: shift(link.target),
        pathSpan: shift(link.pathSpan),
        fragment: maybe(link.fragment),
      },
    ]),
  );
  return {
    headings: body.headings.map((one): Heading => ({ ...one, span: shift(one.span), text: shift(one.text) })),
    links: [...moved.values()],
    uses: body.uses.map(
      (use): LinkUse => ({
        span: shift(use.span),
        label: shift(use.label),
        name: shift(use.name),
        definition: moved.get(use.definition) ?? use.definition,
      }),
    ),
    atReferences: body.atReferences.map(
      (one): AtReference => ({
        ...one,
        span: shift(one.span),
        pathSpan: shift(one.pathSpan),
        fragment: maybe(one.fragment),
      }),
    ),
    code: body.code.map(shift),
    anchors: body.anchors,
  };
}
