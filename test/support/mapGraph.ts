import type { MapEdge, MapGraph, MapNode, MapTexts } from '../../client/map/types.ts';

/** English, as the extension would give it. */
export const TEXTS: MapTexts = {
  title: 'Agent Map',
  filter: 'Filter by name',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit',
  kinds: {
    agent: 'Agents',
    command: 'Commands',
    skill: 'Skills',
    server: 'MCP Servers',
    document: 'Documents',
  },
  help: 'Who uses whom',
  shown: '{0} of {1} shown',
  nothing: 'There is nothing yet.',
  nothingMatches: 'Nothing has such a name.',
  uses: 'uses {0}, used by {1}',
};

const WORDS = [
  'harbour',
  'tide',
  'review',
  'release',
  'mooring',
  'test',
  'berth',
  'rules',
  'weather',
  'booking',
];
const KINDS = [
  'agent',
  'agent',
  'agent',
  'command',
  'skill',
  'document',
  'agent',
  'skill',
  'server',
  'agent',
] as const;

/** A graph of the size, always the same: a few leads that call others, commands, shared documents, and some alone. */
export function randomGraph(count: number): MapGraph {
  let seed = 42;
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const nodes = Array.from({ length: count }, (_, index): MapNode => {
    const kind = KINDS[index % KINDS.length] ?? 'agent';
    const name = [WORDS[next(10)], WORDS[next(10)], index].join('-') + (kind === 'document' ? '.md' : '');
    const [errors, warnings] = [index % 17 === 3 ? 1 + next(3) : 0, index % 11 === 5 ? 1 + next(2) : 0];
    const problems = [errors && `${errors} errors`, warnings && `${warnings} warnings`]
      .filter(Boolean)
      .join(', ');
    return {
      id: `${kind}\0${name}`,
      kind,
      name,
      what: `OpenCode ${kind}`,
      description: '',
      errors,
      warnings,
      problems,
    };
  });
  const callers = nodes.filter(({ kind }) => kind === 'agent' || kind === 'command' || kind === 'skill');
  const edges = callers.flatMap((from): MapEdge[] =>
    Array.from({ length: next(4) }, () => nodes[next(next(2) === 0 ? Math.min(count, 12) : count)])
      .filter((to) => to !== undefined && to !== from)
      .map((to) => ({
        from: from.id,
        to: to?.id ?? '',
        is: to?.kind === 'document' ? 'refers' : to?.kind === 'server' ? 'uses' : 'calls',
      })),
  );
  const known = new Map(edges.map((edge) => [`${edge.from}>${edge.to}`, edge]));
  return { nodes, edges: [...known.values()] };
}
