import { select } from 'd3-selection';
import type { D3ZoomEvent, ZoomTransform } from 'd3-zoom';
import { zoom, zoomIdentity } from 'd3-zoom';
import './map.css';
import { draw, highlight } from './draw.ts';
import type { Filtered } from './filter.ts';
import { filterGraph } from './filter.ts';
import type { Layout, Placed } from './layout.ts';
import { layoutGraph } from './layout.ts';
import type { FromPage, Kind, MapGraph, MapTexts, ToPage } from './types.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): State | undefined;
  setState(state: State): void;
};

/** What stays while the map is hidden. */
interface State {
  readonly text: string;
  readonly hidden: readonly Kind[];
  readonly transform?: { readonly k: number; readonly x: number; readonly y: number };
}

const MARGIN = 24;
/** Smaller than this nobody can read names: the map is moved about instead. */
const SMALLEST_FIT = 0.45;

const vscode = acquireVsCodeApi();
const texts = JSON.parse(document.body.dataset['texts'] ?? '{}') as MapTexts;
const svg = element<SVGSVGElement>('map');
const group = select(svg).select<SVGGElement>('#all');
const input = element<HTMLInputElement>('filter');
const status = element<HTMLElement>('status');
const empty = element<HTMLElement>('empty');

let graph: MapGraph = { nodes: [], edges: [] };
let shown: Filtered = { nodes: [], edges: [], matches: new Set() };
let layout: Layout = { nodes: [], edges: [], width: 0, height: 0 };
let state: State = vscode.getState() ?? { text: '', hidden: [] };
let received = false;

const zooming = zoom<SVGSVGElement, unknown>()
  .scaleExtent([0.1, 3])
  .on('zoom', ({ transform }: D3ZoomEvent<SVGSVGElement, unknown>) => {
    group.attr('transform', transform.toString());
    const { k, x, y } = transform;
    keep({ transform: { k, x, y } });
  });
select(svg).call(zooming).on('dblclick.zoom', null);

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type !== 'graph') return;
  const first = !received;
  received = true;
  graph = data;
  render();
  if (first && state.transform)
    moveTo(zoomIdentity.translate(state.transform.x, state.transform.y).scale(state.transform.k));
  else if (first) showAll();
});

input.value = state.text;
input.addEventListener('input', () => {
  keep({ text: input.value });
  render();
  showAll();
});
input.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    input.value = '';
    input.dispatchEvent(new Event('input'));
  } else if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
  event.preventDefault();
  focusOn(layout.nodes.find(({ node }) => shown.matches.has(node.id)) ?? layout.nodes[0]);
});
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-kind]')) {
  const kind = button.dataset['kind'] as Kind;
  const show = (): void => button.setAttribute('aria-pressed', `${!state.hidden.includes(kind)}`);
  show();
  button.addEventListener('click', () => {
    const hidden = state.hidden.includes(kind)
      ? state.hidden.filter((one) => one !== kind)
      : [...state.hidden, kind];
    keep({ hidden });
    show();
    render();
    showAll();
  });
}
element('zoom-in').addEventListener('click', () => scaleBy(1.3));
element('zoom-out').addEventListener('click', () => scaleBy(1 / 1.3));
element('fit').addEventListener('click', showAll);
document.addEventListener('keydown', onKey);
vscode.postMessage({ type: 'ready' });

function render(): void {
  shown = filterGraph(graph, state);
  layout = layoutGraph(shown, ratio());
  const focused = document.activeElement?.getAttribute('data-id');
  draw(group, layout, shown.matches, {
    open: (id) => vscode.postMessage({ type: 'open', id }),
    look: (id) => highlight(svg, id, shown.edges),
    key: onNodeKey,
    label,
  });
  if (focused) nodeElement(focused)?.focus();
  status.textContent = filled(texts.shown, shown.nodes.length, graph.nodes.length);
  empty.textContent = graph.nodes.length === 0 ? texts.nothing : texts.nothingMatches;
  empty.hidden = !received || shown.nodes.length > 0;
  for (const counter of document.querySelectorAll<HTMLElement>('[data-count]')) {
    const kind = counter.dataset['count'];
    counter.textContent = `${graph.nodes.filter((one) => one.kind === kind).length}`;
  }
}

