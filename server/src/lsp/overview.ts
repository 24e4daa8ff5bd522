import type { Range } from 'vscode-languageserver';
import { dialectById } from '../core/dialects/registry.ts';
import type { GraphEdge, GraphNode } from '../core/web/graph.ts';
import { graphOf } from '../core/web/graph.ts';
import { toRange } from './convert.ts';
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

/** The overview of the workspace, and word of its changes as the notification `agentFiles/graphChanged`. */
export function registerOverview(session: Session, index: WebIndex): Module {
  const { connection, documents, events } = session;
  connection.onRequest('agentFiles/graph', async (): Promise<Overview> => {
    asked = true;
    const { nodes, edges } = graphOf(await index.complete());
    return { nodes: nodes.map((node) => toOverview(session, node)), edges };
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

function toOverview(session: Session, node: GraphNode): OverviewNode {
  const { id, kind, name, dialect, path, description, span, entry, mode } = node;
  const positions = positionsIn(session, path);
  return {
    id,
    kind,
    name,
    description,
    dialect: dialect === undefined ? '' : (dialectById(dialect)?.title ?? dialect),
    mode,
    uri: session.documents.uriOf(path),
    range: toRange(span, positions),
    ...(entry && { entry: toRange(entry, positions) }),
  };
}
