/** The kinds of nodes, in the order of the legend. */
export const KINDS = ['agent', 'command', 'skill', 'server', 'document'] as const;

export type Kind = (typeof KINDS)[number];

/** Kinds are told apart without colour as well. */
export const LETTERS: Readonly<Record<Kind, string>> = {
  agent: '@',
  command: '/',
  skill: '★',
  server: '◇',
  document: '¶',
};

export interface MapNode {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  /** "OpenCode agent (subagent)" */
  readonly what: string;
  readonly description: string;
  readonly errors: number;
  readonly warnings: number;
  /** "2 errors, 1 warning"; empty where there are none. */
  readonly problems: string;
}

export interface MapEdge {
  readonly from: string;
  readonly to: string;
  readonly is: 'calls' | 'uses' | 'refers';
}

export interface MapGraph {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
}

/** What the page tells the extension. */
export type FromPage = { readonly type: 'ready' } | { readonly type: 'open'; readonly id: string };

/** What the extension tells the page. */
export interface ToPage extends MapGraph {
  readonly type: 'graph';
}

/** Everything that the page says; `{0}` and `{1}` stand for what it knows itself. */
export interface MapTexts {
  readonly title: string;
  readonly filter: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly help: string;
  /** "{0} of {1} shown" */
  readonly shown: string;
  readonly nothing: string;
  readonly nothingMatches: string;
  /** "uses {0}, used by {1}" */
  readonly uses: string;
}
