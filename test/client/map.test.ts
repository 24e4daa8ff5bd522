import { describe, expect, test } from 'vitest';
import { filterGraph } from '../../client/map/filter.ts';
import type { Layout } from '../../client/map/layout.ts';
import { labelOf, layoutGraph } from '../../client/map/layout.ts';
import { pack } from '../../client/map/pack.ts';
import type { Kind, MapEdge, MapGraph, MapNode } from '../../client/map/types.ts';
import { mapHtml } from '../../client/src/mapHtml.ts';
import { randomGraph, TEXTS } from '../support/mapGraph.ts';

function node(name: string, kind: Kind = 'agent'): MapNode {
  return { id: name, kind, name, what: '', description: '', errors: 0, warnings: 0, problems: '' };
}

const edge = (from: string, to: string): MapEdge => ({ from, to, is: 'calls' });

function overlaps({ nodes }: Layout): string[] {
  return nodes.flatMap((a, index) =>
    nodes
      .slice(index + 1)
      .filter(
        (b) =>
          Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2,
      )
      .map((b) => `${a.node.name} ${b.node.name}`),
  );
}

describe('the layout of the map', () => {
  test.each([0, 1, 2, 5, 40, 300])(
    '%d nodes: every one has its place, inside, and none lies on another',
    (count) => {
      const graph = randomGraph(count);
      const layout = layoutGraph(graph, 1.6);
      expect(layout.nodes.map((one) => one.node.id).sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
      expect(overlaps(layout)).toEqual([]);
      for (const { x, y, width, height } of layout.nodes) {
        expect(x - width / 2).toBeGreaterThanOrEqual(0);
        expect(y - height / 2).toBeGreaterThanOrEqual(0);
        expect(x + width / 2).toBeLessThanOrEqual(layout.width);
        expect(y + height / 2).toBeLessThanOrEqual(layout.height);
      }
    },
  );

  test('who uses another one stands to its left', () => {
    const { nodes } = layoutGraph(
      { nodes: ['c', 'b', 'a'].map((name) => node(name)), edges: [edge('a', 'b'), edge('b', 'c')] },
      1.6,
    );
    const [a, b, c] = ['a', 'b', 'c'].map(
      (name) => nodes.find((one) => one.node.id === name)?.x ?? Number.NaN,
    );
    expect(a).toBeLessThan(b ?? 0);
    expect(b).toBeLessThan(c ?? 0);
  });

  test('a circle, and an agent that calls itself, are no trouble', () => {
    const nodes = ['a', 'b'].map((name) => node(name));
    expect(
      layoutGraph({ nodes, edges: [edge('a', 'b'), edge('b', 'a'), edge('a', 'a')] }, 1).nodes,
    ).toHaveLength(2);
  });

  test.each([0.7, 1.6, 2.5])('one document that all use makes no endless column: %f', (ratio) => {
    const users = Array.from({ length: 200 }, (_, index) => node(`agent-${index}`));
    const graph: MapGraph = {
      nodes: [...users, node('RULES.md', 'document')],
      edges: users.map(({ id }) => ({ from: id, to: 'RULES.md', is: 'refers' })),
    };
    const { width, height } = layoutGraph(graph, ratio);
    expect(width / height).toBeGreaterThan(ratio / 2);
    expect(width / height).toBeLessThan(ratio * 2);
  });

  test('300 nodes in a window are large enough to be read', () => {
    const { width, height } = layoutGraph(randomGraph(300), 1600 / 950);
    expect(Math.min(1600 / width, 950 / height)).toBeGreaterThan(0.45);
  });

  test('the same graph looks the same', () => {
    expect(layoutGraph(randomGraph(60), 1.6)).toEqual(layoutGraph(randomGraph(60), 1.6));
  });

  test('a long name ends in an ellipsis, between letters', () => {
    expect(labelOf({ name: 'x'.repeat(26) })).toBe('x'.repeat(26));
    expect(labelOf({ name: '🦊'.repeat(27) })).toBe(`${'🦊'.repeat(25)}…`);
  });
});

describe('packing', () => {
  test('lower boxes stand below each other beside a high one', () => {
    const boxes = [
      { width: 100, height: 100 },
      { width: 40, height: 30 },
      { width: 40, height: 30 },
    ];
    const { places, width, height } = pack(boxes, 1.6, 10);
    expect([width, height]).toEqual([150, 100]);
    expect(places).toEqual([
      { x: 0, y: 0 },
      { x: 110, y: 0 },
      { x: 110, y: 40 },
    ]);
  });

  test('nothing needs no place', () => {
    expect(pack([], 1, 10)).toMatchObject({ places: [], width: 0, height: 0 });
  });
});

describe('the filter', () => {
  const graph: MapGraph = {
    nodes: [node('lead'), node('reviewer'), node('tester'), node('rules', 'document'), node('alone')],
    edges: [
      edge('lead', 'reviewer'),
      edge('lead', 'tester'),
      { from: 'reviewer', to: 'rules', is: 'refers' },
    ],
  };
  const ids = (text: string, hidden: readonly Kind[] = []) =>
    filterGraph(graph, { text, hidden }).nodes.map(({ id }) => id);

  test('nothing is left out where nothing is asked for', () => {
    expect(ids('')).toHaveLength(5);
    expect(filterGraph(graph, { text: '', hidden: [] }).edges).toHaveLength(3);
  });

  test('what matches and its neighbours, with the arrows between them', () => {
    const found = filterGraph(graph, { text: 'REVIEW', hidden: [] });
    expect(found.nodes.map(({ id }) => id)).toEqual(['lead', 'reviewer', 'rules']);
    expect(found.edges).toHaveLength(2);
    expect([...found.matches]).toEqual(['reviewer']);
  });

  test('a kind that is left out is nobody’s neighbour', () => {
    expect(ids('review', ['document'])).toEqual(['lead', 'reviewer']);
    expect(ids('', ['agent'])).toEqual(['rules']);
  });

  test('nothing where nothing matches', () => {
    expect(ids('zebra')).toEqual([]);
  });
});

test('the page may run its own script alone, and its texts are no markup', () => {
  const html = mapHtml({
    script: 'https://x/map.js',
    style: 'https://x/map.css',
    cspSource: 'https://x',
    nonce: 'abc',
    language: 'en',
    texts: { ...TEXTS, title: '<b onload="x">' },
  });
  expect(html).toContain(`content="default-src 'none'; script-src 'nonce-abc'; style-src https://x"`);
  expect(html.match(/<script/g)).toHaveLength(1);
  expect(html).not.toContain('<b onload');
  expect(html).not.toMatch(/ style="| on\w+="/);
});
