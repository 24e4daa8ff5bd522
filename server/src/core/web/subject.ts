import type { OpenFile } from '../index.ts';
import type { Heading } from '../syntax/body.ts';
import { reaches } from '../syntax/slug.ts';
import type { Span } from '../syntax/span.ts';
import { touches } from '../syntax/span.ts';
import { isPlainLink } from './markdownService.ts';
import type { Edge, WebSymbol } from './types.ts';
import type { Use, Web } from './web.ts';

/** What is under the cursor, as something that may be mentioned in many places. */
export type Subject =
  | {
      readonly is: 'symbol';
      /** All sources of it that count where the cursor is. */
      readonly symbols: readonly WebSymbol[];
      readonly at: Span;
      readonly edge: Edge | undefined;
    }
  | { readonly is: 'file'; readonly path: string; readonly at: Span; readonly edge: Edge }
  | { readonly is: 'heading'; readonly path: string; readonly heading: Heading; readonly at: Span };

/** A place in a file. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

/** Undefined where nothing is that others could mention, or nothing of that name exists. */
export function subjectAt(web: Web, { file }: OpenFile, offset: number): Subject | undefined {
  const { symbols, edges } = web.summary(file.path);
  const own = symbols.filter(({ span }) => touches(span, offset));
  if (own[0]) return { is: 'symbol', symbols: own, at: own[0].span, edge: undefined };
  const inside = edges.filter((edge) => touches(edge.span, offset) || touches(edge.whole, offset));
  const edge =
    inside.find((one) => touches(one.span, offset)) ?? inside.find(({ written }) => written.as === 'path');
  if (!edge) {
    const heading = file.body.headings.find((one) => touches(one.span, offset));
    return heading && { is: 'heading', path: file.path, heading, at: heading.text };
  }
  if (edge.target.is !== 'file') {
    const found = web.resolve(edge.target, file.path);
    return found.length > 0 ? { is: 'symbol', symbols: found, at: edge.span, edge } : undefined;
  }
  return pathSubject(web, edge, offset);
}

function pathSubject(web: Web, edge: Edge, offset: number): Subject | undefined {
  const { target, written } = edge;
  if (target.is !== 'file' || written.as !== 'path') return undefined;
  const onFragment = written.fragment && offset >= written.fragment.start && offset <= written.fragment.end;
  if (onFragment && written.fragment && target.fragment) {
    const heading = headingOf(web, target.path, target.fragment);
    return heading && { is: 'heading', path: target.path, heading, at: written.fragment };
  }
  return { is: 'file', path: target.path, at: written.path === '' ? edge.whole : edge.span, edge };
}

/** The heading at an offset of any Markdown file, or the one that an anchor there leads to. */
export function headingAt(
  web: Web,
  path: string,
  offset: number,
): Extract<Subject, { is: 'heading' }> | undefined {
  const heading = web.headings(path).find((one) => touches(one.span, offset));
  if (heading) return { is: 'heading', path, heading, at: heading.text };
  for (const edge of web.summary(path).edges) {
    const subject = touches(edge.whole, offset) ? pathSubject(web, edge, offset) : undefined;
    if (subject?.is === 'heading') return subject;
  }
  return undefined;
}

/**
 * Whether an editor's own service for Markdown knows what is at an offset as well: a heading, or a plain link. It lists
 * the plain links to it then, and renames them.
 */
export function isPlainPlace(web: Web, path: string, offset: number): boolean {
  const edge = web.summary(path).edges.find(({ whole }) => touches(whole, offset));
  // On its label it says nothing.
  if (edge) return isPlainLink({ path, edge }) && offset >= edge.span.start;
  return web.headings(path).some((heading) => touches(heading.span, offset));
}

/** The heading of a file that a fragment reaches. */
export function headingOf(web: Web, path: string, fragment: string): Heading | undefined {
  const headings = web.headings(path);
  return headings.find((one) => one.slug === fragment) ?? headings.find((one) => reaches(fragment, one.slug));
}

/**
 * Every place that mentions the subject, in the order of paths and texts; with `declaration` those that define it too.
 * `plainElsewhere`: without plain links and headings, which another service lists.
 */
export function referencesTo(
  web: Web,
  subject: Subject,
  { declaration, plainElsewhere }: { readonly declaration: boolean; readonly plainElsewhere: boolean },
): Place[] {
  const uses = usesOf(web, subject)
    .filter((use) => !plainElsewhere || !isPlainLink(use))
    .map(({ path, edge }) => ({ path, span: shownSpan(subject, edge) }));
  const own = declaration && !(plainElsewhere && subject.is === 'heading') ? declarations(subject) : [];
  const all = [...own, ...uses].map(
    (place) => [`${place.path} ${place.span.start} ${place.span.end}`, place] as const,
  );
  return [...new Map(all).values()].sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : a.span.start - b.span.start,
  );
}

/** Every mention of the subject. */
export function usesOf(web: Web, subject: Subject): Use[] {
  if (subject.is === 'symbol') return subject.symbols.flatMap((symbol) => web.usesOf(symbol));
  const uses = web.usesOfFile(subject.path);
  if (subject.is === 'file') return uses;
  const { slug } = subject.heading;
  return uses.filter(
    ({ edge: { target } }) =>
      target.is === 'file' &&
      target.fragment !== undefined &&
      headingOf(web, subject.path, target.fragment)?.slug === slug,
  );
}

function shownSpan(subject: Subject, { span, written }: Edge): Span {
  if (subject.is !== 'heading' || written.as !== 'path') return span;
  return written.fragment ?? span;
}

function declarations(subject: Subject): Place[] {
  if (subject.is === 'symbol') return subject.symbols.map(({ path, span }) => ({ path, span }));
  if (subject.is === 'heading') return [{ path: subject.path, span: subject.heading.text }];
  return [];
}
