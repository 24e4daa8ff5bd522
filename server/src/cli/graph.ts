import { isCandidate } from '../core/dialects/candidates.ts';
import { ALL_PLACES } from '../core/dialects/places.ts';
import { createLanguageService } from '../core/index.ts';
import type { Graph, GraphNode } from '../core/web/graph.ts';
import { graphOf } from '../core/web/graph.ts';
import { Web } from '../core/web/web.ts';
import { relativePath } from '../core/workspace/paths.ts';
import { walk } from '../node/discover.ts';
import { DiskView } from '../node/fileView.ts';
import { corePath } from '../node/platform.ts';
import { UsageError } from './args.ts';

export type GraphFormat = 'json' | 'mermaid' | 'dot';

export interface GraphOptions {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly format: GraphFormat;
  readonly warn: (line: string) => void;
}

/** Who uses whom below the given folders, as a text. Throws a UsageError for what is no folder. */
export function graphText({ paths, cwd, format, warn }: GraphOptions): string {
  const root = corePath(cwd);
  const folders = (paths.length > 0 ? paths : ['.']).map((path) => corePath(path));
  const view = new DiskView({ folders, home: false, keepMs: Number.POSITIVE_INFINITY });
  const service = createLanguageService(view, undefined, () => web);
  const web: Web = new Web({
    workspace: service.workspace,
    open: (path, text) => service.open(path, text),
  });
  for (const [index, folder] of folders.entries()) {
    if (view.kind(folder) !== 'directory') throw new UsageError(`${paths[index]}: there is no such folder`);
    const found = walk(folder, {
      wanted: (path) => isCandidate(path, ALL_PLACES),
      onProblem: (path, code) => warn(`${relativePath(root, path)}: This folder cannot be read (${code}).`),
    });
    for (const files of found) {
      for (const path of files) web.set(path, view.peek(path) ?? '');
    }
  }
  return WRITERS[format](named(graphOf(web), (path) => relativePath(root, path)));
}

/** Ids that are short and readable: `agent:reviewer`, a second one of the name `agent:reviewer:2`. */
function named({ nodes, edges }: Graph, show: (path: string) => string): Graph {
  const ids = new Map<string, string>();
  const taken = new Map<string, number>();
  for (const { id, kind, name, path } of nodes) {
    const base = `${kind}:${kind === 'document' ? show(path) : name}`;
    const count = (taken.get(base) ?? 0) + 1;
    taken.set(base, count);
    ids.set(id, count === 1 ? base : `${base}:${count}`);
  }
  const idOf = (id: string) => ids.get(id) ?? id;
  return {
    nodes: nodes.map((node) => ({ ...node, id: idOf(node.id), path: show(node.path) })),
    edges: edges.map((edge) => ({ ...edge, from: idOf(edge.from), to: idOf(edge.to) })),
  };
}

const WRITERS: Readonly<Record<GraphFormat, (graph: Graph) => string>> = {
  json: ({ nodes, edges }) =>
    `${JSON.stringify({ version: 1, nodes: nodes.map(({ span, entry, ...node }) => node), edges }, null, 2)}\n`,
  mermaid: mermaidText,
  dot: dotText,
};

const ARROWS = { calls: '-->', uses: '-.->', refers: '-.->' } as const;

/** The brackets that give a node its shape. */
const SHAPES: Readonly<Record<GraphNode['kind'], readonly [string, string]>> = {
  agent: ['([', '])'],
  skill: ['[[', ']]'],
  command: ['>', ']'],
  server: ['{{', '}}'],
  document: ['[', ']'],
};

function mermaidText({ nodes, edges }: Graph): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = nodes.map(({ id, kind, name }) => {
    const [open, close] = SHAPES[kind];
    return `  ${ids.get(id)}${open}"${mermaidLabel(name)}"${close}`;
  });
  const arrows = edges.map(({ from, to, is }) => `  ${ids.get(from)} ${ARROWS[is]} ${ids.get(to)}`);
  return `flowchart LR\n${[...lines, ...arrows].join('\n')}\n`;
}

function mermaidLabel(text: string): string {
  return text.replace(/[#"<>&\r\n]/g, (char) => `#${char.codePointAt(0)};`);
}

function dotText({ nodes, edges }: Graph): string {
  const shapes = {
    agent: 'ellipse',
    skill: 'component',
    command: 'cds',
    server: 'hexagon',
    document: 'note',
  };
  const lines = nodes.map(
    ({ id, kind, name }) => `  ${dotId(id)} [label=${dotId(name)}, shape=${shapes[kind]}];`,
  );
  const arrows = edges.map(
    ({ from, to, is }) => `  ${dotId(from)} -> ${dotId(to)}${is === 'calls' ? '' : ' [style=dashed]'};`,
  );
  return `digraph agents {\n  rankdir=LR;\n${[...lines, ...arrows].join('\n')}\n}\n`;
}

function dotId(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\r\n]+/g, ' ')}"`;
}
