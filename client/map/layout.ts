import { Graph, layout as layOut } from '@dagrejs/dagre';
import { pack } from './pack.ts';
import type { MapEdge, MapGraph, MapNode } from './types.ts';

/** A node with its place: the middle, and its size; in the units of the drawing. */
export interface Placed {
  readonly node: MapNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Layout {
  readonly nodes: readonly Placed[];
  readonly edges: readonly MapEdge[];
  readonly width: number;
  readonly height: number;
}

const HEIGHT = 28;
const LETTER = 7.4;
const AROUND_TEXT = 46;
const MOST_LETTERS = 26;
const BETWEEN_ROWS = 10;
const BETWEEN_COLUMNS = 52;
/** Between columns of one rank, where no arrow begins. */
const BETWEEN_FOLDS = 20;

/** More in one piece than the layout library arranges in a second: such a piece becomes a grid. */
const MOST_ARRANGED = 700;

/** The text that a node shows: names that are too long end in an ellipsis. */
export function labelOf({ name }: Pick<MapNode, 'name'>): string {
  const letters = [...name];
  return letters.length <= MOST_LETTERS ? name : `${letters.slice(0, MOST_LETTERS - 1).join('')}…`;
}

/**
 * A place for every node: what is connected from left to right by who uses whom, each piece by itself; what stands alone
 * in a grid; and all pieces together in about the given ratio of width to height. The same graph gets the same places.
 */
export function layoutGraph({ nodes, edges }: MapGraph, ratio: number): Layout {
  const makers = piecesOf(nodes, edges).map((piece) => {
    const ids = new Set(piece.map(({ id }) => id));
    const own = edges.filter(({ from }) => ids.has(from));
    return { arranged: own.length > 0, ranks: own.length > 0 ? ranksOf(piece, own) : [piece] };
  });
  const ways = MOST_TRIED.flatMap((most) =>
    MOST_TRIED.map((mostAlone) => {
      const pieces = makers.map(({ arranged, ranks }) =>
        columns(ranks.map((rank) => folded(rank, arranged ? most : mostAlone))),
      );
      return { pieces, ...pack(pieces, ratio, BETWEEN_COLUMNS) };
    }),
  );
  const room = ({ width, height }: { width: number; height: number }) => Math.max(width, height * ratio);
  const { pieces, places, width, height } = ways.reduce((best, one) => (room(one) < room(best) ? one : best));
  const placed = pieces.flatMap((piece, index) => {
    const { x = 0, y = 0 } = places[index] ?? {};
    return piece.nodes.map((one) => ({ ...one, x: one.x + x, y: one.y + y }));
  });
  return { nodes: placed, edges, width, height };
}

/** How long columns may be: of all that is tried the way counts that can be shown largest. */
const MOST_TRIED = [6, 9, 13, 18, 24, 31, 40, 55, 80];

interface Piece {
  readonly nodes: readonly Placed[];
  readonly width: number;
  readonly height: number;
}

/** What hangs together, the largest first; all that stands alone is the last piece. */
function piecesOf(nodes: readonly MapNode[], edges: readonly MapEdge[]): MapNode[][] {
  const root = new Map(nodes.map(({ id }) => [id, id]));
  const find = (id: string): string => {
    let at = id;
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up;
    root.set(id, at);
    return at;
  };
  for (const { from, to } of edges) root.set(find(from), find(to));
  const pieces = groupBy(nodes, ({ id }) => find(id));
  const all = [...pieces.values()];
  const connected = all.filter((piece) => piece.length > 1).sort((a, b) => b.length - a.length);
  const alone = all.filter((piece) => piece.length === 1).flat();
  return alone.length > 0 ? [...connected, alone] : connected;
}

function sizeOf(node: MapNode): { width: number; height: number } {
  return { width: Math.ceil([...labelOf(node)].length * LETTER) + AROUND_TEXT, height: HEIGHT };
}

/** From left to right who uses whom, each rank in an order that keeps arrows apart. */
function ranksOf(nodes: readonly MapNode[], edges: readonly MapEdge[]): MapNode[][] {
  if (nodes.length > MOST_ARRANGED) return [[...nodes]];
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: BETWEEN_ROWS, ranksep: BETWEEN_COLUMNS, ranker: 'longest-path' });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) graph.setNode(node.id, { ...sizeOf(node) });
  for (const { from, to } of edges) graph.setEdge(from, to);
  layOut(graph);
  const at = (node: MapNode) => graph.node(node.id) as { x: number; y: number };
  return [...groupBy(nodes, (node) => Math.round(at(node).x))]
    .sort(([a], [b]) => a - b)
    .map(([, rank]) => rank.toSorted((a, b) => at(a).y - at(b).y));
}

/** Columns of about the same length, none longer than `most`. */
function folded(rank: readonly MapNode[], most: number): MapNode[][] {
  const count = Math.ceil(rank.length / most);
  const length = Math.ceil(rank.length / count);
  return Array.from({ length: count }, (_, index) => rank.slice(index * length, (index + 1) * length));
}

/** Ranks side by side, each of one column or of several; every column in the middle of the height. */
function columns(ranks: readonly (readonly (readonly MapNode[])[])[]): Piece {
  const step = HEIGHT + BETWEEN_ROWS;
  const height = Math.max(...ranks.flat().map((column) => column.length)) * step - BETWEEN_ROWS;
  const nodes: Placed[] = [];
  let left = 0;
  for (const rank of ranks) {
    for (const [index, column] of rank.entries()) {
      if (index > 0) left += BETWEEN_FOLDS - BETWEEN_COLUMNS;
      const widest = Math.max(...column.map((node) => sizeOf(node).width));
      const top = (height - (column.length * step - BETWEEN_ROWS)) / 2;
      for (const [row, node] of column.entries()) {
        nodes.push({ node, x: left + widest / 2, y: top + row * step + HEIGHT / 2, ...sizeOf(node) });
      }
      left += widest + BETWEEN_COLUMNS;
    }
  }
  return { nodes, width: left - BETWEEN_COLUMNS, height };
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
