import { explainReport, MARKDOWN } from '../core/index.ts';
import { dirname, relativePath } from '../core/workspace/paths.ts';
import { guard } from './guard.ts';
import type { Module, Session } from './session.ts';

/** What `agentFiles/explain` answers: Markdown for people; null for a document that is no agent file. */
export interface ExplainAnswer {
  readonly title: string;
  readonly markdown: string;
}

interface AtDocument {
  readonly textDocument: { readonly uri: string };
}

export function registerExplain(session: Session): Module {
  session.connection.onRequest('agentFiles/explain', ({ textDocument: { uri } }: AtDocument) =>
    guard<ExplainAnswer | null>(
      session,
      'agentFiles/explain',
      uri,
      () => explainDocument(session, uri),
      null,
    ),
  );
  return { capabilities: {} };
}

function explainDocument(session: Session, uri: string): ExplainAnswer | null {
  const opened = session.files.opened(uri);
  if (!opened) return null;
  const { open, service, path } = opened;
  const explanation = service.explain(open);
  const show = (other: string) => relativePath(dirname(path), other);
  return { title: explanation.name, markdown: explainReport(explanation, show, MARKDOWN) };
}
