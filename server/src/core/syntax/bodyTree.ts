import { type Tree, TreeFragment } from '@lezer/common';
import type { MarkdownParser } from '@lezer/markdown';
import type { BodyReferences, BodyStructure } from './bodyBuilder.ts';
import { BodyBuilder } from './bodyBuilder.ts';
import { shiftedReferences, shiftedStructure } from './bodyShift.ts';
import { lazy } from './lazy.ts';
import { definedLabels } from './linkSyntax.ts';
import { limitNesting, WITHOUT_HTML, WITHOUT_LABELS, withLabels, withoutHtml } from './markdownParser.ts';
import type { Span } from './span.ts';

/** What is read of a body with the tree of all of it. */
export interface Parsed {
  readonly range: Span;
  /** The text in that range. */
  readonly text: string;
  readonly references: () => BodyReferences;
  readonly structure: () => BodyStructure;
  readonly source: string;
  readonly tree: Tree;
  readonly parser: MarkdownParser;
  /** Where this one is only moved: the one that was read. */
  readonly origin?: Parsed;
}

/**
 * Reads a body whose text is parsed as `written`: see `BodySource.source`. What was read of the version before an edit
 * spares what did not change.
 */
export function parseWhole(text: string, range: Span, written: string, before: Parsed | undefined): Parsed {
  const own = text.slice(range.start, range.end);
  if (before?.text === own) return moved(before, range);
  const source = limitNesting(written);
  const labels = definedLabels(source);
  const parser = labels.size === 0 ? WITHOUT_LABELS : withLabels(WITHOUT_LABELS, labels);
  const tree = parser.parse(source, fragmentsOf(before, source, parser));
  const sections = (builder: BodyBuilder, add: (tree: Tree, start: number) => void): void => {
    const inner = parser === WITHOUT_LABELS ? WITHOUT_HTML : withoutHtml(parser);
    for (const { start, end } of builder.htmlBlocks) add(inner.parse(source.slice(start, end)), start);
  };
  const references = lazy(() => {
    const builder = new BodyBuilder(text, range);
    builder.addReferences(tree);
    sections(builder, (part, start) => builder.addPartReferences(part, start));
    return builder.references();
  });
  const structure = lazy(() => {
    const builder = new BodyBuilder(text, range);
    builder.addStructure(tree);
    sections(builder, (part, start) => builder.addPartStructure(part, start));
    return builder.structure();
  });
  return { range, text: own, references, structure, source, tree, parser };
}

/** A body that nothing has changed but its place. */
function moved(before: Parsed, range: Span): Parsed {
  // Not from one move to the next: every version would be held alive.
  const origin = before.origin ?? before;
  const by = range.start - origin.range.start;
  return {
    ...origin,
    range,
    origin,
    references: lazy(() => shiftedReferences(origin.references(), by)),
    structure: lazy(() => shiftedStructure(origin.structure(), by)),
  };
}

/** The parts of the previous tree that the edit left alone, for the parser to take over. */
function fragmentsOf(
  before: Parsed | undefined,
  source: string,
  parser: MarkdownParser,
): readonly TreeFragment[] {
  if (!before || before.parser !== parser) return [];
  const old = before.source;
  const shorter = Math.min(old.length, source.length);
  const from = longest(shorter, (start, end) => old.startsWith(source.slice(start, end), start));
  const same = longest(shorter - from, (start, end) =>
    old.endsWith(source.slice(source.length - end, source.length - start), old.length - start),
  );
  const change = { fromA: from, toA: old.length - same, fromB: from, toB: source.length - same };
  return TreeFragment.applyChanges(TreeFragment.addTree(before.tree), [change]);
}

/** How far two texts are alike: asks for ever shorter pieces, since comparing one costs next to nothing. */
function longest(limit: number, alike: (start: number, end: number) => boolean): number {
  let done = 0;
  for (let step = limit; step > 0; step >>= 1) {
    while (done + step <= limit && alike(done, done + step)) done += step;
  }
  return done;
}
