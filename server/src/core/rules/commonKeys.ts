import { foreignKey } from '../dialects/lookup.ts';
import type { Dialect, KindSpec } from '../dialects/types.ts';
import { lineSpan, span } from '../syntax/span.ts';
import type { Field } from '../syntax/tree.ts';
import { fieldOf } from '../syntax/tree.ts';
import { insertFirst, lineBreak, removeField, renameKey, replace } from './edits.ts';
import { code } from './messages.ts';
import { nearest } from './spelling.ts';
import type { Fix, Report, RuleContext } from './types.ts';

/**
 * What to say about a key in a file that several programs read: undefined for one that any of them is known to take,
 * since the file may be written for that one.
 */
export function describeUncommon(context: RuleContext, field: Field): Omit<Report, 'span'> | undefined {
  const { dialect, kind } = context;
  const key = field.key.text;
  const foreign = foreignKey(dialect, kind.kind, key);
  if (foreign?.expected) return undefined;
  const meant = foreign?.use ?? nearest(key, expectedKeys(dialect, kind));
  if (meant !== undefined) {
    const taken = fieldOf(context.file.front?.root, meant) !== undefined;
    return {
      severity: 'information',
      message: `No program is known to read ${code(key)} in a ${kind.title}. Did you mean ${code(meant)}?`,
      fixes: taken ? [] : [rename(field, meant)],
    };
  }
  const home = kind.fields.find((one) => one.shape === 'map')?.key;
  return {
    severity: 'hint',
    message: `No program is known to read ${code(key)} in a ${kind.title}. Keys of one’s own belong below ${code(home ?? '')}.`,
    fixes: home === undefined ? [] : moveBelow(context, field, home),
  };
}

const expected = new WeakMap<KindSpec, readonly string[]>();

/** The keys that the table has for such files, those of other programs that may be there included. */
function expectedKeys({ foreignKeys }: Dialect, kind: KindSpec): readonly string[] {
  let keys = expected.get(kind);
  if (!keys) {
    const here = foreignKeys.filter((one) => one.expected && (one.kinds?.includes(kind.kind) ?? true));
    keys = [...kind.fields, ...here].map((one) => one.key);
    expected.set(kind, keys);
  }
  return keys;
}

function rename(field: Field, to: string): Fix {
  return { title: `Rename to ${code(to)}`, edits: [renameKey(field, to)], safe: false, preferred: true };
}

/** The line as it stands, indented below the map of the author’s own keys; only for values of one line. */
function moveBelow({ file }: RuleContext, field: Field, home: string): Fix[] {
  const { front, text } = file;
  const line = lineSpan(text, field.span.start);
  if (!front || front.root.flow || field.value?.kind !== 'scalar' || field.span.end > line.end) return [];
  const own = fieldOf(front.root, home);
  if (own && (own.value?.kind !== 'map' || own.value.flow || own.value.fields.length === 0)) return [];
  const written = text.slice(line.start, line.end).trimEnd();
  const edits =
    own?.value?.kind === 'map'
      ? [insertFirst(text, own.value, written), removeField(text, field)]
      : [replace(span(line.start, line.start + written.length), `${home}:${lineBreak(text)}  ${written}`)];
  return [{ title: `Move it below ${code(home)}`, edits, safe: false, preferred: true }];
}
