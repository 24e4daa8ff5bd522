import { afterBom } from '../syntax/frontmatter.ts';
import { lineSpan } from '../syntax/span.ts';
import type { FieldMap, YamlProblem } from '../syntax/tree.ts';
import { fieldOf } from '../syntax/tree.ts';
import type { BuiltinKind } from './data/vscode/builtin.ts';
import { BUILTIN_FAULTS, BUILTIN_KINDS, BUILTIN_TEXTS } from './data/vscode/builtin.ts';
import type { Reading } from './reading.ts';
import { targetOf } from './targets.ts';

/** What VS Code's own service offers for such a file; undefined where it knows no such kind. */
export function builtinKind({ dialect, kind }: Reading, root: FieldMap | undefined): BuiltinKind | undefined {
  const target = targetOf(kind, root);
  return BUILTIN_KINDS.find(
    (one) =>
      one.dialect === dialect.id &&
      one.kind === kind.kind &&
      (one.target === undefined || one.target === target),
  );
}

/** Whether the service reports a wrong value of this key by itself, also one that is not there although the key is. */
export function builtinChecks(reading: Reading, root: FieldMap | undefined, key: string): boolean {
  const field = fieldOf(root, key);
  if (!field || !builtinKind(reading, root)?.checks.includes(key)) return false;
  const isText = field.value?.kind === 'scalar' && field.value.text !== '';
  return !isText || !BUILTIN_TEXTS.includes(key);
}

/** Whether it marks the key as one that it does not know. */
export function builtinMarks(reading: Reading, root: FieldMap | undefined, key: string): boolean {
  const kind = builtinKind(reading, root);
  return kind?.marksUnknown === true && !kind.keys.includes(key) && kind.known?.includes(key) !== true;
}

/** Whether it reports, in some words, the first thing that YAML cannot read in a header of such a file. */
export function builtinSeesFault(reading: Reading, text: string, problems: readonly YamlProblem[]): boolean {
  if (!builtinKind(reading, undefined)) return false;
  const start = Math.min(...problems.map(({ span }) => span.start));
  const first = problems.filter(({ span }) => span.start === start);
  const seen = first.some(({ code, message }) => BUILTIN_FAULTS.has(code) && !/quote/.test(message));
  if (!seen) return false;
  const line = lineSpan(text, start);
  const written = text.slice(line.start, line.end);
  // A line without a colon ends its reading in silence, unless the header begins with it.
  const isFirst = /^---[ \t]*\r?\n$/.test(text.slice(afterBom(text), line.start));
  if (/^(?!---)[^:]*\S[^:]*$/.test(written) && !isFirst) return false;
  return !/^ *\t/.test(written);
}
