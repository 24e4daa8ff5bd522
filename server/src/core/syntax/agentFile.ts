import type { Reading } from '../dialects/reading.ts';
import type { Body } from './body.ts';
import type { FrontMatterSplit } from './frontmatter.ts';
import { bodyStart, splitFrontMatter } from './frontmatter.ts';
import { parseBody } from './markdown.ts';
import type { Span } from './span.ts';
import { LineIndex, span } from './span.ts';
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
}

/**
 * Parses a file. Never fails: what is wrong stands in the parts.
 * `opaque` gives the values that the program's repair pass turns into plain text; asked for only when the header is.
 */
export function parseAgentFile(
  path: string,
  text: string,
  reading: Reading,
  opaque: () => readonly Span[] = () => [],
): AgentFile {
  const split = splitFrontMatter(text, reading.dialect.fence);
  const lines = lazy(() => new LineIndex(text));
  const front = lazy(() => split && { ...split, ...parseYaml(text, split.content, opaque()) });
  const body = lazy(() => parseBody(text, span(bodyStart(text, split), text.length)));
  return {
    path,
    text,
    format: 'markdown',
    at: [],
    reading,
    get lines() {
      return lines();
    },
    get front() {
      return front();
    },
    get body() {
      return body();
    },
  };
}

export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
