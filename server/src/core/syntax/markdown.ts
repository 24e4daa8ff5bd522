import type { AtReference, Body } from './body.ts';
import type { BodyReferences } from './bodyBuilder.ts';
import type { BodySource } from './bodyParts.ts';
import { codeOf, mayRefer, NO_REFERENCES, referenceMarks, referencesOf } from './bodyParts.ts';
import type { Parsed } from './bodyTree.ts';
import { parseWhole } from './bodyTree.ts';
import { fenceLines } from './fenceLines.ts';
import { importsIn, mayImport } from './imports.ts';
import { Lazy } from './lazy.ts';
import { definedLabels } from './linkSyntax.ts';
import { blotInner, nestedFences, shiftedFence } from './nestedFences.ts';
import { freeBlocks, sectionsAround } from './sections.ts';
import type { Span } from './span.ts';

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
  readonly #source = new Lazy(() => this.#withoutInner());
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
    const code = sections ? codeOf(sections, this.#parts) : this.code;
    return code.some(({ start, end }) => start <= at.start && at.end <= end);
  }

  #parse(): Parsed {
    const read = parseWhole(this.#text, this.span, this.#source.value, this.#before);
    this.#before = undefined;
    return read;
  }

  #withoutInner(): string {
    const fences = this.#fences.value;
    return fences.length === 0 ? this.#written.value : blotInner(this.#written.value, fences);
  }

  get #parts(): BodySource {
    return { text: this.#text, range: this.span, source: this.#source.value };
  }

  #freeBlocks(): readonly Span[] | undefined {
    const source = this.#source.value;
    const lines = source === this.#written.value ? this.#lines.value : fenceLines(source);
    return freeBlocks(source, lines);
  }

  /** The parts around offsets of the body, unless there is a tree of the whole, or what it takes to make one at once. */
  #partsAround(marks: readonly number[]): readonly Span[] | undefined {
    const blocks = this.latest ? undefined : this.#blocks.value;
    return blocks && sectionsAround(this.#source.value, marks, blocks);
  }

  #readReferences(): BodyReferences {
    if (!mayRefer(this.#written.value)) return NO_REFERENCES;
    const source = this.#source.value;
    const labels = definedLabels(source);
    const marks = referenceMarks(source, labels);
    if (marks.length === 0) return NO_REFERENCES;
    const sections = this.#partsAround(marks);
    return sections ? referencesOf(sections, this.#parts, labels) : this.#whole.value.references();
  }

  #readImports(): readonly AtReference[] {
    return mayImport(this.#written.value) ? importsIn(this.#text, this.span, this.#whole.value.tree) : [];
  }
}

/** The parser knows only `\n`; the length stays. */
function withPlainBreaks(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, (found) => (found.length === 2 ? ' \n' : '\n')) : text;
}
