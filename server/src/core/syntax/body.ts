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
  /** `../RULES.md#git` as written, without angle brackets. */
  readonly target: Span;
  /** `../RULES.md`: percent encoding undone; empty for `#git` alone. */
  readonly path: string;
  /** The span of the path's source in the target. */
  readonly pathSpan: Span;
  /** `git`, without its `#`. */
  readonly fragment: Span | undefined;
  readonly image: boolean;
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
  readonly links: readonly Link[];
  readonly atReferences: readonly AtReference[];
  /** Fenced and indented blocks, inline code, HTML comments: no reference counts there. */
  readonly code: readonly Span[];
}
