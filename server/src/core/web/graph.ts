import type { DialectId } from '../dialects/types.ts';
import type { Span } from '../syntax/span.ts';
import { callerOf, keyOf } from './callHierarchy.ts';
import type { NamedKind } from './types.ts';
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

/** The whole web, in the order of paths. Reads every file. */
export function graphOf(web: Web): Graph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, { from: string; to: string; is: GraphEdge['is']; count: number }>();
  const paths = [...web.paths].sort();
  for (const path of paths) {
    for (const symbol of web.summary(path).symbols) {
      const { kind, name, dialect, description, span, mode } = symbol;
      const id = keyOf(symbol);
      const entry = kind === 'server' ? span : symbol.entry;
      nodes.set(id, { id, kind, name, dialect, path, description, span, entry, mode });
    }
  }
  const add = (from: string, to: string, is: GraphEdge['is']) => {
    const key = `${from}\0\0${to}`;
    const known = edges.get(key);
    if (known) known.count++;
    else if (from !== to) edges.set(key, { from, to, is, count: 1 });
  };
  for (const path of paths) {
    for (const edge of web.summary(path).edges) {
      const caller = callerOf(web, path, edge);
      if (!caller) continue;
      const { target } = edge;
      if (target.is !== 'file') {
        for (const called of web.resolve(target, path))
          add(keyOf(caller), keyOf(called), called.kind === 'server' ? 'uses' : 'calls');
      } else if (target.state === 'found' && target.path !== path) {
        const own = web.summary(target.path).symbols.find(({ at }) => at.length === 0);
        const id = own ? keyOf(own) : `document\0${target.path}`;
        if (!own && !nodes.has(id)) nodes.set(id, documentNode(id, target.path));
        add(keyOf(caller), id, 'refers');
      }
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
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
