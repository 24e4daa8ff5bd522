import type { Reading } from '../dialects/reading.ts';
import type { AgentFile } from './agentFile.ts';
import { parseJsonc } from './jsonc.ts';
import { lazy } from './lazy.ts';
import type { Span } from './span.ts';
import { LineIndex, span } from './span.ts';
import type { Field, FieldMap, Scalar, YamlProblem } from './tree.ts';

/** A configuration file in the form that front matter has: its top-level object is the header, and it has no body. */
export function parseConfigFile(path: string, text: string, reading: Reading): AgentFile {
  const parsed = lazy(() => parseJsonc(text));
  const lines = lazy(() => new LineIndex(text));
  return jsonFile(
    path,
    text,
    [],
    reading,
    lines,
    () => parsed().root,
    () => parsed().problems,
  );
}

/** One entry of a configuration file (`"lead": { … }`) as a file of its own: all spans stay those of the whole text. */
export function configEntry(file: AgentFile, reading: Reading, name: Scalar, value: FieldMap): AgentFile {
  const at = [reading.kind.kind, reading.name];
  return jsonFile(
    file.path,
    file.text,
    at,
    reading,
    () => file.lines,
    () => value,
    () => [],
    name.span,
  );
}

/** The entries of a part such as `agent` that are objects. */
export function entriesOf(
  file: AgentFile,
  section: string,
): { readonly field: Field; readonly value: FieldMap }[] {
  const part = file.front?.root.fields.findLast((field) => field.key.text === section)?.value;
  if (part?.kind !== 'map') return [];
  return part.fields.flatMap((field) => (field.value?.kind === 'map' ? [{ field, value: field.value }] : []));
}

function jsonFile(
  path: string,
  text: string,
  at: AgentFile['at'],
  reading: Reading,
  lines: () => LineIndex,
  root: () => FieldMap,
  problems: () => readonly YamlProblem[],
  opening?: Span,
): AgentFile {
  const end = text.length;
  return {
    path,
    text,
    format: 'json',
    at,
    reading,
    kept: [],
    get lines() {
      return lines();
    },
    get front() {
      const { start, end: close } = root().span;
      return {
        // What is said of an entry as a whole stands at its name.
        open: opening ?? span(start, start + 1),
        language: span(start + 1, start + 1),
        content: span(start, close),
        close: span(Math.max(start, close - 1), close),
        glued: undefined,
        root: root(),
        other: undefined,
        problems: problems(),
      };
    },
    body: {
      span: span(end, end),
      headings: [],
      anchors: [],
      links: [],
      uses: [],
      atReferences: [],
      imports: [],
      code: [],
      isCode: () => false,
      nestedFences: [],
    },
  };
}
