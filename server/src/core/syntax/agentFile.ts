import type { Reading } from '../dialects/reading.ts';
import type { Body } from './body.ts';
import type { FrontMatterSplit } from './frontmatter.ts';
import { bodyStart, splitFrontMatter } from './frontmatter.ts';
import { lazy } from './lazy.ts';
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
  opaque: () => readonly Span[] = () => [],
  previous?: AgentFile,
  sibling?: AgentFile,
): AgentFile {
  const split = splitFrontMatter(text, reading.dialect.fence);
  const before = previous && memory.get(previous);
  const twin = sibling && memory.get(sibling);
  const lines = lazy(() => sibling?.lines ?? new LineIndex(text));
  const front =
    before && keepsHeader(previous, text, reading)
      ? before.front
      : lazy(() => {
          if (!split) return undefined;
          const hidden = opaque();
          if (twin?.split && sameSplit(twin.split, split) && sameSpans(twin.opaque(), hidden))
            return twin.front();
          return { ...split, ...parseYaml(text, split.content, hidden) };
        });
  const own: Memory = { split, opaque, front, body: before?.body };
  const body = lazy(() => {
    if (sibling && twin && bodyStart(text, twin.split) === bodyStart(text, split)) return sibling.body;
    own.body = parseBody(text, span(bodyStart(text, split), text.length), own.body);
    return own.body;
  });
  const file: AgentFile = {
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
  memory.set(file, own);
  return file;
}

/** What the next version of a file, or another reading of it, may take over; it holds no version alive. */
interface Memory {
  readonly split: FrontMatterSplit | undefined;
  readonly opaque: () => readonly Span[];
  readonly front: () => FrontMatter | undefined;
  /** The body of this version, or of the last one that was asked for its. */
  body: Body | undefined;
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

const memory = new WeakMap<AgentFile, Memory>();

/** Whether the header, its fences included, is that of the file before: then all that was read of it still holds. */
export function keepsHeader(previous: AgentFile, text: string, reading: Reading): boolean {
  const split = splitFrontMatter(previous.text, previous.reading.dialect.fence);
  if (!split?.close || previous.format !== 'markdown' || !sameReading(previous.reading, reading))
    return false;
  const end = lineSpan(previous.text, split.close.end).end + 1;
  return (
    text.startsWith(previous.text.slice(0, end)) &&
    (end <= text.length || text.length === previous.text.length)
  );
}

function sameReading(a: Reading, b: Reading): boolean {
  return a.dialect === b.dialect && a.kind === b.kind && a.name === b.name;
}
