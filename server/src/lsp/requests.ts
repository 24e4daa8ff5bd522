import type { Opened } from './agentFiles.ts';
import { CODE_ACTION_KINDS, codeActions } from './codeActions.ts';
import { guard } from './guard.ts';
import type { Module, Session } from './session.ts';

/** What `agentFiles/fileInfo` answers: what is known of an open document, for people. */
export interface FileInfo {
  /** "OpenCode". */
  readonly dialect: string;
  /** "agent". */
  readonly kind: string;
  /** Why, in sentences. */
  readonly reasons: readonly string[];
}

/** One handler a request. Each answers null for documents that are no agent files, and for its own faults. */
export function registerRequests(session: Session): Module {
  const { connection } = session;
  const on = <T>(method: string, uri: string, work: (opened: Opened) => T): T | null =>
    guard<T | null>(
      session,
      method,
      uri,
      () => {
        const opened = session.files.opened(uri);
        return opened ? work(opened) : null;
      },
      null,
    );

  connection.onCodeAction((params) =>
    on('textDocument/codeAction', params.textDocument.uri, (opened) => codeActions(params, opened)),
  );
  connection.onRequest('agentFiles/fileInfo', ({ uri }: { readonly uri: string }) =>
    on('agentFiles/fileInfo', uri, fileInfo),
  );
  return {
    capabilities: {
      ...(session.client.codeActions && { codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS } }),
    },
  };
}

function fileInfo({ open }: Opened): FileInfo {
  const { dialect, kind, reasons } = open.file.reading;
  return { dialect: dialect.title, kind: kind.title, reasons };
}
