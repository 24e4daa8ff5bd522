import type { Span } from './span.ts';

/** `## Focus Areas` and its underlined form. */
export interface Heading {
  /** The whole heading without its line break: `## Focus Areas`. */
  readonly span: Span;
  /** `Focus Areas`. */
  readonly text: Span;
  readonly level: number;
  /** The text as people read it, without marks. */
  readonly title: string;
  /** What `#…` must say to reach it, made as GitHub and VS Code do: `focus-areas`, a second one `focus-areas-1`. */
  readonly slug: string;
}

/** For `see [@RULES.md](../RULES.md#git "title")`; images, reference definitions and `<…>` targets as well. */
export interface Link {
  /** `[@RULES.md](../RULES.md#git "title")` */
  readonly span: Span;
  /** `@RULES.md`; undefined for definitions (`[x]: path`). */
  readonly label: Span | undefined;
  /** `../RULES.md#git` as written, without angle brackets; empty for `[x]()`. */
  readonly target: Span;
  /** `../RULES.md`: percent encoding undone, without a query (`?raw=1`); empty for `#git` alone. */
  readonly path: string;
  /** The span of the path's source in the target. */
  readonly pathSpan: Span;
  /** `git`, without its `#`. */
  readonly fragment: Span | undefined;
  readonly image: boolean;
}

/** For `see [the rules][rules]`, with `[rules]: ../RULES.md` elsewhere in the text. */
export interface LinkUse {
  /** `[the rules][rules]` */
  readonly span: Span;
  /** `the rules` */
  readonly label: Span;
  /** `rules`, between its brackets; the label itself in `[rules]` and `[rules][]`. */
  readonly name: Span;
  /** `[rules]: ../RULES.md` */
  readonly definition: Link;
}

/** A sample that is fenced inside a fence of the same length: the inner fence closes the outer one by the letter. */
export interface NestedFence {
  /** The outer opening backticks or tildes, without what follows them. */
  readonly open: Span;
  /** The ones that its author meant to close it. */
  readonly close: Span;
  /** Those between them, in the order of the text: openers with an info string, and their closers. */
  readonly inner: readonly Span[];
  /** Whether by the letter all that follows the block changes sides: text becomes code, code text. */
  readonly flips: boolean;
}

/** `@PRINCIPLES.md` in prose: an `@` and a path. Mail addresses, packages and decorators are none. */
export interface AtReference {
  /** `@PRINCIPLES.md#git` */
  readonly span: Span;
  /** `PRINCIPLES.md` */
  readonly pathSpan: Span;
  readonly path: string;
  readonly fragment: Span | undefined;
}

/** What stands after the front matter, as far as anything here asks for it. All spans are of the whole text. */
export interface Body {
  readonly span: Span;
  readonly headings: readonly Heading[];
  /** Those with a target of their own; uses of definitions stand in `uses`. */
  readonly links: readonly Link[];
  readonly uses: readonly LinkUse[];
  readonly atReferences: readonly AtReference[];
  /** Every `@word` that a program which imports files takes for a path; see imports.ts. */
  readonly imports: readonly AtReference[];
  /** Fenced and indented blocks, inline code, HTML comments: no reference counts there. */
  readonly code: readonly Span[];
  /** Whether a range lies in code, without reading the whole body to know all of it. */
  isCode(at: Span): boolean;
  readonly nestedFences: readonly NestedFence[];
  /** What `id` and `name` of HTML elements say: `#…` reaches these as well. */
  readonly anchors: readonly string[];
}
