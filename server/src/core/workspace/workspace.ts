import type { DialectChoice } from '../dialects/detect.ts';
import { detect, mergeReadings } from '../dialects/detect.ts';
import type { Reading } from '../dialects/reading.ts';
import type { Body, Heading } from '../syntax/body.ts';
import { afterBom, bodyStart, splitFrontMatter } from '../syntax/frontmatter.ts';
import { parseBody } from '../syntax/markdown.ts';
import { span } from '../syntax/span.ts';
import type { NameSource } from '../web/names.ts';
import type { FileText, FileView } from './view.ts';

/** The part of a body that other files refer to. */
export type Outline = Pick<Body, 'headings' | 'anchors' | 'nestedFences'>;

/** The files around an agent file, with what is derived from them. Holds no state of its own beyond caches. */
export class Workspace {
  readonly view: FileView;
  readonly #choices: readonly DialectChoice[];
  readonly #outlines = new WeakMap<FileText, Outline>();

  /** Names that the files of the workspace define; undefined where nobody keeps them. */
  readonly names: () => NameSource | undefined;

  constructor(
    view: FileView,
    choices: readonly DialectChoice[] = [],
    names: () => NameSource | undefined = () => undefined,
  ) {
    this.view = view;
    this.names = names;
    this.#choices = choices;
  }

  /** Which programs read this file, under its own path or under one of its links; see detect.ts. */
  detect(path: string, text: () => string, links: readonly string[] = []): readonly Reading[] {
    const own = detect(path, text, this.view, this.#choices);
    if (links.length === 0) return own;
    return mergeReadings([own, ...links.map((one) => detect(one, text, this.view, this.#choices))]);
  }

  /** The headings of any Markdown file; undefined where it cannot be read. */
  headings(path: string): readonly Heading[] | undefined {
    return this.outline(path)?.headings;
  }

  /** What `#…` may name in any Markdown file; undefined where it cannot be read. */
  outline(path: string): Outline | undefined {
    const file = this.view.read(path);
    if (!file) return undefined;
    const known = this.#outlines.get(file);
    if (known) return known;
    const split = splitFrontMatter(file.text, 'line-start');
    const start = split?.close ? bodyStart(file.text, split) : afterBom(file.text);
    const { headings, anchors, nestedFences } = parseBody(file.text, span(start, file.text.length));
    const outline = { headings, anchors, nestedFences };
    this.#outlines.set(file, outline);
    return outline;
  }
}
