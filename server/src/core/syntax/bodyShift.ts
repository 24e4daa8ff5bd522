import type { AtReference, Heading, Link, LinkUse } from './body.ts';
import type { BodyReferences, BodyStructure } from './bodyBuilder.ts';
import type { Span } from './span.ts';
import { span } from './span.ts';

function shifted({ start, end }: Span, by: number): Span {
  return span(start + by, end + by);
}

/** The same in a text that has `by` more characters before it, or fewer where `by` is negative. */
export function shiftedStructure(structure: BodyStructure, by: number): BodyStructure {
  if (by === 0) return structure;
  return {
    headings: structure.headings.map(
      (one): Heading => ({ ...one, span: shifted(one.span, by), text: shifted(one.text, by) }),
    ),
    code: structure.code.map((one) => shifted(one, by)),
    anchors: structure.anchors,
  };
}

/** The same for links and references. */
export function shiftedReferences(references: BodyReferences, by: number): BodyReferences {
  if (by === 0) return references;
  // A use leads to the very definition that stands among the links.
  const moved = new Map(references.links.map((link) => [link, shiftedLink(link, by)]));
  return {
    links: [...moved.values()],
    uses: references.uses.map(
      (use): LinkUse => ({
        span: shifted(use.span, by),
        label: shifted(use.label, by),
        name: shifted(use.name, by),
        definition: moved.get(use.definition) ?? use.definition,
      }),
    ),
    atReferences: references.atReferences.map(
      (one): AtReference => ({
        ...one,
        span: shifted(one.span, by),
        pathSpan: shifted(one.pathSpan, by),
        fragment: one.fragment && shifted(one.fragment, by),
      }),
    ),
  };
}

function shiftedLink(link: Link, by: number): Link {
  return {
    ...link,
    span: shifted(link.span, by),
    label: link.label && shifted(link.label, by),
    target: shifted(link.target, by),
    pathSpan: shifted(link.pathSpan, by),
    fragment: link.fragment && shifted(link.fragment, by),
  };
}
