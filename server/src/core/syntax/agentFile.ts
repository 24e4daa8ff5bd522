import type { Reading } from '../dialects/reading.ts';
import type { Body } from './body.ts';
import type { FrontMatterSplit } from './frontmatter.ts';
import { bodyStart, splitFrontMatter } from './frontmatter.ts';
import { Lazy } from './lazy.ts';
import { parseBody } from './markdown.ts';
import type { Span } from './span.ts';
import { LineIndex, lineSpan, span } from './span.ts';
import type { FieldMap, Value, YamlProblem } from './tree.ts';
import { parseYaml } from './yaml.ts';

export interface FrontMatter extends FrontMatterSplit {
  /** The top-level keys; empty where there are none. */
  readonly root: FieldMap;
  /** What stands there instead of keys: a list or a scalar. */
  readonly other: Value | undefined;
  readonly problems: readonly YamlProblem[];
}

/** One file's text as one program reads it: an immutable value that knows nothing of other files. */
export interface AgentFile {
  /** As in workspace/paths.ts. */
  readonly path: string;
  readonly text: string;
  /** `json`: a configuration file, or one entry of it; its header is a JSON object, and there is no body. */
  readonly format: 'markdown' | 'json';
  /** The keys that lead to an entry of a configuration file: `['agent', 'lead']`; empty for whole files. */
  readonly at: readonly (string | number)[];
  readonly reading: Reading;
  readonly lines: LineIndex;
  /** Undefined where the program sees none. */
  readonly front: FrontMatter | undefined;
  /** Parsed on first use. */
  readonly body: Body;
  /** What perFile.ts keeps of what was made of the file. */
  readonly kept: unknown[];
}

/**
 * Parses a file. Never fails: what is wrong stands in the parts.
 * What an edit left alone is taken over from the file before it, `previous`; what another program's reading of the same
 * text has parsed alike, from that one, `sibling`.
 * `opaque` gives the values that the program's repair pass turns into plain text; asked for only when the header is.
 */
export function parseAgentFile(
  path: string,
  text: string,
  reading: Reading,
  opaque: () => readonly Span[] = nothingOpaque,
  previous?: AgentFile,
  sibling?: AgentFile,
): AgentFile {
  return new MarkdownFile(path, text, reading, opaque, ofMarkdown(previous), ofMarkdown(sibling));
}

function nothingOpaque(): readonly Span[] {
  return [];
}

function ofMarkdown(file: AgentFile | undefined): MarkdownFile | undefined {
  return file instanceof MarkdownFile ? file : undefined;
}

const WHOLE: AgentFile['at'] = [];

class MarkdownFile implements AgentFile {
  readonly path: string;
  readonly text: string;
  readonly format = 'markdown';
  readonly at = WHOLE;
  readonly reading: Reading;
  readonly kept: unknown[] = [];
  readonly split: FrontMatterSplit | undefined;
  readonly #opaque: () => readonly Span[];
  readonly #sibling: MarkdownFile | undefined;
  readonly #front: Lazy<FrontMatter | undefined>;
  #lines: LineIndex | undefined;
  #body: Body | undefined;
  /** The body of the last version that was asked for its. No version itself is held alive. */
  #bodyBefore: Body | undefined;

  constructor(
    path: string,
    text: string,
    reading: Reading,
    opaque: () => readonly Span[],
    previous: MarkdownFile | undefined,
    sibling: MarkdownFile | undefined,
  ) {
    this.path = path;
    this.text = text;
    this.reading = reading;
    this.split = splitFrontMatter(text, reading.dialect.fence);
    this.#opaque = opaque;
    this.#sibling = sibling;
    this.#bodyBefore = previous && (previous.#body ?? previous.#bodyBefore);
    this.#front =
      previous && keepsHeader(previous, text, reading) ? previous.#front : new Lazy(() => this.#readFront());
  }

  get lines(): LineIndex {
    this.#lines ??= this.#sibling?.lines ?? new LineIndex(this.text);
    return this.#lines;
  }

  get front(): FrontMatter | undefined {
    return this.#front.value;
  }

  get body(): Body {
    this.#body ??= this.#readBody();
    return this.#body;
  }

  #readFront(): FrontMatter | undefined {
    const { split, text } = this;
    if (!split) return undefined;
    const hidden = this.#opaque();
    const twin = this.#sibling;
    if (twin?.split && sameSplit(twin.split, split) && sameSpans(twin.#opaque(), hidden)) return twin.front;
    const { root, other, problems } = parseYaml(text, split.content, hidden);
    const { open, language, content, close, glued } = split;
    return { open, language, content, close, glued, root, other, problems };
  }

  #readBody(): Body {
    const { split, text } = this;
    const start = bodyStart(text, split);
    const twin = this.#sibling;
    if (twin && bodyStart(text, twin.split) === start) return twin.body;
    const body = parseBody(text, span(start, text.length), this.#bodyBefore);
    this.#bodyBefore = undefined;
    return body;
  }
}

function sameSplit(a: FrontMatterSplit, b: FrontMatterSplit): boolean {
  return (
    sameSpans([a.open, a.language, a.content], [b.open, b.language, b.content]) &&
    a.close?.start === b.close?.start &&
    a.glued?.end === b.glued?.end
  );
}

function sameSpans(a: readonly Span[], b: readonly Span[]): boolean {
  return (
    a.length === b.length && a.every(({ start, end }, at) => start === b[at]?.start && end === b[at]?.end)
  );
}

/** Whether the header, its fences included, is that of the file before: then all that was read of it still holds. */
export function keepsHeader(previous: AgentFile, text: string, reading: Reading): boolean {
  const close = ofMarkdown(previous)?.split?.close;
  if (!close || !sameReading(previous.reading, reading)) return false;
  const end = lineSpan(previous.text, close.end).end + 1;
  return (
    text.startsWith(previous.text.slice(0, end)) &&
    (end <= text.length || text.length === previous.text.length)
  );
}

function sameReading(a: Reading, b: Reading): boolean {
  return a.dialect === b.dialect && a.kind === b.kind && a.name === b.name;
}
