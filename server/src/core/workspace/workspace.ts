import type { DialectChoice } from '../dialects/detect.ts';
import { detect } from '../dialects/detect.ts';
import type { Reading } from '../dialects/reading.ts';
import type { Heading } from '../syntax/body.ts';
import { afterBom, bodyStart, splitFrontMatter } from '../syntax/frontmatter.ts';
import { parseBody } from '../syntax/markdown.ts';
import { span } from '../syntax/span.ts';
import type { FileText, FileView } from './view.ts';

/** The files around an agent file, with what is derived from them. Holds no state of its own beyond caches. */
export class Workspace {
  readonly view: FileView;
  readonly #choices: readonly DialectChoice[];
  readonly #headings = new WeakMap<FileText, readonly Heading[]>();

  constructor(view: FileView, choices: readonly DialectChoice[] = []) {
    this.view = view;
    this.#choices = choices;
  }

  /** Which programs read this file; see detect.ts. */
  detect(path: string, text: () => string): readonly Reading[] {
    return detect(path, text, this.view, this.#choices);
  }

  /** The headings of any Markdown file; undefined where it cannot be read. */
  headings(path: string): readonly Heading[] | undefined {
    const file = this.view.read(path);
    if (!file) return undefined;
    const known = this.#headings.get(file);
    if (known) return known;
    const split = splitFrontMatter(file.text, 'line-start');
    const start = split?.close ? bodyStart(file.text, split) : afterBom(file.text);
    const { headings } = parseBody(file.text, span(start, file.text.length));
    this.#headings.set(file, headings);
    return headings;
  }
}
