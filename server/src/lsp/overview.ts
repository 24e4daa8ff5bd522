import type { Range } from 'vscode-languageserver';
import { dialectById } from '../core/dialects/registry.ts';
import type { GraphEdge, GraphNode } from '../core/web/graph.ts';
import { WebGraph } from '../core/web/graph.ts';
import { toRange } from './convert.ts';
import { guard } from './guard.ts';
import { positionsIn } from './places.ts';
import type { Module, Session } from './session.ts';
import type { WebIndex } from './webIndex.ts';

/** What `agentFiles/graph` answers: all that the workspace defines and who uses whom, for views of an editor. */
export interface Overview {
  readonly nodes: readonly OverviewNode[];
  readonly edges: readonly GraphEdge[];
}

export interface OverviewNode extends Pick<GraphNode, 'id' | 'kind' | 'name' | 'description'> {
  /** "Claude Code"; empty for documents. */
  readonly dialect: string;
  /** Who may run it, in the program’s word; empty where there are no modes. */
  readonly mode: string;
  readonly uri: string;
  readonly range: Range;
  /** All that belongs to it, where that is one entry of a file; absent: the whole file. */
  readonly entry?: Range;
}

/** How long changes are gathered before the client is told that the overview is another one. */
const TELL_AFTER_MS = 300;

/** How long files are read before other requests are let through. */
const SLICE_MS = 4;

const BEGINNING: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The overview of the workspace, and word of its changes as the notification `agentFiles/graphChanged`. */
export function registerOverview(session: Session, index: WebIndex): Module {
  const { connection, documents, events } = session;
  let graph: WebGraph | undefined;
  const places = new Map<string, Pick<OverviewNode, 'range' | 'entry'>>();
  const locate = (path: string, nodes: readonly GraphNode[]) => {
    const positions = positionsIn(session, path);
    for (const { id, span, entry } of nodes) {
      const range = toRange(span, positions);
      places.set(id, { range, ...(entry && { entry: toRange(entry, positions) }) });
    }
  };

  connection.onRequest('agentFiles/graph', async (): Promise<Overview> => {
    asked = true;
    const web = await index.complete();
    graph ??= new WebGraph(web);
    const current = graph;
    await inSlices(() => guard(session, 'agentFiles/graph', undefined, () => current.step(locate), true));
    const { nodes, edges } = current.graph();
    return { nodes: nodes.map((node) => toOverview(session, node, places.get(node.id))), edges };
  });

  let asked = false;
  let timer: NodeJS.Timeout | undefined;
  const changed = () => {
    if (!asked) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connection.sendNotification('agentFiles/graphChanged'), TELL_AFTER_MS);
  };
  documents.onChange(changed);
  documents.onClose(changed);
  events.filesChanged.on(changed);
  events.reconfigured.on(changed);
  events.shutdown.on(() => clearTimeout(timer));
  return { capabilities: {} };
}

function toOverview(
  { documents }: Session,
  { id, kind, name, dialect, path, description, mode }: GraphNode,
  place: Pick<OverviewNode, 'range' | 'entry'> = { range: BEGINNING },
): OverviewNode {
  const title = dialect === undefined ? '' : (dialectById(dialect)?.title ?? dialect);
  return { id, kind, name, description, dialect: title, mode, uri: documents.uriOf(path), ...place };
}

/** Goes on until there is nothing left to do, and lets requests through all the while. */
async function inSlices(step: () => boolean): Promise<void> {
  for (let more = true; more; ) {
    await new Promise((resolve) => setImmediate(resolve));
    const end = performance.now() + SLICE_MS;
    do more = step();
    while (more && performance.now() < end);
  }
}
