import type { DialectId } from '../dialects/types.ts';
import type { Span } from '../syntax/span.ts';
import { callerOf, keyOf } from './callHierarchy.ts';
import { copied } from './labels.ts';
import { isAround, isDocument, meaningsOf, nearest } from './sight.ts';
import type { NamedKind, NamedTarget, WebSymbol } from './types.ts';
import type { Web } from './web.ts';

export interface GraphNode {
  /** Stays the same as long as name and path do. */
  readonly id: string;
  /** `document`: a file that is no agent file, but that one refers to. */
  readonly kind: NamedKind | 'document';
  readonly name: string;
  /** Undefined for documents. */
  readonly dialect: DialectId | undefined;
  readonly path: string;
  readonly description: string | undefined;
  /** Where it is named; the beginning of a document. */
  readonly span: Span;
  /** All that belongs to it, where that is one entry of a file; undefined: the whole file. */
  readonly entry: Span | undefined;
  /** Who may run it, in the program’s word; empty where there are no modes. */
  readonly mode: string;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** `calls` an agent, skill or command; `uses` an MCP server; `refers` to a document. */
  readonly is: 'calls' | 'uses' | 'refers';
  /** How often. */
  readonly count: number;
}

/** Who uses whom in a workspace. References that lead nowhere are no edges; they are findings. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What one file adds to the graph; of its text nothing is kept alive. */
interface FileFacts {
  readonly symbols: readonly WebSymbol[];
  readonly edges: readonly FactEdge[];
}

interface FactEdge {
  readonly from: string;
  readonly target: NamedTarget | { readonly is: 'file'; readonly path: string };
}

/** After more files came or went at once, everything is read again: to ask who names each of them takes longer. */
const MOST_CHANGES = 50;

/**
 * The graph of a web that changes. Each file is read once, and again when it, or what it refers to, is another one; in
 * steps, so that a server can answer others in between.
 */
export class WebGraph {
  readonly #web: Web;
  readonly #facts = new Map<string, FileFacts>();
  #stale: Set<string>;
  /** How many files came or went since the last step. */
  #changes = 0;

  constructor(web: Web) {
    this.#web = web;
    this.#stale = new Set(web.paths);
    web.listener = (path, bears) => this.#outdated(path, bears);
  }

  /** Reads one file that is to be read, and tells its nodes; false where none is left. */
  step(tell: (path: string, nodes: readonly GraphNode[]) => void = () => {}): boolean {
    if (this.#changes > MOST_CHANGES) this.#stale = new Set([...this.#facts.keys(), ...this.#web.paths]);
    this.#changes = 0;
    const [path] = this.#stale;
    if (path === undefined) return false;
    this.#stale.delete(path);
    if (!this.#web.has(path)) this.#facts.delete(path);
    else {
      const facts = factsOf(this.#web, path);
      this.#facts.set(path, facts);
      tell(path, facts.symbols.map(nodeOf));
    }
    return true;
  }

  /** All that is read, in the order of paths. */
  graph(): Graph {
    const nodes = new Map<string, GraphNode>();
    const edges = new Map<string, { from: string; to: string; is: GraphEdge['is']; count: number }>();
    const byName = new Map<string, WebSymbol[]>();
    const all = [...this.#facts].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const symbol of all.flatMap(([, { symbols }]) => symbols)) {
      const node = nodeOf(symbol);
      nodes.set(node.id, node);
      const key = `${symbol.kind} ${symbol.name}`;
      byName.set(key, [...(byName.get(key) ?? []), symbol]);
    }
    const add = (from: string, to: string, is: GraphEdge['is']) => {
      const key = `${from}\0\0${to}`;
      const known = edges.get(key);
      if (known) known.count++;
      else if (from !== to) edges.set(key, { from, to, is, count: 1 });
    };
    for (const [path, { edges: own }] of all) {
      for (const { from, target } of own) {
        if (target.is === 'file') {
          const file = this.#facts.get(target.path)?.symbols.find(({ at }) => at.length === 0);
          const id = file ? keyOf(file) : `document\0${target.path}`;
          if (!file && !nodes.has(id)) nodes.set(id, documentNode(id, target.path));
          add(from, id, 'refers');
          continue;
        }
        const called = meaningsOf(target)
          .flatMap(({ is, name }) => byName.get(`${is} ${name}`) ?? [])
          .filter((one) => isAround(one.path, path));
        for (const symbol of nearest(called, target, path))
          add(from, keyOf(symbol), symbol.kind === 'server' ? 'uses' : 'calls');
      }
    }
    return { nodes: [...nodes.values()], edges: [...edges.values()] };
  }

  #outdated(path: string, bears: boolean): void {
    this.#stale.add(path);
    if (!bears || ++this.#changes > MOST_CHANGES) return;
    // Settings, and folders, bear on what other files are and say; another file on those alone that name it.
    const others = isDocument(path) ? this.#web.candidates(path) : this.#web.paths;
    for (const other of others) this.#stale.add(other);
  }
}

/** The whole web at once. Reads every file. */
export function graphOf(web: Web): Graph {
  const graph = new WebGraph(web);
  while (graph.step());
  return graph.graph();
}

function factsOf(web: Web, path: string): FileFacts {
  const { symbols, edges } = web.summary(path);
  return {
    symbols: symbols.map((symbol) => ({
      ...symbol,
      name: copied(symbol.name),
      at: symbol.at.map((step) => (typeof step === 'string' ? copied(step) : step)),
      description: symbol.description === undefined ? undefined : copied(symbol.description),
    })),
    edges: edges.flatMap((edge): FactEdge[] => {
      const caller = callerOf(web, path, edge);
      const { target } = edge;
      if (!caller) return [];
      const from = copied(keyOf(caller));
      if (target.is !== 'file') return [{ from, target: { ...target, name: copied(target.name) } }];
      return target.state === 'found' && target.path !== path
        ? [{ from, target: { is: 'file', path: copied(target.path) } }]
        : [];
    }),
  };
}

function nodeOf(symbol: WebSymbol): GraphNode {
  const { kind, name, dialect, path, description, span, mode } = symbol;
  const entry = kind === 'server' ? span : symbol.entry;
  return { id: keyOf(symbol), kind, name, dialect, path, description, span, entry, mode };
}

function documentNode(id: string, path: string): GraphNode {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return {
    id,
    kind: 'document',
    name,
    dialect: undefined,
    path,
    description: undefined,
    span: { start: 0, end: 0 },
    entry: undefined,
    mode: '',
  };
}
