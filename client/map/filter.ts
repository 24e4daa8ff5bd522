import type { Kind, MapGraph } from './types.ts';

/** What a person wants to see. */
export interface Filter {
  /** Letters of a name; empty: all. */
  readonly text: string;
  /** Kinds that are left out. */
  readonly hidden: readonly Kind[];
}

export interface Filtered extends MapGraph {
  /** What matches by itself; the others are there as neighbours. */
  readonly matches: ReadonlySet<string>;
}

/** The nodes of the wanted kinds that have the letters in their name, and their neighbours among these kinds. */
export function filterGraph({ nodes, edges }: MapGraph, { text, hidden }: Filter): Filtered {
  const wanted = nodes.filter(({ kind }) => !hidden.includes(kind));
  const letters = text.trim().toLowerCase();
  const matches = new Set(
    wanted.filter(({ name }) => name.toLowerCase().includes(letters)).map(({ id }) => id),
  );
  const ids = new Set(wanted.map(({ id }) => id));
  const between = edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  if (letters === '') return { nodes: wanted, edges: between, matches };
  const seen = new Set(matches);
  for (const { from, to } of between) {
    if (matches.has(from)) seen.add(to);
    if (matches.has(to)) seen.add(from);
  }
  return {
    nodes: wanted.filter(({ id }) => seen.has(id)),
    edges: between.filter(({ from, to }) => matches.has(from) || matches.has(to)),
    matches,
  };
}
