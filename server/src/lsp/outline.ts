import type { DocumentSymbol as LspSymbol, SymbolInformation } from 'vscode-languageserver';
import { SymbolKind } from 'vscode-languageserver';
import type { DocumentSymbol } from '../core/index.ts';
import type { Opened } from './agentFiles.ts';
import { toRange } from './convert.ts';
import type { Session } from './session.ts';

const KINDS: Readonly<Record<DocumentSymbol['kind'], SymbolKind>> = {
  'front-matter': SymbolKind.Namespace,
  key: SymbolKind.Property,
  heading: SymbolKind.String,
};

/** The outline, as a tree, or as a list for clients that know no tree. */
export function outline(session: Session, opened: Opened, uri: string): LspSymbol[] | SymbolInformation[] {
  const headings = !session.editor.elsewhere.headings;
  const symbols = opened.service.documentSymbols(opened.open, { headings });
  if (!session.client.symbolTrees) return symbols.flatMap((symbol) => toList(symbol, uri, opened, undefined));
  return symbols.map((symbol) => toTree(symbol, opened));
}

function toTree(
  { name, detail, kind, span, selection, children }: DocumentSymbol,
  opened: Opened,
): LspSymbol {
  return {
    name,
    ...(detail !== '' && { detail }),
    kind: KINDS[kind],
    range: toRange(span, opened.positions),
    selectionRange: toRange(selection, opened.positions),
    children: children.map((child) => toTree(child, opened)),
  };
}

function toList(
  { name, kind, span, children }: DocumentSymbol,
  uri: string,
  opened: Opened,
  containerName: string | undefined,
): SymbolInformation[] {
  const range = toRange(span, opened.positions);
  const own = { name, kind: KINDS[kind], location: { uri, range }, ...(containerName && { containerName }) };
  return [own, ...children.flatMap((child) => toList(child, uri, opened, name))];
}
