import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  DocumentLink,
  FoldingRange,
  Range,
  SelectionRange,
  WorkspaceSymbol,
} from 'vscode-languageserver';
import { FoldingRangeKind, SymbolKind } from 'vscode-languageserver';
import { documentLinks } from '../core/features/documentLinks.ts';
import { foldingRanges } from '../core/features/foldingRanges.ts';
import { selectionRanges } from '../core/features/selectionRanges.ts';
import type { Span } from '../core/syntax/span.ts';
import { incomingCalls, keyOf, outgoingCalls } from '../core/web/callHierarchy.ts';
import { subjectAt } from '../core/web/subject.ts';
import type { NamedKind, WebSymbol } from '../core/web/types.ts';
import { workspaceSymbols } from '../core/web/workspaceSymbols.ts';
import { relativePath } from '../core/workspace/paths.ts';
import { toRange } from './convert.ts';
import { positionsIn, toLocation } from './places.ts';
import type { Module, Session } from './session.ts';
import { uriToPath } from './uris.ts';
import type { WebIndex } from './webIndex.ts';

const KINDS: Readonly<Record<NamedKind, SymbolKind>> = {
  agent: SymbolKind.Class,
  skill: SymbolKind.Module,
  command: SymbolKind.Function,
  server: SymbolKind.Interface,
};

/** Links, folding, growing selections, symbols of the workspace and the call hierarchy. */
export function registerWeb(session: Session, index: WebIndex): Module {
  const { connection, editor } = session;

  connection.onDocumentLinks(({ textDocument }): DocumentLink[] | null => {
    const opened = session.files.opened(textDocument.uri);
    if (!opened) return null;
    const summary = index.now().summary(opened.path);
    return documentLinks(summary, { targets: !editor.elsewhere.headings }).map(
      ({ span, path, fragment }) => ({
        range: toRange(span, opened.positions),
        target: session.documents.uriOf(path) + (fragment === undefined ? '' : `#${fragment}`),
        tooltip: shownPath(session, path),
      }),
    );
  });

  connection.onFoldingRanges(({ textDocument }): FoldingRange[] | null => {
    const opened = session.files.opened(textDocument.uri);
    if (!opened) return null;
    return foldingRanges(opened.open.file, { sections: !editor.elsewhere.headings }).map(
      ({ span, kind }) => ({
        startLine: opened.positions.positionAt(span.start).line,
        endLine: opened.positions.positionAt(span.end).line,
        ...(kind === 'front-matter' && { kind: FoldingRangeKind.Region }),
      }),
    );
  });

  connection.onSelectionRanges(({ textDocument, positions: places }): SelectionRange[] | null => {
    const opened = session.files.opened(textDocument.uri);
    if (!opened) return null;
    const { open, positions } = opened;
    return places.map((place) => {
      const ranges = selectionRanges(open.file, positions.offsetAt(place)).map((span) =>
        toRange(span, positions),
      );
      return (
        ranges.reduceRight<SelectionRange | undefined>(
          (parent, range) => (parent ? { range, parent } : { range }),
          undefined,
        ) ?? { range: { start: place, end: place } }
      );
    });
  });

  connection.onWorkspaceSymbol(
    async ({ query }): Promise<WorkspaceSymbol[]> =>
      workspaceSymbols(await index.complete(), query).map((symbol) => ({
        name: symbol.name,
        kind: KINDS[symbol.kind],
        containerName: `${symbol.fileKind} · ${shownPath(session, symbol.path)}`,
        location: toLocation(session, symbol),
      })),
  );

  const item = (symbol: WebSymbol): CallHierarchyItem => {
    const { range, uri } = toLocation(session, symbol);
    return {
      name: symbol.name,
      kind: KINDS[symbol.kind],
      detail: `${symbol.fileKind} · ${shownPath(session, symbol.path)}`,
      uri,
      range,
      selectionRange: range,
      data: keyOf(symbol),
    };
  };
  const symbolOf = ({ uri, data }: CallHierarchyItem): WebSymbol | undefined =>
    index
      .now()
      .summary(uriToPath(uri) ?? '')
      .symbols.find((symbol) => keyOf(symbol) === data);
  const ranges = (path: string, spans: readonly Span[]): Range[] => {
    const positions = positionsIn(session, path);
    return spans.map((span) => toRange(span, positions));
  };

  connection.languages.callHierarchy.onPrepare(async ({ textDocument, position }) => {
    const web = await index.complete();
    const opened = session.files.opened(textDocument.uri);
    const subject = opened && subjectAt(web, opened.open, opened.positions.offsetAt(position));
    return subject?.is === 'symbol' ? subject.symbols.map(item) : null;
  });
  connection.languages.callHierarchy.onIncomingCalls(
    async ({ item: called }): Promise<CallHierarchyIncomingCall[] | null> => {
      const web = await index.complete();
      const symbol = symbolOf(called);
      if (!symbol) return null;
      return incomingCalls(web, symbol).map(({ symbol: caller, at }) => ({
        from: item(caller),
        fromRanges: ranges(caller.path, at),
      }));
    },
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    async ({ item: caller }): Promise<CallHierarchyOutgoingCall[] | null> => {
      const web = await index.complete();
      const symbol = symbolOf(caller);
      if (!symbol) return null;
      return outgoingCalls(web, symbol).map(({ symbol: called, at }) => ({
        to: item(called),
        fromRanges: ranges(symbol.path, at),
      }));
    },
  );

  return {
    capabilities: {
      documentLinkProvider: {},
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      workspaceSymbolProvider: true,
      callHierarchyProvider: true,
    },
  };
}

/** From its workspace folder. */
function shownPath({ view }: Session, path: string): string {
  const folder = view.folders.find((one) => path.startsWith(`${one}/`));
  return folder === undefined ? path : relativePath(folder, path);
}