function label(id: string): string {
  const node = graph.nodes.find((one) => one.id === id);
  if (!node) return '';
  const used = shown.edges.filter(({ to }) => to === id).length;
  const uses = shown.edges.filter(({ from }) => from === id).length;
  return [node.name, node.what, filled(texts.uses, uses, used), node.problems, node.description]
    .filter((part) => part !== '')
    .join(', ');
}

function onKey(event: KeyboardEvent): void {
  if (event.target === input || event.ctrlKey || event.metaKey || event.altKey) return;
  const actions: Readonly<Record<string, () => void>> = {
    '+': () => scaleBy(1.3),
    '=': () => scaleBy(1.3),
    '-': () => scaleBy(1 / 1.3),
    '0': showAll,
    '/': () => input.select(),
  };
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

function onNodeKey(event: KeyboardEvent, id: string): void {
  if (event.key === 'Enter' || event.key === ' ') vscode.postMessage({ type: 'open', id });
  else {
    const direction = DIRECTIONS[event.key];
    const from = layout.nodes.find(({ node }) => node.id === id);
    if (!direction || !from) return;
    focusOn(nearest(from, direction));
  }
  event.preventDefault();
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The next node in a direction: what lies aside counts as farther away. */
function nearest(from: Placed, [dx, dy]: readonly [number, number]): Placed | undefined {
  let best: Placed | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const one of layout.nodes) {
    const along = (one.x - from.x) * dx + (one.y - from.y) * dy;
    const aside = Math.abs((one.x - from.x) * dy) + Math.abs((one.y - from.y) * dx);
    const cost = along + 3 * aside;
    if (one !== from && along > 1 && cost < least) [best, least] = [one, cost];
  }
  return best;
}

function focusOn(one: Placed | undefined): void {
  if (!one) return;
  nodeElement(one.node.id)?.focus({ preventScroll: true });
  const { k, x, y } = transform();
  const [left, top] = [one.x * k + x, one.y * k + y];
  const { width, height } = svg.getBoundingClientRect();
  const inside = left > 90 * k && left < width - 90 * k && top > 30 * k && top < height - 30 * k;
  if (!inside) moveTo(zoomIdentity.translate(width / 2 - one.x * k, height / 2 - one.y * k).scale(k));
}

function showAll(): void {
  const { width, height } = svg.getBoundingClientRect();
  const whole = Math.min((width - 2 * MARGIN) / layout.width, (height - 2 * MARGIN) / layout.height, 1.25);
  const k = Math.max(Number.isFinite(whole) && whole > 0 ? whole : 1, SMALLEST_FIT);
  // What does not fit is shown from its beginning.
  const start = (size: number, all: number): number => Math.max((size - all * k) / 2, MARGIN);
  moveTo(zoomIdentity.translate(start(width, layout.width), start(height, layout.height)).scale(k));
}

function scaleBy(factor: number): void {
  select(svg).call(zooming.scaleBy, factor);
}

function moveTo(to: ZoomTransform): void {
  select(svg).call(zooming.transform, to);
}

function transform(): { k: number; x: number; y: number } {
  return state.transform ?? { k: 1, x: 0, y: 0 };
}

function ratio(): number {
  const { width, height } = svg.getBoundingClientRect();
  return width > 0 && height > 0 ? width / height : 1.6;
}

function keep(part: Partial<State>): void {
  state = { ...state, ...part };
  vscode.setState(state);
}

function filled(text: string, ...values: readonly number[]): string {
  return text.replace(/\{(\d)\}/g, (_, index) => `${values[Number(index)]}`);
}

/** Ids hold letters that no selector can name. */
function nodeElement(id: string): SVGGElement | undefined {
  return [...svg.querySelectorAll<SVGGElement>('.node')].find((one) => one.getAttribute('data-id') === id);
}

function element<T extends Element = HTMLElement>(id: string): T {
  const found = document.querySelector<T>(`#${id}`);
  if (!found) throw new Error(`#${id} is missing`);
  return found;
}
