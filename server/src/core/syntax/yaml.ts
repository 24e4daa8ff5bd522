import type { Document, Node, Pair } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import { BROKEN, readPlainHeader } from './plainHeader.ts';
import type { Span } from './span.ts';
import { overlaps, span } from './span.ts';
import type { Field, FieldList, FieldMap, Scalar, ScalarStyle, Value, YamlProblem } from './tree.ts';

export interface YamlTree {
  /** The top-level map; empty where the block is empty or no map. */
  readonly root: FieldMap;
  /** What stands at the top where it is no map: a scalar or a list. */
  readonly other: Value | undefined;
  readonly problems: readonly YamlProblem[];
}

/** Beyond this size a header is no header; parsing it would only cost time. */
const LIMIT = 64 * 1024;

/**
 * The front matter as a tree with spans in the whole text. Never throws.
 * `opaque` are values that the program takes as plain text although YAML would not (what a loader's repair pass
 * quotes): each is kept as one scalar with its original text.
 */
export function parseYaml(text: string, content: Span, opaque: readonly Span[] = []): YamlTree {
  if (opaque.length > 0) return parseAnew(text, content, opaque);
  const { start, end } = content;
  if (last?.text !== text || last.start !== start || last.end !== end)
    last = { text, start, end, tree: parseAnew(text, content, opaque) };
  return last.tree;
}

/** What was parsed last: the tree, the loader and the other readers of a text ask for the same, one after the other. */
let last:
  | { readonly text: string; readonly start: number; readonly end: number; readonly tree: YamlTree }
  | undefined;

function parseAnew(text: string, content: Span, opaque: readonly Span[]): YamlTree {
  const plain = readPlainHeader(text, content, opaque);
  return plain && plain !== BROKEN
    ? { root: plain, other: undefined, problems: [] }
    : parseFully(text, content, opaque);
}

/** The same by the full parser alone. */
export function parseFully(text: string, content: Span, opaque: readonly Span[] = []): YamlTree {
  const source = mask(
    text.slice(content.start, Math.min(content.end, content.start + LIMIT)),
    content.start,
    opaque,
  );
  const document = parse(source);
  const builder = new TreeBuilder(text, content.start, opaque);
  const top = document.contents ? builder.value(document.contents) : undefined;
  const root = top?.kind === 'map' ? top : { kind: 'map' as const, span: content, fields: [], flow: false };
  return {
    root,
    other: top?.kind === 'map' ? undefined : top,
    problems: problemsOf(document, content.start),
  };
}

function parse(source: string): Document.Parsed {
  return parseDocument(source, {
    keepSourceTokens: false,
    uniqueKeys: false,
    logLevel: 'silent',
    merge: true,
  });
}

/** Same length, same line, nothing in it that YAML could take for syntax. */
function mask(source: string, base: number, opaque: readonly Span[]): string {
  let result = source;
  for (const { start, end } of opaque) {
    result = result.slice(0, start - base) + 'x'.repeat(end - start) + result.slice(end - base);
  }
  return result;
}

function problemsOf(document: Document.Parsed, base: number): YamlProblem[] {
  return [...document.errors, ...document.warnings].map((problem) => ({
    code: problem.code,
    message: problem.message,
    span: span(problem.pos[0] + base, problem.pos[1] + base),
  }));
}

class TreeBuilder {
  readonly #text: string;
  readonly #base: number;
  readonly #opaque: readonly Span[];

  constructor(text: string, base: number, opaque: readonly Span[]) {
    this.#text = text;
    this.#base = base;
    this.#opaque = opaque;
  }

  value(node: Node): Value {
    if (isMap(node)) return this.#map(node);
    if (isSeq(node)) return this.#list(node);
    return this.#scalar(node);
  }

  #map(node: Node & { items: unknown[]; flow?: boolean }): FieldMap {
    const fields = node.items.filter((item): item is Pair<Node, Node | null> => isPair(item));
    return {
      kind: 'map',
      span: this.#span(node),
      fields: fields.flatMap((pair) => this.#field(pair)),
      flow: node.flow === true,
    };
  }

  #field(pair: Pair<Node, Node | null>): Field[] {
    if (!pair.key) return [];
    const key = this.#scalar(pair.key);
    const node = pair.value;
    const value = node && !isAbsent(node) ? this.value(node) : undefined;
    return [{ key, value, span: span(key.span.start, Math.max(key.span.end, value?.span.end ?? 0)) }];
  }

  #list(node: Node & { items: unknown[]; flow?: boolean }): FieldList {
    const items = node.items.map((item) =>
      isPair(item) ? (item.value as Node | null) : (item as Node | null),
    );
    return {
      kind: 'list',
      span: this.#span(node),
      items: items.filter((item): item is Node => item !== null).map((item) => this.value(item)),
      flow: node.flow === true,
    };
  }

  #scalar(node: Node): Scalar {
    const range = this.#span(node);
    const raw = this.#text.slice(range.start, range.end);
    if (this.#opaque.some((hidden) => overlaps(hidden, range))) {
      return { kind: 'scalar', span: range, text: raw, style: 'plain' };
    }
    return { kind: 'scalar', span: range, text: scalarSource(node, raw), style: styleOf(node) };
  }

  #span(node: Node): Span {
    const [start, end] = node.range ?? [0, 0];
    return span(start + this.#base, this.#trimmedEnd(start + this.#base, end + this.#base));
  }

  /** Maps and block scalars end after their last line break; a range that people see ends at the text. */
  #trimmedEnd(start: number, end: number): number {
    let at = end;
    while (at > start && /[ \t\r\n]/.test(this.#text.charAt(at - 1))) at--;
    return at;
  }
}

/** A null scalar without source: `mode:` alone. */
function isAbsent(node: Node): boolean {
  return isScalar(node) && node.value === null && (node.source ?? '') === '';
}

function scalarSource(node: Node, raw: string): string {
  if (!isScalar(node)) return raw;
  if (typeof node.value === 'string') return node.value;
  return node.source ?? raw;
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_FOLDED: 'block',
  BLOCK_LITERAL: 'block',
};

function styleOf(node: Node): ScalarStyle {
  if (isAlias(node)) return 'alias';
  return (isScalar(node) && STYLES[node.type ?? '']) || 'plain';
}
