import { type Tree, TreeFragment } from '@lezer/common';
import {
  parser as commonMark,
  InlineContext,
  type MarkdownConfig,
  type MarkdownParser,
  Strikethrough,
  Table,
  TaskList,
} from '@lezer/markdown';
import { AT_REFERENCES, mayBeAtPath } from './atReference.ts';
import type { AtReference, Body, NestedFence } from './body.ts';
import type { BodyReferences, BodyStructure } from './bodyBuilder.ts';
import { BodyBuilder } from './bodyBuilder.ts';
import { shiftedReferences, shiftedStructure } from './bodyShift.ts';
import { fenceLines } from './fenceLines.ts';
import { importsIn, mayImport } from './imports.ts';
import { Lazy, lazy } from './lazy.ts';
import { definedLabels, isFootnote, linkEnd, normalLabel } from './linkSyntax.ts';
import { blotInner, nestedFences, shiftedFence } from './nestedFences.ts';
import { readPlainSection } from './plainSection.ts';
import { freeBlocks, sectionsAround } from './sections.ts';
import type { Span } from './span.ts';

/**
 * Longer paragraphs and lines are taken as plain text: no person writes them, and the inline parser needs quadratic
 * time for some.
 */
const INLINE_LIMIT = 16 * 1024;

/** Deeper quotes and lists are taken as text for the same reason. */
const NESTING_LIMIT = 64;

/** The characters at which an inline parser below may find something: ``\ & ` < * _ ~ [ ! ] @``. */
const MARKS = new Set([92, 38, 96, 60, 42, 95, 126, 91, 33, 93, 64]);

/** Leaps over plain text, at every character of which the parser would ask each of its inline parsers. */
const PLAIN_TEXT: MarkdownConfig = {
  parseInline: [{ name: 'PlainText', before: 'Escape', parse: plainEnd }],
  // Nothing here tells a hard line break from a soft one.
  remove: ['HardBreak'],
};

function plainEnd(cx: InlineContext, next: number, pos: number): number {
  if (cx.end - cx.offset > INLINE_LIMIT) return cx.end;
  if (MARKS.has(next)) return -1;
  let end = pos + 1;
  while (end < cx.end && !MARKS.has(cx.text.charCodeAt(end - cx.offset))) end++;
  return end;
}

const DELIMITERS = { link: InlineContext.linkStart, image: InlineContext.imageStart };

const WITHOUT_LABELS = withLabels(
  commonMark.configure([Table, TaskList, Strikethrough, AT_REFERENCES, PLAIN_TEXT]),
  new Set(),
);

/**
 * The body model of the text's part `range`. Never throws. CommonMark with GitHub's tables and task lists, but for three
 * things: `@path` is a node, fences nested with the same length count as their author meant them, and links and references
 * count inside the XML-like sections (`<rules>` … `</rules>`) that people structure prompts with. Each part is read on
 * first use, and no syntax tree is made for references where there can be none. The body of the text before an edit, if
 * there is one, spares the parser what did not change.
 */
export function parseBody(text: string, range: Span, previous?: Body): Body {
  return new MarkdownBody(text, range, previous instanceof MarkdownBody ? previous.latest : undefined);
}

class MarkdownBody implements Body {
  readonly span: Span;
  readonly #text: string;
  readonly #written = new Lazy(() => withPlainBreaks(this.#text.slice(this.span.start, this.span.end)));
  readonly #lines = new Lazy(() => fenceLines(this.#written.value));
  readonly #fences = new Lazy(() => nestedFences(this.#lines.value));
  readonly #whole = new Lazy(() => this.#parse());
  readonly #blocks = new Lazy(() => this.#freeBlocks());
  readonly #references = new Lazy(() => this.#readReferences());
  readonly #imports = new Lazy(() => this.#readImports());
  #before: Parsed | undefined;

  constructor(text: string, range: Span, before: Parsed | undefined) {
    this.#text = text;
    this.span = range;
    this.#before = before;
  }

  /** What was read of this body, or of the last version of it that anything was read of. */
  get latest(): Parsed | undefined {
    return this.#whole.made ? this.#whole.value : this.#before;
  }

  get headings(): Body['headings'] {
    return this.#whole.value.structure().headings;
  }

  get links(): Body['links'] {
    return this.#references.value.links;
  }

  get uses(): Body['uses'] {
    return this.#references.value.uses;
  }

  get atReferences(): Body['atReferences'] {
    return this.#references.value.atReferences;
  }

  get imports(): Body['imports'] {
    return this.#imports.value;
  }

  get code(): Body['code'] {
    return this.#whole.value.structure().code;
  }

  get anchors(): Body['anchors'] {
    return this.#whole.value.structure().anchors;
  }

  get nestedFences(): Body['nestedFences'] {
    return this.#fences.value.map((fence) => shiftedFence(fence, this.span.start));
  }

