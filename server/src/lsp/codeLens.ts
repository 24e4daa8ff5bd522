import type { CodeLens } from 'vscode-languageserver';
import { CodeLensRefreshRequest } from 'vscode-languageserver';
import type { CodeLensKind } from '../core/features/codeLenses.ts';
import { codeLenses } from '../core/features/codeLenses.ts';
import { keyOf } from '../core/web/callHierarchy.ts';
import { toRange } from './convert.ts';
import { toLocation } from './places.ts';
import type { Module, Session } from './session.ts';
import type { WebIndex } from './webIndex.ts';

/** How long changes are gathered before the remarks are asked for again. */
const REFRESH_AFTER_MS = 1000;

interface ReferencesData {
  readonly path: string;
  readonly key: string;
}

/** Remarks above agents, skills and commands. Commands only where the client has announced its own for them. */
export function registerCodeLens(session: Session, index: WebIndex): Module {
  const { connection, editor, documents, events, client } = session;
  const command = (name: string | undefined, title: string, ...args: unknown[]) => ({
    title,
    command: name ?? '',
    ...(name !== undefined && { arguments: args }),
  });

  let asked = false;
  connection.onCodeLens(({ textDocument: { uri } }): CodeLens[] | null => {
    asked = true;
    const opened = session.files.opened(uri);
    if (!opened) return null;
    const kinds = new Set<CodeLensKind>(session.services.lensesAt(opened.path));
    return codeLenses(opened.open, index.now().summary(opened.path), kinds).map((lens): CodeLens => {
      const range = toRange(lens.span, opened.positions);
      if (lens.is === 'references') {
        const data: ReferencesData = { path: opened.path, key: keyOf(lens.symbol) };
        return { range, data };
      }
      const name = lens.is === 'abilities' ? editor.commands.explain : undefined;
      return { range, command: command(name, lens.title, uri) };
    });
  });

  connection.onCodeLensResolve(async (lens): Promise<CodeLens> => {
    const { path, key } = lens.data as ReferencesData;
    const web = await index.complete();
    const symbol = web.summary(path).symbols.find((one) => keyOf(one) === key);
    const places = symbol ? web.usesOf(symbol).map((use) => ({ path: use.path, span: use.edge.span })) : [];
    const title = places.length === 1 ? '1 reference' : `${places.length} references`;
    const locations = places.map((place) => toLocation(session, place));
    const uri = session.documents.uriOf(path);
    return {
      ...lens,
      command: command(editor.commands.showReferences, title, uri, lens.range.start, locations),
    };
  });

  // Who refers to a file is said in other files.
  let timer: NodeJS.Timeout | undefined;
  const refreshAfter = (ms: number) => () => {
    if (!asked || !client.refreshesLenses) return;
    clearTimeout(timer);
    timer = setTimeout(() => void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => {}), ms);
  };
  events.reconfigured.on(refreshAfter(0));
  events.filesChanged.on(refreshAfter(REFRESH_AFTER_MS));
  documents.onChange(refreshAfter(REFRESH_AFTER_MS));
  events.shutdown.on(() => clearTimeout(timer));
  return { capabilities: { codeLensProvider: { resolveProvider: true } } };
}
