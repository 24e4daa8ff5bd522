import type { Node, ParseError } from 'jsonc-parser';
import { parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Span } from './span.ts';
import { span } from './span.ts';
import type { Field, FieldMap, Scalar, Value, YamlProblem } from './tree.ts';

export interface JsoncTree {
  /** The top-level object; empty where the text holds none. */
  readonly root: FieldMap;
  readonly problems: readonly YamlProblem[];
  /** The values as JSON gives them; undefined where the text is no JSON at all. */
  readonly data: unknown;
}

/**
 * A configuration file with comments and trailing commas as the tree that front matter has too, so that the same rules
 * and features serve both. Never throws; `problems` carry the parser's own codes.
 */
export function parseJsonc(text: string): JsoncTree {
  const errors: ParseError[] = [];
  const node = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const top = node && valueAtNode(text, node);
  const root =
    top?.kind === 'map' ? top : { kind: 'map' as const, span: span(0, text.length), fields: [], flow: true };
  const problems = errors.map(({ error, offset, length }) => {
    const code = printParseErrorCode(error);
    const message = code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
    return { code, message, span: rangeOf(text, { offset, length }) };
  });
  return { root, problems, data: node && dataOf(node) };
}

function valueAtNode(text: string, node: Node): Value {
  const range = rangeOf(text, node);
  if (node.type === 'object') {
    const fields = (node.children ?? []).flatMap((property) => fieldOf(text, property));
    return { kind: 'map', span: range, fields, flow: true };
  }
  if (node.type === 'array') {
    const items = (node.children ?? []).map((item) => valueAtNode(text, item));
    return { kind: 'list', span: range, items, flow: true };
  }
  return scalarOf(text, node);
}

function fieldOf(text: string, property: Node): Field[] {
  const [key, value] = property.children ?? [];
  if (!key) return [];
  const range = span(key.offset, rangeOf(text, value ?? key).end);
  return [{ key: scalarOf(text, key), value: value && valueAtNode(text, value), span: range }];
}

function scalarOf(text: string, node: Node): Scalar {
  const range = rangeOf(text, node);
  const quoted = node.type === 'string';
  const content = quoted ? String(node.value) : text.slice(range.start, range.end);
  return { kind: 'scalar', span: range, text: content, style: quoted ? 'double' : 'plain' };
}

/** The parser counts one character too many where the text ends inside a token. */
function rangeOf(text: string, { offset, length }: { offset: number; length: number }): Span {
  return span(Math.min(offset, text.length), Math.min(offset + length, text.length));
}

/** The values behind a node; unlike the library's own `getNodeValue`, a key called `__proto__` stays a key. */
function dataOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(dataOf);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries(
    (node.children ?? []).flatMap(({ children }) => {
      const [key, value] = children ?? [];
      return key && value ? [[String(key.value), dataOf(value)] as const] : [];
    }),
  );
}