  isCode(at: Span): boolean {
    const sections = this.#partsAround([at.start - this.span.start]);
    if (sections?.length === 0) return true;
    const code = sections ? codeOf(sections, this.#text, this.span, this.#written.value) : this.code;
    return code.some(({ start, end }) => start <= at.start && at.end <= end);
  }

  #parse(): Parsed {
    const read = parse(this.#text, this.span, this.#written.value, this.#fences.value, this.#before);
    this.#before = undefined;
    return read;
  }

  #freeBlocks(): readonly Span[] | undefined {
    const written = this.#written.value;
    if (this.#fences.value.length > 0 || definedLabels(written).size > 0) return undefined;
    return freeBlocks(written, this.#lines.value);
  }

  /** The parts around offsets of the body, unless there is a tree of the whole, or what it takes to make one at once. */
  #partsAround(marks: readonly number[]): readonly Span[] | undefined {
    const blocks = this.latest ? undefined : this.#blocks.value;
    return blocks && sectionsAround(this.#written.value, marks, blocks);
  }

  #readReferences(): BodyReferences {
    const marks = referenceMarks(this.#written.value);
    if (marks.length === 0) return NO_REFERENCES;
    const sections = this.#partsAround(marks);
    return sections
      ? referencesOf(sections, this.#text, this.span, this.#written.value)
      : this.#whole.value.references();
  }

  #readImports(): readonly AtReference[] {
    return mayImport(this.#written.value) ? importsIn(this.#text, this.span, this.#whole.value.tree) : [];
  }
}

interface Parsed {
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

function parse(
  text: string,
  range: Span,
  written: string,
  fences: readonly NestedFence[],
  before: Parsed | undefined,
): Parsed {
  const own = text.slice(range.start, range.end);
  if (before?.text === own) return moved(before, range);
  const source = limitNesting(blotInner(written, fences));
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

function withLabels(parser: MarkdownParser, labels: ReadonlySet<string>): MarkdownParser {
  const isDefined = (label: string): boolean => !isFootnote(label) && labels.has(normalLabel(label));
  return parser.configure({ parseInline: [linkEnd(DELIMITERS, isDefined)] });
}

function withoutHtml(parser: MarkdownParser): MarkdownParser {
  return parser.configure({ remove: ['HTMLBlock'] });
}

const WITHOUT_HTML = withoutHtml(WITHOUT_LABELS);

/** The parser knows only `\n`; the length stays. */
function withPlainBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, (found) => (found.length === 2 ? ' \n' : '\n')) : text;
}

/** What stands in quotes and lists beyond the limit becomes letters. */
function limitNesting(text: string): string {
  return text.replace(DEEP, (_, marks: string, rest: string) => marks + 'x'.repeat(rest.length));
}

const DEEP = new RegExp(
  String.raw`^((?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))){${NESTING_LIMIT}})(.+)$`,
  'gm',
);

const NO_REFERENCES: BodyReferences = { links: [], uses: [], atReferences: [] };

/** Where there may be a link, the definition of one or an `@path`, in order: most texts have none of their marks. */
function referenceMarks(text: string): readonly number[] {
  const marks: number[] = [];
  for (let at = text.indexOf(']'); at >= 0; at = text.indexOf(']', at + 1)) {
    const next = text.charCodeAt(at + 1);
    if (next === PARENTHESIS || next === COLON) marks.push(at);
  }
  const links = marks.length;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (mayBeAtPath(text, at)) marks.push(at);
  }
  return links === 0 || links === marks.length ? marks : marks.sort((a, b) => a - b);
}

const PARENTHESIS = 0x28;
const COLON = 0x3a;

/** The references in parts of a body, each read without what stands around it. `source`: the body with plain breaks. */
function referencesOf(sections: readonly Span[], text: string, range: Span, source: string): BodyReferences {
  const builder = new BodyBuilder(text, range);
  const read = (parser: MarkdownParser, { start, end }: Span) =>
    builder.addPartReferences(parser.parse(limitNesting(source.slice(start, end))), start);
  for (const section of sections) {
    const plain = readPlainSection(source, section, range.start);
    if (plain) builder.addPlain(plain);
    else read(WITHOUT_LABELS, section);
  }
  for (const block of builder.htmlBlocks) read(WITHOUT_HTML, block);
  return builder.references();
}

/** The code in parts of a body. */
function codeOf(sections: readonly Span[], text: string, range: Span, source: string): readonly Span[] {
  const builder = new BodyBuilder(text, range);
  const read = (parser: MarkdownParser, { start, end }: Span) =>
    builder.addPartStructure(parser.parse(limitNesting(source.slice(start, end))), start);
  for (const section of sections) read(WITHOUT_LABELS, section);
  for (const block of builder.htmlBlocks) read(WITHOUT_HTML, block);
  return builder.structure().code;
}
