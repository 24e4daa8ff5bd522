import type { Selection } from 'd3-selection';
import { select } from 'd3-selection';
import type { Layout, Placed } from './layout.ts';
import { labelOf } from './layout.ts';
import type { Kind, MapEdge } from './types.ts';
import { LETTERS } from './types.ts';

/** What the page does when somebody uses a node. */
export interface Handlers {
  readonly open: (id: string) => void;
  /** A node is pointed at or has the focus; undefined: none is. */
  readonly look: (id: string | undefined) => void;
  readonly key: (event: KeyboardEvent, id: string) => void;
  /** What a screen reader says. */
  readonly label: (id: string) => string;
}

type Group = Selection<SVGGElement, unknown, null, undefined>;

/** Draws everything anew: some hundred nodes are drawn before anybody sees it. */
export function draw(
  group: Group,
  { nodes, edges }: Layout,
  matches: ReadonlySet<string>,
  on: Handlers,
): void {
  const places = new Map(nodes.map((one) => [one.node.id, one]));
  group.selectAll('*').remove();
  group
    .append('g')
    .attr('class', 'edges')
    .attr('aria-hidden', 'true')
    .selectAll('path')
    .data(edges.filter(({ from, to }) => places.has(from) && places.has(to)))
    .join('path')
    .attr('class', ({ is }) => `edge ${is}`)
    .attr('d', ({ from, to }) => curve(places.get(from), places.get(to)))
    .attr('marker-end', ({ is }) => `url(#arrow-${is})`);
  const all = group
    .append('g')
    .attr('class', 'nodes')
    .attr('role', 'list')
    .selectAll('g')
    .data(inReadingOrder(nodes))
    .join('g')
    .attr('class', ({ node }) => `node ${node.kind}${matches.has(node.id) ? '' : ' beside'}`)
    .attr('transform', ({ x, y, width, height }) => `translate(${x - width / 2},${y - height / 2})`)
    .attr('tabindex', 0)
    .attr('role', 'listitem')
    .attr('data-id', ({ node }) => node.id)
    .attr('aria-label', ({ node }) => on.label(node.id))
    .on('click', (_event, { node }) => on.open(node.id))
    .on('mouseenter', (_event, { node }) => on.look(node.id))
    .on('mouseleave', () => on.look(undefined))
    .on('focus', (_event, { node }) => on.look(node.id))
    .on('blur', () => on.look(undefined))
    .on('keydown', (event: KeyboardEvent, { node }) => on.key(event, node.id));
  all
    .append('path')
    .attr('class', 'shape')
    .attr('d', ({ node, width, height }) => OUTLINES[node.kind](width, height));
  all
    .append('text')
    .attr('class', 'icon')
    .attr('x', 15)
    .attr('y', ({ height }) => height / 2)
    .text(({ node }) => LETTERS[node.kind]);
  all
    .append('text')
    .attr('class', 'label')
    .attr('x', 27)
    .attr('y', ({ height }) => height / 2)
    .text(({ node }) => labelOf(node));
  all
    .append('title')
    .text(({ node }) =>
      [`${node.name}: ${node.what}`, node.description, node.problems].filter(Boolean).join('\n\n'),
    );
  const faulty = all.filter(({ node }) => node.errors + node.warnings > 0);
  const badge = faulty
    .append('g')
    .attr('class', ({ node }) => `badge ${node.errors > 0 ? 'error' : 'warning'}`)
    .attr('transform', ({ width }) => `translate(${width - 4},3)`);
  badge.append('circle').attr('r', 8);
  badge
    .append('text')
    .text(({ node }) => (node.errors + node.warnings > 9 ? '9+' : node.errors + node.warnings));
}

/** Marks a node with what it uses and what uses it; with undefined nothing is marked. */
export function highlight(root: SVGSVGElement, id: string | undefined, edges: readonly MapEdge[]): void {
  const near = new Set<string>();
  for (const { from, to } of edges) {
    if (from === id) near.add(to);
    if (to === id) near.add(from);
  }
  const svg = select(root).classed('looking', id !== undefined);
  svg
    .selectAll<SVGGElement, Placed>('.node')
    .classed('here', ({ node }) => node.id === id)
    .classed('near', ({ node }) => near.has(node.id));
  svg.selectAll<SVGPathElement, MapEdge>('.edge').classed('near', ({ from, to }) => from === id || to === id);
}

/** Column by column would jump; row by row is how a page is read. */
function inReadingOrder(nodes: readonly Placed[]): Placed[] {
  return nodes.toSorted((a, b) => a.y - b.y || a.x - b.x);
}

/** From the side of the one to the side of the other; around where the other is not to the right. */
function curve(from: Placed | undefined, to: Placed | undefined): string {
  if (!from || !to) return '';
  const [x1, x2] = [from.x + from.width / 2, to.x - to.width / 2 - 7];
  if (x2 >= x1) {
    const half = Math.max(18, (x2 - x1) / 2);
    return `M${x1},${from.y}C${x1 + half},${from.y} ${x2 - half},${to.y} ${x2},${to.y}`;
  }
  const out = 36;
  const middle = (from.y + to.y) / 2 + (Math.abs(from.y - to.y) < 40 ? 34 : 0);
  return `M${x1},${from.y}C${x1 + out},${from.y} ${x1 + out},${middle} ${(x1 + x2) / 2},${middle}S${x2 - out},${to.y} ${x2},${to.y}`;
}

const OUTLINES: Readonly<Record<Kind, (width: number, height: number) => string>> = {
  agent: (w, h) =>
    `M${h / 2},0H${w - h / 2}A${h / 2},${h / 2} 0 0 1 ${w - h / 2},${h}H${h / 2}A${h / 2},${h / 2} 0 0 1 ${h / 2},0Z`,
  command: (w, h) => `M0,0H${w - 10}L${w},${h / 2}L${w - 10},${h}H0Z`,
  skill: (w, h) =>
    `M5,0H${w - 5}Q${w},0 ${w},5V${h - 5}Q${w},${h} ${w - 5},${h}H5Q0,${h} 0,${h - 5}V5Q0,0 5,0Z`,
  server: (w, h) => `M9,0H${w - 9}L${w},${h / 2}L${w - 9},${h}H9L0,${h / 2}Z`,
  document: (w, h) => `M0,0H${w - 9}L${w},9V${h}H0ZM${w - 9},0V9H${w}`,
};
